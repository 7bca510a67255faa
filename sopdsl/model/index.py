"""After the second stage: the table of contents of a collection, `indeks.json`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from sopdsl.model.koleksi import FORMAT_KOLEKSI, VERSI, Alur, Keputusan, Koleksi, Kotak, Model, Sop, Tanggal


class UnitIndeks(Model):
    """The unit of a SOP, as the index names it."""

    id: str
    nama: str


class EntriSop(Model):
    """A SOP in the index.

    `dokumen` are its documents, by format, as paths below the output folder with `/`. `merujuk` are the ids that its
    texts and steps refer to (peraturan, SOPs, units, pejabat), `dirujuk_oleh` the ids of the SOPs that refer to it.
    """

    id: str
    nomor: str
    nama: str
    status: Literal["draf", "berlaku", "dicabut"]
    unit: UnitIndeks
    tanggal: Tanggal
    dokumen: dict[str, str]
    merujuk: tuple[str, ...]
    dirujuk_oleh: tuple[str, ...]


class Indeks(Model):
    """The index of a collection: its decree, if it has one, and its SOPs sorted by id."""

    format: Literal["sopdsl/koleksi"] = FORMAT_KOLEKSI
    versi: Literal[1] = VERSI
    keputusan: Keputusan | None
    sop: tuple[EntriSop, ...]


def index_of(koleksi: Koleksi, formats: Sequence[str]) -> Indeks:
    """The index of a collection whose SOPs are written in these formats (the suffixes of their files)."""
    return joined_index(koleksi.keputusan, [entry_of(sop) for sop in koleksi.sop], formats)


def entry_of(sop: Sop) -> EntriSop:
    """A SOP as the index has it, as far as that can be told without the others: without its documents, and without the
    SOPs that refer to it."""
    return EntriSop(
        id=sop.id,
        nomor=sop.nomor,
        nama=sop.nama,
        status=sop.status,
        unit=UnitIndeks(id=sop.unit.id, nama=sop.unit.nama),
        tanggal=sop.tanggal,
        dokumen={},
        merujuk=tuple(sorted(set(_references(sop)))),
        dirujuk_oleh=(),
    )


def joined_index(keputusan: Keputusan | None, entries: Sequence[EntriSop], formats: Sequence[str]) -> Indeks:
    """The index that is put together from the entries of all SOPs."""
    referring: dict[str, list[str]] = {}
    for entry in entries:
        for target in entry.merujuk:
            referring.setdefault(target, []).append(entry.id)
    suffixes = sorted(set(formats))
    return Indeks(
        keputusan=keputusan,
        sop=tuple(
            entry.model_copy(
                update={
                    "dokumen": {suffix: f"{entry.id}.{suffix}" for suffix in suffixes},
                    "dirujuk_oleh": tuple(sorted(referring.get(entry.id, ()))),
                }
            )
            for entry in sorted(entries, key=lambda entry: entry.id)
        ),
    )


def _references(sop: Sop) -> Iterator[str]:
    for kotak in sop.kotak:
        yield from _in_box(kotak)
    for alur in sop.alur:
        yield from _in_table(alur)


def _in_table(alur: Alur) -> Iterator[str]:
    yield from _in_box(alur.catatan)
    for row in alur.kegiatan:
        yield from row.rujukan
        yield from _in_box(row.kelengkapan)
        yield from _in_box(row.output)
        if row.sop:
            yield row.sop


def _in_box(kotak: Kotak) -> Iterator[str]:
    yield from kotak.rujukan
    for butir in kotak.butir:
        yield from butir.rujukan
