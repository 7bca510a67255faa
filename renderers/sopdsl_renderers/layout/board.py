"""What lies on the routing grid so far, and what one more path would cost there; part of the router.

Directions are -1 towards smaller coordinates and 1 towards larger ones. See `shapes` for the grid.
"""

from __future__ import annotations

from typing import NamedTuple

from sopdsl_renderers.layout.shapes import Node, Path

CROSSING = 19.0
CONFLICT = 1000.0
"""Price of running on a foreign line; no path that costs as much is ever drawn."""
COMPANY = 1.6
"""Price of a second line in a gutter or band: room that a column or row must grow by."""
JOINT = -1
"""The owner of joint lines."""
SQUEEZE = 5.0
"""Price of two corners that meet at a gutter from both sides: they need tracks in one certain order."""


class Piece(NamedTuple):
    """A straight piece of a path: its ends along its line, and where the path turns there (0 for nowhere)."""

    low: int
    high: int
    low_turn: int
    high_turn: int


def pieces(path: Path) -> list[tuple[bool, int, Piece]]:
    """The pieces of a path as (vertical, line, piece)."""
    found = []
    last = len(path) - 2
    for i in range(last + 1):
        (x1, y1), (x2, y2) = path[i], path[i + 1]
        before = after = 0
        if x1 == x2:
            if i:
                before = 1 if path[i - 1][0] > x1 else -1
            if i < last:
                after = 1 if path[i + 2][0] > x2 else -1
            found.append((True, x1, Piece(y1, y2, before, after) if y1 < y2 else Piece(y2, y1, after, before)))
        else:
            if i:
                before = 1 if path[i - 1][1] > y1 else -1
            if i < last:
                after = 1 if path[i + 2][1] > y2 else -1
            found.append((False, y1, Piece(x1, x2, before, after) if x1 < x2 else Piece(x2, x1, after, before)))
    return found


def clash(a: Piece, b: Piece) -> tuple[int, int, bool, bool]:
    """Two pieces on one line with tracks: crossings if a lies before b, crossings if after, and whether each is barred.

    Where both end at an odd line from different sides, the one that turns towards smaller coordinates must lie before.
    """
    before = after = 0
    not_before = not_after = False
    for end, turn in ((a.low, a.low_turn), (a.high, a.high_turn)):
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
    for end, turn in ((b.low, b.low_turn), (b.high, b.high_turn)):
        if turn and a.low < end < a.high:
            if turn > 0:
                after += 1
            else:
                before += 1
    return before, after, not_before, not_after


_Owned = tuple[Piece, int]


class Board:
    """The routed paths, line by line, with bit masks for quick questions."""

    def __init__(self, nx: int, ny: int) -> None:
        self._lines: tuple[list[list[_Owned]], list[list[_Owned]]] = ([[] for _ in range(ny)], [[] for _ in range(nx)])
        """Pieces on each y-line and on each x-line, with the arrow they belong to."""
        self._used = ([0] * ny, [0] * nx)
        """Mask of the used unit edges of each line; bit n is the edge from n to n + 1."""
        self._counts = ([[0] * nx for _ in range(ny)], [[0] * ny for _ in range(nx)])
        self._passed = ([0] * ny, [0] * nx)
        """Mask, on each y-line, of the x-lines whose vertical pieces run through it; and the other way round."""
        self._corners: dict[Node, int] = {}
        self._known: dict[Path, list[tuple[bool, int, Piece]]] = {}

    def _pieces(self, path: Path) -> list[tuple[bool, int, Piece]]:
        known = self._known.get(path)
        if known is None:
            known = self._known[path] = pieces(path)
        return known

    def add(self, owner: int, path: Path) -> None:
        """Lays a path."""
        for vertical, line, piece in self._pieces(path):
            self._lines[vertical][line].append((piece, owner))
            self._used[vertical][line] |= (1 << piece.high) - (1 << piece.low)
            counts, passed = self._counts[not vertical], self._passed[not vertical]
            bit = 1 << line
            for at in range(piece.low + 1, piece.high):
                counts[at][line] += 1
                passed[at] |= bit
        for node in path[1:-1]:
            if node[0] & node[1] & 1:
                self._corners[node] = self._corners.get(node, 0) + 1

    def remove(self, owner: int, path: Path) -> None:
        """Takes a path up again."""
        for vertical, line, piece in self._pieces(path):
            rest = self._lines[vertical][line]
            rest.remove((piece, owner))
            used = 0
            for other, _ in rest:
                used |= (1 << other.high) - (1 << other.low)
            self._used[vertical][line] = used
            counts, passed = self._counts[not vertical], self._passed[not vertical]
            bit = 1 << line
            for at in range(piece.low + 1, piece.high):
                counts[at][line] -= 1
                if not counts[at][line]:
                    passed[at] &= ~bit
        for node in path[1:-1]:
            if node[0] & node[1] & 1:
                self._corners[node] -= 1

    def block(self, row: int, low: int, high: int) -> None:
        """Takes the edges between two nodes of a y-line for a joint."""
        self._lines[0][row].append((Piece(low, high, 0, 0), JOINT))
        self._used[0][row] |= (1 << high) - (1 << low)
        for at in range(low + 1, high):
            self._counts[1][at][row] += 1
            self._passed[1][at] |= 1 << row

    def cost(self, path: Path, limit: float) -> float:
        """What a path costs beside its length and bends; gives up above `limit` and returns what it has come to."""
        total = 0.0
        for vertical, line, piece in self._pieces(path):
            low, high = piece.low, piece.high
            edges = (1 << high) - (1 << low)
            inner = edges & (edges - 1)
            total += CROSSING * (inner & self._passed[vertical][line]).bit_count()
            if line & 1:
                total += CONFLICT * (edges & self._used[vertical][line]).bit_count()
            else:
                total += self._company(vertical, line, piece)
            if total >= limit:
                return total
        for node in path[1:-1]:
            if node[0] & node[1] & 1 and self._corners.get(node):
                total += CONFLICT
        return total

    def trespass(self, path: Path, friends: frozenset[int]) -> float:
        """The price of running on lines that belong to none of `friends`, with whom the path is shared."""
        for vertical, line, piece in self._pieces(path):
            if line & 1:
                for other, owner in self._lines[vertical][line]:
                    if other.low < piece.high and other.high > piece.low and owner not in friends:
                        return CONFLICT
        return 0.0

    def _company(self, vertical: bool, line: int, piece: Piece) -> float:
        total = 0.0
        for other, _ in self._lines[vertical][line]:
            if other.high < piece.low or other.low > piece.high:
                continue
            before, after, not_before, not_after = clash(piece, other)
            if not_before and not_after:
                total += CONFLICT
            elif not_before or not_after:
                total += SQUEEZE + CROSSING * (after if not_before else before)
            elif other.high > piece.low and other.low < piece.high:
                total += COMPANY + CROSSING * min(before, after)
        return total
