"""The shapes an arrow may take on the routing grid, from the simplest to five pieces; part of the router.

**Routing grid.** For `n` columns there are `2 n + 1` x-lines: the odd ones are the centre lines of columns, the even
ones the gutters between columns (and the two outer ones). For rows likewise: odd y-lines are the middles of rows, even
ones the bands between rows. A centre line or a middle has room for one line; gutters and bands have tracks for many. A
symbol sits where two odd lines cross, and blocks that node.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from sopdsl_renderers.layout.geometry import GridRow

Node = tuple[int, int]
Path = tuple[Node, ...]

REACH = 3
"""How many y-lines above or below its two symbols a path may run at most."""


class Obstacles:
    """Which nodes of the routing grid hold symbols, as bit masks along every line, and which y-lines are closed."""

    def __init__(self, columns: int, rows: Sequence[GridRow], nodes: Iterator[Node]) -> None:
        self.nx = 2 * columns + 1
        self.ny = 2 * len(rows) + 1
        printed = [r for r, row in enumerate(rows) if row.printed is not None]
        self._top, self._bottom = (2 * printed[0], 2 * printed[-1] + 2) if printed else (0, self.ny - 1)
        barred = [True, *(row.lost for row in rows), True]
        self._closed = sum(2 << 2 * r for r, row in enumerate(rows) if row.lost)
        """Mask of the y-lines without room for a line: in lost rows, between two, and between one and the edge."""
        for r in range(len(rows) + 1):
            if barred[r] and barred[r + 1]:
                self._closed |= 1 << 2 * r
        self.on_x = [0] * self.nx
        self.on_y = [0] * self.ny
        for x, y in nodes:
            self.on_x[x] |= 1 << y
            self.on_y[y] |= 1 << x

    def closed(self, source: Node, target: Node) -> int:
        """Mask of the y-lines on which no path between two symbols may turn.

        Beyond the pentagons of a strip, as seen from the rows, nothing may run.
        """
        low = min(self._top, source[1], target[1])
        high = max(self._bottom, source[1], target[1])
        return self._closed | ((1 << low) - 1) | ((1 << self.ny) - (2 << high))

    def free(self, path: Path, closed: int) -> bool:
        """Whether all pieces have a length, each turns off from the one before, none runs through a symbol, and no
        corner lies on one or on a `closed` y-line."""
        x1, y1 = path[0]
        if closed >> y1 & 1:
            return False
        vertical, last = None, len(path) - 1
        for i in range(1, last + 1):
            x2, y2 = path[i]
            if x1 == x2:
                if vertical or y1 == y2 or closed >> y2 & 1:
                    return False
                mask = (1 << y2) - (2 << y1) if y1 < y2 else (1 << y1) - (2 << y2)
                if i < last:
                    mask |= 1 << y2
                if self.on_x[x1] & mask:
                    return False
                vertical = True
            else:
                if vertical is False or y1 != y2:
                    return False
                mask = (1 << x2) - (2 << x1) if x1 < x2 else (1 << x1) - (2 << x2)
                if i < last:
                    mask |= 1 << x2
                if self.on_y[y1] & mask:
                    return False
                vertical = False
            x1, y1 = x2, y2
        return True


def tiers(obstacles: Obstacles, source: Node, target: Node) -> list[tuple[int, Callable[[], list[Path]]]]:
    """Free paths from one symbol to another in groups of growing complexity: the least number of bends, and what finds
    the paths, which is asked only where simpler ones are not good enough."""
    closed = obstacles.closed(source, target)

    def free(shapes: Callable[[Obstacles, Node, Node], Iterator[Path]]) -> list[Path]:
        paths = dict.fromkeys(shapes(obstacles, source, target))
        return [path for path in paths if obstacles.free(path, closed)]

    return [(bends, partial(free, shapes)) for bends, shapes in _SHAPES]


def _simple(grid: Obstacles, s: Node, t: Node) -> Iterator[Path]:  # noqa: ARG001
    if s[0] == t[0] or s[1] == t[1]:
        yield s, t
    else:
        yield s, (t[0], s[1]), t
        yield s, (s[0], t[1]), t


def _two_bends(grid: Obstacles, s: Node, t: Node) -> Iterator[Path]:
    (xs, ys), (xt, yt) = s, t
    for x in range(grid.nx):
        yield s, (x, ys), (x, yt), t
    for y in range(min(ys, yt) - 1, max(ys, yt) + 2):
        yield s, (xs, y), (xt, y), t


def _three_bends(grid: Obstacles, s: Node, t: Node) -> Iterator[Path]:
    (xs, ys), (xt, yt) = s, t
    for x in range(0, grid.nx, 2):
        for y in (yt - 1, yt + 1):
            yield s, (x, ys), (x, y), (xt, y), t
        for y in (ys - 1, ys + 1):
            yield s, (xs, y), (x, y), (x, yt), t


def _four_bends(grid: Obstacles, s: Node, t: Node) -> Iterator[Path]:
    (xs, ys), (xt, yt) = s, t
    for y1 in (ys - 1, ys + 1):
        for y2 in (yt - 1, yt + 1):
            for x in range(0, grid.nx, 2):
                yield s, (xs, y1), (x, y1), (x, y2), (xt, y2), t
    for x1 in (xs - 1, xs + 1):
        for x2 in (xt - 1, xt + 1):
            for y in dict.fromkeys((ys - 1, ys + 1, yt - 1, yt + 1)):
                yield s, (x1, ys), (x1, y), (x2, y), (x2, yt), t


def _late_turns(grid: Obstacles, s: Node, t: Node) -> Iterator[Path]:
    """Ways that run on to the second gutter or band before they turn, for symbols with little room around them."""
    (xs, ys), (xt, yt) = s, t
    for y1 in (ys - REACH, ys + REACH):
        if not 0 <= y1 < grid.ny:
            continue
        for x in range(0, grid.nx, 2):
            yield s, (xs, y1), (x, y1), (x, yt), t
            for y2 in (yt - 1, yt + 1):
                yield s, (xs, y1), (x, y1), (x, y2), (xt, y2), t
    for x1 in (xs - 3, xs + 3):
        if not 0 <= x1 < grid.nx:
            continue
        for x2 in (xt - 1, xt + 1):
            for y in dict.fromkeys((ys - 1, ys + 1, yt - 1, yt + 1)):
                yield s, (x1, ys), (x1, y), (x2, y), (x2, yt), t


_SHAPES = ((0, _simple), (2, _two_bends), (3, _three_bends), (4, _four_bends), (4, _late_turns))
