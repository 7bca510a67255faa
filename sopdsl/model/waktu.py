"""Part of the second stage: what the text of a `waktu` field says, on top of how it is printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

from sopdsl.model.koleksi import Lama, Satuan, Waktu
from sopdsl.model.names import Scope
from sopdsl.model.texts import Printed, Printer, joined
from sopdsl.syntax.nodes import Box, Durasi, Text
from sopdsl.syntax.waktu import parse_waktu

SATUAN: tuple[Satuan, ...] = get_args(Satuan)
"""The units of time, shortest first."""

_MOST = 1_000_000_000

Jenis = Literal["lama", "batas", "berulang", "bebas"]


def unit_of_bare_numbers(text: Text | None) -> Satuan | None:
    """The unit that a SOP's `satuan waktu` gives to bare numbers."""
    written = " ".join(text.plain.casefold().strip(" ()").split()) if text else None
    return next((unit for unit in SATUAN if unit == written), None)


def time_of(printer: Printer, scope: Scope, box: Box, bare: Satuan | None) -> tuple[Waktu, Printed]:
    """The `waktu` of a step, and its text as printed; `bare` is the unit of numbers without one.

    Each item of a list and each `|` line is read by itself: `Metode Seleksi: 10 hari`, or a duration alone. The line
    above a list says no time. Where one of the others is not understood, the whole is free text.
    """
    items = [printer.text(scope, item.text) for item in box.items]
    intro = [printer.text(scope, box.intro)] if box.intro else []
    printed = joined([*intro, *items])
    jenis, nilai = meaning(intro[0].teks if intro else "", [item.teks for item in items], bare)
    return Waktu(teks=printed.teks, miring=printed.miring, jenis=jenis, nilai=nilai), printed


def meaning(intro: str, items: Sequence[str], bare: Satuan | None) -> tuple[Jenis, tuple[Lama, ...]]:
    """What a `waktu` of these printed texts says: `bebas` for one that is not understood, with no values."""
    return _read(items or _lines(intro), bare)


def _lines(text: str) -> list[str]:
    """The lines of a text that say a time: not blank ones, and not a heading that ends in a colon."""
    lines = [line for line in text.split("\n") if line.strip()]
    return lines[1:] if len(lines) > 1 and lines[0].rstrip().endswith(":") else lines


def _read(entries: Sequence[str], bare: Satuan | None) -> tuple[Jenis, tuple[Lama, ...]]:
    kinds: set[Jenis] = set()
    nilai: list[Lama] = []
    for entry in entries:
        menurut, duration = _split(entry)
        values = _values(menurut, duration, bare) if duration else None
        if duration is None or values is None:
            return "bebas", ()
        kinds.add(duration.jenis)
        nilai += values
    if kinds == {"berulang"}:
        return "berulang", ()
    if not nilai or "berulang" in kinds:
        return "bebas", ()
    return ("batas" if kinds == {"batas"} else "lama"), tuple(nilai)


def _split(entry: str) -> tuple[str | None, Durasi | None]:
    """An entry's duration, and what stands before its last colon."""
    whole = parse_waktu(entry.strip())
    if whole:
        return None, whole
    menurut, colon, rest = entry.rpartition(":")
    if not colon or not menurut.strip():
        return None, None
    return menurut.strip(), parse_waktu(rest.strip())


def _values(menurut: str | None, duration: Durasi, bare: Satuan | None) -> list[Lama] | None:
    """The durations with their units; None where a number has none, or is beyond reason."""
    nilai = []
    for part in duration.nilai:
        unit = bare if part.satuan is None else next((unit for unit in SATUAN if unit == part.satuan), None)
        if unit is None or not all(bound <= _MOST for bound in (part.min, part.maks) if bound is not None):
            return None
        nilai.append(Lama(menurut=menurut, min=part.min, maks=part.maks, satuan=unit, per=part.per))
    return nilai
