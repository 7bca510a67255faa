"""Where an Indonesian word may be parted at the end of a line; used for headings in narrow columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_SOUNDS = re.compile(r"ng|ny|kh|sy|ai|au|oi|ei|.", re.IGNORECASE | re.DOTALL)
"""Two letters that are one sound stay together."""
_VOWELS = "aeiou"
_ONSETS = re.compile(r"|s?[kpt]r|[bdfg]r|[bfgkps]l|s[kmpt]", re.IGNORECASE)
"""What two or more consonants a syllable may begin with, or none."""
_SUFFIX = re.compile(r"(?:ng|ny|kh|sy|[^aeiou])an", re.IGNORECASE)
_LEAST = 3
"""Letters before and after a place to part a word at."""
_WORD = re.compile(r"[^\W\d_]+")


def parts_of(word: str) -> list[str]:
    """The parts of a word of letters, which end where it may be given a hyphen; the word itself where that is nowhere.

    Between vowels a single consonant belongs to what follows, the first of several to what comes before:
    `Pengad-mi-nis-trasi`. A consonant before the ending `an` may belong to either, so no word is parted there.
    """
    if not _WORD.fullmatch(word):
        return [word]
    fitting = [at for at in _places(word) if _LEAST <= at <= len(word) - _LEAST and not _SUFFIX.fullmatch(word[at:])]
    return [word[start:end] for start, end in pairwise([0, *fitting, len(word)])]


def _places(word: str) -> Iterator[int]:
    """Where syllables begin, but the first."""
    sounds = _SOUNDS.findall(word)
    vowels = [n for n, sound in enumerate(sounds) if sound[0].lower() in _VOWELS]
    for before, after in pairwise(vowels):
        first = after if after - before == 1 else after - 1 if after - before == 2 else before + 2
        if after - first <= 1 or _ONSETS.fullmatch("".join(sounds[first:after])):
            yield sum(map(len, sounds[:first]))
