"""Which way of an arrow pleases before anything else lies on the page: sides of symbols, lengths and bends; part of the
router. Prices are relative; one unit is about half a row's height."""

from __future__ import annotations

from sopdsl_renderers.layout.geometry import Shape, Symbol
from sopdsl_renderers.layout.shapes import Path

BEND = 7.0
HORIZONTAL = 1.5
VERTICAL = 1.0
UNASKED = 24.0
"""Price of leaving a symbol by another side than its author asked for."""


def length(path: Path) -> float:
    """The price of a path's length."""
    across = down = 0
    x1, y1 = path[0]
    for x2, y2 in path:
        across += x2 - x1 if x2 > x1 else x1 - x2
        down += y2 - y1 if y2 > y1 else y1 - y2
        x1, y1 = x2, y2
    return across * HORIZONTAL + down * VERTICAL


def fits(source: Symbol, target: Symbol, path: Path) -> bool:
    """Whether a path uses connectors as they are meant: in by the flat side, out by the point."""
    out, into = source.shape, target.shape
    leaving, entering = path[1][1] - path[0][1], path[-1][1] - path[-2][1]
    if (out is Shape.PENGHUBUNG_TURUN and leaving <= 0) or (out is Shape.PENGHUBUNG_NAIK and leaving >= 0):
        return False
    return not ((into is Shape.PENGHUBUNG_TURUN and entering <= 0) or (into is Shape.PENGHUBUNG_NAIK and entering >= 0))


def price(source: Symbol, target: Symbol, path: Path, distance: float) -> float:
    """The fixed price of a path between two symbols; `distance` is its `length`."""
    return distance + BEND * (len(path) - 2) + _leaving(source, path) + _unasked(source, path) + _entering(target, path)


def _leaving(source: Symbol, path: Path) -> float:
    """How well the side suits on which a path leaves its source: down to what is below, else towards the target."""
    (xs, ys), (xt, yt) = path[0], path[-1]
    (x, y) = path[1]
    if y < ys:
        upwards = 2.0 if yt < ys else (4.0 if yt == ys else 10.0)
        return upwards + 8.0 * (source.shape is Shape.KEPUTUSAN)
    if y > ys:
        if yt > ys:
            return 0.0 if xs == xt else 2.0
        return 3.0 if yt == ys else 6.0
    if xs == xt:
        return 3.0 if yt > ys else 0.0
    towards = (x > xs) == (xt > xs)
    return 0.0 if towards else (4.0 if yt > ys else 1.0)


def _unasked(source: Symbol, path: Path) -> float:
    """The price of leaving sideways by another side than the author asked for."""
    way = path[1][0] - path[0][0]
    return UNASKED if source.side * way < 0 else 0.0


def _entering(target: Symbol, path: Path) -> float:
    """How well the side suits on which a path enters its target; a diamond is entered from above if possible."""
    ys, (_, yt) = path[0][1], path[-1]
    y = path[-2][1]
    corner = 5.0 * (target.shape is Shape.KEPUTUSAN)
    if y < yt:
        return 0.0 if yt > ys else (3.0 if yt == ys else 2.0)
    if y > yt:
        return corner + (8.0 if yt > ys else (4.0 if yt == ys else 1.0))
    return corner + (3.0 if yt > ys else 0.0)
