"""Part of the third stage: how a kegiatan begins: with an active verb, a passive one, its pelaksana, or something else.

A kegiatan is read up to the end of its first line. Adverbs and a leading clause ("Setelah disetujui, …") are passed
over; where they cannot be told from what follows, nothing is said about the kegiatan.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from sopdsl.lint.names import Sebutan, sebutan_of
from sopdsl.lint.prose import BREAK, MARK, REFERENCE, Passage, passage_of
from sopdsl.lint.subject import Subject, Written
from sopdsl.lint.wordlists import words_in
from sopdsl.lint.words import is_active, is_order, is_parted_passive, is_passive, is_plain_order
from sopdsl.syntax.nodes import Step

_LIST = "kata-kerja"
_TOKEN = re.compile(rf"[^\W_](?:[^\W_]|['’{MARK}-](?=[^\W_]))*|{REFERENCE}+|[^\s{MARK}]")
_NUMBERING = re.compile(r"\s*(?:\d{1,2}|[a-z])[.)]\s+")
_THEN = frozenset(("kemudian", "lalu", "selanjutnya", "maka"))
_SINCE = frozenset(("setelah", "sesudah", "selain", "karena"))
_PERIODS = frozenset(("hari", "minggu", "bulan", "triwulan", "semester", "tahun"))
"""Words of adverbs: "setelah itu", "setiap hari"."""

_SUBORDINATE = frozenset(("apabila", "bila", "jika", "ketika", "sebelum", "sejak", "selama", "sesudah", "setelah"))
"""Words that begin a clause of their own: "Perbarui data setelah disetujui"."""

_MOST_WORDS = 300
_LONGEST_NAME = 8
"""How many words may stand between a word for a person and the verb."""


class Opening(Enum):
    """How a kegiatan begins."""

    ACTIVE = auto()
    SUBJECT = auto()
    PASSIVE = auto()
    OTHER = auto()
    UNCLEAR = auto()


class Word(NamedTuple):
    """A word or sign of a kegiatan and its place in the passage; `depth` counts the brackets around it."""

    text: str
    start: int
    end: int
    depth: int

    @property
    def lower(self) -> str:
        """The word in small letters."""
        return self.text.lower()


@dataclass(frozen=True)
class Kegiatan:
    """A step's kegiatan as read.

    `head` is the word at which the kegiatan proper begins: the active verb, the first word of the subject, or the word
    that should have been a verb. For SUBJECT and PASSIVE `verb` is the verb that was found; `named` are the ids of the
    declared pelaksana that the subject can mean. `line` is the first line's end in the passage.
    """

    step: Step
    passage: Passage
    opening: Opening
    words: tuple[Word, ...] = ()
    head: int = 0
    verb: int = 0
    named: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """The first printed line, with stand-ins."""
        return self.passage.shown.partition(BREAK)[0]


@lru_cache(maxsize=2)
def kegiatan_of(subject: Subject) -> tuple[Kegiatan, ...]:
    """The kegiatan of a SOP's steps, without those that go on with the sentence of the row above."""
    names = sebutan_of(subject)
    return tuple(_read(subject, step, names) for step in _wholes(subject.steps))


def named_at(words: Sequence[Word], at: int, names: Iterable[Sebutan]) -> tuple[int, tuple[str, ...]]:
    """Where the longest name ends that begins at a word, and the ids that it can mean; the word itself for none."""
    best, named = at, tuple[str, ...]()
    text = [word.lower for word in words[at : at + 2 * _LONGEST_NAME]]
    for sebutan in names:
        length = sebutan.length_in(text)
        if length and at + length > best:
            best, named = at + length, sebutan.ids
        elif length and at + length == best:
            named += tuple(id for id in sebutan.ids if id not in named)
    return best, named


def later_subjects(kegiatan: Kegiatan, names: Sequence[Sebutan]) -> Iterator[Kegiatan]:
    """The kegiatan again for each later clause that begins with a declared pelaksana and an active verb."""
    words, seen = kegiatan.words, 0
    for number in range(max(kegiatan.head, kegiatan.verb) + 1, len(words)):
        if words[number].depth or not (words[number].text in ",;" or words[number].lower in _THEN):
            continue
        head = _behind_adverbs(words, number + 1)
        if head is None or head <= seen:
            continue
        seen = head
        ended, named = named_at(words, head, names)
        verb = _behind_adverbs(words, ended) if named else None
        if verb is not None and is_active(words[verb].text):
            yield replace(kegiatan, opening=Opening.SUBJECT, head=head, verb=verb, named=named)


def _wholes(steps: Sequence[Step]) -> Iterator[Step]:
    """The rows that are no parts of a row above, which ends in a colon and is followed by rows numbered by hand."""
    parts = False
    for step in steps:
        if not (parts and step.nomor is not None):
            parts = step.uraian.plain.rstrip().endswith(":")
            yield step


def _read(subject: Subject, step: Step, names: Sequence[Sebutan]) -> Kegiatan:
    passage = passage_of(Written("kegiatan", step.uraian), subject.source)
    words = tuple(islice(_words(passage.shown.partition(BREAK)[0]), _MOST_WORDS))
    if not words or words[0].text.startswith(REFERENCE):
        return Kegiatan(step, passage, Opening.UNCLEAR)
    return _Reader(step, passage, words, names).read()


def _words(line: str) -> Iterator[Word]:
    numbering = _NUMBERING.match(line)
    depth = 0
    for match in _TOKEN.finditer(line, numbering.end() if numbering else 0):
        depth = max(0, depth - (match[0] in ")]"))
        yield Word(match[0].replace(MARK, ""), match.start(), match.end(), depth)
        depth += match[0] in "(["


