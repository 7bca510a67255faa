"""The connectors at the head and foot of a page: which stand there, and in which cells of their strip; part of `pages`.

What points down stands in the column of its target, where a reader looks for it. What points up has no such place: it
stands where its line crosses least, reckoned by the columns that lines come from, before anything is routed.
"""

from __future__ import annotations

from collections import Counter

from sopdsl_renderers.layout.connectors import pentagon
from sopdsl_renderers.layout.geometry import Symbol

ASIDE = 0.4
"""Price, in crossings, of each column between a connector and its symbol on the page."""
BEHIND = 0.5
"""Price of every other connector in the same column, which the line has to pass or is passed by."""
DEEPER = 1.5
"""Price of one more grid row of connectors."""


class Strip:
    """The strip at the head or foot of a page, in grid rows with one connector a cell."""

    def __init__(self) -> None:
        self.wanted: dict[str, tuple[int, int, bool]] = {}

    def add(self, key: str, column: int, other: int, down: bool) -> None:
        """Asks for a connector, once a key, for a target in `column` and a symbol on this page in column `other`."""
        self.wanted.setdefault(key, (column, other, down))

    def least_depth(self, columns: int) -> int:
        """The number of grid rows that are needed at least."""
        stacks = Counter(column for column, _, down in self.wanted.values() if down)
        return max([-(-len(self.wanted) // max(1, columns)), *stacks.values()])

    def rows(self, columns: int, first: int) -> tuple[int, list[Symbol]]:
        """The number of grid rows needed, and the connectors in them; the first grid row is `first`."""
        taken: dict[tuple[int, int], int] = {}
        """By column and grid row, the column of the symbol on the page."""
        symbols = []
        depth = 0
        for key, (column, other, down) in sorted(self.wanted.items(), key=lambda item: (not item[1][2], item[1][0])):
            if down:
                at, row = column, sum(c == column for c, _ in taken)
            else:
                prices = [_price(taken, other, c) for c in range(columns)]
                _, row, at = min(
                    (prices[c] + DEEPER * (row >= depth > 0), row, c)
                    for row in range(depth + 1)
                    for c in range(columns)
                    if (c, row) not in taken
                )
            taken[at, row] = other
            depth = max(depth, row + 1)
            symbols.append(pentagon(key, not down, at, first + row, turned=False))
        return depth, symbols


def _price(taken: dict[tuple[int, int], int], other: int, column: int) -> float:
    """How ill a connector in a column suits a symbol in column `other`, beside what stands in the strip already."""
    crossings = sum((theirs - other) * (at - column) < 0 for (at, _), theirs in taken.items())
    return crossings + ASIDE * abs(column - other) + BEHIND * sum(at == column for at, _ in taken)
