"""The lines of a drawing: paths become points, and what paths share is drawn once; part of `draw`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sopdsl_renderers.layout.geometry import Head, Line, Point, Pos, Symbol
from sopdsl_renderers.layout.plan import Plan
from sopdsl_renderers.layout.room import Room
from sopdsl_renderers.layout.route import node_of
from sopdsl_renderers.layout.shapes import Node, Path
from sopdsl_renderers.layout.sharing import Shared, reach, shared, span
from sopdsl_renderers.layout.tracks import Track, position


@dataclass(frozen=True)
class _Parting:
    """Where a path parts from or meets a drawn line: the index of its last shared node, and the points there.

    There are two points where the path has a corner of its own between the drawn line and the rest.
    """

    at: int
    points: tuple[Point, ...]


class Pen:
    """Draws the lines of a plan."""

    def __init__(self, plan: Plan, room: Room) -> None:
        self.plan = plan
        self.room = room

    def lines(self) -> tuple[Line, ...]:
        """All lines in the order of their arrows, then those of joints."""
        plan = self.plan
        lines: dict[int, Line] = {}
        for n in self._order():
            arrow = plan.flow.arrows[n]
            start = self._parting(n, lines, False)
            end = self._parting(n, lines, True)
            first, last = (start.at if start else 0), (end.at if end else len(plan.paths[n]) - 1)
            points = [
                *(start.points if start else (self._point(n, 0),)),
                *(self._point(n, i) for i in range(first + 1, last)),
                *(reversed(end.points) if end else (self._point(n, last),)),
            ]
            head = Head.MERGE if end else Head.NONE if arrow.joint else Head.FULL
            lines[n] = Line(() if arrow.joint else (arrow.id, *arrow.also), tuple(points), head)
        joints = [_joint(plan.symbols[a], plan.symbols[b]) for a, b in plan.flow.joints]
        return (*(lines[n] for n in sorted(lines)), *joints)

    def _order(self) -> list[int]:
        """Arrows in the order of drawing: where two lines meet or part, the one that runs straight on comes first."""
        paths = self.plan.paths
        turns = dict.fromkeys(self.plan.kept, 0)
        for pairs, at_target in ((self.plan.to_target, True), (self.plan.from_source, False)):
            for pair in pairs:
                for n, m in (pair, pair[::-1]):
                    mine, theirs = _from(paths[n], at_target), _from(paths[m], at_target)
                    part = shared(mine, theirs)
                    # Seen from the common end, a corner of this path alone is where it turns off.
                    if part and mine[part.at] == part.node and part.node not in theirs[1:-1]:
                        turns[n] += 1
        return sorted(turns, key=lambda n: (turns[n], len(paths[n]), -span(paths[n]), n))

    def _point(self, n: int, i: int) -> Point:
        """The place of node i of path n: at its symbol's side, or where its tracks lie."""
        path, of = self.plan.paths[n], self.plan.track[n]
        arrow = self.plan.flow.arrows[n]
        if i == 0:
            return _side(self.plan.symbols[arrow.source], path[0], path[1])
        if i == len(path) - 1:
            return _side(self.plan.symbols[arrow.target], path[-1], path[-2])
        px, py = Pos(path[i][0] // 2, 0.5), Pos(path[i][1] // 2, 0.5)
        for track in (of[i - 1], of[i]):
            if track is None:
                continue
            if track.vertical:
                px = position(track, self.plan.widths, self.room.column_zones)
            else:
                py = position(track, self.plan.heights, self.room.row_zones)
        return Point(px, py)

    def _parting(self, n: int, drawn: Iterable[int], at_target: bool) -> _Parting | None:
        """Where path n leaves the drawn lines from the same source, or meets those to the same target."""
        arrows, paths = self.plan.flow.arrows, self.plan.paths
        path = _from(paths[n], at_target)
        best: Shared | None = None
        partner = -1
        for m in drawn:
            if arrows[n].joint or arrows[m].joint:
                continue
            if arrows[n].target == arrows[m].target if at_target else arrows[n].source == arrows[m].source:
                found = shared(path, _from(paths[m], at_target))
                if found and (best is None or reach(path, found) > reach(path, best)):
                    best, partner = found, m
        if best is None:
            return None
        index = len(path) - 1 - best.at if at_target else best.at
        theirs = paths[partner]
        if path[best.at] != best.node:
            return _Parting(index, (self._point(partner, theirs.index(best.node)),))
        corner = self._point(n, index)
        if best.node in theirs[1:-1]:
            k = theirs.index(best.node)
            if self._beyond(path, best.at, self._turning(n, index, at_target), self._turning(partner, k, at_target)):
                # Both turn off here to opposite sides, this one farther on: it begins where the other leaves.
                return _Parting(index, (self._point(partner, k), corner))
        return _Parting(index, (corner,))

    def _turning(self, n: int, i: int, at_target: bool) -> Track | None:
        """The track onto which path n turns at its node i, seen from its source or its target."""
        return self.plan.track[n][i - 1 if at_target else i]

    def _beyond(self, path: Path, at: int, mine: Track | None, other: Track | None) -> bool:
        """Whether a path that runs to node `at` turns off on a track beyond another track of the same line."""
        if mine is None or other is None or mine is other or (mine.vertical, mine.line) != (other.vertical, other.line):
            return False
        (x1, y1), (x2, y2) = path[at - 1], path[at]
        return mine.rank > other.rank if x2 + y2 > x1 + y1 else mine.rank < other.rank


def _from(path: Path, at_target: bool) -> Path:
    return path[::-1] if at_target else path


def _joint(a: Symbol, b: Symbol) -> Line:
    return Line((), (_side(a, node_of(a), node_of(b)), _side(b, node_of(b), node_of(a))), Head.NONE)


def _side(symbol: Symbol, here: Node, other: Node) -> Point:
    """The middle of the side of a symbol that faces another node."""
    dx = (other[0] > here[0]) - (other[0] < here[0])
    dy = (other[1] > here[1]) - (other[1] < here[1])
    return Point(Pos(symbol.column, 0.5, dx * symbol.width / 2), Pos(symbol.row, 0.5, dy * symbol.height / 2))
