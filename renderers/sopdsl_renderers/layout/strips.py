"""The connectors at the head and foot of a page: which stand there, and in which cells of their strip; part of `pages`.

What points down stands in the column of its target, where a reader looks for it, unless that is far off or lets lines
cross; what points up has no such place. Where lines are likely to cross is reckoned before anything is routed, as if
every line ran straight from the strip to the row of its symbol and there aside.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from sopdsl_renderers.layout.branching import pentagon
from sopdsl_renderers.layout.geometry import Symbol

ASIDE = 0.5
"""Price, in crossings, of each column between a connector and its symbol on the page."""
OFF = 0.3
"""The same of one that points down."""
ASTRAY = 0.7
"""Price of one that points down in another column than that of its target."""
BEHIND = 0.5
"""Price of every other connector in the same column, which the line has to pass or is passed by."""
DEEPER = 1.5
"""Price of one more grid row of connectors."""
SWEEPS = 3
"""How often all connectors of a strip are given other places at most."""

Ends = tuple[int, int]
"""A column, and the number of grid rows from the strip, 0 for the nearest row of the page."""


class Run(NamedTuple):
    """The line of an arrow inside the page, taken to run aside in the row that it leaves and then to its target."""

    at: Ends
    to: Ends


class _Wanted(NamedTuple):
    """A connector: its target's column, what it joins on this page, whether it points down."""

    key: str
    column: int
    joined: list[Ends]
    down: bool


class Strip:
    """The strip at the head or foot of a page, in grid rows with one connector a cell."""

    def __init__(self) -> None:
        self.wanted: dict[str, _Wanted] = {}

    def add(self, key: str, column: int, joined: Ends, down: bool) -> None:
        """Asks for a connector, once a key, for a target in `column` and a symbol on this page."""
        self.wanted.setdefault(key, _Wanted(key, column, [], down)).joined.append(joined)

    def least_depth(self, columns: int) -> int:
        """The number of grid rows that are needed at least."""
        return -(-len(self.wanted) // max(1, columns))

    def rows(self, columns: int, first: int, foot: bool, runs: Sequence[Run]) -> tuple[int, list[Symbol]]:
        """The number of grid rows needed, and the connectors in them; the first grid row is `first`.

        `runs` are the lines of arrows inside the page, `foot` whether the strip is below it.
        """
        if not self.wanted:
            return 0, []
        places = _Places(list(self.wanted.values()), columns, runs).find()
        depth = max(row for _, row in places) + 1
        return depth, [
            pentagon(wanted.key, not wanted.down, column, first + (row if foot else depth - 1 - row), turned=False)
            for wanted, (column, row) in zip(self.wanted.values(), places, strict=True)
        ]


class _Places:
    """Finds columns for connectors, and then their rows."""

    def __init__(self, wanted: list[_Wanted], columns: int, runs: Sequence[Run]) -> None:
        self.wanted = wanted
        self.columns = columns
        self.runs = runs
        self.least = -(-len(wanted) // max(1, columns))
        self.alone = [[self._alone(want, c) for c in range(columns)] for want in wanted]

    def find(self) -> list[Ends]:
        """The column and the grid row of each."""
        count = len(self.wanted)
        order = sorted(range(count), key=lambda n: (min(row for _, row in self.wanted[n].joined), n))
        at: list[int] = [-1] * count
        for n in order:
            at[n] = min(range(self.columns), key=lambda c: (self._price(n, c, at), c))
        for _ in range(SWEEPS):
            moved = False
            for n in order:
                here, at[n] = at[n], -1
                best = min(range(self.columns), key=lambda c: (self._price(n, c, at), c != here, c))
                at[n] = best
                moved |= best != here
            if not moved:
                break
        taken: Counter[int] = Counter()
        rows = {}
        for n in order:
            rows[n] = taken[at[n]]
            taken[at[n]] += 1
        return [(at[n], rows[n]) for n in range(count)]

    def _alone(self, want: _Wanted, column: int) -> float:
        """How ill a column suits a connector by itself."""
        total = ASTRAY * (want.down and column != want.column)
        for joined, row in want.joined:
            total += (OFF if want.down else ASIDE) * abs(column - joined)
            for (start, at), (end, to) in self.runs:
                # The line of the connector runs aside in its symbol's row, and to the strip past all rows nearer to it.
                total += at < row and (start - column) * (end - column) < 0
                total += (at - row) * (to - row) < 0 and (joined - end) * (column - end) < 0
        return total

    def _price(self, n: int, column: int, at: Sequence[int]) -> float:
        total = self.alone[n][column]
        stack = 0
        for m, other in enumerate(at):
            if other < 0 or m == n:
                continue
            total += self._cross(n, column, m, other)
            stack += other == column
        return total + BEHIND * stack + (DEEPER if stack >= self.least else 0.0) * (1 + stack - self.least)

    def _cross(self, n: int, column: int, m: int, other: int) -> int:
        """How often the lines of two connectors cross."""
        count = 0
        for a, row in self.wanted[n].joined:
            for b, theirs in self.wanted[m].joined:
                # That of the row farther off runs straight past the row of the other.
                if row > theirs:
                    count += (b - column) * (other - column) < 0
                elif row < theirs:
                    count += (a - other) * (column - other) < 0
        return count
