"""The router: one path on the routing grid for every arrow, improved by taking paths up and laying them again."""

from __future__ import annotations

import gc
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from sopdsl_renderers.layout.board import CONFLICT, JOINT, Board
from sopdsl_renderers.layout.geometry import Flow, Symbol
from sopdsl_renderers.layout.nets import THRIFT, Around, Net, Tier, Way
from sopdsl_renderers.layout.prices import NEVER, SHARED_CORNER, Prices
from sopdsl_renderers.layout.shapes import REACH, Node, Obstacles, Path, tiers
from sopdsl_renderers.layout.taste import HORIZONTAL, VERTICAL, sides

CROSSINGS = (19.0, 45.0)
"""Prices of a crossing, first and in the end. At a high price the first arrows laid would push all others around."""
ROUNDS = 4
PATIENCE = 160
"""Pairs of arrows that are tried together at most, so that a hopeless flow does not take for ever."""
TANGLED = 10.0
"""What an arrow must cost beyond its best way in an empty drawing for other arrows to be moved out of its way."""
TEMPTING = 36.0
"""What a way may cost beyond that best way for other arrows to be moved out of it."""
EVEN = 1e-6
"""What is cheaper by less than this is not cheaper: sums of prices are not exact."""
REMEMBERED = 64
"""How many routed flows are kept: a form is paged again when its columns turn out to need more width."""


class Routes(NamedTuple):
    """The paths found, by index of the arrow, and the arrows that have none without running on a foreign line."""

    paths: tuple[Path, ...]
    failed: tuple[int, ...]


def node_of(symbol: Symbol) -> Node:
    """The node of the routing grid where a symbol sits."""
    return 2 * symbol.column + 1, 2 * symbol.row + 1


