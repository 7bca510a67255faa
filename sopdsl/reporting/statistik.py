"""The figures of a collection as tables that people read."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from sopdsl.model.koleksi import JumlahWaktu
from sopdsl.model.statistik import Statistik
from sopdsl.reporting.table import Column, table

_STATUS = {"draf": " (draf)", "dicabut": " (dicabut)", "berlaku": ""}
NOTE = (
    "Waktu dijumlahkan menurut satuannya: hari kerja tidak diubah menjadi hari kalender. Putaran dan cabang dihitung "
    'sekali. "Paling sedikit": ada kegiatan yang waktunya tidak bernilai.'
)
LOAD_NOTE = (
    "Pelaksana dihitung per unit dan nama. Kegiatan yang dikerjakan bersama, diserahkan, atau dipilih dihitung penuh "
    "pada setiap pelaksana yang bersimbol di dalamnya, jadi angkanya tidak dapat dijumlahkan. Bagian: bagian dari "
    "semua kegiatan unit."
)
_TIME = Column("Waktu", least=22, wraps=True)


def statistics_text(figures: Statistik, room: int, encoding: str | None) -> Iterator[str]:
    """The lines of the tables: SOPs, units, load. `room` is the width of the console."""
    yield from _titled("SOP", _sops(figures, room, encoding))
    yield from _titled("Unit", _units(figures, room, encoding))
    yield from _note(NOTE, room)
    if any(sop.status == "dicabut" for sop in figures.sop):
        yield from _note("SOP yang dicabut tidak ikut dalam jumlah dan beban.", room)
    yield ""
    yield from _titled("Beban pelaksana", _loads(figures, room, encoding))
    yield from _note(LOAD_NOTE, room)


def time_words(waktu: Sequence[JumlahWaktu]) -> str:
    """Sums of time in words: `paling sedikit 95 menit`, `30–50 menit + 2 hari kerja`; a dash for none."""
    if not waktu:
        return "–"
    least = any(sum.paling_sedikit or sum.maks is None for sum in waktu)
    return ("paling sedikit " if least else "") + " + ".join(map(_sum, waktu))


def _sum(sum: JumlahWaktu) -> str:
    if sum.maks is None or sum.maks == sum.min:
        return f"{_number(sum.min)} {sum.satuan}"
    return f"{_number(sum.min)}–{_number(sum.maks)} {sum.satuan}"


def _number(value: int | float) -> str:
    return f"{value:,}".translate(str.maketrans(",.", ".,"))


def _sops(figures: Statistik, room: int, encoding: str | None) -> Iterator[str]:
    columns = (
        Column("Pengenal", least=12),
        Column("Kegiatan", "right"),
        Column("Pelaksana", "right"),
        _TIME,
        Column("Nama SOP", least=12, optional=True),
    )
    rows = [
        (
            sop.id + _STATUS[sop.status],
            str(sop.jumlah_kegiatan),
            str(sop.jumlah_pelaksana),
            time_words(sop.waktu),
            sop.nama,
        )
        for sop in figures.sop
    ]
    return table(columns, rows, room, encoding)


def _units(figures: Statistik, room: int, encoding: str | None) -> Iterator[str]:
    columns = (
        Column("Unit", least=12),
        Column("SOP", "right"),
        Column("Kegiatan", "right"),
        Column("Pelaksana", "right"),
        _TIME,
    )
    rows = [
        (
            unit.nama,
            str(unit.jumlah_sop),
            str(unit.jumlah_kegiatan),
            str(unit.jumlah_pelaksana),
            time_words(unit.waktu),
        )
        for unit in figures.unit
    ]
    whole = figures.jumlah
    everyone = str(len(figures.pelaksana))
    rows.append(
        ("Seluruhnya", str(whole.jumlah_sop), str(whole.jumlah_kegiatan), everyone, time_words(whole.waktu)),
    )
    return table(columns, rows, room, encoding)


def _loads(figures: Statistik, room: int, encoding: str | None) -> Iterator[str]:
    columns = (
        Column("Unit", least=8),
        Column("Pelaksana", least=12),
        Column("SOP", "right"),
        Column("Kegiatan", "right"),
        Column("Bagian", "right"),
        _TIME,
    )
    rows = [
        (
            load.unit.id,
            load.nama,
            str(load.jumlah_sop),
            str(load.jumlah_kegiatan),
            f"{load.bagian:.0%}",
            time_words(load.waktu),
        )
        for load in figures.pelaksana
    ]
    return table(columns, rows, room, encoding)


def _titled(title: str, lines: Iterator[str]) -> Iterator[str]:
    yield title
    yield ""
    yield from lines
    yield ""


def _note(text: str, room: int) -> list[str]:
    return textwrap.wrap(text, room)
