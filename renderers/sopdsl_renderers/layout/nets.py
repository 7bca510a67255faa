"""What the router keeps of an arrow while it is routed: its candidates, its way now, and what ways have in common."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from sopdsl_renderers.layout.board import Course, course
from sopdsl_renderers.layout.geometry import Symbol
from sopdsl_renderers.layout.shapes import Node, Path
from sopdsl_renderers.layout.sharing import Shared, first_turn, span
from sopdsl_renderers.layout.taste import bending, length

THRIFT = 0.6
"""How much of the length that a path shares is spared. Its bends count in full: a reader follows the whole way."""


class Way:
    """A candidate path: its fixed price, and what of it is spared if all of the path is shared.

    `out` and `into` are the steps from the source and from the target onto the path: the sides of the symbols.
    """

    __slots__ = ("_back", "_course", "_span", "_turn", "fixed", "into", "joins", "out", "parts", "path", "spared")

    def __init__(self, fixed: float, distance: float, path: Path, out: Node, into: Node) -> None:
        self.fixed = fixed
        self.spared = THRIFT * distance
        self.path = path
        self.out = out
        self.into = into
        # Most candidates are never looked at more closely.
        self._back: Path | None = None
        self._span: int | None = None
        self._turn: int | None = None
        self._course: Course | None = None
        self.joins: dict[int, Run] = {}
        self.parts: dict[int, Run] = {}
        """What the path has in common with others to its target, and from its source, by the identity of those: all
        ways live as long as their nets, and were they kept here only a collector could remove them."""

    @property
    def back(self) -> Path:
        """The path from the target."""
        if self._back is None:
            self._back = self.path[::-1]
        return self._back

    @property
    def span(self) -> int:
        """The length in units of the grid."""
        if self._span is None:
            self._span = span(self.path)
        return self._span

    @property
    def turn(self) -> int:
        """The side to which the path turns beside its source."""
        if self._turn is None:
            self._turn = first_turn(self.path)
        return self._turn

    @property
    def course(self) -> Course:
        """The path for the board."""
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


Sides = tuple[dict[Node, float], dict[Node, float]]
"""The prices of the sides of two symbols by which a path may run: leaving, and entering."""

Around = tuple[dict[Node, list[Neighbour]], dict[Node, list[Neighbour]]]
"""What is laid to the same target by its side, and from the same source by its side."""


class Tier:
    """Candidates of an arrow with so many bends at least, made when first asked for, the cheapest first."""

    def __init__(self, bends: int, find: Callable[[], list[Path]], prices: Sides) -> None:
        self.bending = bending(bends)
        self._find = find
        self._leaving, self._entering = prices
        self._ways: list[Way] | None = None

    @property
    def ways(self) -> list[Way]:
        """The candidates, by their fixed prices."""
        if self._ways is None:
            self._ways = []
            for path in self._find():
                out, into = step(path[0], path[1]), step(path[-1], path[-2])
                if out in self._leaving and into in self._entering:
                    distance = length(path)
                    fixed = distance + bending(len(path) - 2) + self._leaving[out] + self._entering[into]
                    self._ways.append(Way(fixed, distance, path, out, into))
            self._ways.sort(key=_rank)
        return self._ways


def _rank(way: Way) -> tuple[float, Path]:
    return way.fixed, way.path


@dataclass(eq=False)
class Net:
    """An arrow while it is routed: its candidates, and its path now."""

    index: int
    source: Symbol
    target: Symbol
    labelled: bool
    start: Node
    end: Node
    tiers: list[Tier]
    """All candidates, simple ones first."""
    distance: float
    """The least length that any path may have, by price."""
    way: Way | None = None
    """None while the arrow is lifted."""
    from_source: list[Net] = field(default_factory=list)
    to_target: list[Net] = field(default_factory=list)
    """Other arrows from the same source and to the same target."""
    near: frozenset[int] = frozenset()
    """Indexes of all arrows whose ways have a part in what this one may share: its siblings, and theirs."""
    low: int = 0
    high: int = 0
    """The y-lines between which all candidates lie."""
    settled: int = -1
    """How many changes there had been when this arrow was last found to lie at its best; -1 for never."""
    from_source_ids: frozenset[int] = frozenset()
    to_target_ids: frozenset[int] = frozenset()

    @cached_property
    def simplest(self) -> float:
        """What the best way of the arrow would cost if nothing else were laid."""
        best = float("inf")
        for tier in self.tiers:
            if self.distance + tier.bending >= best:
                break
            if tier.ways:
                best = min(best, tier.ways[0].fixed)
        return best


def step(here: Node, there: Node) -> Node:
    """The direction from a node to another on its line."""
    (x1, y1), (x2, y2) = here, there
    return (x2 > x1) - (x2 < x1), (y2 > y1) - (y2 < y1)
