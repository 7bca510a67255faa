"""The router: one path on the routing grid for every arrow, improved by taking paths up and laying them again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from sopdsl_renderers.layout.board import CONFLICT, Board
from sopdsl_renderers.layout.geometry import Flow, Symbol
from sopdsl_renderers.layout.shapes import Node, Obstacles, Path, tiers
from sopdsl_renderers.layout.sharing import Shared, cross, first_turn, shared, span
from sopdsl_renderers.layout.taste import BEND, HORIZONTAL, VERTICAL, fits, length, price

ROUNDS = 4
PATIENCE = 160
"""Pairs of arrows that are tried together at most, so that a hopeless flow does not take for ever."""
TANGLED = 10.0
"""What an arrow must cost beyond its best way in an empty drawing for other arrows to be moved out of its way."""
THRIFT = 0.6
"""How much of the length that a path shares is spared. Its bends count in full: a reader follows the whole way."""
JOIN = 1.0
PART = 2.0
"""Prices of joining another line and of parting from one."""
SHARED_CORNER = 60.0
"""Price of two labelled branches that leave by one corner: only for a diamond with more branches than corners."""
NEVER = float("inf")


class Routes(NamedTuple):
    """The paths found, by index of the arrow, and the arrows that have none without running on a foreign line."""

    paths: tuple[Path, ...]
    failed: tuple[int, ...]


class _Way(NamedTuple):
    """A candidate path: its fixed price, what is left of it if all of the path is shared, and the path backwards too.

    `out` and `into` are the steps from the source and from the target onto the path: the sides of the symbols.
    """

    fixed: float
    least: float
    path: Path
    back: Path
    out: Node
    into: Node
    span: int
    turn: int
    """The length in units of the grid, and the side to which the path turns beside its source."""


class _Run(NamedTuple):
    """What two paths have in common: its length in units of the grid and by price, where they part, and the nodes."""

    span: int
    length: float
    part: Shared
    path: Path


NOTHING = _Run(0, 0.0, Shared(0, (0, 0)), ())


@dataclass(eq=False)
class _Net:
    """An arrow while it is routed: its candidates in tiers, as far as they were asked for, and its path now."""

    index: int
    source: Symbol
    target: Symbol
    labelled: bool
    start: Node
    end: Node
    stream: Iterator[tuple[int, list[Path]]]
    tiers: list[tuple[int, list[_Way]]] = field(default_factory=list)
    way: _Way | None = None
    """None while the arrow is lifted."""
    from_source: list[_Net] = field(default_factory=list)
    to_target: list[_Net] = field(default_factory=list)
    """Other arrows from the same source and to the same target."""
    from_source_ids: frozenset[int] = frozenset()
    to_target_ids: frozenset[int] = frozenset()


def node_of(symbol: Symbol) -> Node:
    """The node of the routing grid where a symbol sits."""
    return 2 * symbol.column + 1, 2 * symbol.row + 1


def route(flow: Flow) -> Routes:
    """Routes all arrows of a flow. The order of the arrows decides ties only."""
    return _Router(flow).run()


class _Router:
    def __init__(self, flow: Flow) -> None:
        symbols = {symbol.id: symbol for symbol in flow.symbols}
        obstacles = Obstacles(flow.columns, flow.rows, (node_of(symbol) for symbol in flow.symbols))
        self.board = Board(obstacles.nx, obstacles.ny)
        for a, b in flow.joints:
            (x1, y), (x2, _) = node_of(symbols[a]), node_of(symbols[b])
            self.board.block(y, min(x1, x2), max(x1, x2))
        self.nets: list[_Net] = []
        self.tries = 0
        self.runs: dict[tuple[int, int, bool], _Run] = {}
        """What was found out about pairs of ways, by their identity; all ways live as long as their nets."""
        by_source: dict[str, list[_Net]] = {}
        by_target: dict[str, list[_Net]] = {}
        for n, arrow in enumerate(flow.arrows):
            source, target = symbols[arrow.source], symbols[arrow.target]
            start, end = node_of(source), node_of(target)
            net = _Net(n, source, target, bool(arrow.label), start, end, tiers(obstacles, start, end))
            self.nets.append(net)
            by_source.setdefault(arrow.source, []).append(net)
            by_target.setdefault(arrow.target, []).append(net)
        for net in self.nets:
            net.from_source = [other for other in by_source[net.source.id] if other is not net]
            net.to_target = [other for other in by_target[net.target.id] if other is not net]
            net.from_source_ids = frozenset(other.index for other in net.from_source)
            net.to_target_ids = frozenset(other.index for other in net.to_target)

    def run(self) -> Routes:
        for net in sorted(self.nets, key=_urgency):
            self._lay(net, self._best(net))
        for _ in range(ROUNDS):
            if not sum([self._again(net) for net in self.nets]):
                break
        for _ in range(2):
            if not sum([self._untangle(net) for net in self.nets if self._burden(net) + _detour(net) >= TANGLED]):
                break
        failed = self._give_up()
        return Routes(tuple(net.way.path if net.way else () for net in self.nets), failed)

    def _give_up(self) -> tuple[int, ...]:
        """Lifts arrows that run on lines, the worst first, until the rest is clean; the indexes of those left out."""
        lifted: list[_Net] = []
        while bad := [(self._burden(net), n) for n, net in enumerate(self.nets) if net.way and not self._clean(net)]:
            worst = self.nets[max(bad)[1]]
            self._lift(worst)
            lifted.append(worst)
            for _, n in bad:
                if self.nets[n] is not worst:
                    self._again(self.nets[n])
        failed = []
        for net in lifted:
            self._lay(net, self._best(net))
            if not self._clean(net):
                self._lift(net)
                failed.append(net.index)
        return tuple(sorted(failed))

    def _clean(self, net: _Net) -> bool:
        """Whether an arrow runs on no line. What sharing spares is far less than half of that price."""
        return self._burden(net) < CONFLICT / 2

    def _lay(self, net: _Net, way: _Way) -> None:
        net.way = way
        self.board.add(net.index, way.path)

    def _lift(self, net: _Net) -> _Way:
        way = net.way
        assert way is not None
        net.way = None
        self.board.remove(net.index, way.path)
        return way

    def _again(self, net: _Net) -> bool:
        """Routes an arrow anew among the others; whether it changed."""
        old = self._lift(net)
        way = self._best(net, old)
        self._lay(net, way)
        return way is not old

    def _burden(self, net: _Net) -> float:
        """What an arrow costs beyond its fixed price."""
        way = self._lift(net)
        cost = self._price(net, way, NEVER)
        self._lay(net, way)
        return cost - way.fixed

    def _untangle(self, net: _Net) -> bool:
        """Lifts an arrow together with each one in its way, to see whether both do better anew; whether they did."""
        for other in self.nets:
            if other is net or not _meet(net, other):
                continue
            if self.tries >= PATIENCE:
                return False
            self.tries += 1
            old = self._lift(net), self._lift(other)
            options = [(self._both(net, other, *old), 0, old)]
            for n in (0, 1):
                one, two = (net, other)[n], (other, net)[n]
                way = self._best(one, old[n])
                if way is old[n]:
                    # What was in the way of this one, the other was not.
                    continue
                self._lay(one, way)
                rest = self._best(two, old[1 - n])
                self._lift(one)
                new = (rest, way) if n else (way, rest)
                options.append((self._both(net, other, *new), n + 1, new))
            _, n, new = min(options)
            self._lay(net, new[0])
            self._lay(other, new[1])
            if n:
                return True
        return False

    def _both(self, net: _Net, other: _Net, way: _Way, theirs: _Way) -> float:
        """What two lifted arrows cost together on given paths."""
        total = self._price(net, way, NEVER)
        self._lay(net, way)
        total += self._price(other, theirs, NEVER)
        self._lift(net)
        return total

    def _best(self, net: _Net, best: _Way | None = None) -> _Way:
        """The cheapest path for an arrow among what is laid; `best` is kept unless there is a better one."""
        limit = NEVER if best is None else self._price(net, best, NEVER)
        joined = {other.way.into for other in net.to_target if other.way}
        parted = {other.way.out for other in net.from_source if other.way}
        share = THRIFT if joined or parted else 0.0
        least = abs(net.end[0] - net.start[0]) * HORIZONTAL + abs(net.end[1] - net.start[1]) * VERTICAL
        for bends, group in self._tiers(net):
            if limit <= (1 - share) * least + bends * BEND:
                break
            for way in group:
                # Only a path by a side that is in use can share anything.
                if (way.least if way.into in joined or way.out in parted else way.fixed) >= limit:
                    continue
                total = self._price(net, way, limit)
                if total < limit:
                    best, limit = way, total
        assert best is not None, "gutters and bands lead everywhere"
        return best

    def _tiers(self, net: _Net) -> Iterator[tuple[int, list[_Way]]]:
        """The candidates of an arrow, simple ones first; made when first asked for."""
        yield from net.tiers
        for bends, paths in net.stream:
            group = []
            for path in paths:
                if fits(net.source, net.target, path):
                    fixed = price(net.source, net.target, path)
                    back = path[::-1]
                    least = fixed - THRIFT * length(path)
                    group.append(_Way(fixed, least, path, back, _step(path), _step(back), span(path), first_turn(path)))
            group.sort()
            net.tiers.append((bends, group))
            yield net.tiers[-1]

    def _price(self, net: _Net, way: _Way, limit: float) -> float:
        """The whole cost of a path: its own and what it does to what is laid. What it shares costs less."""
        own, extra = way.path, 0.0
        if net.to_target or net.from_source:
            own, extra = self._own(net, way)
        total = way.fixed + extra
        return total if total >= limit else total + self.board.cost(own, limit - total)

    def _own(self, net: _Net, way: _Way) -> tuple[Path, float]:
        """The part of a path that it shares with no other arrow, and the price of sharing the rest."""
        own, extra, cut, first = way.path, 0.0, NOTHING, NOTHING
        for other in net.to_target:
            theirs = other.way
            if theirs and theirs.into == way.into:
                run = self._run(way, theirs, True)
                cut = max(cut, run)
                if self._mixed(other, run.span, True):
                    extra += CONFLICT
        for other in net.from_source:
            theirs = other.way
            if theirs and theirs.out == way.out:
                run = self._run(way, theirs, False)
                first = max(first, run)
                if net.labelled or other.labelled:
                    extra += SHARED_CORNER if way.turn != theirs.turn else CONFLICT
                if self._mixed(other, run.span, False):
                    extra += CONFLICT
        if cut.span + first.span >= way.span:
            # Nothing would be left to be seen of this arrow.
            return own, extra + CONFLICT
        if cut.span:
            own = (*own[: len(own) - 1 - cut.part.at], cut.part.node)
            extra += JOIN - THRIFT * cut.length + self.board.trespass(cut.path, net.to_target_ids)
        if first.span:
            own = (first.part.node, *own[first.part.at + 1 :])
            extra += PART - THRIFT * first.length + self.board.trespass(first.path, net.from_source_ids)
        return own, extra

    def _run(self, way: _Way, other: _Way, at_target: bool) -> _Run:
        """How far two ways run together at their common target or source, on whose same side they both are."""
        key = (id(way), id(other), at_target)
        run = self.runs.get(key)
        if run is None:
            path, theirs = (way.back, other.back) if at_target else (way.path, other.path)
            part = shared(path, theirs)
            assert part is not None
            together = path[: part.at + 1] if path[part.at] == part.node else (*path[: part.at + 1], part.node)
            run = self.runs[key] = _Run(span(together), length(together), part, together)
        return run

    def _mixed(self, net: _Net, together: int, at_target: bool) -> bool:
        """Whether a line that shares so much of a path at its one end would meet a line that shares its other end."""
        way = net.way
        if way is None:
            return False
        for other in net.from_source if at_target else net.to_target:
            theirs = other.way
            if (
                theirs
                and (theirs.out == way.out if at_target else theirs.into == way.into)
                and together + self._run(way, theirs, not at_target).span >= way.span
            ):
                return True
        return False


def _step(path: Path) -> Node:
    """The direction of a path's first piece."""
    (x1, y1), (x2, y2) = path[0], path[1]
    return (x2 > x1) - (x2 < x1), (y2 > y1) - (y2 < y1)


def _detour(net: _Net) -> float:
    """How much more an arrow's path costs than the best of its simplest ones, as if nothing else were laid."""
    assert net.way is not None
    return net.way.fixed - min(group[0].fixed for _, group in net.tiers if group)


def _meet(net: _Net, other: _Net) -> bool:
    """Whether two arrows cross, or have a symbol in common."""
    if not {net.start, net.end}.isdisjoint((other.start, other.end)):
        return True
    return net.way is not None and other.way is not None and cross(net.way.path, other.way.path)


def _urgency(net: _Net) -> tuple[bool, bool, int]:
    """Straight lines first, then short ones; back arrows last."""
    (xs, ys), (xt, yt) = net.start, net.end
    return yt < ys, xs != xt and ys != yt, abs(xt - xs) + abs(yt - ys)
