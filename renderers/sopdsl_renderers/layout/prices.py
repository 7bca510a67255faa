"""What a path costs among what is laid, with what it may share with its siblings; part of the router."""

from __future__ import annotations

from collections.abc import Iterable

from sopdsl_renderers.layout.board import CONFLICT, Board, Course, course
from sopdsl_renderers.layout.nets import NOTHING, THRIFT, Around, Neighbour, Net, Run, Way
from sopdsl_renderers.layout.shapes import Node
from sopdsl_renderers.layout.sharing import Shared, shared

JOIN = 1.0
PART = 2.0
"""Prices of joining another line and of parting from one."""
SHARED_CORNER = 60.0
"""Price of two labelled branches that leave by one corner: only for a diamond with more branches than corners."""
NEVER = float("inf")


class Prices:
    """Prices of paths on a board. Pairs of arrows that are to be laid `apart` do not run side by side."""

    def __init__(self, board: Board, apart: Iterable[tuple[int, int]]) -> None:
        self.board = board
        self.apart: dict[int, set[int]] = {}
        for one, two in apart:
            self.apart.setdefault(one, set()).add(two)
            self.apart.setdefault(two, set()).add(one)
        self.rests: dict[tuple[int, Shared, Shared], Course] = {}
        """What was found out about ways, by their identity; all ways live as long as their nets."""

    def around(self, net: Net) -> Around:
        """What is laid of other arrows to the same target and from the same source, by the sides of the symbols."""
        joined: dict[Node, list[Neighbour]] = {}
        parted: dict[Node, list[Neighbour]] = {}
        for other in net.to_target:
            way = other.way
            if way is not None:
                used = [
                    self._run(way, third.way, False).span
                    for third in other.from_source
                    if third.way is not None and third.way.out == way.out
                ]
                joined.setdefault(way.into, []).append(Neighbour(way, way.span - max(used, default=-1), False))
        for other in net.from_source:
            way = other.way
            if way is not None:
                used = [
                    self._run(way, third.way, True).span
                    for third in other.to_target
                    if third.way is not None and third.way.into == way.into
                ]
                parted.setdefault(way.out, []).append(
                    Neighbour(way, way.span - max(used, default=-1), net.labelled or other.labelled)
                )
        return joined, parted

    def price(self, net: Net, way: Way, limit: float, around: Around | None = None) -> float:
        """The whole cost of a path: its own and what it does to what is laid. What it shares costs less."""
        joined, parted = around or self.around(net)
        total = way.fixed
        if net.index in self.apart:
            total += CONFLICT * self.board.beside(way.course, self.apart[net.index])
        before, beside = joined.get(way.into), parted.get(way.out)
        if not before and not beside:
            return total if total >= limit else total + self.board.cost(way.course, limit - total)
        cut = first = NOTHING
        for other in before or ():
            run = self._run(way, other.way, True)
            if run.span > cut.span or (run.span == cut.span and run.length > cut.length):
                cut = run
            if run.span >= other.room:
                total += CONFLICT
        for other in beside or ():
            run = self._run(way, other.way, False)
            if run.span > first.span or (run.span == first.span and run.length > first.length):
                first = run
            if other.labelled:
                total += SHARED_CORNER if way.turn != other.way.turn else CONFLICT
            if run.span >= other.room:
                total += CONFLICT
        own = way.course
        if cut.span + first.span >= way.span:
            # Nothing would be left to be seen of this arrow.
            total += CONFLICT
            return total if total >= limit else total + self.board.cost(own, limit - total)
        if cut.span:
            total += JOIN - THRIFT * cut.length
        if first.span:
            total += PART - THRIFT * first.length
        if total >= limit:
            return total
        if cut.span or first.span:
            own = self._rest(way, cut, first)
        total += self.board.cost(own, limit - total)
        if total < limit and cut.span:
            total += self.board.trespass(cut.course, net.to_target_ids)
        if total < limit and first.span:
            total += self.board.trespass(first.course, net.from_source_ids)
        return total

    def _rest(self, way: Way, cut: Run, first: Run) -> Course:
        """The part of a path that it shares with no other arrow."""
        key = (id(way), cut.part, first.part)
        rest = self.rests.get(key)
        if rest is None:
            own = way.path
            if cut.span:
                own = (*own[: len(own) - 1 - cut.part.at], cut.part.node)
            if first.span:
                own = (first.part.node, *own[first.part.at + 1 :])
            rest = self.rests[key] = course(own)
        return rest

    def _run(self, way: Way, other: Way, at_target: bool) -> Run:
        """How far two ways run together at their common target or source, on whose same side they both are."""
        known = way.joins if at_target else way.parts
        run = known.get(id(other))
        if run is None:
            path, theirs = (way.back, other.back) if at_target else (way.path, other.path)
            part = shared(path, theirs)
            assert part is not None
            together = path[: part.at + 1] if path[part.at] == part.node else (*path[: part.at + 1], part.node)
            run = known[id(other)] = Run(part, together)
        return run
