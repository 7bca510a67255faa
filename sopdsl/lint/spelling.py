"""Part of the third stage: words that are not spelled as the dictionary does, and what to write for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from sopdsl.lint.prose import Passage, capital
from sopdsl.lint.stretches import Stretches
from sopdsl.lint.wordlists import pairs_in, words_in
from sopdsl.lint.words import is_parted_passive
from sopdsl.source import Span

_LIST = "ejaan"
KINDS = ("tidak_baku", "salah_tulis", "singkatan")

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
LETTERS = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"://|\bwww\.|\w@\w|\w\.(?:com|id|net|org)\b", re.IGNORECASE)
"""What makes a word an address on the web, or of mail."""

_APART = re.compile(r"\b([Dd])i ([a-z]{2,})\b")
_ALL_OVER = re.compile(r"\bse (?=[A-Z])(\w+)")
"""The prefix se- before a name, written as a word: "se Indonesia"."""

_TITLE = re.compile(r"\bAnalis(?:is|a)\b(?=(?: [A-Z][\w.]*){1,3} (?:Muda|Madya|Ahli (?:Pertama|Utama))\b)")
_TITLE_FIRST = re.compile(r"(?:^|(?<=[/,;])|(?<=[/,;] ))Analis(?:is|a)\b(?= [A-Z])")
_TITLES = re.compile(r"\bAnalis(?:is|a) ")
"""The work in the place of who does it: "Analisis Kebijakan Muda"; without a rank only where it names a column."""
_SEVERAL = re.compile(r"\s*[/,;]\s*")

_AMID = re.compile(r"[^\W_][,)]? \Z|[/&] ?\Z")
"""What stands before a place amid a sentence: a capital there is one of a title."""

_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")
_LAW = re.compile(
    r"\b(?:undang-undang|peraturan|keputusan|instruksi|perpres|permen\w*|perda|perwal|perbup|pergub|perka\w*|kep\w+"
    r"|uu|pp|pmk)\b[^;]{0,160}?\b(?:no(?:mor)?\b|tahun \d{4})[^;]{0,300}?\btentang\b[^;]*",
    re.IGNORECASE,
)
"""The name of a regulation, up to the end of its title, which is quoted as it was made."""
_LAWS = frozenset(("dasar hukum", "mengingat", "memperhatikan", "peraturan"))
"""The texts that consist of names of regulations."""


class Slip(NamedTuple):
    """A word or phrase that is written otherwise: what kind of list names it, its place, and what to write."""

    kind: str
    span: Span
    written: str
    right: str


class _Entry(NamedTuple):
    words: tuple[str, ...]
    kind: str
    right: str


@cache
def _entries() -> dict[str, tuple[_Entry, ...]]:
    """The entries by their first word, longer ones first."""
    entries: dict[str, list[_Entry]] = {}
    for kind in KINDS:
        for wrong, right in pairs_in(_LIST, kind).items():
            words = tuple(wrong.split())
            entries.setdefault(words[0], []).append(_Entry(words, kind, right))
    return {first: tuple(sorted(group, key=lambda one: -len(one.words))) for first, group in entries.items()}


@cache
def _gate() -> tuple[frozenset[str], dict[str, tuple[str, ...]]]:
    """The words that make a text worth a look, and the phrases by their last word, which is rarer than "di"."""
    single: set[str] = set()
    phrases: dict[str, tuple[str, ...]] = {}
    for wrong in (wrong for kind in KINDS for wrong in pairs_in(_LIST, kind)):
        # A word with a hyphen or an apostrophe is known by its last part.
        last = LETTERS.findall(wrong)[-1]
        if " " in wrong:
            phrases[last] = (*phrases.get(last, ()), wrong)
        else:
            single.update((last, f"{last}nya"))
    return frozenset(single), phrases


def may_slip(text: str) -> bool:
    """Whether a text can hold a slip; quick."""
    if _TITLES.search(text) or _ALL_OVER.search(text):
        return True
    text = text.lower()
    words = set(LETTERS.findall(text))
    single, phrases = _gate()
    if not single.isdisjoint(words) or any(is_parted_passive(match[2]) for match in _APART.finditer(text)):
        return True
    return any(phrase in text for last in phrases.keys() & words for phrase in phrases[last])


def addresses_in(shown: str) -> list[tuple[int, int]]:
    """Where a text holds addresses on the web, or of mail, which are no prose."""
    if not _ADDRESS.search(shown):
        return []
    return [word.span() for word in re.finditer(r"\S+", shown) if _ADDRESS.search(word[0])]


def slips_in(passage: Passage, columns: Iterable[str] = ()) -> Iterator[Slip]:
    """The slips of a passage, in order, each word in at most one; `columns` are `misnamed` names that it may hold."""
    titles = sorted({match.span() for match in _titles(passage.part, passage.shown, columns)})
    slips = [_slip(passage, "jabatan", start, end, "analis") for start, end in titles]
    taken = Stretches(slip.span for slip in slips)
    for slip in (*_listed(passage), *_apart(passage)):
        if not taken.meet(*slip.span):
            taken.add(*slip.span)
            slips.append(slip)
    if not slips:
        return
    shown = passage.shown
    silent = addresses_in(shown)
    laws = [match.span() for pattern in (_LAW, _QUOTED) for match in pattern.finditer(shown)]
    # What is in italics is meant as a word of another language: "*final draft*".
    foreign = [(italic.start - passage.start, italic.end - passage.start) for italic in passage.italic]
    if passage.part in _LAWS:
        laws = [(0, len(shown))]
    quoted = Stretches([*silent, *laws])
    places = {"salah_tulis": Stretches(silent), "tidak_baku": Stretches([*silent, *laws, *foreign])}
    for slip in sorted(slips, key=lambda one: one.span.start):
        start, end = slip.span.start - passage.start, slip.span.end - passage.start
        if not places.get(slip.kind, quoted).meet(start, end):
            yield slip


def misnamed(name: str) -> tuple[str, ...]:
    """The parts of a column's name that say what is done instead of who does it."""
    return tuple(part for part in _SEVERAL.split(name) if _TITLE_FIRST.match(part))


