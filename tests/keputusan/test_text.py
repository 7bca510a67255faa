"""The text of the Keputusan: every SOP and the decree resolve to the JSON that was read against the source.

The goldens are the documents of `sopc build sops --format json`. A change in one of them is a change of the printed
text or of a flow, and must be meant: `UPDATE_GOLDENS=1` writes them anew, and the difference is then reviewed.
"""

from __future__ import annotations

import json
import os
import tomllib
from pathlib import Path

import pytest

from sopdsl.model.koleksi import Model
from sopdsl.pipeline import Compiled, compile_collection
from sopdsl.workspace.collection import find_collections

SOPS = Path(__file__).resolve().parents[2] / "sops"
GOLDENS = Path(__file__).parent / "goldens"
IDS = sorted(path.relative_to(SOPS).with_suffix("").as_posix() for path in SOPS.glob("*/*.sop"))


@pytest.fixture(scope="module")
def compiled() -> Compiled:
    (collection,) = find_collections([str(SOPS)])
    return compile_collection(collection)


def check(name: str, document: Model) -> None:
    text = json.dumps(document.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"
    golden = GOLDENS / f"{name}.json"
    if os.environ.get("UPDATE_GOLDENS"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("id", IDS)
def test_sop(compiled: Compiled, id: str) -> None:
    (sop,) = [sop for sop in compiled.koleksi.sop if sop.id == id]
    check(id, sop)


def test_decree(compiled: Compiled) -> None:
    assert compiled.koleksi.keputusan is not None
    check("keputusan", compiled.koleksi.keputusan)


def test_the_decree_lists_every_sop_once(compiled: Compiled) -> None:
    assert compiled.koleksi.keputusan is not None
    listed = [entry.sop for entry in compiled.koleksi.keputusan.lampiran]
    assert len(listed) == 45
    assert sorted(listed) == IDS
    assert [entry.no for entry in compiled.koleksi.keputusan.lampiran] == list(range(1, 46))


def test_no_golden_is_left_over() -> None:
    kept = {path.relative_to(GOLDENS).with_suffix("").as_posix() for path in GOLDENS.rglob("*.json")}
    assert kept == {*IDS, "keputusan"}


def test_nothing_is_found(compiled: Compiled) -> None:
    assert [(found.source.path, found.message) for found in compiled.diagnostics] == []


def test_what_the_source_lost_is_a_draft(compiled: Compiled) -> None:
    drafts = {sop.id: sop for sop in compiled.koleksi.sop if sop.status == "draf"}
    assert set(drafts) == {
        "hukum/006-bantuan-hukum-pengaduan",
        "pemerintahan/001-sepeda-sehat",
        "setda/002-pengaduan-tidak-langsung",
    }
    for sop in drafts.values():
        (alur,) = sop.alur
        assert alur.catatan.pengantar == "Alur tidak terbaca pada naskah sumber"


def test_corrections_are_complete() -> None:
    corrections = tomllib.loads((SOPS / "koreksi.toml").read_text(encoding="utf-8"))["koreksi"]
    for correction in corrections:
        assert set(correction) == {"sop", "bidang", "sumber", "menjadi", "alasan"}
        assert correction["sop"] in {*IDS, "keputusan"}
        assert len(correction["alasan"]) > 20
