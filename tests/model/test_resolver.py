"""Resolving a SOP at a time gives what resolving all at once gives, from the outlines of the others."""

from __future__ import annotations

from sopdsl.model import Input, Resolver, outlined, resolve
from sopdsl.source import Source
from sopdsl.syntax import parse
from tests.support import DECLARATIONS, sop_text

TEXTS = {
    "deklarasi": DECLARATIONS,
    "001-a": sop_text(name="Layanan A", number="1").replace("pelaksana:", "keterkaitan:\n  - @002-b\n\npelaksana:", 1),
    "002-b": sop_text(name="Layanan @003-c", number="2"),
    "003-c": sop_text(name="Layanan C", number="1"),
    "004-d": sop_text(name="Layanan @tak-ada", number="4"),
    "005-e": "sop Rusak\n\nnomer: 1\n",
}


def inputs() -> list[Input]:
    return [Input(id, parse(Source(f"{id}.sop", text))) for id, text in TEXTS.items()]


def test_the_same_sops_and_findings() -> None:
    at_once = resolve(inputs())
    assert [sop.id for sop in at_once.koleksi.sop] == ["001-a", "002-b", "003-c"]
    assert {found.code for found in at_once.diagnostics} >= {"SOP101", "SOP507"}

    resolver = Resolver([outlined(file) for file in inputs()])
    sops = [resolver.sop(file) for file in inputs()]
    one_by_one = resolver.finish(sop for sop in sops if sop)
    assert one_by_one == at_once


def test_an_outline_holds_no_more_than_title_and_nomor() -> None:
    files = {file.id: outlined(file) for file in inputs()}
    sop = files["001-a"].parsed.file.sop
    assert sop is not None
    assert sop.nama.plain == "Layanan A"
    assert sop.nomor is not None
    assert (sop.keterkaitan, sop.pelaksana, sop.alur) == (None, (), ())
    assert files["deklarasi"].parsed.file.declarations
