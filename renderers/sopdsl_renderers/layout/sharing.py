"""Where paths on the routing grid run together: arrows to one target may join, arrows from one source may part later.

All functions take paths from the common node on; for a common target pass both reversed.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from sopdsl_renderers.layout.shapes import Node, Path


class Shared(NamedTuple):
    """How far a path runs with another: the index of its last node on the way, and the node where they part."""

    at: int
    node: Node


def shared(path: Path, other: Path) -> Shared | None:
    """How far a path runs together with another from the first node on; None if they leave it on different sides.

    The node is a corner of one of the two, or of both; `at` is the index of the node itself or of the corner before it.
    """
    last = min(len(path), len(other)) - 1
    i = 0
    while i < last:
        here, p, q = path[i], path[i + 1], other[i + 1]
        if p != q:
            if here[0] == p[0] == q[0] and (p[1] > here[1]) == (q[1] > here[1]):
                short = abs(p[1] - here[1]) < abs(q[1] - here[1])
            elif here[1] == p[1] == q[1] and (p[0] > here[0]) == (q[0] > here[0]):
                short = abs(p[0] - here[0]) < abs(q[0] - here[0])
            else:
                break
            return Shared(i + 1, p) if short else Shared(i, q)
        i += 1
    return Shared(i, path[i]) if i else None


def reach(path: Path, part: Shared) -> int:
    """The length of a shared part in units of the grid."""
    return span(path[: part.at + 1]) + _distance(path[part.at], part.node)


def span(path: Path) -> int:
    """The length of a path in units of the grid."""
    total = 0
    x1, y1 = path[0]
    for x2, y2 in path:
        total += abs(x2 - x1) + abs(y2 - y1)
        x1, y1 = x2, y2
    return total


def _distance(a: Node, b: Node) -> int:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])


def first_turn(path: Path) -> int:
    """To which side a path turns at the first node beside its symbol: -1, 1, or 0 if it runs on.

    Of two paths that part there each has a side of its own for its label.
    """
    if len(path) < 3:
        return 0
    (x0, y0), (x1, y1), (x2, y2) = path[0], path[1], path[2]
    if abs(x1 - x0) + abs(y1 - y0) > 1:
        return 0
    return 1 if x2 + y2 > x1 + y1 else -1


def cross(a: Path, b: Path) -> bool:
    """Whether two paths cross at a node that is a corner of neither, or run along one line for a while."""
    return any(_pieces_meet(p, q, r, s) for p, q in pairwise(a) for r, s in pairwise(b))


def _pieces_meet(p: Node, q: Node, r: Node, s: Node) -> bool:
    if (p[0] == q[0]) == (r[0] == s[0]):
        line, along = (0, 1) if p[0] == q[0] else (1, 0)
        together = min(max(p[along], q[along]), max(r[along], s[along])) - max(
            min(p[along], q[along]), min(r[along], s[along])
        )
        return p[line] == r[line] and together > 0
    if p[0] != q[0]:
        p, q, r, s = r, s, p, q
    return min(p[1], q[1]) < r[1] < max(p[1], q[1]) and min(r[0], s[0]) < p[0] < max(r[0], s[0])
