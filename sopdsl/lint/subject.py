"""Part of the third stage: what a rule sees of one SOP, and ways to go through it in the order of its text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from sopdsl.lint.world import World
from sopdsl.source import Source, Span
from sopdsl.syntax import nodes
from sopdsl.syntax.nodes import Box, Ref, Text

BOXES = (
    ("dasar_hukum", "dasar hukum"),
    ("kualifikasi_pelaksana", "kualifikasi pelaksana"),
    ("keterkaitan", "keterkaitan"),
    ("peralatan_dan_perlengkapan", "peralatan dan perlengkapan"),
    ("peringatan", "peringatan"),
    ("pencatatan_dan_pendataan", "pencatatan dan pendataan"),
)
"""The six boxes of the identity form: the name of the field, and the keyword as authors write it."""


class Written(NamedTuple):
    """A text of a SOP: `part` says what it is: `nama`, `kegiatan`, `pelaksana`, a keyword such as `dasar hukum`, …"""

    part: str
    text: Text


@dataclass(frozen=True, eq=False)
class Subject:
    """One SOP under check: its tree as written, without errors of syntax, and the collection that it may ask.

    Rules read the tree, which has places; a text as printed, with its references resolved, is `world.printed(text)`.
    """

    id: str
    source: Source
    sop: nodes.Sop
    world: World

    @cached_property
    def steps(self) -> tuple[nodes.Step, ...]:
        """The rows of all tables, in order."""
        return tuple(row for alur in self.sop.alur for row in alur.rows if isinstance(row, nodes.Step))

    @property
    def draft(self) -> bool:
        """Whether the SOP is a draft, of which parts may still be missing."""
        return self.sop.status is not None and self.sop.status.value == "draf"

    @property
    def revoked(self) -> bool:
        """Whether the SOP is revoked, and so will not be written anew."""
        return self.sop.status is not None and self.sop.status.value == "dicabut"

    @property
    def boxes(self) -> Iterator[tuple[str, Box | None]]:
        """The six boxes in printed order, each with its keyword; None for one that is not written."""
        for field, keyword in BOXES:
            yield keyword, getattr(self.sop, field)

    @cached_property
    def texts(self) -> tuple[Written, ...]:
        """Every text of the SOP that is printed, in the order of the source."""
        return tuple(sorted(_texts(self.sop), key=lambda one: one.text.span.start))

    def line(self, span: Span) -> int:
        """The line on which a span begins, from 1."""
        return self.source.position(span.start).line


def texts_of(box: Box | None) -> Iterator[Text]:
    """The texts of a box: its introduction, then its items."""
    if box is not None:
        if box.intro:
            yield box.intro
        yield from (item.text for item in box.items)


def place_of(box: Box) -> Span:
    """Where the texts of a box stand, which has some: its place without its keyword."""
    spans = [text.span for text in texts_of(box)]
    return spans[0].cover(spans[-1])


def part_of(source: Source, text: Text, printed: str, part: Span) -> Span:
    """The place of a part of a text, given by offsets in it as printed; the whole where it is not written that way."""
    if source.slice(text.span) != printed:
        return text.span
    return Span(text.span.start + part.start, text.span.start + part.end)


def refs_of(text: Text | None) -> Iterator[Ref]:
    """The references in a text."""
    if text is not None:
        yield from (run for run in text.runs if isinstance(run, Ref))


def only_ref(text: Text) -> Ref | None:
    """The reference that a text consists of; None where it has other words too."""
    return text.runs[0] if len(text.runs) == 1 and isinstance(text.runs[0], Ref) else None


def _texts(sop: nodes.Sop) -> Iterator[Written]:
    yield Written("nama", sop.nama)
    for keyword, text in (("nomor", sop.nomor), ("kop", sop.kop), ("satuan waktu", sop.satuan_waktu)):
        if text:
            yield Written(keyword, text)
    for field, keyword in BOXES:
        yield from (Written(keyword, text) for text in texts_of(getattr(sop, field)))
    yield from (Written("pelaksana", pelaksana.nama) for pelaksana in sop.pelaksana)
    for alur in sop.alur:
        if alur.judul:
            yield Written("alur", alur.judul)
        yield from (Written("catatan", text) for text in texts_of(alur.catatan))
        for row in alur.rows:
            if isinstance(row, nodes.Step):
                yield from _of_step(row)


def _of_step(step: nodes.Step) -> Iterator[Written]:
    yield Written("kegiatan", step.uraian)
    for part, box in (("kelengkapan", step.kelengkapan), ("waktu", step.waktu), ("output", step.output)):
        yield from (Written(part, text) for text in texts_of(box))
    for part, text in (("keterangan", step.keterangan), ("tanya", step.tanya), ("nomor langkah", step.nomor)):
        if text:
            yield Written(part, text)
    for flows in (step.flows, *(added.flows for added in step.added)):
        yield from (Written("cabang", flow.syarat) for flow in flows if flow.syarat)
    yield from (Written("tanya", added.tanya) for added in step.added if added.tanya)
