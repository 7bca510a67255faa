"""After the second stage: figures about a collection, of its SOPs, its units, and the load of each pelaksana."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal

from sopdsl.model.index import UnitIndeks
from sopdsl.model.koleksi import VERSI, JumlahWaktu, Kegiatan, Koleksi, Model, Simbol, Sop
from sopdsl.model.totals import numbered, total_time

FORMAT_STATISTIK: Final = "sopdsl/statistik"


class Hitungan(Model):
    """Counts over SOPs: `jumlah_kegiatan` counts numbered rows, `waktu` sums all rows once for each unit of time.

    Time of one unit is never turned into another. `kegiatan_tanpa_waktu` counts the rows, of whatever number, whose
    time has no value; where there is one, the sums are lower bounds.
    """

    jumlah_kegiatan: int
    jumlah_keputusan: int
    kegiatan_tanpa_waktu: int
    waktu: tuple[JumlahWaktu, ...]


class StatistikSop(Hitungan):
    """A SOP; `jumlah_pelaksana` counts its columns, `jumlah_keputusan` its decisions."""

    id: str
    nomor: str
    nama: str
    status: Literal["draf", "berlaku", "dicabut"]
    unit: UnitIndeks
    jumlah_pelaksana: int


class StatistikUnit(Hitungan):
    """A unit, without its revoked SOPs; `jumlah_pelaksana` counts pelaksana of different names."""

    id: str
    nama: str
    jumlah_sop: int
    jumlah_pelaksana: int


class StatistikPelaksana(Model):
    """A pelaksana: the columns of one name in the SOPs of one unit, without the revoked ones.

    A row counts for each pelaksana who has a symbol in it, be they together, one after the other, or by choice; so the
    figures of several pelaksana must not be added. `bagian` is the share of the unit's kegiatan, from 0 to 1.
    """

    nama: str
    unit: UnitIndeks
    jumlah_sop: int
    jumlah_kegiatan: int
    bagian: float
    kegiatan_tanpa_waktu: int
    waktu: tuple[JumlahWaktu, ...]


class StatistikKoleksi(Hitungan):
    """The whole, without revoked SOPs."""

    jumlah_sop: int
    jumlah_unit: int


class Statistik(Model):
    """The figures of a collection: SOPs sorted by unit and id, units by id, pelaksana by unit and the busiest first."""

    format: Literal["sopdsl/statistik"] = FORMAT_STATISTIK
    versi: Literal[1] = VERSI
    sop: tuple[StatistikSop, ...]
    unit: tuple[StatistikUnit, ...]
    pelaksana: tuple[StatistikPelaksana, ...]
    jumlah: StatistikKoleksi


def statistics_of(koleksi: Koleksi, chosen: Iterable[str]) -> Statistik:
    """The figures of the SOPs with the ids `chosen`. A revoked SOP is listed, but counts nowhere else."""
    wanted = set(chosen)
    sops = sorted((sop for sop in koleksi.sop if sop.id in wanted), key=lambda sop: (sop.unit.id, sop.id))
    counted = [sop for sop in sops if sop.status != "dicabut"]
    by_unit: dict[str, list[Sop]] = {}
    for sop in counted:
        by_unit.setdefault(sop.unit.id, []).append(sop)
    loads = [load for own in by_unit.values() for load in _loads(own)]
    return Statistik(
        sop=tuple(_sop(sop) for sop in sops),
        unit=tuple(
            StatistikUnit(
                **_counts(own),
                id=id,
                nama=own[0].unit.nama,
                jumlah_sop=len(own),
                jumlah_pelaksana=sum(load.unit.id == id for load in loads),
            )
            for id, own in by_unit.items()
        ),
        pelaksana=tuple(loads),
        jumlah=StatistikKoleksi(**_counts(counted), jumlah_sop=len(counted), jumlah_unit=len(by_unit)),
    )


def _sop(sop: Sop) -> StatistikSop:
    return StatistikSop(
        **_counts([sop]),
        id=sop.id,
        nomor=sop.nomor,
        nama=sop.nama,
        status=sop.status,
        unit=_unit(sop),
        jumlah_pelaksana=len(sop.pelaksana),
    )


def _unit(sop: Sop) -> UnitIndeks:
    return UnitIndeks(id=sop.unit.id, nama=sop.unit.nama)


def _counts(sops: Sequence[Sop]) -> dict[str, object]:
    """The keys of `Hitungan`."""
    rows = [row for sop in sops for row in _rows(sop)]
    lost = any(alur.baris_hilang for sop in sops for alur in sop.alur)
    return {
        "jumlah_kegiatan": numbered(rows),
        "jumlah_keputusan": sum(simbol.bentuk == "keputusan" for row in rows for simbol in row.simbol),
        "kegiatan_tanpa_waktu": _without_time(rows),
        "waktu": total_time(rows, incomplete=lost),
    }


def _loads(sops: Sequence[Sop]) -> Iterator[StatistikPelaksana]:
    """The load of each name in the SOPs of one unit; spaces and capitals do not tell names apart."""
    spellings: dict[str, Counter[str]] = {}
    rows: dict[str, list[Kegiatan]] = {}
    within: dict[str, set[str]] = {}
    for sop in sops:
        keys = {}
        for pelaksana in sop.pelaksana:
            name = " ".join(pelaksana.nama.split())
            keys[pelaksana.id] = key = name.casefold()
            spellings.setdefault(key, Counter())[name] += 1
            rows.setdefault(key, [])
            within.setdefault(key, set()).add(sop.id)
        for row in _rows(sop):
            acting = (keys[simbol.pelaksana] for simbol in row.simbol if not _is_capsule(simbol))
            for key in dict.fromkeys(acting):
                rows[key].append(row)
    every = numbered(row for sop in sops for row in _rows(sop))
    lost = {key: any(a.baris_hilang for s in sops if s.id in ids for a in s.alur) for key, ids in within.items()}
    for key in sorted(rows, key=lambda key: (-numbered(rows[key]), -len(rows[key]), key)):
        yield StatistikPelaksana(
            nama=spellings[key].most_common(1)[0][0],
            unit=_unit(sops[0]),
            jumlah_sop=len(within[key]),
            jumlah_kegiatan=numbered(rows[key]),
            bagian=round(numbered(rows[key]) / every, 4) if every else 0.0,
            kegiatan_tanpa_waktu=_without_time(rows[key]),
            waktu=total_time(rows[key], incomplete=lost[key]),
        )


def _rows(sop: Sop) -> Iterator[Kegiatan]:
    return (row for alur in sop.alur for row in alur.kegiatan)


def _without_time(rows: Iterable[Kegiatan]) -> int:
    return sum(not (row.waktu and row.waktu.nilai) for row in rows)


def _is_capsule(simbol: Simbol) -> bool:
    """Whether a symbol only marks a start or an end: `row.pelaksana[.n].mulai`. A pelaksana may be called `mulai`."""
    return simbol.id.partition(".")[2].removeprefix(simbol.pelaksana).endswith((".mulai", ".selesai"))
