"""From routed paths to places: tracks in gutters and bands, their order, and the room that columns and rows need.

A *zone* is the half of a gutter or band between the border of a cell and the widest symbol of its column (the highest
of its row). Distances in a zone are measured from the border. When a backend stretches the cell, what the zone gains
is spread evenly between its tracks, so what is apart at the minimum stays apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sopdsl_renderers.layout.board import pieces
from sopdsl_renderers.layout.geometry import Pos
from sopdsl_renderers.layout.shapes import Path
from sopdsl_renderers.layout.sharing import shared

GAP = 4.5
"""Least distance in points between two tracks."""
BORDER = 4.0
"""Least distance of a track from the border of a cell."""
PASSING = 4.5
"""Least distance of a track from a symbol that it passes."""
STUB = 9.0
"""Least length of the last piece of an arrow, with its head; of the first piece: `LEAVE`."""
LEAVE = 7.5
ROW_ZONE = 7.0
"""Points above and below the highest symbol of a row, at least."""
OVERLAP = 1000.0
"""Price, in crossings, of an order of tracks that puts lines on top of each other."""
CLEAR = 2.0
"""Least distance of a label from a border, of a track from a label."""


@dataclass(eq=False)
class Track:
    """One or several pieces that share a place in a gutter or band: their line, extent, and where lines turn off.

    `turns` are (place along the line, direction): -1 towards smaller coordinates. `stub_low` and `stub_high` are the
    least distances from the symbols in direction -1 and 1. `distance` is that from the border in the smallest zone, in
    points, and `share` how much of what the zone is larger comes between the two.
    """

    vertical: bool
    line: int
    low: float
    high: float
    turns: set[tuple[float, int]]
    stub_low: float = PASSING
    stub_high: float = PASSING
    rank: int = 0
    in_high: bool = False
    distance: float = 0.0
    share: float = 0.0


@dataclass(frozen=True)
class Keepout:
    """Room that a label takes in a zone, as a depth from the symbol's edge or from the border.

    `low` and `high` bound the stretch of the gutter or band beside which it lies.
    """

    vertical: bool
    line: int
    in_high: bool
    low: float
    high: float
    depth: float
    from_border: bool


def collect(paths: Sequence[Path], siblings: Iterable[tuple[int, int, bool]]) -> list[list[Track | None]]:
    """The tracks of all pieces in gutters and bands, as [path][piece], None on centre lines; shared pieces have one.

    `siblings` are pairs of paths with the same target (True) or the same source (False).
    """
    parts = [pieces(path) for path in paths]
    parent: dict[tuple[int, int], tuple[int, int]] = {}

    def find(key: tuple[int, int]) -> tuple[int, int]:
        while key in parent:
            key = parent[key]
        return key

    def tie(a: tuple[int, int], b: tuple[int, int]) -> None:
        a, b = sorted((find(a), find(b)))
        if a != b:
            parent[b] = a

    opposite: list[tuple[tuple[int, int], tuple[int, int], int]] = []
    for a, b, at_target in siblings:
        p, q = (paths[a][::-1], paths[b][::-1]) if at_target else (paths[a], paths[b])
        found = shared(p, q)
        if not found:
            continue
        i, node = found

        def key(n: int, path: Path, i: int, back: bool = at_target) -> tuple[int, int]:
            return n, (len(path) - 2 - i if back else i)

        for k in range(i):
            tie(key(a, p, k), key(b, q, k))
        if node != p[i]:
            tie(key(a, p, i), key(b, q, i))
        elif node == q[i] and (p[i + 1][0] == node[0]) == (q[i + 1][0] == node[0]):
            along = 1 if p[i + 1][0] == node[0] else 0
            opposite.append((key(a, p, i), key(b, q, i), node[along]))
    # What turns off at one node to opposite sides looks best on one track, if the two have nothing else in common.
    reach: dict[tuple[int, int], tuple[int, int]] = {}
    for n, part in enumerate(parts):
        for i, piece in enumerate(part):
            root = find((n, i))
            low, high = reach.get(root, (piece.low, piece.high))
            reach[root] = min(low, piece.low), max(high, piece.high)
    for one, two, at in opposite:
        (low1, high1), (low2, high2) = reach[find(one)], reach[find(two)]
        if (high1 <= at <= low2) or (high2 <= at <= low1):
            tie(one, two)
            reach[find(one)] = min(low1, low2), max(high1, high2)

    tracks: list[list[Track | None]] = [[None] * len(part) for part in parts]
    made: dict[tuple[int, int], Track] = {}
    for n, part in enumerate(parts):
        for i, piece in enumerate(part):
            if piece.line & 1:
                continue
            root = find((n, i))
            track = made.get(root)
            if track is None:
                track = made[root] = Track(piece.vertical, piece.line, piece.low, piece.high, set())
            track.low, track.high = min(track.low, piece.low), max(track.high, piece.high)
            for at, turn in ((piece.low, piece.low_turn), (piece.high, piece.high_turn)):
                if turn:
                    track.turns.add((at, turn))
            tracks[n][i] = track
            if i == 1:
                _need(track, -_way(paths[n], 0), LEAVE)
            if i == len(part) - 2:
                _need(track, _way(paths[n], len(part) - 1), STUB)
    return tracks


def _way(path: Path, i: int) -> int:
    """The direction in which piece i of a path runs."""
    (x1, y1), (x2, y2) = path[i], path[i + 1]
    return 1 if x2 + y2 > x1 + y1 else -1


def _need(track: Track, direction: int, length: float) -> None:
    """Notes that a stub of that length lies between a track and the symbol in that direction."""
    if direction > 0:
        track.stub_high = max(track.stub_high, length)
    else:
        track.stub_low = max(track.stub_low, length)


def related(a: Track, b: Track) -> bool:
    """Whether two tracks of one line must not lie on top of each other."""
    return a.high >= b.low and b.high >= a.low


def _conflict(a: Track, b: Track) -> tuple[float, float]:
    """The price of a before b and of b before a: crossings, and a bar where lines would overlap."""
    before = after = 0.0
    for at, turn in a.turns:
        if at % 2 == 1 and (at, -turn) in b.turns:
            if turn > 0:
                before += OVERLAP
            else:
                after += OVERLAP
        elif b.low < at < b.high or ((at, -turn) in b.turns and (at == a.low == b.low or at == a.high == b.high)):
            if turn > 0:
                before += 1
            else:
                after += 1
    for at, turn in b.turns:
        if a.low < at < a.high and (at, -turn) not in a.turns:
            if turn > 0:
                after += 1
            else:
                before += 1
    return before, after


def arrange(tracks: list[Track]) -> list[tuple[Track, Track]]:
    """Ranks the tracks of one line so that they cross least; ties go by where their ends turn to.

    Returns the pairs of tracks that lie on top of each other even so.
    """
    order = sorted(tracks, key=lambda t: (sum(turn for _, turn in t.turns), t.low, t.high))
    price: dict[tuple[Track, Track], float] = {}
    """What one track before another costs more than the other way round, where that makes a difference."""
    least = 0.0
    for i, one in enumerate(order):
        for other in order[i + 1 :]:
            if related(one, other):
                before, after = _conflict(one, other)
                least = max(least, min(before, after))
                if before != after:
                    price[one, other] = before - after
                    price[other, one] = after - before
    if price:
        starts = (order, sorted(order, key=lambda t: (t.low, -t.high)), sorted(order, key=lambda t: (-t.high, t.low)))
        best: tuple[float, int, list[Track]] | None = None
        for n, start in enumerate(starts):
            found = list(start)
            while _improve(found, price):
                pass
            total = sum(
                max(0.0, price.get((one, other), 0.0)) for i, one in enumerate(found) for other in found[i + 1 :]
            )
            if best is None or total < best[0]:
                best = total, n, found
            if not total:
                break
        assert best is not None
        least, order = max(least, best[0]), best[2]
    for rank, track in enumerate(order):
        track.rank = rank
    if least < OVERLAP:
        return []
    pairs = [(one, other) for i, one in enumerate(order) for other in order[i + 1 :] if related(one, other)]
    return [(one, other) for one, other in pairs if _conflict(one, other)[0] >= OVERLAP]


def _improve(order: list[Track], price: Mapping[tuple[Track, Track], float]) -> bool:
    """Moves each track to where it costs least; whether any was moved. Every move makes the order cheaper."""
    moved = False
    for track in list(order):
        here = order.index(track)
        best, at, total = -1e-9, here, 0.0
        for j in range(here - 1, -1, -1):
            total += price.get((track, order[j]), 0.0)
            if total < best:
                best, at = total, j
        total = 0.0
        for j in range(here + 1, len(order)):
            total += price.get((order[j], track), 0.0)
            if total < best:
                best, at = total, j
        if at != here:
            order.insert(at, order.pop(here))
            moved = True
    return moved


def clusters(tracks: list[Track]) -> list[list[Track]]:
    """Groups of tracks of one line that hang together by lying side by side, each in order of rank."""
    groups: list[list[Track]] = []
    reach = -1.0
    for track in sorted(tracks, key=lambda t: (t.low, t.high, t.rank)):
        if groups and track.low <= reach:
            groups[-1].append(track)
            reach = max(reach, track.high)
        else:
            groups.append([track])
            reach = track.high
    return [sorted(group, key=lambda t: t.rank) for group in groups]


class Zone:
    """One half of a gutter or band: the labels in it, and what tracks there need; none may lie in a `closed` one."""

    def __init__(self, keepouts: Iterable[Keepout], closed: bool) -> None:
        self.keepouts = list(keepouts)
        self.closed = closed

    def base(self) -> float:
        """The least size by the labels alone."""
        # Beside a label at the border of the next column there is no symbol, but there may be one below the next row's.
        return max((k.depth + CLEAR for k in self.keepouts if not (k.vertical and k.from_border)), default=0.0)

    def bounds(self, track: Track, in_high: bool) -> tuple[float, float]:
        """The least distance of a track from the border, and from the symbol's edge."""
        border, edge = BORDER, track.stub_high if in_high else track.stub_low
        for k in self.keepouts:
            if track.low < k.high and track.high > k.low:
                if k.from_border:
                    border = max(border, k.depth + CLEAR)
                else:
                    edge = max(edge, k.depth + CLEAR)
        return border, edge

    def need(self, group: Sequence[Track], in_high: bool) -> float:
        """The least size of the zone for tracks listed from the border inwards."""
        size = 0.0
        low: list[float] = []
        for n, track in enumerate(group):
            border, edge = self.bounds(track, in_high)
            at = max([border, *(low[m] + GAP for m in range(n) if related(group[m], track))])
            low.append(at)
            size = max(size, at + edge)
        return size

    def place(self, group: Sequence[Track], in_high: bool, size: float) -> None:
        """Sets the distances of tracks, listed from the border inwards, spaced as evenly as the zone allows."""
        n = len(group)
        limits = [self.bounds(track, in_high) for track in group]
        before = [[m for m in range(i) if related(group[m], group[i])] for i in range(n)]
        after = [[m for m in range(i + 1, n) if related(group[m], group[i])] for i in range(n)]
        at: list[float] = []
        for i in range(n):
            at.append(max([limits[i][0], *(at[m] + GAP for m in before[i])]))
        for _ in range(20):
            for i in reversed(range(n)):
                left = max([0.0, *(at[m] for m in before[i])])
                right = min([size, *(at[m] for m in after[i])])
                low = max([limits[i][0], *(at[m] + GAP for m in before[i])])
                high = min([size - limits[i][1], *(at[m] - GAP for m in after[i])])
                at[i] = max(low, min(high, (left + right) / 2))
        for i, (track, distance) in enumerate(zip(group, at, strict=True)):
            track.distance, track.share = distance, (i + 1) / (n + 1)


def position(track: Track, reference: Sequence[float], zones: Sequence[float]) -> Pos:
    """The place of a track across its line; `reference` and `zones` are the sizes of symbols and zones of all cells."""
    half = track.line // 2
    cell = half if track.in_high else half - 1
    least = reference[cell] + 2 * zones[cell]
    frac = 0.5 * track.share
    off = track.distance - frac * least
    if not track.in_high:
        frac, off = 1 - frac, -off
    return Pos(cell, round(frac, 4), round(off, 3))
