"""What lies on the routing grid so far, and what one more path would cost there; part of the router.

Directions are -1 towards smaller coordinates and 1 towards larger ones. See `shapes` for the grid.
"""

from __future__ import annotations

from typing import NamedTuple

from sopdsl_renderers.layout.shapes import Node, Path

CONFLICT = 10000.0
"""Price of running on a foreign line; no path that costs as much is ever drawn."""
COMPANY = 1.6
"""Price of a second line in a gutter or band: room that a column or row must grow by."""
BARRED = 1000
"""Crossings that stand for an order of tracks in which lines would lie on top of each other."""
JOINT = -1
"""The owner of joint lines."""
SQUEEZE = 5.0
"""Price of two corners that meet at a gutter from both sides: they need tracks in one certain order."""


_NOBODY: frozenset[int] = frozenset()


class Piece(NamedTuple):
    """A straight piece of a path on an x-line (`vertical`) or y-line: its ends along it, and where the path turns there
    (0 for nowhere)."""

    vertical: bool
    line: int
    low: int
    high: int
    low_turn: int
    high_turn: int

    @property
    def edges(self) -> int:
        """Mask of the unit edges of the line that the piece takes; bit n is the edge from n to n + 1."""
        return (1 << self.high) - (1 << self.low)


class Bend(NamedTuple):
    """A corner of a path between a gutter and a band: the directions of its arms from there, and the two pieces."""

    node: Node
    down: int
    right: int
    gutter: Piece
    band: Piece


class Course(NamedTuple):
    """A path as the board sees it: its pieces, each with its mask of edges, its corners on two odd lines, and those
    between a gutter and a band."""

    pieces: tuple[tuple[bool, int, int, Piece], ...]
    corners: tuple[Node, ...]
    bends: tuple[Bend, ...]


def pieces(path: Path) -> list[Piece]:
    """The pieces of a path from its first node to its last; none of no path."""
    if not path:
        return []
    found = []
    last = len(path) - 2
    x1, y1 = path[0]
    before = 0
    for i in range(last + 1):
        x2, y2 = path[i + 1]
        after = 0
        if x1 == x2:
            if i < last:
                after = 1 if path[i + 2][0] > x2 else -1
            piece = (True, x1, y1, y2, before, after) if y1 < y2 else (True, x1, y2, y1, after, before)
            # Seen from the next piece, this one lies where it came from.
            before = -1 if y2 > y1 else 1
        else:
            if i < last:
                after = 1 if path[i + 2][1] > y2 else -1
            piece = (False, y1, x1, x2, before, after) if x1 < x2 else (False, y1, x2, x1, after, before)
            before = -1 if x2 > x1 else 1
        # So many are made that the detour by the names of the fields counts.
        found.append(tuple.__new__(Piece, piece))
        x1, y1 = x2, y2
    return found


def course(path: Path) -> Course:
    """What the board must know of a path."""
    found = pieces(path)
    bends = []
    corners = []
    for i in range(1, len(path) - 1):
        x, y = node = path[i]
        if not (x | y) & 1:
            one, two = found[i - 1], found[i]
            gutter, band = (one, two) if one.vertical else (two, one)
            bends.append(Bend(node, 1 if gutter.low == y else -1, 1 if band.low == x else -1, gutter, band))
        elif x & y & 1:
            corners.append(node)
    return Course(
        tuple([(piece.vertical, piece.line, (1 << piece.high) - (1 << piece.low), piece) for piece in found]),
        tuple(corners),
        tuple(bends),
    )


def clash(a: Piece, b: Piece) -> tuple[int, int, bool, bool]:
    """Two pieces on one line with tracks: crossings if a lies before b, crossings if after, and whether each is barred.

    Where both end at an odd line from different sides, the one that turns towards smaller coordinates must lie before.
    """
    before = after = 0
    not_before = not_after = False
    for end, turn, end_of_b, turn_of_b in (
        (a.low, a.low_turn, b.low, b.low_turn),
        (a.high, a.high_turn, b.high, b.high_turn),
    ):
        if turn:
            if b.low < end < b.high:
                if turn > 0:
                    before += 1
                else:
                    after += 1
            elif end & 1 and (end in (b.low, b.high)):
                other = b.low_turn if end == b.low else b.high_turn
                if other and other != turn:
                    not_before |= turn > 0
                    not_after |= turn < 0
            elif end == end_of_b and turn_of_b == -turn:
                if turn > 0:
                    before += 1
                else:
                    after += 1
    for end, turn in ((b.low, b.low_turn), (b.high, b.high_turn)):
        if turn and a.low < end < a.high:
            if turn > 0:
                after += 1
            else:
                before += 1
    return before, after, not_before, not_after


