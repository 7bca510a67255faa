"""The values that layout works on and backends draw: a flow to be laid out, and the finished drawing.

**Grid.** Columns are the pelaksana columns of the table, from 0. Grid rows are the printed rows, from 0, except that a
printed row whose cell holds several symbols (an added symbol, a capsule of its own) is parted into several grid rows,
and that a page may have strips of connectors at its head and foot, grid rows too. A grid cell holds one symbol at most,
at its middle.

**Places** are logical: a fraction of a cell plus an offset in points. A backend that makes rows or columns larger than
their minimum keeps the drawing intact: what hangs on an edge or a middle moves with it. Nothing needs measuring.
Lengths are points (1/72 inch); x grows to the right, y downwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate
from typing import NamedTuple


class Shape(StrEnum):
    """The symbols of the form; the pentagon points down or is turned up."""

    MULAI = "mulai"
    SELESAI = "selesai"
    PROSES = "proses"
    KEPUTUSAN = "keputusan"
    PENGHUBUNG_TURUN = "penghubung-turun"
    PENGHUBUNG_NAIK = "penghubung-naik"


CONNECTORS = (Shape.PENGHUBUNG_TURUN, Shape.PENGHUBUNG_NAIK)


class Pos(NamedTuple):
    """A place along one axis: a cell, a fraction of it (0 its left or top edge, 1 its right or bottom), and points."""

    cell: int
    frac: float
    off: float = 0.0


class Point(NamedTuple):
    """A place in the drawing; `x.cell` is a column, `y.cell` a grid row."""

    x: Pos
    y: Pos


@dataclass(frozen=True)
class GridRow:
    """A grid row. `printed` is the index of the printed row it belongs to, None for a strip of connectors.

    `min_height` (points) is what the drawing needs; known only in a finished drawing. A row that stands for `lost` ones
    has a text across all columns: nothing but vertical lines may run through it. `new_page` asks for a page to begin
    with the printed row.
    """

    printed: int | None
    min_height: float = 0.0
    lost: bool = False
    new_page: bool = False


@dataclass(frozen=True)
class Symbol:
    """A symbol at the middle of a grid cell; `text` is what stands in it (mulai, a number, a question), as lines.

    `side` is where arrows shall leave that leave it sideways: -1 to the left, 1 to the right, 0 as it suits.
    """

    id: str
    shape: Shape
    column: int
    row: int
    width: float
    height: float
    text: tuple[str, ...] = ()
    side: int = 0


@dataclass(frozen=True)
class Arrow:
    """An arrow to be drawn between two symbols, by their ids; `id` is unique in the flow.

    A `joint` is none: a plain line that has to find its way around what stands between two symbols of a joint step.
    The label stands beside the source, or `at_end`: at the point of the connector that the arrow leads to. `also` are
    ids of further arrows of the flow for which this one stands.
    """

    id: str
    source: str
    target: str
    label: str | None = None
    joint: bool = False
    at_end: bool = False
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Flow:
    """What is to be laid out. `joints` are pairs of symbol ids in one row that a plain line connects.

    A `turned` flow is drawn with x and y exchanged: sizes of symbols come exchanged, and so do those of labels.
    """

    columns: int
    rows: tuple[GridRow, ...]
    symbols: tuple[Symbol, ...]
    arrows: tuple[Arrow, ...]
    joints: tuple[tuple[str, str], ...] = ()
    turned: bool = False


class Head(StrEnum):
    """How a line ends: with a full head at a symbol, with a small one where it joins another line, or plainly."""

    FULL = "full"
    MERGE = "merge"
    NONE = "none"


@dataclass(frozen=True)
class Line:
    """A drawn line: points that alternate between horizontal and vertical pieces, from source to target.

    `arrows` are the ids of the arrows that it stands for (several where arrows share a connector); empty for a joint.
    """

    arrows: tuple[str, ...]
    points: tuple[Point, ...]
    head: Head = Head.FULL


@dataclass(frozen=True)
class Label:
    """The label of an arrow: its lines of text, the middle of their box, and the box's size in points."""

    arrow: str
    text: tuple[str, ...]
    at: Point
    width: float
    height: float


@dataclass(frozen=True)
class Drawing:
    """A finished drawing of a flow or of one page of it.

    `min_column` is the least width of every column in points. `unrouted` names arrows that could not be drawn, and
    `in_page` those for which a pair of connectors inside the page had to stand in.
    """

    columns: int
    min_column: float
    rows: tuple[GridRow, ...]
    symbols: tuple[Symbol, ...]
    lines: tuple[Line, ...]
    labels: tuple[Label, ...]
    unrouted: tuple[str, ...] = ()
    in_page: tuple[str, ...] = ()


@dataclass(frozen=True)
class Page:
    """One page of a flow table: printed rows `first` to `last` (inclusive, from 0) and the drawing over them.

    `heights` are the final heights in points of all grid rows of the drawing, strips included; the heights of the grid
    rows of one printed row add up to the height of that row.
    """

    first: int
    last: int
    drawing: Drawing
    heights: tuple[float, ...]


class Metrics:
    """Turns logical places into points, given the widths of columns and the heights of grid rows (both in points)."""

    def __init__(self, widths: Sequence[float], heights: Sequence[float]) -> None:
        self.widths = tuple(widths)
        self.heights = tuple(heights)
        self.lefts = (0.0, *accumulate(self.widths))
        self.tops = (0.0, *accumulate(self.heights))

    def x(self, pos: Pos) -> float:
        """Points from the left edge of the first column."""
        return self.lefts[pos.cell] + self.widths[pos.cell] * pos.frac + pos.off

    def y(self, pos: Pos) -> float:
        """Points from the top edge of the first grid row."""
        return self.tops[pos.cell] + self.heights[pos.cell] * pos.frac + pos.off

    def point(self, point: Point) -> tuple[float, float]:
        """Both coordinates in points."""
        return self.x(point.x), self.y(point.y)
