"""What the router keeps of an arrow while it is routed: its candidates, its way now, and what ways have in common."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from sopdsl_renderers.layout.board import Course, course
from sopdsl_renderers.layout.geometry import Symbol
from sopdsl_renderers.layout.shapes import Node, Path
from sopdsl_renderers.layout.sharing import Shared, first_turn, span
from sopdsl_renderers.layout.taste import length

THRIFT = 0.6
"""How much of the length that a path shares is spared. Its bends count in full: a reader follows the whole way."""


class Way:
    """A candidate path: its fixed price, what is left of it if all of the path is shared, and the path backwards too.

    `out` and `into` are the steps from the source and from the target onto the path: the sides of the symbols. `turn`
    is the side to which the path turns beside its source, `span` the length in units of the grid.
    """

    __slots__ = ("_course", "back", "fixed", "into", "least", "out", "path", "span", "turn")

    def __init__(self, fixed: float, distance: float, path: Path) -> None:
        self.fixed = fixed
        self.least = fixed - THRIFT * distance
        self.path = path
        self.back = path[::-1]
        self.out = _step(path)
        self.into = _step(self.back)
        self.span = span(path)
        self.turn = first_turn(path)
        self._course: Course | None = None

    @property
    def course(self) -> Course:
        """The path for the board; most candidates are never looked at so closely."""
        if self._course is None:
            self._course = course(self.path)
        return self._course


class Run:
    """What two paths have in common: its length in units of the grid and by price, where they part, and the path."""

    __slots__ = ("_course", "length", "part", "path", "span")

    def __init__(self, part: Shared, path: Path) -> None:
        self.part = part
        self.path = path
        self.span = span(path) if path else 0
        self.length = length(path) if path else 0.0
        self._course: Course | None = None

    @property
    def course(self) -> Course:
        """The common path for the board."""
        if self._course is None:
            self._course = course(self.path)
        return self._course


NOTHING = Run(Shared(0, (0, 0)), ())


class Neighbour(NamedTuple):
    """The way of another arrow to the same target or from the same source, and how much of it may be shared before the
    line would meet one that shares its other end."""

    way: Way
    room: int
    labelled: bool


Around = tuple[dict[Node, list[Neighbour]], dict[Node, list[Neighbour]]]
"""What is laid to the same target by its side, and from the same source by its side."""


@dataclass(eq=False)
class Net:
    """An arrow while it is routed: its candidates in tiers, as far as they were asked for, and its path now."""

    index: int
    source: Symbol
    target: Symbol
    labelled: bool
    start: Node
    end: Node
    stream: Iterator[tuple[int, list[Path]]]
    distance: float
    """The least length that any path may have, by price."""
    tiers: list[tuple[int, list[Way]]] = field(default_factory=list)
    way: Way | None = None
    """None while the arrow is lifted."""
    from_source: list[Net] = field(default_factory=list)
    to_target: list[Net] = field(default_factory=list)
    """Other arrows from the same source and to the same target."""
    from_source_ids: frozenset[int] = frozenset()
    to_target_ids: frozenset[int] = frozenset()


def _step(path: Path) -> Node:
    """The direction of a path's first piece."""
    (x1, y1), (x2, y2) = path[0], path[1]
    return (x2 > x1) - (x2 < x1), (y2 > y1) - (y2 < y1)
