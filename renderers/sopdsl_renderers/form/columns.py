"""Widths of the flow table's columns in the HTML form: by need, from the texts that will stand in them.

They are least widths in em of the table's text. Where the window has more room, the text columns share it such that the
rows are low in a table as wide as a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
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
_FEW = 6
"""Pelaksana beside whose columns those of texts have room enough."""
_INDENT = 1.7
"""Room in em before the text of a list."""
_PAGES = (90.0, 95.0, 100.0)
"""Widths in em of a table for which the room to spare is shared out: on a screen and on paper."""
_STEPS = 12
"""The shares that are tried are multiples of one such part of the room."""
_BREAKS = re.compile(r"[^/\-]*[/\-]+|[^/\-]+")
"""The pieces of a word between which browsers break it."""
_FREE = 2
"""A row is as high as so many lines of text in any case, for its symbols."""


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
    waktu_head = words.judul_waktu(sop.satuan_waktu, theme)
    columns = Columns(
        no=Column(max(2.6, _head(theme.no), min(6.0, _longest_word(numbers) + _PADDING))),
        kegiatan=Column(max(_least(uraian, 11.0), _head(theme.kegiatan))),
        pelaksana=Column(
            max(min_column, min(_head_room(len(alur.kolom)), _longest_word(names, bold=True) + 0.75)), _PELAKSANA_SHARE
        ),
        kelengkapan=Column(max(_least(kelengkapan, 7.5), _head(theme.kelengkapan))),
        waktu=Column(max(_head(waktu_head), _short(waktu, _TIME))),
        output=Column(max(_least(output, 6.5), _head(theme.output))),
        keterangan=(
            Column(0.0)
            if theme.keterangan is None
            else Column(max(3.2, _head(theme.keterangan), _short(keterangan, 7.0)))
        ),
    )
    cells = (
        [[_Cell.of([k.uraian])] for k in rows],
        [_of_box(k.kelengkapan) for k in rows],
        [_of_box(k.output) for k in rows],
    )
    least = [column.least for column in (columns.kegiatan, columns.kelengkapan, columns.output)]
    pelaksana = max(1, len(alur.kolom))
    rest = 1 - _PELAKSANA_SHARE * min(16, pelaksana)
    narrowest = least_width(columns, pelaksana)
    shares = _shares(cells, least, [rest * max(0.0, page - narrowest) for page in _PAGES])
    return columns._replace(
        kegiatan=columns.kegiatan._replace(share=rest * shares[0]),
        kelengkapan=columns.kelengkapan._replace(share=rest * shares[1]),
        output=columns.output._replace(share=rest * shares[2]),
    )


def least_width(columns: Columns, pelaksana: int) -> float:
    """The least width in em of a table with so many pelaksana columns."""
    return sum(column.least for column in columns) + columns.pelaksana.least * (pelaksana - 1)


class _Cell(NamedTuple):
    """A piece of text of a cell, and how far it is set in: for each paragraph the pieces between which lines may break,
    as the width before a piece and its own, in em."""

    paragraphs: Sequence[Sequence[tuple[float, float]]]
    indent: float = 0.0

    @classmethod
    def of(cls, texts: Iterable[str], indent: float = 0.0) -> _Cell:
        """Texts one below the other."""
        return cls([_pieces(line) for text in texts for line in text.split("\n")], indent)

    @property
    def length(self) -> float:
        """All of it on one line."""
        return sum(gap + width for pieces in self.paragraphs for gap, width in pieces)

    def lines(self, width: float) -> int:
        """How many lines it takes in a column of this width."""
        room = width - _PADDING - self.indent
        count = 0
        for pieces in self.paragraphs:
            count += 1
            taken = 0.0
            for gap, piece in pieces:
                taken += gap + piece
                if taken > room and taken > piece:
                    count += 1
                    taken = piece
        return count


def _pieces(line: str) -> list[tuple[float, float]]:
    space = text_width(" ", 1)
    pieces: list[tuple[float, float]] = []
    for word in line.split():
        gap = space if pieces else 0.0
        for piece in _BREAKS.findall(word):
            pieces.append((gap, text_width(piece, 1)))
            gap = 0.0
    return pieces


def _of_box(box: Kotak) -> list[_Cell]:
    return [
        _Cell.of([] if box.pengantar is None else [box.pengantar]),
        _Cell.of((butir.teks for butir in box.butir), _INDENT),
    ]


def _shares(
    columns: Sequence[Sequence[Sequence[_Cell]]], least: Sequence[float], rooms: Sequence[float]
) -> tuple[float, ...]:
    """How three columns of cells share the room beyond their least widths, such that the sum of the heights of their
    rows is low over several `rooms`; of equals the share that suits the longest texts."""
    longest = [max((sum(cell.length for cell in row) for row in column), default=0.0) for column in columns]
    needs = [sqrt(max(1.0, width)) for width in longest]
    wanted = [need / sum(needs) for need in needs]
    # For each column and each number of steps that it gets: the lines of all its rows, over all rooms.
    heights = [
        [
            [sum(cell.lines(width + room * n / _STEPS) for cell in row) for room in rooms for row in column]
            for n in range(_STEPS + 1)
        ]
        for column, width in zip(columns, least, strict=True)
    ]
    tried: list[tuple[int, float, tuple[float, ...]]] = []
    for a in range(_STEPS + 1):
        for b in range(_STEPS + 1 - a):
            parts = (a, b, _STEPS - a - b)
            rows = zip(*(heights[column][n] for column, n in enumerate(parts)), strict=True)
            shares = tuple(n / _STEPS for n in parts)
            far = sum((share - wish) ** 2 for share, wish in zip(shares, wanted, strict=True))
            tried.append((sum(max(_FREE, *row) for row in rows), far, shares))
    return min(tried)[2]


def _texts(box: Kotak) -> list[str]:
    return [*([box.pengantar] if box.pengantar is not None else []), *(butir.teks for butir in box.butir)]


def _longest_word(texts: Iterable[str], *, bold: bool = False) -> float:
    style: Style = "bold" if bold else "regular"
    pieces = (piece for teks in texts for word in teks.split() for piece in _BREAKS.findall(word))
    return max((text_width(piece, 1, style) for piece in pieces), default=0.0)


def _head_room(pelaksana: int) -> float:
    """The most that a word in the heading of one of so many pelaksana claims; a longer one is parted."""
    return 9.2 if pelaksana <= _FEW else 7.0


def _head(text: str) -> float:
    """Room for the longest word of a heading."""
    return min(10.0, _longest_word([text], bold=True) + 0.6)


def _least(texts: Iterable[str], least: float) -> float:
    return max(least, min(16.0, _longest_word(texts) + _PADDING))


def _short(texts: list[str], most: float) -> float:
    """Room for short texts on one line each, longer ones in lines of `most`."""
    lines = [text_width(line, 1) for teks in texts for line in teks.split("\n")]
    return max(min(10.0, _longest_word(texts)), min(most, max(lines, default=0.0))) + _PADDING
