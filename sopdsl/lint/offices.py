"""Part of the third stage: which names of pelaksana of a collection are spellings of one office.

Two names are one office where they have the same words, capitals, signs and usual abbreviations aside, or where a
single word differs by a slip of a letter or two. Names that stand side by side in a SOP are different offices.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple

from sopdsl.lint.wordlists import pairs_in, words_in
from sopdsl.nearest import distance

_LIST = "jabatan"
_WORD = re.compile(r"[^\W_]+|&")
_SHORT_FORM = re.compile(r"\(([A-Z][A-Za-z]{0,4}[A-Z])\)")
_NUMBER = re.compile(r"[ivxlcdm]+|.*\d.*")
_SHORTEST, _SHORTEST_ALONE = 5, 7
"""A word with fewer letters is never taken for a slip: `I` and `II`, `Umum` and `Hukum`."""
_LONG = 8
"""From so many letters on two slips in a word may be one office."""
_RARE = 3


class Use(NamedTuple):
    """Where a name stands: the id of its SOP, and its number among the names of that SOP."""

    id: str
    at: int


_Rank = tuple[bool, int, int, int]
"""How good a spelling is: right for certain, how often used, how often that word follows the one before, how early."""


class Better(NamedTuple):
    """A name that is spelled in another way more often: the more frequent one, and the uses of both."""

    text: str
    uses: Sequence[Use]
    better: str
    better_uses: Sequence[Use]


@dataclass(eq=False)
class _Office:
    """The spellings of one office by their text, and its words in full."""

    words: tuple[str, ...]
    trusted: Set[str]
    texts: dict[str, list[Use]] = field(default_factory=dict)

    @property
    def rank(self) -> tuple[bool, int]:
        """Whether one of the spellings is right for certain, and how often the office is named."""
        return not self.trusted.isdisjoint(self.texts), sum(map(len, self.texts.values()))

    @property
    def main(self) -> str:
        """The spelling that is right for certain, else the most frequent; of two the fuller one, then the first."""
        return max(self.texts, key=lambda text: (text in self.trusted, len(self.texts[text]), _letters_in(text)))

    @property
    def ids(self) -> set[str]:
        return {use.id for uses in self.texts.values() for use in uses}


def _letters_in(text: str) -> int:
    return sum(map(str.isalpha, text))


def rarer_spellings(names: Mapping[str, Sequence[str]], trusted: Set[str] = frozenset()) -> Iterator[Better]:
    """The rarer spellings of the offices in a collection, in order of first use.

    `names` are those of each SOP; the `trusted` are right, however rare.
    """
    offices = _offices(names, trusted)
    better = _better_offices(list(offices.values()))
    for office in offices.values():
        target = better.get(office)
        for text, uses in office.texts.items():
            if target is not None:
                yield Better(text, uses, target.main, target.texts[target.main])
            elif text != office.main:
                others = office.texts[office.main]
                if {use.id for use in uses}.isdisjoint(use.id for use in others):
                    yield Better(text, uses, office.main, others)


def _offices(names: Mapping[str, Sequence[str]], trusted: Set[str]) -> dict[str, _Office]:
    uses: dict[str, list[Use]] = {}
    for id, of_sop in names.items():
        for at, name in enumerate(of_sop):
            uses.setdefault(name, []).append(Use(id, at))
    offices: dict[str, _Office] = {}
    for text, places in uses.items():
        words = full_words(text)
        if words:
            offices.setdefault("".join(words), _Office(words, trusted)).texts[text] = places
    return offices


def full_words(name: str) -> tuple[str, ...]:
    """The words of an office's name in small letters, usual abbreviations spelled out."""
    bare = _SHORT_FORM.sub(" ", name)
    words = _WORD.findall((bare if _WORD.search(bare) else name).casefold())
    joined, single = pairs_in(_LIST, "rangkai"), pairs_in(_LIST, "setara")
    full: list[str] = []
    at = 0
    while at < len(words):
        two = joined.get(" ".join(words[at : at + 2]))
        full += (two or single.get(words[at], words[at])).split()
        at += 2 if two else 1
    return tuple(full)


