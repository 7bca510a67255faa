"""How wide each lane of the swimlane diagram is: layout gives all lanes one width, here each gets what runs in it.

Lanes are columns here, as in layout. A place in a lane is a share of its width and an offset, so what must lie apart
at a lane's border, or there by different shares, says how narrow the lane may be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, zip_longest

from sopdsl_renderers.layout.geometry import Drawing, Metrics, Pos

STEP = 10.0
"""Widths are multiples of it, so that lanes that need about the same are alike."""
_TOUCH = 1.5
"""Things with less between them along the lane lie side by side."""
_STUB = 14.0
"""The last piece of an arrow, with its head; what leaves a symbol, lines and symbols are `_APART`."""
_APART = 9.0
_SYMBOL_BORDER, _LINE_BORDER, _LABEL_BORDER = 12.0, 8.0, 3.5
_LABEL = 4.0
"""From a label to what is beside it."""


@dataclass(frozen=True)
class _Thing:
    """What lies in a lane: its sides at the share `frac` of the lane's width with offsets, its extent along the lane,
    and how far it shall be from the border and from other things."""

    frac: float
    left: float
    right: float
    top: float
    bottom: float
    border: float
    apart: float

    def beside(self, other: _Thing) -> bool:
        return self.top - _TOUCH < other.bottom and other.top - _TOUCH < self.bottom

    def at(self, width: float) -> tuple[float, float]:
        return self.frac * width + self.left, self.frac * width + self.right


def lane_widths(drawing: Drawing, heights: Sequence[float], full: float, heads: Sequence[float]) -> list[float]:
    """The least width of each lane, `full` at most unless its head needs more (`heads`).

    `full` is a width at which all lanes are as they should be, and `heights` are those of the grid rows. Nothing comes
    closer to anything than it shall, or than it is at that width.
    """
    metrics = Metrics([full] * drawing.columns, heights)
    lanes: list[list[_Thing]] = [[] for _ in range(drawing.columns)]
    pairs: list[list[tuple[_Thing, _Thing, float]]] = [[] for _ in range(drawing.columns)]
    for column, thing in _things(drawing, metrics):
        lanes[column].append(thing)
    for column, one, other, apart in _pieces(drawing, metrics):
        pairs[column].append((one, other, apart))
    widths = []
    for things, spans, head in zip_longest(lanes, pairs, heads):
        width = max([0.0, *(_by_borders(thing, full) for thing in things)])
        beside = ((a, b, min(a.apart, b.apart)) for a, b in combinations(things, 2) if a.beside(b))
        width = max([width, *(_by_pair(one, other, apart, full) for one, other, apart in (*spans, *beside))])
        widths.append(max(head, min(full, -(-width // STEP) * STEP)))
    return widths


def spread(widths: Sequence[float], total: float) -> list[float]:
    """The widths with the narrowest made wider, all to one width, until they fill `total`."""
    low, high = 0.0, total
    for _ in range(50):
        level = (low + high) / 2
        low, high = (level, high) if sum(max(level, width) for width in widths) <= total else (low, level)
    return [max(low, width) for width in widths]


def _by_borders(thing: _Thing, full: float) -> float:
    """The least width at which a thing keeps off the borders of its lane."""
    left, right = thing.at(full)
    least = 0.0
    if thing.frac > 0:
        least = (min(thing.border, left) - thing.left) / thing.frac
    if thing.frac < 1:
        least = max(least, (min(thing.border, full - right) + thing.right) / (1 - thing.frac))
    return least


def _by_pair(one: _Thing, other: _Thing, apart: float, full: float) -> float:
    """The least width at which one of two things keeps to the left of the other, as it is at the full width."""
    if one.frac > other.frac:
        one, other = other, one
    gap = other.at(full)[0] - one.at(full)[1]
    if gap <= 0 or one.frac == other.frac:
        return 0.0
    return full - (gap - min(apart, gap)) / (other.frac - one.frac)


def _things(drawing: Drawing, metrics: Metrics) -> Iterator[tuple[int, _Thing]]:
    """All that lies in lanes, with its lane: symbols, labels, and pieces of lines along the lane."""
    for symbol in drawing.symbols:
        y, half, deep = metrics.y(Pos(symbol.row, 0.5)), symbol.width / 2, symbol.height / 2
        yield symbol.column, _Thing(0.5, -half, half, y - deep, y + deep, _SYMBOL_BORDER, _APART)
    for label in drawing.labels:
        x, y = label.at.x, metrics.y(label.at.y)
        half, deep = label.width / 2, label.height / 2
        yield x.cell, _Thing(x.frac, x.off - half, x.off + half, y - deep, y + deep, _LABEL_BORDER, _LABEL)
    for line in drawing.lines:
        for a, b in pairwise(line.points):
            if a.x == b.x:
                top, bottom = sorted((metrics.y(a.y), metrics.y(b.y)))
                yield a.x.cell, _Thing(a.x.frac, a.x.off, a.x.off, top, bottom, _LINE_BORDER, _APART)


def _pieces(drawing: Drawing, metrics: Metrics) -> Iterator[tuple[int, _Thing, _Thing, float]]:
    """The two ends of pieces of lines that run across a lane within it, and how long they shall be at least."""
    for line in drawing.lines:
        last = len(line.points) - 2
        for n, (a, b) in enumerate(pairwise(line.points)):
            if a.x != b.x and a.x.cell == b.x.cell:
                y = metrics.y(a.y)
                one, other = (_Thing(p.x.frac, p.x.off, p.x.off, y, y, 0.0, 0.0) for p in (a, b))
                yield a.x.cell, one, other, _STUB if n == last else _APART
