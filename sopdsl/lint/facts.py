"""Part of the third stage: what is remembered of each SOP for the rules that compare the files of a collection.

Facts are small and plain, so that a collection of thousands is compared without any of its trees.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from sopdsl.lint.subject import Subject, only_ref, refs_of
from sopdsl.source import Span
from sopdsl.syntax.nodes import Date, Item, Text


class Said(NamedTuple):
    """A text of a SOP as printed, the ids of the SOPs and declarations that it refers to, and its place."""

    text: str
    ids: tuple[str, ...]
    span: Span


class Facts(NamedTuple):
    """What one SOP says that concerns others.

    `berlaku` is the day from which it is in force, as ISO 8601 writes it, or empty. `pengantar` is the introduction of
    Keterkaitan (one text, or none) and `keterkaitan` its items, `keterangan` the Ket cells, `langkah` the SOPs that
    steps name by `sop:`, `pelaksana` the columns' heads, and `dasar_hukum` the items of that box.
    """

    nama: Said
    unit: str
    status: str
    berlaku: str
    pengantar: tuple[Said, ...]
    keterkaitan: tuple[Said, ...]
    keterangan: tuple[Said, ...]
    langkah: tuple[Said, ...]
    pelaksana: tuple[Said, ...]
    dasar_hukum: tuple[Said, ...]


def facts_of(subject: Subject) -> Facts:
    """What is remembered of a SOP."""
    sop = subject.sop
    box = sop.keterkaitan
    return Facts(
        nama=_said(subject, sop.nama),
        unit=sop.unit.value if sop.unit else "",
        status=sop.status.value if sop.status else "berlaku",
        berlaku=_day(sop.tanggal_efektif or sop.tanggal_pengesahan),
        pengantar=(_said(subject, box.intro),) if box and box.intro else (),
        keterkaitan=tuple(_item(subject, item) for item in box.items) if box else (),
        keterangan=tuple(_said(subject, step.keterangan) for step in subject.steps if step.keterangan),
        langkah=tuple(Said("", (step.sop.value,), step.sop.span) for step in subject.steps if step.sop is not None),
        pelaksana=tuple(_said(subject, one.nama) for one in sop.pelaksana if only_ref(one.nama) is None),
        dasar_hukum=tuple(_item(subject, item) for item in sop.dasar_hukum.items) if sop.dasar_hukum else (),
    )


def _said(subject: Subject, text: Text, more: Iterable[str] = ()) -> Said:
    ids = (*(ref.id for ref in refs_of(text)), *more)
    return Said(subject.world.printed(text), ids, text.span)


def _item(subject: Subject, item: Item) -> Said:
    return _said(subject, item.text, (item.refers.id,) if item.refers else ())


def _day(date: Date | None) -> str:
    return date.value.isoformat() if date and date.value else ""


def packed(facts: Facts) -> list[object]:
    """Facts as values of JSON."""
    return [
        list(facts.nama),
        facts.unit,
        facts.status,
        facts.berlaku,
        *([list(said) for said in group] for group in facts[4:]),
    ]


def unpacked(data: list[Any]) -> Facts:
    """Facts from values of JSON that were packed here; raises TypeError or ValueError for most others."""
    nama, unit, status, berlaku, *groups = data
    return Facts(_said_of(*nama), unit, status, berlaku, *(tuple(_said_of(*said) for said in one) for one in groups))


def _said_of(text: str, ids: list[str], span: list[int]) -> Said:
    return Said(text, tuple(ids), Span(*span))
