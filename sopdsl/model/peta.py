"""After the second stage: the map of a collection, as units with their SOPs, peraturan, and the arrows between them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from sopdsl.model.graph import reachable
from sopdsl.model.koleksi import Koleksi, Kotak, Peraturan, Sop

Ikatan = Literal["langkah", "keterkaitan", "dasar", "diubah", "dicabut"]
"""What an arrow says: a step of the SOP is or names another SOP, a box names another SOP, the SOP rests on a peraturan,
a peraturan was changed or revoked by another. Of `langkah` and `keterkaitan` between two SOPs the first is kept."""


@dataclass(frozen=True)
class SopPeta:
    """A SOP on the map."""

    id: str
    nomor: str
    nama: str
    status: Literal["draf", "berlaku", "dicabut"]


@dataclass(frozen=True)
class UnitPeta:
    """A unit with its SOPs, sorted by id."""

    id: str
    nama: str
    sop: tuple[SopPeta, ...]


@dataclass(frozen=True)
class PanahPeta:
    """An arrow between two ids of the map."""

    dari: str
    ke: str
    ikatan: Ikatan


@dataclass(frozen=True)
class Peta:
    """The map: `instansi` are the names of the agencies whose units are on it; all else is sorted by id."""

    instansi: tuple[str, ...]
    unit: tuple[UnitPeta, ...]
    peraturan: tuple[Peraturan, ...]
    panah: tuple[PanahPeta, ...]

    @property
    def sop(self) -> Iterator[SopPeta]:
        """All SOPs of the map, unit by unit."""
        return (sop for unit in self.unit for sop in unit.sop)


def peta_of(koleksi: Koleksi, chosen: Collection[str]) -> Peta:
    """The map of the SOPs with the ids `chosen`.

    On it stand also the SOPs that these refer to or that refer to them, the peraturan that these refer to, and those
    that changed or revoked them.
    """
    sops = {sop.id: sop for sop in koleksi.sop}
    laws = {law.id: law for law in koleksi.peraturan}
    arrows = [
        arrow
        for sop in koleksi.sop
        for arrow in _from_sop(sop, sops, laws)
        if sop.id in chosen or (arrow.ke in chosen and arrow.ke in sops)
    ]
    shown = {id for arrow in arrows for id in (arrow.dari, arrow.ke)} | {id for id in chosen if id in sops}
    amended = {law.id: (*law.diubah_oleh, *law.dicabut_oleh) for law in koleksi.peraturan}
    shown |= reachable([id for id in shown if id in laws], amended)
    drawn_laws = tuple(law for id, law in sorted(laws.items()) if id in shown)
    arrows += [arrow for law in drawn_laws for arrow in _from_law(law)]
    units = tuple(_units([sop for id, sop in sorted(sops.items()) if id in shown]))
    return Peta(_agencies(koleksi, units), units, drawn_laws, tuple(arrows))


def _from_sop(sop: Sop, sops: Collection[str], laws: Collection[str]) -> Iterator[PanahPeta]:
    boxes = (*sop.kotak, *(alur.catatan for alur in sop.alur))
    in_boxes = set(_named(boxes))
    rows = [row for alur in sop.alur for row in alur.kegiatan]
    in_rows = {id for row in rows for id in (*row.rujukan, *([row.sop] if row.sop else ()))}
    in_rows |= set(_named(box for row in rows for box in (row.kelengkapan, row.output)))
    for id in sorted((in_boxes | in_rows) - {sop.id}):
        if id in laws:
            yield PanahPeta(sop.id, id, "dasar")
        elif id in sops:
            yield PanahPeta(sop.id, id, "langkah" if id in in_rows else "keterkaitan")


def _from_law(law: Peraturan) -> Iterator[PanahPeta]:
    for id in sorted({*law.diubah_oleh, *law.dicabut_oleh}):
        yield PanahPeta(law.id, id, "dicabut" if id in law.dicabut_oleh else "diubah")


def _named(boxes: Iterable[Kotak]) -> Iterator[str]:
    for box in boxes:
        yield from box.rujukan
        for item in box.butir:
            yield from item.rujukan


def _units(sops: Iterable[Sop]) -> Iterator[UnitPeta]:
    by_unit: dict[str, list[Sop]] = {}
    for sop in sops:
        by_unit.setdefault(sop.unit.id, []).append(sop)
    for id, own in sorted(by_unit.items()):
        yield UnitPeta(id, own[0].unit.nama, tuple(SopPeta(s.id, s.nomor, s.nama, s.status) for s in own))


def _agencies(koleksi: Koleksi, units: Iterable[UnitPeta]) -> tuple[str, ...]:
    drawn = {unit.id for unit in units}
    used = {unit.instansi for unit in koleksi.unit if unit.id in drawn}
    return tuple(instansi.nama for instansi in koleksi.instansi if instansi.id in used)
