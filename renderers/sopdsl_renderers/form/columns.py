"""Widths of the flow table's columns in the HTML form: by need, from the texts that will stand in them.

They are least widths in em of the table's text. Where the window has more room, the text columns share it by need.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt
from typing import NamedTuple

from sopdsl.model.koleksi import Alur, Kotak, Sop
from sopdsl.rendering import Theme
from sopdsl_renderers.form import words
from sopdsl_renderers.text import text_width
from sopdsl_renderers.text.wrap import Style

_PADDING = 1.0
_TIME = 6.2
"""Room for "2 hari kerja" on one line."""
_PELAKSANA_SHARE = 0.04
"""What each pelaksana column gets of the room to spare."""


class Column(NamedTuple):
    """A column's least width in em, and its share of the room that the window has beyond all least widths."""

    least: float
    share: float = 0.0


class Columns(NamedTuple):
    """The columns of a table; `pelaksana` stands for each of its pelaksana columns."""

    no: Column
    kegiatan: Column
    pelaksana: Column
    kelengkapan: Column
    waktu: Column
    output: Column
    keterangan: Column


def columns_of(sop: Sop, alur: Alur, names: Iterable[str], min_column: float, theme: Theme) -> Columns:
    """The columns of a table whose pelaksana columns, headed by `names`, need `min_column` em for their drawing."""
    rows = alur.kegiatan
    numbers = [str(k.no) for k in rows if k.no is not None]
    waktu = [k.waktu.teks for k in rows if k.waktu]
    keterangan = [k.keterangan for k in rows if k.keterangan is not None]
    uraian = [k.uraian for k in rows]
    kelengkapan = [teks for k in rows for teks in _texts(k.kelengkapan)]
    output = [teks for k in rows for teks in _texts(k.output)]
    needs = [sqrt(max(map(len, texts), default=1)) for texts in (uraian, kelengkapan, output)]
    rest = 1 - _PELAKSANA_SHARE * min(16, len(alur.kolom))
    shares = [rest * (need / sum(needs) if sum(needs) else 1 / 3) for need in needs]
    waktu_head = words.judul_waktu(sop.satuan_waktu, theme)
    return Columns(
        no=Column(max(2.6, _head(theme.no), min(6.0, _longest_word(numbers) + _PADDING))),
        kegiatan=Column(max(_least(uraian, 11.0), _head(theme.kegiatan)), shares[0]),
        pelaksana=Column(max(min_column, min(9.0, _longest_word(names, bold=True) + 0.6)), _PELAKSANA_SHARE),
        kelengkapan=Column(max(_least(kelengkapan, 7.5), _head(theme.kelengkapan)), shares[1]),
        waktu=Column(max(_head(waktu_head), _short(waktu, _TIME))),
        output=Column(max(_least(output, 6.5), _head(theme.output)), shares[2]),
        keterangan=(
            Column(0.0)
            if theme.keterangan is None
            else Column(max(3.2, _head(theme.keterangan), _short(keterangan, 7.0)))
        ),
    )


def least_width(columns: Columns, pelaksana: int) -> float:
    """The least width in em of a table with so many pelaksana columns."""
    return sum(column.least for column in columns) + columns.pelaksana.least * (pelaksana - 1)


def _texts(box: Kotak) -> list[str]:
    return [*([box.pengantar] if box.pengantar is not None else []), *(butir.teks for butir in box.butir)]


def _longest_word(texts: Iterable[str], *, bold: bool = False) -> float:
    style: Style = "bold" if bold else "regular"
    return max((text_width(word, 1, style) for teks in texts for word in teks.split()), default=0.0)


def _head(text: str) -> float:
    """Room for the longest word of a heading."""
    return min(10.0, _longest_word([text], bold=True) + 0.6)


def _least(texts: Iterable[str], least: float) -> float:
    return max(least, min(16.0, _longest_word(texts) + _PADDING))


def _short(texts: list[str], most: float) -> float:
    """Room for short texts on one line each, longer ones in lines of `most`."""
    lines = [text_width(line, 1) for teks in texts for line in teks.split("\n")]
    return max(min(10.0, _longest_word(texts)), min(most, max(lines, default=0.0))) + _PADDING
