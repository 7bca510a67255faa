"""Part of the third stage: the ways in which a text may call a pelaksana of its SOP: by name, short form, initials."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from sopdsl.lint.subject import Subject
from sopdsl.lint.wordlists import pairs_in

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_HEADS = frozenset(("kepala", "wakil", "wali", "ketua", "sekretaris"))
"""First words that say nothing without the second one."""
_PARTS = re.compile(r"\s*[/,;]\s*|\s+(?:dan|atau)\s+|\n")


class Sebutan(NamedTuple):
    """One way of naming somebody: words in full, and the ids of the columns that it can mean."""

    words: tuple[str, ...]
    ids: tuple[str, ...]

    def length_in(self, text: Sequence[str]) -> int:
        """How many words and signs at the start of a text are this name; 0 where the text begins otherwise."""
        found: list[str] = []
        for count, word in enumerate(text, 1):
            if word[0].isalnum():
                found += _full(word)
            elif word != ".":
                return 0
            if tuple(found) != self.words[: len(found)]:
                return 0
            if len(found) == len(self.words):
                return count
        return 0


@lru_cache(maxsize=2)
def sebutan_of(subject: Subject) -> tuple[Sebutan, ...]:
    """Every way of naming a pelaksana of a SOP."""
    ids: dict[tuple[str, ...], tuple[str, ...]] = {}
    for pelaksana in subject.sop.pelaksana:
        for words in _ways(subject.world.printed(pelaksana.nama)):
            ids[words] = (*ids.get(words, ()), pelaksana.id.value)
    return tuple(Sebutan(words, tuple(dict.fromkeys(named))) for words, named in ids.items())


def _ways(name: str) -> Iterator[tuple[str, ...]]:
    bare = _BRACKETS.sub(" ", name)
    for part in (bare, *_PARTS.split(bare), *_BRACKETS.findall(name)):
        words = _WORD.findall(part)
        if not words:
            continue
        full = tuple(word for written in words for word in _full(written.lower()))
        yield full
        if len(words) > 1:
            yield ("".join(word[0] for word in words if word[0].isupper()).lower() or full[0],)
        if full[0] in _HEADS:
            yield full[:2]
        elif len(full) > 1:
            yield full[:1]


def _full(word: str) -> list[str]:
    """A word in small letters, a short form spelled out."""
    return pairs_in("kata-kerja", "sebutan").get(word, word).split()