@lru_cache(maxsize=REMEMBERED)
def route(flow: Flow, apart: frozenset[tuple[int, int]] = frozenset()) -> Routes:
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
        self.prices = Prices(self.board, apart)
        self.nets: list[Net] = []
        self.tries = 0
        self.changes: list[tuple[int, int, int]] = []
        """Each change of a way so far: the arrow, and the y-lines between which its old and its new way lie."""
        self.stuck: dict[int, tuple[Way | None, float]] = {}
        """The arrows that could not be freed, with their ways and burdens then."""
        by_source: dict[tuple[str, str], list[Net]] = {}
        by_target: dict[tuple[str, str], list[Net]] = {}
        groups: list[str] = []
        for n, arrow in enumerate(flow.arrows):
            source, target = symbols[arrow.source], symbols[arrow.target]
            start, end = node_of(source), node_of(target)
            distance = abs(end[0] - start[0]) * HORIZONTAL + abs(end[1] - start[1]) * VERTICAL
            prices = sides(source, target, start, end)
            found = [Tier(bends, find, prices) for bends, find in tiers(obstacles, start, end)]
            net = Net(n, source, target, bool(arrow.label) and not arrow.at_end, start, end, found, distance)
            net.low, net.high = min(start[1], end[1]) - REACH, max(start[1], end[1]) + REACH
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
        kin = self.board.kin
        for net in self.nets:
            net.near = kin[net.index].union(*(kin[n] for n in kin[net.index]))

    def run(self) -> Routes:
        for net in sorted(self.nets, key=_urgency):
            self._lay(net, self._best(net))
        for crossing in CROSSINGS:
            self.board.crossing = crossing
            for net in self.nets:
                net.settled = -1
            self._settle()
            freed = self._untangle_all()
        if freed:
            self._untangle_all()
        self._settle()
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
        if self._quiet(net):
            return False
        old = self._lift(net)
        way = self._best(net, old)
        self._lay(net, way)
        if way is not old:
            self._note(net, old, way)
        net.settled = len(self.changes)
        return way is not old

    def _note(self, net: Net, old: Way, new: Way) -> None:
        """Takes down that the way of an arrow is another now."""
        lines = [y for _, y in (*old.path, *new.path)]
        self.changes.append((net.index, min(lines), max(lines)))

    def _quiet(self, net: Net) -> bool:
        """Whether nothing has changed where an arrow may run since it was found to lie at its best."""
        if net.settled < 0:
            return False
        return not any(
            (low <= net.high and high >= net.low) or index in net.near
            for index, low, high in self.changes[net.settled :]
        )

    def _burden(self, net: Net) -> float:
        """What an arrow costs beyond its fixed price."""
        way = self._lift(net)
        cost = self.prices.price(net, way, NEVER)
        self._lay(net, way)
        return cost - way.fixed

    def _untangle(self, net: Net) -> bool:
        """Moves one other arrow out of the way of one that makes a detour or crosses something; whether that helped."""
        old = self._lift(net)
        now = self.prices.price(net, old, NEVER)
        for index, wanted in self._in_the_way(net, now).items():
            if self.tries >= PATIENCE:
                break
            other = self.nets[index]
            theirs = self._lift(other)
            way, limit = self._cheapest(net, wanted, now, self.prices.around(net))
            if way is not None:
                self.tries += 1
                spare = self.prices.price(other, theirs, NEVER) + now - limit
                self._lay(net, way)
                moved = self._search(other, spare - EVEN, self.prices.around(other))
                if moved is not None:
                    self._lay(other, moved)
                    self._note(net, old, way)
                    self._note(other, theirs, moved)
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
        most = min(limit, TEMPTING + net.simplest)
        for tier in net.tiers:
            if most <= net.distance + tier.bending:
                break
            for way in tier.ways:
                if way.fixed >= most:
                    break
                if way.into in joined or way.out in parted:
                    # How much of it is shared, and with whom, is not asked here.
                    kin = [n.index for n in net.to_target if n.way and n.way.into == way.into]
                    kin += [n.index for n in net.from_source if n.way and n.way.out == way.out]
                    blame = self.board.blame(way.course, NEVER) or {}
                    blame |= dict.fromkeys(kin, 0.0)
                    total = way.fixed - way.spared + sum(blame.values())
                    blamed = [owner for owner, cost in blame.items() if total - cost < limit]
                else:
                    blamed = list(self.board.blame(way.course, limit - way.fixed) or ())
                for owner in blamed:
                    if owner != JOINT:
                        found.setdefault(owner, []).append(way)
        return found

    def _best(self, net: Net, old: Way | None = None) -> Way:
        """The cheapest path for an arrow among what is laid; `old` is kept unless there is a better one."""
        around = self.prices.around(net)
        limit = NEVER if old is None else self.prices.price(net, old, NEVER, around)
        best = self._search(net, limit, around) or old
        assert best is not None, "gutters and bands lead everywhere"
        return best

    def _search(self, net: Net, limit: float, around: Around) -> Way | None:
        """The cheapest path for an arrow among what is laid, if there is one cheaper than `limit`."""
        best = None
        joined, parted = around
        alone = net.index not in self.prices.apart
        # What a path can share is no longer than what is laid by the same side, and a corner may have its price.
        join = {side: max(other.way.spared for other in others) for side, others in joined.items()}
        part = {
            side: max(other.way.spared for other in others) - SHARED_CORNER * sum(other.labelled for other in others)
            for side, others in parted.items()
        }
        most = max(join.values(), default=0.0) + max([0.0, *part.values()])
        least = max((1 - THRIFT) * net.distance, net.distance - most)
        for tier in net.tiers:
            if limit <= least + tier.bending:
                break
            for way in tier.ways:
                if way.fixed - most >= limit:
                    break
                gain = join.get(way.into, 0.0) + part.get(way.out, 0.0)
                if way.fixed - (gain if gain < way.spared else way.spared) >= limit:
                    continue
                if alone and way.into not in joined and way.out not in parted:
                    total = way.fixed + self.board.cost(way.course, limit - way.fixed)
                else:
                    total = self.prices.price(net, way, limit, around)
                if total < limit:
                    best, limit = way, total
        return best

    def _cheapest(self, net: Net, ways: Iterable[Way], limit: float, around: Around) -> tuple[Way | None, float]:
        """The cheapest of these paths and its price, if one is cheaper than `limit`."""
        best = None
        for way in ways:
            total = self.prices.price(net, way, limit, around)
            if total < limit:
                best, limit = way, total
        return best, limit


def _detour(net: Net) -> float:
    """How much more an arrow's path costs than the best of its simplest ones, as if nothing else were laid."""
    assert net.way is not None
    return net.way.fixed - net.simplest


def _urgency(net: Net) -> tuple[bool, bool, int]:
    """Straight lines first, then short ones; back arrows last."""
    (xs, ys), (xt, yt) = net.start, net.end
    return yt < ys, xs != xt and ys != yt, abs(xt - xs) + abs(yt - ys)