def _better_offices(offices: Sequence[_Office]) -> dict[_Office, _Office]:
    """For each office that is a slip of another one the best of those."""
    order = {office: at for at, office in enumerate(offices)}
    pairs: Counter[tuple[str, str]] = Counter()
    for office in offices:
        for pair in zip(("", *office.words), office.words, strict=False):
            pairs[pair] += office.rank[1]
    best: dict[_Office, tuple[_Rank, _Office]] = {}
    for one, other, at in _slips(offices):
        ranks = [
            (*office.rank, pairs["" if at == 0 else office.words[at - 1], office.words[at]], -order[office])
            for office in (one, other)
        ]
        (low, rare), (high, frequent) = sorted(zip(ranks, (one, other), strict=True), key=lambda pair: pair[0])
        mixed_up = _mixed_up(one.words[at], other.words[at], at)
        if (mixed_up or high[0] or low[1] <= max(_RARE, high[1] // 3)) and one.ids.isdisjoint(other.ids):
            best[rare] = max(best.get(rare, (high, frequent)), (high, frequent), key=lambda pair: pair[0])
    return {office: better for office, (_, better) in best.items()}


def _slips(offices: Iterable[_Office]) -> Iterator[tuple[_Office, _Office, int]]:
    """The pairs of offices that differ in one word, which may be a slip, and the place of that word."""
    gaps: dict[tuple[int, tuple[str, ...]], dict[str, _Office]] = defaultdict(dict)
    for office in offices:
        proper = False
        for at, word in enumerate(office.words):
            if len(word) >= (_SHORTEST if len(office.words) > 1 else _SHORTEST_ALONE) and not proper:
                gaps[at, office.words[:at] + office.words[at + 1 :]][word] = office
            proper = proper or word in words_in(_LIST, "tempat")
    shared = [(at, of_gap) for (at, _), of_gap in gaps.items() if len(of_gap) > 1]
    alike = _alike({word for _, of_gap in shared for word in of_gap})
    for at, of_gap in shared:
        for word, office in of_gap.items():
            for other in alike.get(word, ()):
                if other in of_gap and _may_be_one(word, other, at):
                    yield office, of_gap[other], at


def _alike(words: Iterable[str]) -> dict[str, list[str]]:
    """For each word those that follow it in the alphabet, begin with its letter, and may be a slip or two away: they
    are equal with a letter or two left out. So few are compared letter by letter."""
    without: dict[str, list[str]] = defaultdict(list)
    for word in sorted(word for word in words if not _NUMBER.fullmatch(word)):
        for left in _left_over(word):
            without[left].append(word)
    alike: dict[str, set[str]] = defaultdict(set)
    for same in without.values():
        for one, other in combinations(same, 2):
            alike[one].add(other)
    return {word: sorted(others) for word, others in alike.items()}


def _left_over(word: str) -> set[str]:
    once = {word[:at] + word[at + 1 :] for at in range(1, len(word))}
    if len(word) < _LONG - 2:
        return {word} | once
    return {word} | once | {left[:at] + left[at + 1 :] for left in once for at in range(1, len(left))}


def _may_be_one(one: str, other: str, at: int) -> bool:
    """Whether two words alike may be one: not both right, and if neither is known only for a slip of one letter."""
    if _mixed_up(one, other, at):
        return True
    known = words_in(_LIST, "benar")
    right = (one in known) + (other in known)
    if right == 2 or (right == 0 and min(len(one), len(other)) < _SHORTEST_ALONE):
        return False
    limit = 1 if right == 0 or max(len(one), len(other)) < _LONG else 2
    return distance(one, other, limit) <= limit


def _mixed_up(one: str, other: str, at: int) -> bool:
    pairs = pairs_in(_LIST, "tertukar"), pairs_in(_LIST, "tertukar_di_belakang") if at else {}
    return any(of.get(one) == other or of.get(other) == one for of in pairs)
