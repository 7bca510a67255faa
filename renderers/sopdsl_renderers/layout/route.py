"""The router: one path on the routing grid for every arrow, improved by taking paths up and laying them again."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sopdsl_renderers.layout.board import CONFLICT, JOINT, Board, Course, course
from sopdsl_renderers.layout.geometry import Flow, Symbol
from sopdsl_renderers.layout.nets import NOTHING, THRIFT, Around, Neighbour, Net, Run, Way
from sopdsl_renderers.layout.shapes import Node, Obstacles, Path, tiers
from sopdsl_renderers.layout.sharing import Shared, shared
from sopdsl_renderers.layout.taste import BEND, HORIZONTAL, VERTICAL, fits, length, price

CROSSINGS = (19.0, 45.0)
"""Prices of a crossing, first and in the end. At a high price the first arrows laid would push all others around."""
ROUNDS = 4
PATIENCE = 160
"""Pairs of arrows that are tried together at most, so that a hopeless flow does not take for ever."""
TANGLED = 10.0
"""What an arrow must cost beyond its best way in an empty drawing for other arrows to be moved out of its way."""
JOIN = 1.0
PART = 2.0
"""Prices of joining another line and of parting from one."""
SHARED_CORNER = 60.0
"""Price of two labelled branches that leave by one corner: only for a diamond with more branches than corners."""
NEVER = float("inf")
EVEN = 1e-6
"""What is cheaper by less than this is not cheaper: sums of prices are not exact."""


class Routes(NamedTuple):
    """The paths found, by index of the arrow, and the arrows that have none without running on a foreign line."""

    paths: tuple[Path, ...]
    failed: tuple[int, ...]


def node_of(symbol: Symbol) -> Node:
    """The node of the routing grid where a symbol sits."""
    return 2 * symbol.column + 1, 2 * symbol.row + 1


def route(flow: Flow, apart: Iterable[tuple[int, int]] = ()) -> Routes:
    """Routes all arrows of a flow. The order of the arrows decides ties only.

    Pairs of arrows (indexes) that are to be laid `apart` do not run side by side.
    """
    collecting = gc.isenabled()
    # The many small values that live until the end are what a collector would look through again and again.
    gc.disable()
    router = _Router(flow, apart)
    try:
        return router.run()
    finally:
        router.release()
        if collecting:
            gc.enable()


class _Router:
    def __init__(self, flow: Flow, apart: Iterable[tuple[int, int]]) -> None:
        symbols = {symbol.id: symbol for symbol in flow.symbols}
        obstacles = Obstacles(flow.columns, flow.rows, (node_of(symbol) for symbol in flow.symbols))
        self.board = Board(obstacles.nx, obstacles.ny, CROSSINGS[0])
        for a, b in flow.joints:
            (x1, y), (x2, _) = node_of(symbols[a]), node_of(symbols[b])
            self.board.block(y, min(x1, x2), max(x1, x2))
        self.apart: dict[int, set[int]] = {}
        for one, two in apart:
            self.apart.setdefault(one, set()).add(two)
            self.apart.setdefault(two, set()).add(one)
        self.nets: list[Net] = []
        self.tries = 0
        self.stuck: dict[int, tuple[Way | None, float]] = {}
        """The arrows that could not be freed, with their ways and burdens then."""
        self.runs: dict[tuple[int, int, bool], Run] = {}
        self.rests: dict[tuple[int, Shared, Shared], Course] = {}
        """What was found out about pairs of ways, by their identity; all ways live as long as their nets."""
        by_source: dict[tuple[str, str], list[Net]] = {}
        by_target: dict[tuple[str, str], list[Net]] = {}
        groups: list[str] = []
        for n, arrow in enumerate(flow.arrows):
            source, target = symbols[arrow.source], symbols[arrow.target]
            start, end = node_of(source), node_of(target)
            distance = abs(end[0] - start[0]) * HORIZONTAL + abs(end[1] - start[1]) * VERTICAL
            stream = tiers(obstacles, start, end)
            net = Net(n, source, target, bool(arrow.label), start, end, stream, distance)
            self.nets.append(net)
            # A joint shares nothing with arrows.
            group = arrow.id if arrow.joint else ""
            by_source.setdefault((arrow.source, group), []).append(net)
            by_target.setdefault((arrow.target, group), []).append(net)
            groups.append(group)
        for net, group in zip(self.nets, groups, strict=True):
            net.from_source = [other for other in by_source[net.source.id, group] if other is not net]
            net.to_target = [other for other in by_target[net.target.id, group] if other is not net]
            net.from_source_ids = frozenset(other.index for other in net.from_source)
            net.to_target_ids = frozenset(other.index for other in net.to_target)
            self.board.kin[net.index] = net.from_source_ids | net.to_target_ids

    def run(self) -> Routes:
        for net in sorted(self.nets, key=_urgency):
            self._lay(net, self._best(net))
        for crossing in CROSSINGS:
            self.board.crossing = crossing
            self._settle()
            freed = self._untangle_all()
        if freed:
            self._untangle_all()
        failed = self._give_up()
        return Routes(tuple(net.way.path if net.way else () for net in self.nets), failed)

    def release(self) -> None:
        """Parts arrows from each other, so that nothing is left that only a collector could remove."""
        for net in self.nets:
            net.from_source, net.to_target = [], []

    def _settle(self) -> None:
        """Routes every arrow anew until none finds a better way."""
        for _ in range(ROUNDS):
            if not sum([self._again(net) for net in self.nets]):
                break

    def _untangle_all(self) -> bool:
        """Frees arrows that others are in the way of; whether there were any."""
        freed = False
        for net in self.nets:
            burden = self._burden(net)
            # Nothing has become better for one that lies and costs as it did when it could not be freed.
            if burden + _detour(net) < TANGLED or self.stuck.get(net.index) == (net.way, burden):
                continue
            if self._untangle(net):
                freed = True
            else:
                self.stuck[net.index] = net.way, burden
        return freed

    def _give_up(self) -> tuple[int, ...]:
        """Lifts arrows that run on lines, the worst first, until the rest is clean; the indexes of those left out."""
        lifted: list[Net] = []
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

    def _clean(self, net: Net) -> bool:
        """Whether an arrow runs on no line. What sharing spares is far less than half of that price."""
        return self._burden(net) < CONFLICT / 2

    def _lay(self, net: Net, way: Way) -> None:
        net.way = way
        self.board.add(net.index, way.course)

    def _lift(self, net: Net) -> Way:
        way = net.way
        assert way is not None
        net.way = None
        self.board.remove(net.index, way.course)
        return way

    def _again(self, net: Net) -> bool:
        """Routes an arrow anew among the others; whether it changed."""
        old = self._lift(net)
        way = self._best(net, old)
        self._lay(net, way)
        return way is not old

    def _burden(self, net: Net) -> float:
        """What an arrow costs beyond its fixed price."""
        way = self._lift(net)
        cost = self._price(net, way, NEVER)
        self._lay(net, way)
        return cost - way.fixed

    def _untangle(self, net: Net) -> bool:
        """Moves one other arrow out of the way of one that makes a detour or crosses something; whether that helped."""
        old = self._lift(net)
        now = self._price(net, old, NEVER)
        for index, wanted in self._in_the_way(net, now).items():
            if self.tries >= PATIENCE:
                break
            other = self.nets[index]
            theirs = self._lift(other)
            way, limit = self._cheapest(net, wanted, now, self._around(net))
            if way is not None:
                self.tries += 1
                spare = self._price(other, theirs, NEVER) + now - limit
                self._lay(net, way)
                moved = self._search(other, spare - EVEN, self._around(other))
                if moved is not None:
                    self._lay(other, moved)
                    return True
                self._lift(net)
            self._lay(other, theirs)
        self._lay(net, old)
        return False

    def _in_the_way(self, net: Net, limit: float) -> dict[int, list[Way]]:
        """The arrows that lie where a lifted one would like to, with the ways that may cost less than `limit` without
        them."""
        found: dict[int, list[Way]] = {}
        joined = {other.way.into for other in net.to_target if other.way}
        parted = {other.way.out for other in net.from_source if other.way}
        for bends, group in self._tiers(net):
            if limit <= net.distance + bends * BEND:
                break
            for way in group:
                if way.fixed >= limit:
                    break
                rest, blame = self.board.blame(way.course)
                total = way.fixed + rest
                if way.into in joined or way.out in parted:
                    # How much of it is shared, and with whom, is not asked here.
                    total = way.least
                    kin = [n.index for n in net.to_target if n.way and n.way.into == way.into]
                    kin += [n.index for n in net.from_source if n.way and n.way.out == way.out]
                    blame |= dict.fromkeys(kin, 0.0)
                total += sum(blame.values())
                for owner, cost in blame.items():
                    if owner != JOINT and total - cost < limit:
                        found.setdefault(owner, []).append(way)
        return found

    def _best(self, net: Net, old: Way | None = None) -> Way:
        """The cheapest path for an arrow among what is laid; `old` is kept unless there is a better one."""
        around = self._around(net)
        limit = NEVER if old is None else self._price(net, old, NEVER, around)
        best = self._search(net, limit, around) or old
        assert best is not None, "gutters and bands lead everywhere"
        return best

    def _search(self, net: Net, limit: float, around: Around) -> Way | None:
        """The cheapest path for an arrow among what is laid, if there is one cheaper than `limit`."""
        best = None
        joined, parted = around
        share = THRIFT if joined or parted else 0.0
        for bends, group in self._tiers(net):
            if limit <= (1 - share) * net.distance + bends * BEND:
                break
            for way in group:
                if way.fixed >= limit:
                    if not share:
                        break
                    # Only a path by a side that is in use can share anything.
                    if way.least >= limit or not (way.into in joined or way.out in parted):
                        continue
                total = self._price(net, way, limit, around)
                if total < limit:
                    best, limit = way, total
        return best

    def _cheapest(self, net: Net, ways: Iterable[Way], limit: float, around: Around) -> tuple[Way | None, float]:
        """The cheapest of these paths and its price, if one is cheaper than `limit`."""
        best = None
        for way in ways:
            total = self._price(net, way, limit, around)
            if total < limit:
                best, limit = way, total
        return best, limit

    def _tiers(self, net: Net) -> Iterator[tuple[int, list[Way]]]:
        """The candidates of an arrow, simple ones first; made when first asked for."""
        yield from net.tiers
        for bends, paths in net.stream:
            group = []
            for path in paths:
                if fits(net.source, net.target, path):
                    distance = length(path)
                    group.append(Way(price(net.source, net.target, path, distance), distance, path))
            group.sort(key=_rank)
            net.tiers.append((bends, group))
            yield net.tiers[-1]

    def _around(self, net: Net) -> Around:
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

    def _price(self, net: Net, way: Way, limit: float, around: Around | None = None) -> float:
        """The whole cost of a path: its own and what it does to what is laid. What it shares costs less."""
        joined, parted = around or self._around(net)
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
        key = (id(way), id(other), at_target)
        run = self.runs.get(key)
        if run is None:
            path, theirs = (way.back, other.back) if at_target else (way.path, other.path)
            part = shared(path, theirs)
            assert part is not None
            together = path[: part.at + 1] if path[part.at] == part.node else (*path[: part.at + 1], part.node)
            run = self.runs[key] = Run(part, together)
        return run


def _rank(way: Way) -> tuple[float, Path]:
    return way.fixed, way.path


def _detour(net: Net) -> float:
    """How much more an arrow's path costs than the best of its simplest ones, as if nothing else were laid."""
    assert net.way is not None
    return net.way.fixed - min(group[0].fixed for _, group in net.tiers if group)


def _urgency(net: Net) -> tuple[bool, bool, int]:
    """Straight lines first, then short ones; back arrows last."""
    (xs, ys), (xt, yt) = net.start, net.end
    return yt < ys, xs != xt and ys != yt, abs(xt - xs) + abs(yt - ys)