def _titles(part: str, shown: str, columns: Iterable[str]) -> Iterator[re.Match[str]]:
    yield from (_TITLE_FIRST if part == "pelaksana" else _TITLE).finditer(shown)
    if _TITLES.search(shown):
        for name in columns:
            work, _, field = name.partition(" ")
            yield from re.finditer(rf"\b{work}(?= {re.escape(field)}\b)", shown)


def _listed(passage: Passage) -> Iterator[Slip]:
    entries = _entries()
    words = list(WORD.finditer(passage.shown))
    number = 0
    while number < len(words):
        entry = next(
            (one for one in entries.get(_key(words[number][0]), ()) if _here(one, passage, words, number)), None
        )
        if entry is None:
            if "-" in words[number][0] or words[number][0].endswith("nya"):
                yield from _inside(passage, words[number])
            number += 1
            continue
        last = words[number + len(entry.words) - 1]
        # Capitals throughout are another abbreviation: "SPT" is no "seperti".
        if not (entry.kind == "singkatan" and words[number][0].isupper()) and not _in_english(passage, words, number):
            yield _slip(passage, entry.kind, words[number].start(), last.end(), entry.right)
        number += len(entry.words)


def _here(entry: _Entry, passage: Passage, words: list[re.Match[str]], number: int) -> bool:
    """Whether the words of an entry stand at a word, parted by nothing but single blanks."""
    found = words[number : number + len(entry.words)]
    if tuple(_key(word[0]) for word in found) != entry.words:
        return False
    between = pairwise(found)
    return all(passage.shown[one.end() : other.start()] == " " for one, other in between)


def _in_english(passage: Passage, words: list[re.Match[str]], number: int) -> bool:
    """Whether a word as English spells it stands beside another English one: "engineering design"."""
    if _key(words[number][0]) not in words_in(_LIST, "inggris"):
        return False
    beside = [pair for pair in pairwise(words[max(number - 1, 0) : number + 2]) if words[number] in pair]
    return any(
        _key(word[0]) in words_in(_LIST, "tetangga_inggris")
        for one, other in beside
        for word in (one, other)
        if word is not words[number] and passage.shown[one.end() : other.start()] == " "
    )


def _inside(passage: Passage, word: re.Match[str]) -> Iterator[Slip]:
    """A slip in a part of a word with a hyphen, or before -nya."""
    at = word.start()
    for part in word[0].split("-"):
        for ending in ("", "nya"):
            key = _key(part)
            entry = _single(key.removesuffix(ending)) if key.endswith(ending) and (ending or part != word[0]) else None
            if entry:
                yield _slip(passage, entry.kind, at, at + len(part) - len(ending), entry.right)
                break
        at += len(part) + 1


def _single(key: str) -> _Entry | None:
    entries = _entries().get(key, ())
    return next((one for one in entries if len(one.words) == 1 and one.kind != "singkatan"), None)


def _apart(passage: Passage) -> Iterator[Slip]:
    """A passive verb that stands apart from its di-: "di persiapkan"; a name that stands apart from its se-."""
    for match in _ALL_OVER.finditer(passage.shown):
        yield Slip("salah_tulis", passage.span(*match.span()), match[0], f"se-{match[1]}")
    for match in _APART.finditer(passage.shown):
        if is_parted_passive(match[2]):
            yield _slip(passage, "salah_tulis", *match.span(), f"di{match[2]}")


def _slip(passage: Passage, kind: str, start: int, end: int, right: str) -> Slip:
    written = passage.shown[start:end]
    titled = written[:1].isupper() and _AMID.search(passage.shown[max(start - 3, 0) : start]) is not None
    return Slip(kind, passage.span(start, end), written, in_capitals_of(written, right, titled=titled))


def _key(word: str) -> str:
    return word.lower().replace("’", "'")


def in_capitals_of(written: str, right: str, *, titled: bool = False) -> str:
    """What to write, with the capitals of what is written: none, the first letter's, or all.

    In the middle of a title every word of it begins with a capital.
    """
    letters = [letter for letter in written if letter.isalpha()]
    if len(letters) > 1 and all(letter.isupper() for letter in letters):
        return right.upper()
    old, new = written.split(), right.split()
    if len(old) > 1 and all(word[:1].isupper() for word in old):
        titled = True
    if len(old) == len(new):
        return " ".join(_one_in_capitals_of(one, other) for one, other in zip(old, new, strict=True))
    return " ".join(map(capital, new)) if titled else _one_in_capitals_of(written, right)


def _one_in_capitals_of(written: str, right: str) -> str:
    return capital(right) if written[:1].isupper() else right