class Board:
    """The routed paths, line by line, with bit masks for quick questions."""

    def __init__(self, nx: int, ny: int, crossing: float) -> None:
        self.crossing = crossing
        """The price of crossing a line; it may change while paths are laid."""
        self.kin: dict[int, frozenset[int]] = {}
        """The arrows that may share a line with an arrow, by indexes."""
        self._lines: tuple[list[list[tuple[Piece, int]]], list[list[tuple[Piece, int]]]] = (
            [[] for _ in range(ny)],
            [[] for _ in range(nx)],
        )
        """Pieces on each y-line and on each x-line, with the arrow they belong to."""
        self._used = ([0] * ny, [0] * nx)
        """Mask of the used unit edges of each odd line; on the others there is room for many."""
        self._counts = ([[0] * nx for _ in range(ny)], [[0] * ny for _ in range(nx)])
        self._passed = ([0] * ny, [0] * nx)
        """Mask, on each y-line, of the x-lines whose vertical pieces run through it; and the other way round."""
        self._several = ([0] * ny, [0] * nx)
        """The same of those that more than one piece runs on there."""
        self._corners: dict[Node, int] = {}
        self._bends: dict[Node, list[tuple[Bend, int]]] = {}

    def add(self, owner: int, way: Course) -> None:
        """Lays a path."""
        for vertical, line, edges, piece in way.pieces:
            self._lines[vertical][line].append((piece, owner))
            if line & 1:
                self._used[vertical][line] |= edges
            counts, passed = self._counts[not vertical], self._passed[not vertical]
            several = self._several[not vertical]
            bit = 1 << line
            for at in range(piece.low + 1, piece.high):
                counts[at][line] += 1
                if counts[at][line] > 1:
                    several[at] |= bit
                passed[at] |= bit
        for node in way.corners:
            self._corners[node] = self._corners.get(node, 0) + 1
        for bend in way.bends:
            self._bends.setdefault(bend.node, []).append((bend, owner))

    def remove(self, owner: int, way: Course) -> None:
        """Takes a path up again."""
        for vertical, line, _, piece in way.pieces:
            rest = self._lines[vertical][line]
            rest.remove((piece, owner))
            if line & 1:
                used = 0
                for other, _ in rest:
                    used |= other.edges
                self._used[vertical][line] = used
            counts, passed = self._counts[not vertical], self._passed[not vertical]
            several = self._several[not vertical]
            bit = 1 << line
            for at in range(piece.low + 1, piece.high):
                counts[at][line] -= 1
                if counts[at][line] == 1:
                    several[at] &= ~bit
                elif not counts[at][line]:
                    passed[at] &= ~bit
        for node in way.corners:
            self._corners[node] -= 1
        for bend in way.bends:
            self._bends[bend.node].remove((bend, owner))

    def block(self, row: int, low: int, high: int) -> None:
        """Takes the edges between two nodes of a y-line for a joint."""
        piece = Piece(False, row, low, high, 0, 0)
        self._lines[0][row].append((piece, JOINT))
        self._used[0][row] |= piece.edges
        for at in range(low + 1, high):
            self._counts[1][at][row] += 1
            self._passed[1][at] |= 1 << row

    def cost(self, way: Course, limit: float) -> float:
        """What a path costs beside its length and bends; gives up above `limit` and returns what it has come to."""
        total = 0.0
        for vertical, line, edges, piece in way.pieces:
            crossed = edges & (edges - 1) & self._passed[vertical][line]
            if crossed:
                total += self.crossing * crossed.bit_count()
                crossed &= self._several[vertical][line]
                while crossed:
                    at = crossed.bit_length() - 1
                    crossed ^= 1 << at
                    total += self.crossing * (self._strangers(vertical, line, at) - 1)
            if line & 1:
                taken = edges & self._used[vertical][line]
                if taken:
                    total += CONFLICT * taken.bit_count()
            else:
                others = self._lines[vertical][line]
                if others:
                    total += _company(piece, others, self.crossing)
            if total >= limit:
                return total
        for node in way.corners:
            if self._corners.get(node):
                total += CONFLICT
        for bend in way.bends:
            for other, _ in self._bends.get(bend.node, ()):
                total += self.crossing * _twist(bend, other)
        return total

    def _strangers(self, vertical: bool, line: int, at: int) -> int:
        """How many lines run through a node across a line; arrows that may share one count once."""
        seen: set[int] = set()
        count = 0
        for other, owner in self._lines[not vertical][at]:
            if other.low < line < other.high:
                count += self.kin.get(owner, _NOBODY).isdisjoint(seen)
                seen.add(owner)
        return count

    def blame(self, way: Course, spare: float) -> dict[int, float] | None:
        """What a path costs beside its length and bends, by the arrows that alone are to blame.

        None if it would cost `spare` or more whichever one of them were away. Company costs so little that nobody is
        blamed for it.
        """
        total = most = 0.0
        found: dict[int, float] = {}
        for vertical, line, edges, piece in way.pieces:
            crossed = edges & (edges - 1) & self._passed[vertical][line]
            while crossed:
                at = crossed.bit_length() - 1
                crossed ^= 1 << at
                owners = [owner for other, owner in self._lines[not vertical][at] if other.low < line < other.high]
                for owner in owners:
                    if len(owners) == 1 or self.kin.get(owner, _NOBODY).isdisjoint(owners):
                        found[owner] = cost = found.get(owner, 0.0) + self.crossing
                        if cost > most:
                            most = cost
                        total += self.crossing
                    elif owner == owners[0]:
                        total += self.crossing
            if not line & 1 or edges & self._used[vertical][line]:
                low, high = piece.low, piece.high
                for other, owner in self._lines[vertical][line]:
                    if other.low > high or other.high < low:
                        continue
                    if line & 1:
                        cost = CONFLICT * (other.low < high and other.high > low)
                    else:
                        before, after, not_before, not_after = clash(piece, other)
                        if not_before and not_after:
                            cost = CONFLICT
                        elif not_before or not_after:
                            cost = SQUEEZE + self.crossing * (after if not_before else before)
                        else:
                            cost = self.crossing * min(before, after)
                    if cost:
                        total += cost
                        found[owner] = cost = found.get(owner, 0.0) + cost
                        if cost > most:
                            most = cost
            if total - most >= spare:
                return None
        for x, y in way.corners:
            for other, owner in self._lines[False][y]:
                if x in (other.low, other.high):
                    found[owner] = found.get(owner, 0.0) + CONFLICT
                    total += CONFLICT
        for bend in way.bends:
            for turn, owner in self._bends.get(bend.node, ()):
                cost = self.crossing * _twist(bend, turn)
                found[owner] = found.get(owner, 0.0) + cost
                total += cost
        return {owner: cost for owner, cost in found.items() if total - cost < spare}

    def beside(self, way: Course, others: set[int]) -> bool:
        """Whether a path would share a gutter or band with one of these arrows, where they are side by side."""
        return any(
            owner in others and other.low <= piece.high and other.high >= piece.low
            for vertical, line, _, piece in way.pieces
            if not line & 1
            for other, owner in self._lines[vertical][line]
        )

    def trespass(self, way: Course, friends: frozenset[int]) -> float:
        """The price of running on lines that belong to none of `friends`, with whom the path is shared."""
        for vertical, line, _, piece in way.pieces:
            if line & 1:
                low, high = piece.low, piece.high
                for other, owner in self._lines[vertical][line]:
                    if owner not in friends and other.low < high and other.high > low:
                        return CONFLICT
        return 0.0


def _twist(a: Bend, b: Bend) -> int:
    """Crossings of two paths that turn alike from a gutter into a band, beyond those in the two by themselves: which
    path lies inside in the one does so in the other."""
    if a.down != b.down or a.right != b.right:
        return 0
    before, after, not_before, not_after = clash(a.gutter, b.gutter)
    above, below, not_above, not_below = clash(a.band, b.band)
    before, after = before + BARRED * not_before, after + BARRED * not_after
    above, below = above + BARRED * not_above, below + BARRED * not_below
    if a.down != a.right:
        above, below = below, above
    return min(before + above, after + below) - min(before, after) - min(above, below)


def _company(piece: Piece, others: list[tuple[Piece, int]], crossing: float) -> float:
    """The price of a piece on a line with tracks, beside what lies there."""
    total = 0.0
    low, high = piece.low, piece.high
    for other, _ in others:
        if other.high < low or other.low > high:
            continue
        before, after, not_before, not_after = clash(piece, other)
        if not_before and not_after:
            total += CONFLICT
        elif not_before or not_after:
            total += SQUEEZE + crossing * (after if not_before else before)
        elif other.high > low and other.low < high:
            total += COMPANY + crossing * min(before, after)
    return total
