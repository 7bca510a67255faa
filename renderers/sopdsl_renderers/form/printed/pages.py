"""Turns the laid-out pages of a flow into what the template prints: tables of fixed rows and a drawing in points.

The keys of the dictionaries are those that `form.typ` reads.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import copysign
from typing import Any

from sopdsl.rendering import Theme
from sopdsl_renderers.form import words
from sopdsl_renderers.form.printed import sheet
from sopdsl_renderers.form.printed.runs import Box, Lines
from sopdsl_renderers.layout.geometry import CONNECTORS, Drawing, Head, Label, Line, Metrics, Symbol
from sopdsl_renderers.markup import allowed
from sopdsl_renderers.spoken import connector_alt

Cell = Box | dict[str, Lines]
_HEADS = {Head.FULL: (5.2, 2.1), Head.MERGE: (3.8, 1.5)}
"""Length and half the width of an arrow's head, in points."""


@dataclass(frozen=True)
class Row:
    """A printed row before it has a height: its cells and the sizes of their text, or the text for lost rows.

    One that `continues` holds what was left over of the row before it, and what is left over of one that is `continued`
    stands in the row below. Text in such rows stands at their top, so that its lines go on evenly.
    """

    cells: Sequence[Cell]
    sizes: Sequence[float]
    lost: str | None = None
    continues: bool = False
    continued: bool = False

    @property
    def split(self) -> bool:
        """Whether the row is a part of one that was cut."""
        return self.continues or self.continued

    @property
    def top(self) -> float:
        """Room in points above the text."""
        return sheet.JOIN if self.continues else sheet.PADDING_Y

    @property
    def bottom(self) -> float:
        """Room in points below the text."""
        return sheet.JOIN if self.continued else sheet.PADDING_Y


def table_of(
    drawing: Drawing,
    heights: Sequence[float],
    rows: Sequence[Row],
    widths: Sequence[float],
    spoken: Mapping[str, str],
    connector: int,
    theme: Theme,
) -> dict[str, Any]:
    """One page of a flow table without its head: rows, arrows and labels.

    `heights` are those of the drawing's grid rows; `widths` those of No, Kegiatan, the pelaksana and the other texts;
    `spoken` describes symbols by id; `connector` is added to the numbers of off-page connectors.
    """
    metrics = Metrics(widths[2 : 2 + drawing.columns], heights)
    printed = []
    for index, grid in groupby(range(len(drawing.rows)), key=lambda row: drawing.rows[row].printed):
        members = list(grid)
        top = metrics.tops[members[0]]
        symbols = [
            _symbol(symbol, metrics, top, spoken, lambda n: words.teks_penghubung(n + connector, theme))
            for symbol in drawing.symbols
            if symbol.row in members
        ]
        height = sum(heights[row] for row in members)
        printed.append(_row(None if index is None else rows[index], height, symbols))
    # Between the parts of one row stands no line.
    printed[0]["lanjutan"] = False
    for above, below in pairwise(printed):
        above["berlanjut"] = below["lanjutan"] and above["jenis"] == "kegiatan"
        below["lanjutan"] = above["berlanjut"]
    for row in printed:
        if row.get("atas") is not None and not row["lanjutan"]:
            row["atas"] = sheet.PADDING_Y
    return {
        "kolom": list(widths),
        "waktu": 2 + theme.columns.index("waktu"),
        "baris": printed,
        "x": widths[0] + widths[1],
        "garis": [_shaft(line, metrics) for line in drawing.lines],
        "ujung": [_head(line, metrics) for line in drawing.lines if line.head is not Head.NONE],
        "label": [_label(label, metrics) for label in drawing.labels],
    }


def _row(row: Row | None, height: float, symbols: list[dict[str, Any]]) -> dict[str, Any]:
    if row is None:
        return {"jenis": "penghubung", "tinggi": height, "lanjutan": False, "simbol": symbols}
    if row.lost is not None:
        return {"jenis": "hilang", "tinggi": height, "lanjutan": False, "teks": row.lost}
    return {
        "jenis": "kegiatan",
        "tinggi": height,
        "lanjutan": row.continues,
        "berlanjut": False,
        "simbol": symbols,
        "atas": row.top if row.split else None,
        "sel": row.cells,
        "ukuran": row.sizes,
    }


def _symbol(
    symbol: Symbol, metrics: Metrics, top: float, spoken: Mapping[str, str], connector: Callable[[int], str]
) -> dict[str, Any]:
    text = list(symbol.text)
    if symbol.shape in CONNECTORS:
        text = [connector(int(text[0]))]
        alt = connector_alt(symbol, text[0])
    else:
        alt = spoken.get(symbol.id, symbol.shape.value)
    return {
        "kolom": symbol.column,
        "bentuk": symbol.shape.value,
        "x": (metrics.widths[symbol.column] - symbol.width) / 2,
        "y": metrics.tops[symbol.row] - top + (metrics.heights[symbol.row] - symbol.height) / 2,
        "lebar": symbol.width,
        "tinggi": symbol.height,
        "teks": [allowed(line) for line in text],
        "alt": allowed(alt),
    }


def _shaft(line: Line, metrics: Metrics) -> list[tuple[float, float]]:
    """The line's points; its last one drawn back into the head, so that no corner of the pen shows at the tip."""
    points = [metrics.point(point) for point in line.points]
    if line.head is not Head.NONE:
        (x, y), (dx, dy) = points[-1], _direction(points)
        length = _HEADS[line.head][0] * 0.8
        points[-1] = (x - dx * length, y - dy * length)
    return points


def _head(line: Line, metrics: Metrics) -> list[tuple[float, float]]:
    points = [metrics.point(point) for point in line.points]
    (x, y), (dx, dy) = points[-1], _direction(points)
    length, half = _HEADS[line.head]
    back = (x - dx * length, y - dy * length)
    return [(x, y), (back[0] - dy * half, back[1] + dx * half), (back[0] + dy * half, back[1] - dx * half)]


def _direction(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Where the last piece of the line runs, as a unit vector."""
    (x0, y0), (x1, y1) = points[-2:]
    return (copysign(1.0, x1 - x0), 0.0) if abs(x1 - x0) > abs(y1 - y0) else (0.0, copysign(1.0, y1 - y0))


def _label(label: Label, metrics: Metrics) -> dict[str, Any]:
    x, y = metrics.point(label.at)
    return {
        "x": x - label.width / 2,
        "y": y - label.height / 2,
        "lebar": label.width,
        "tinggi": label.height,
        "teks": [allowed(line) for line in label.text],
    }
