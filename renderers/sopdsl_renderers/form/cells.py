"""Cuts the drawing of a flow at the borders of the table's cells: each cell of the HTML form draws its own part.

A place along an axis of a cell is a share of the cell plus an offset in points, as CSS can add them. Cells may thus be
of any size and the pieces of one line still meet at the border between them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal, NamedTuple

from sopdsl_renderers.layout.geometry import Drawing, Head, Label, Metrics, Pos, Symbol

LINE = 0.9
"""Width of all lines in points."""
_OVERLAP = 0.9
"""How far (points) a piece reaches over its cell's border, where the border itself would leave a gap."""
HEAD_LENGTH = {Head.FULL: 5.0, Head.MERGE: 3.6}
HEAD_WIDTH = {Head.FULL: 4.4, Head.MERGE: 3.2}
"""Size in points of an arrow's head."""

Direction = Literal["right", "left", "down", "up"]


class Length(NamedTuple):
    """A share of a cell's width or height (1 is all of it) plus points."""

    share: float
    points: float

    def __sub__(self, other: Length) -> Length:
        return Length(self.share - other.share, self.points - other.points)

    def moved(self, points: float) -> Length:
        """The same place, further on by `points`."""
        return Length(self.share, self.points + points)


class Stroke(NamedTuple):
    """A horizontal or vertical piece of a line, as a thin rectangle. `arrows` are the arrows it belongs to."""

    left: Length
    top: Length
    width: Length
    height: Length
    arrows: tuple[str, ...]


class Tip(NamedTuple):
    """The head of an arrow, by the place of its point."""

    x: Length
    y: Length
    direction: Direction
    head: Head


class Placed(NamedTuple):
    """A symbol with the height of its middle in the cell; it stands at the middle of the width."""

    symbol: Symbol
    y: Length


class PlacedLabel(NamedTuple):
    """A label with the middle of its box."""

    label: Label
    x: Length
    y: Length


@dataclass
class Cell:
    """What is drawn in one cell of the table."""

    strokes: list[Stroke] = field(default_factory=list)
    tips: list[Tip] = field(default_factory=list)
    symbols: list[Placed] = field(default_factory=list)
    labels: list[PlacedLabel] = field(default_factory=list)


class _At(NamedTuple):
    """A place along one axis of the printed table: the cell, the place in it, and its points at minimum sizes."""

    cell: int
    place: Length
    points: float


class _Axis:
    """One axis of the table: turns logical places into places in its cells, and cuts stretches at their borders."""

    def __init__(self, sizes: Sequence[float], cells: Sequence[int]) -> None:
        """`sizes`: the least size of each unit (column or grid row); `cells`: the cell of the table each belongs to."""
        self._metrics = Metrics(sizes, sizes)
        self._cells = cells
        self._last = max(cells, default=0)
        total: dict[int, float] = {}
        units: dict[int, int] = {}
        for cell, size in zip(cells, sizes, strict=True):
            total[cell] = total.get(cell, 0.0) + size
            units[cell] = units.get(cell, 0) + 1
        self._share: list[tuple[float, float]] = []
        reached: dict[int, float] = {}
        for cell, size in zip(cells, sizes, strict=True):
            share = size / total[cell] if total[cell] else 1 / units[cell]
            start = reached.get(cell, 0.0)
            self._share.append((start, share))
            reached[cell] = start + share
        self.least = total

    def at(self, pos: Pos) -> _At:
        """The place of `pos`; one just beyond an edge is told by the neighbouring cell, where it truly lies."""
        start, share = self._share[pos.cell]
        cell, place = self._cells[pos.cell], Length(round(start + share * pos.frac, 6), pos.off)
        if place.share >= 1 and place.points > 0 and cell < self._last:
            cell, place = cell + 1, Length(0.0, place.points)
        elif place.share <= 0 and place.points < 0 and cell > 0:
            cell, place = cell - 1, Length(1.0, place.points)
        return _At(cell, place, self._metrics.x(pos))

    def cut(self, start: _At, end: _At) -> Iterator[tuple[int, Length, Length]]:
        """The cells between two places, `start` before `end`, each with the first and the last place in it."""
        for cell in range(start.cell, end.cell + 1):
            first = start.place.moved(-LINE / 2) if cell == start.cell else Length(0.0, -_OVERLAP)
            last = end.place.moved(LINE / 2) if cell == end.cell else Length(1.0, _OVERLAP)
            yield cell, first, last


def cut(drawing: Drawing) -> dict[tuple[int, int], Cell]:
    """The pieces of `drawing` by printed row and column, both from 0; cells in which nothing lies are left out.

    `drawing` is that of a whole flow: it has no strips of connectors.
    """
    columns = _Axis([drawing.min_column] * drawing.columns, range(drawing.columns))
    rows = _row_axis(drawing)
    cells: dict[tuple[int, int], Cell] = {}

    def cell(row: int, column: int) -> Cell:
        return cells.setdefault((row, column), Cell())

    for line in drawing.lines:
        places = [(columns.at(p.x), rows.at(p.y)) for p in line.points]
        tip: tuple[_At, _At, Direction] | None = None
        for number, ((ax, ay), (bx, by)) in enumerate(pairwise(places), 2):
            horizontal = (ay.cell, ay.place) == (by.cell, by.place)
            start, end = (ax, bx) if horizontal else (ay, by)
            forward = start.points <= end.points
            direction: Direction = ("right" if forward else "left") if horizontal else ("down" if forward else "up")
            if number == len(places) and line.head is not Head.NONE:
                tip = bx, by, direction
                # Under the head the line must end before the point, or the point would be blunt.
                back = HEAD_LENGTH[line.head] * (-0.8 if forward else 0.8)
                end = end._replace(place=end.place.moved(back), points=end.points + back)
            low, high = (start, end) if forward else (end, start)
            for at, first, last in (columns if horizontal else rows).cut(low, high):
                if horizontal:
                    size = (last - first, Length(0.0, LINE))
                    stroke = Stroke(first, ay.place.moved(-LINE / 2), *size, line.arrows)
                    cell(ay.cell, at).strokes.append(stroke)
                else:
                    size = (Length(0.0, LINE), last - first)
                    stroke = Stroke(ax.place.moved(-LINE / 2), first, *size, line.arrows)
                    cell(at, ax.cell).strokes.append(stroke)
        if tip:
            x, y, direction = tip
            cell(y.cell, x.cell).tips.append(Tip(x.place, y.place, direction, line.head))
    for symbol in drawing.symbols:
        y = rows.at(Pos(symbol.row, 0.5))
        cell(y.cell, symbol.column).symbols.append(Placed(symbol, y.place))
    for label in drawing.labels:
        x, y = columns.at(label.at.x), rows.at(label.at.y)
        cell(y.cell, x.cell).labels.append(PlacedLabel(label, x.place, y.place))
    return cells


def least_heights(drawing: Drawing) -> dict[int, float]:
    """The least height in points of each printed row, by its number from 0."""
    return _row_axis(drawing).least


def _row_axis(drawing: Drawing) -> _Axis:
    if any(row.printed is None for row in drawing.rows):
        raise ValueError("strips of connectors have no cell of their own")
    return _Axis([row.min_height for row in drawing.rows], [row.printed or 0 for row in drawing.rows])
