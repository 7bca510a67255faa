"""A helper of all stages: the known words that an unknown one was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

MOST_GUESSES = 100
"""How many unknown words of a file are worth a guess: reports show no more, and guessing is slow."""

_MOST_SHOWN = 3
_FARTHEST = 3


@dataclass(frozen=True)
class Guess:
    """What may have been meant, best first. A guess only: "pengaduan" is one letter from "pengadaan"."""

    words: tuple[str, ...]

    @property
    def question(self) -> str:
        """`"a" atau "b"`, for use in a hint."""
        return " atau ".join(f'"{word}"' for word in self.words)


def nearest(word: str, known: Iterable[str]) -> Guess | None:
    """The known words nearest to `word`; None where none is near.

    A path is also near when only its folder is missing or wrong, and a phrase when its last words are missing.
    """
    farthest = min(_FARTHEST, len(word) // 3)
    closest: list[str] = []
    for candidate in sorted(set(known)) if farthest else ():
        near = _same_file(word, candidate) or _begins(word, candidate)
        away = 1 if near else distance(word, candidate, farthest)
        if away < farthest:
            farthest, closest = away, []
        if away == farthest:
            closest.append(candidate)
    if not closest:
        return None
    return Guess(tuple(closest[:_MOST_SHOWN]))


def _same_file(word: str, candidate: str) -> bool:
    return "/" in candidate and candidate.rpartition("/")[2] == word.rpartition("/")[2]


def _begins(word: str, candidate: str) -> bool:
    return candidate.startswith(word + " ")


def _surplus(a: str, b: str) -> int:
    """How many letters of `a` are too many for `b`, wherever they stand: a cheap lower bound of the distance."""
    return sum(max(0, a.count(c) - b.count(c)) for c in set(a))


def distance(a: str, b: str, limit: int) -> int:
    """Insertions, deletions, replacements and swaps of neighbours between two words; `limit + 1` if there are more."""
    too_far = limit + 1
    if abs(len(a) - len(b)) > limit:
        return too_far
    if max(_surplus(a, b), _surplus(b, a)) > limit:
        return too_far
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        earlier, before, row = before, row, [i] + [too_far] * len(b)
        for j in range(max(1, i - limit), min(len(b), i + limit) + 1):
            y = b[j - 1]
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and y == a[i - 2]:
                row[j] = min(row[j], earlier[j - 2] + 1)
        if min(row) > limit:
            return too_far
    return min(row[-1], too_far)
