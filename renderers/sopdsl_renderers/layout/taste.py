"""Which way of an arrow pleases before anything else lies on the page: sides of symbols, lengths and bends; part of the
router. Prices are relative; one unit is about half a row's height."""

from __future__ import annotations

from sopdsl_renderers.layout.geometry import Shape, Symbol
from sopdsl_renderers.layout.shapes import Node, Path

BEND = 7.0
TWIST = 3.0
"""What more than three bends cost beyond that: such a line is hard to follow."""
HORIZONTAL = 1.5
VERTICAL = 1.0
UNASKED = 24.0
"""Price of leaving a symbol by another side than its author asked for."""
STEPS = ((1, 0), (-1, 0), (0, 1), (0, -1))


def bending(bends: int) -> float:
    """The price of so many bends."""
    return BEND * bends + (TWIST if bends > 3 else 0.0)


def length(path: Path) -> float:
    """The price of a path's length."""
    across = down = 0
    x1, y1 = path[0]
    for x2, y2 in path:
        across += x2 - x1 if x2 > x1 else x1 - x2
        down += y2 - y1 if y2 > y1 else y1 - y2
        x1, y1 = x2, y2
    return across * HORIZONTAL + down * VERTICAL


def sides(source: Symbol, target: Symbol, start: Node, end: Node) -> tuple[dict[Node, float], dict[Node, float]]:
    """The prices of leaving the source and of entering the target by each side.

    Sides are the directions of the first step from the source, and from the target backwards along the path. Those by
    which no path may run are left out: a connector is entered by the flat side and left by the point.
    """
    leaving = {
        side: _leaving(source, start, end, side) + _unasked(source, start, end, side)
        for side in STEPS
        if not (source.shape is Shape.PENGHUBUNG_TURUN and side[1] <= 0)
        and not (source.shape is Shape.PENGHUBUNG_NAIK and side[1] >= 0)
    }
    entering = {
        side: _entering(target, start, end, side)
        for side in STEPS
        if not (target.shape is Shape.PENGHUBUNG_TURUN and side[1] >= 0)
        and not (target.shape is Shape.PENGHUBUNG_NAIK and side[1] <= 0)
    }
    return leaving, entering


def _leaving(source: Symbol, start: Node, end: Node, side: Node) -> float:
    """How well the side suits on which a path leaves its source: down to what is below, else towards the target."""
    (xs, ys), (xt, yt) = start, end
    across, down = side
    if down < 0:
        upwards = 2.0 if yt < ys else (4.0 if yt == ys else 10.0)
        return upwards + 8.0 * (source.shape is Shape.KEPUTUSAN)
    if down > 0:
        if yt > ys:
            return 0.0 if xs == xt else 2.0
        return 3.0 if yt == ys else 6.0
    if xs == xt:
        return 3.0 if yt > ys else 0.0
    towards = (across > 0) == (xt > xs)
    return 0.0 if towards else (4.0 if yt > ys else 1.0)


def _unasked(source: Symbol, start: Node, end: Node, side: Node) -> float:
    """The price of leaving by another side than the author asked for. Only what goes on downwards may leave below."""
    if not source.side or side[0] == source.side:
        return 0.0
    down = side[1] > 0 and end[1] > start[1]
    return 0.0 if down else UNASKED


def _entering(target: Symbol, start: Node, end: Node, side: Node) -> float:
    """How well the side suits on which a path enters its target; a diamond is entered from above if possible."""
    ys, yt = start[1], end[1]
    corner = 5.0 * (target.shape is Shape.KEPUTUSAN)
    if side[1] < 0:
        return 0.0 if yt > ys else (3.0 if yt == ys else 2.0)
    if side[1] > 0:
        return corner + (8.0 if yt > ys else (4.0 if yt == ys else 1.0))
    return corner + (3.0 if yt > ys else 0.0)