def _behind_adverbs(words: Sequence[Word], at: int) -> int | None:
    """The first word that is no adverb and no sign; None where nothing follows."""
    while at < len(words):
        word = words[at].lower
        after = words[at + 1].lower if at + 1 < len(words) else ""
        if word == "secara" or (word == "setiap" and after in _PERIODS) or (after == "itu" and word in _SINCE):
            at += 2
            continue
        if is_active(word) or (word not in words_in(_LIST, "kata_bantu") and word[0].isalnum()):
            return at
        at += 1
    return None


@dataclass(frozen=True)
class _Reader:
    step: Step
    passage: Passage
    words: tuple[Word, ...]
    names: Sequence[Sebutan]

    def read(self) -> Kegiatan:
        at = _behind_adverbs(self.words, 0)
        if at is None:
            return self._found(Opening.UNCLEAR, 0)
        if self.words[at].lower == "di" and at + 1 < len(self.words) and is_parted_passive(self.words[at + 1].text):
            return self._found(Opening.PASSIVE, at + 1, at + 1)
        if self.words[at].lower not in words_in(_LIST, "pembuka"):
            return self._main(at)
        readings = [self._main(start) for start in self._main_clauses(at)]
        for reading in readings:
            if reading.opening in (Opening.ACTIVE, Opening.SUBJECT):
                return reading
        passive = [reading for reading in readings if reading.opening is Opening.PASSIVE]
        if passive:
            return passive[-1]
        return readings[0] if len(readings) == 1 else self._found(Opening.UNCLEAR, at)

    def _found(self, opening: Opening, head: int, verb: int = 0, named: tuple[str, ...] = ()) -> Kegiatan:
        return Kegiatan(self.step, self.passage, opening, self.words, head, verb, named)

    def _main_clauses(self, at: int) -> Iterator[int]:
        """Where the main clause may begin behind a leading one: behind a comma, a colon or "maka"."""
        for number in range(at + 1, len(self.words)):
            word = self.words[number]
            if word.depth == 0 and (word.text in ",:" or word.lower == "maka"):
                start = _behind_adverbs(self.words, number + 1)
                if start is not None and self.words[start].lower not in words_in(_LIST, "pembuka"):
                    yield start

    def _main(self, at: int) -> Kegiatan:
        """What begins at a word that is no adverb."""
        if is_active(self.words[at].text):
            return self._found(Opening.ACTIVE, at)
        if is_passive(self.words[at].text):
            return self._found(Opening.PASSIVE, at, at)
        ended, named = named_at(self.words, at, self.names)
        if ended == at and self._is_verb(at + 1):
            # The short form that stands before the colon is a name too.
            own = {id for name in self.names for id in name.ids} & {self.words[at].lower}
            ended, named = (at + 1, tuple(own)) if own else (ended, named)
        verb = self._verb(max(ended, at + 1))
        if verb is None or not (ended > at or self._is_person(at, verb)):
            return self._passive_or_other(at)
        if is_passive(self.words[verb].text):
            return self._found(Opening.PASSIVE, at, verb)
        return self._found(Opening.SUBJECT, at, verb, named)

    def _is_person(self, at: int, verb: int) -> bool:
        """Whether a word begins the name of somebody who acts: by the list, or as capitals right before the verb."""
        if self.words[at].lower in words_in(_LIST, "pelaku"):
            return True
        name = self.words[at:verb]
        return all(word.text.isupper() and len(word.text) > 1 for word in name) and is_active(self.words[verb].text)

    def _verb(self, at: int) -> int | None:
        """The verb that follows a name: behind brackets, words that belong to the name, and "akan", "telah", …"""
        relative = False
        for number in range(at, min(at + _LONGEST_NAME, len(self.words))):
            word = self.words[number]
            if word.depth or word.text in "()[]/&.-":
                continue
            if word.lower in ("yang", "yg"):
                relative = True
            elif is_active(word.text) or is_passive(word.text):
                if not relative:
                    return number
                relative = False
            elif relative:
                relative = word.lower in words_in(_LIST, "kata_bantu")
            elif number == at and is_order(word.text) and not self._is_verb(number + 1, or_passive=True):
                return number
            elif word.lower in words_in(_LIST, "penghenti") or not word.text[0].isalnum():
                return None
        return None

    def _is_verb(self, at: int, *, or_passive: bool = False) -> bool:
        if at >= len(self.words):
            return False
        return is_active(self.words[at].text) or (or_passive and is_passive(self.words[at].text))

    def _passive_or_other(self, at: int) -> Kegiatan:
        """Whether a thing is named first to which something is done: "Dokumen … diserahkan"."""
        if self.words[at].lower == "apakah" or is_plain_order(self.words[at].text):
            return self._found(Opening.OTHER, at)
        relative = False
        for number in range(at + 1, len(self.words)):
            word = self.words[number]
            if word.depth:
                continue
            if word.lower in words_in(_LIST, "penghenti") or word.lower in _SUBORDINATE or word.text in ",;:":
                break
            if word.lower in ("yang", "yg"):
                relative = True
            elif relative:
                relative = word.lower in words_in(_LIST, "kata_bantu")
            elif is_passive(word.text):
                return self._found(Opening.PASSIVE, at, number)
            elif word.lower == "di" and number + 1 < len(self.words) and is_parted_passive(self.words[number + 1].text):
                return self._found(Opening.PASSIVE, at, number + 1)
        return self._found(Opening.OTHER, at)
