"""Part of the rules on texts: stretches of a text, asked about a place quickly however many there are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable


class Stretches:
    """Stretches of a text, pairs of offsets with the end exclusive; those that overlap are one."""

    def __init__(self, pairs: Iterable[tuple[int, int]] = ()) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(pairs):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def add(self, start: int, end: int) -> None:
        """Add a stretch that meets none of the others."""
        at = bisect_left(self._starts, start)
        self._starts.insert(at, start)
        self._ends.insert(at, end)

    def meet(self, start: int, end: int) -> bool:
        """Whether a place has a letter in common with one of them."""
        at = bisect_right(self._ends, start)
        return at < len(self._starts) and self._starts[at] < end

    def surround(self, start: int, end: int) -> bool:
        """Whether a place lies inside one of them, and at neither of its ends."""
        at = bisect_right(self._ends, end)
        return at < len(self._starts) and self._starts[at] < start
