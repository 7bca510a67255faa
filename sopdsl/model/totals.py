"""Part of the second stage: the totals of a SOP, from its resolved tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import overload

from sopdsl.model.koleksi import Alur, JumlahWaktu, Kegiatan, Lama, Ringkasan, Satuan
from sopdsl.model.waktu import SATUAN

_Bounds = tuple[float, float | None]


def totals(alur: Sequence[Alur], pelaksana: int) -> Ringkasan:
    """Sums over all rows, each taken once; rows without a number of their own are not counted as kegiatan."""
    rows = [row for table in alur for row in table.kegiatan]
    return Ringkasan(
        jumlah_kegiatan=numbered(rows),
        jumlah_pelaksana=pelaksana,
        waktu=total_time(rows, incomplete=any(table.baris_hilang for table in alur)),
    )


def numbered(rows: Iterable[Kegiatan]) -> int:
    """How many rows count as kegiatan: those with a number of their own."""
    return sum(isinstance(row.no, int) for row in rows)


def total_time(rows: Iterable[Kegiatan], *, incomplete: bool = False) -> tuple[JumlahWaktu, ...]:
    """The time of rows, summed for each unit of time, shortest unit first.

    They are lower bounds (`paling_sedikit`) where a row has no value or one per something, or rows are missing
    (`incomplete`).
    """
    sums: dict[Satuan, _Bounds] = {}
    for row in rows:
        nilai = row.waktu.nilai if row.waktu else ()
        incomplete = incomplete or not nilai or any(lama.per for lama in nilai)
        for unit, (low, high) in _of_row(row).items():
            least, most = sums.get(unit, (0, 0))
            sums[unit] = (least + low, None if most is None or high is None else most + high)
    return tuple(
        JumlahWaktu(
            satuan=unit,
            min=_whole(sums[unit][0]),
            maks=_whole(sums[unit][1]),
            paling_sedikit=incomplete,
        )
        for unit in SATUAN
        if unit in sums
    )


def _of_row(row: Kegiatan) -> dict[Satuan, _Bounds]:
    """The bounds of a row's time in each unit it uses.

    Alternatives and durations by method exclude one another, so they span a range; a unit that only some of them use
    may also need none of it. A step that can be skipped may need no time.
    """
    nilai = row.waktu.nilai if row.waktu else ()
    bounds: dict[Satuan, _Bounds] = {}
    for unit in {lama.satuan: None for lama in nilai}:
        same = [lama for lama in nilai if lama.satuan == unit]
        low = 0 if row.opsional or len(same) < len(nilai) else min(lama.min or 0 for lama in same)
        bounds[unit] = (low, _highest(same))
    return bounds


def _highest(nilai: Iterable[Lama]) -> float | None:
    highs = [lama.maks for lama in nilai]
    known = [high for high in highs if high is not None]
    return max(known) if len(known) == len(highs) else None


@overload
def _whole(number: float) -> int | float: ...
@overload
def _whole(number: float | None) -> int | float | None: ...
def _whole(number: float | None) -> int | float | None:
    """A whole number as an int, so that it prints as one; a sum of fractions without the noise of its last bits."""
    if number is None or isinstance(number, int):
        return number
    rounded = round(number, 6)
    return int(rounded) if rounded.is_integer() else rounded
