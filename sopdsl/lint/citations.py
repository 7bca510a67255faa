"""Part of the third stage: how regulations are cited: kind, maker, number, year, and whether the title is given."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from sopdsl.source import Span

_WORD = re.compile(r"([A-Za-z]+)")
_FOLLOWING = re.compile(r"[\s-]*([A-Za-z]+)")
_APART = re.compile(r"[\W_]+")
_ABOUT = re.compile(r"\b(?:tentang|ttg|perihal|mengenai)\b", re.IGNORECASE)
_FURTHER = re.compile(r"\b(?:sebagaimana|juncto|jo)\b", re.IGNORECASE)
_NUMBER = re.compile(
    r"\b(?:nomor|nmr|no)\b[ \t]*[.:]?\s*"
    # Some makers put letters before it: "PER-40/PB/2006", "PM 41".
    r"(?P<nomor>(?:(?:[A-Z]{1,6}[-./]|(?-i:[A-Z]{2,3}) )?[0-9]|(?-i:[IVXLCM]+\b))"
    r"[\w.-]*(?:\s*/\s*[\w.-]+)*(?:\s[a-z](?=\s+tahun\b))?)",
    re.IGNORECASE,
)
_SHORT = re.compile(r"\b(?P<nomor>[0-9]+[a-z]?)(?:\s*/\s*(?=(?:19|20)\d\d\b)|\s+(?=(?:tahun|thn?)\b))", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:tahun|thn|th)\b\.?(?:\s+tahun\b)*\s*:?\s*(?P<tahun>[0-9][^\s,;:()]*)", re.IGNORECASE)
_DATED = re.compile(r"\btanggal\b[^,;]*?\b(?P<tahun>(?:19|20)\d\d)\b", re.IGNORECASE)
_IN_NUMBER = re.compile(r"(?P<nomor>.+?)\s*/\s*(?P<tahun>(?:19|20)\d\d)\.?")
_SOUND_YEAR = re.compile(r"(?:19|20)\d\d")
_ARTICLE = re.compile(
    r"pasal\s+(?:(?:pasal|ayat|huruf|angka|dan|sampai|dengan|[0-9]+[a-z]?|\([0-9]+[a-z]?\)|[a-z]\b)[\s,]+)+",
    re.IGNORECASE,
)
_UNNAMED = re.compile(r"\b(?:republik indonesia|ri|negara|kota|kabupaten|kab|provinsi|propinsi)\b")


class Kind(NamedTuple):
    """A kind of regulation. `level` is its place in the hierarchy, 10 the highest; None for no fixed place."""

    key: str
    level: int | None
    numbered: bool


class Citation(NamedTuple):
    """A regulation as a text cites it. `maker` is empty where none is named, or none that would tell it from others.

    `number` and `maker` are in a form for comparing. `bad_year` is the place in the text of a year that cannot be one,
    `end` where the citation ends, without its title, and `part` says that only an article of it is cited.
    """

    kind: Kind
    maker: str
    number: str | None
    year: int | None
    titled: bool
    bad_year: Span | None
    end: int
    part: bool = False

    @property
    def complete(self) -> bool:
        """Whether the citation identifies a regulation."""
        return self.number is not None and self.year is not None

    def same(self, other: Citation) -> bool:
        """Whether two complete citations are of one regulation. Ministers and agencies must be named in both."""
        if not self.complete or self.part or other.part:
            return False
        if (self.kind.key, self.number, self.year) != (other.kind.key, other.number, other.year):
            return False
        if self.kind.key in _BY_MAKER:
            return bool(self.maker) and self.maker == other.maker
        return not self.maker or not other.maker or self.maker == other.maker


_BY_MAKER = frozenset({"permen", "perlembaga", "kepmen", "keputusan", "instruksi", "surat-edaran", "peraturan-lain"})


class _Known(NamedTuple):
    """Kinds by their names in letters alone, those that a maker's name may follow at once, and beginnings of names."""

    kinds: dict[str, Kind]
    joined: dict[str, Kind]
    beginnings: frozenset[str]
    makers: dict[str, str]


@cache
def _known() -> _Known:
    data = tomllib.loads(files("sopdsl.lint").joinpath("data/peraturan.toml").read_text(encoding="utf-8"))
    kinds: dict[str, Kind] = {}
    joined: dict[str, Kind] = {}
    beginnings: set[str] = set()
    for one in data["jenis"]:
        kind = Kind(one["kunci"], one.get("tingkat"), not one.get("tanpa_nomor", False))
        for name in one["nama"]:
            words = name.split()
            kinds["".join(words)] = kind
            beginnings.update("".join(words[:count]) for count in range(1, len(words) + 1))
            if one.get("bersambung") and len(words) == 1:
                joined[name] = kind
    makers = {_letters(spelling): key for key, spellings in data["pembuat"].items() for spelling in [key, *spellings]}
    return _Known(kinds, joined, frozenset(beginnings), makers)


class _Head(NamedTuple):
    kind: Kind
    start: int
    end: int


def _head_at(text: str, start: int) -> _Head | None:
    """The kind of regulation whose name stands at a place, the longest of several."""
    known = _known()
    found: _Head | None = None
    letters, at = "", start
    while word := (_FOLLOWING if letters else _WORD).match(text, at):
        letters, at = letters + word[1].casefold(), word.end()
        if letters in known.kinds:
            found = _Head(known.kinds[letters], start, at)
        elif letters not in known.beginnings:
            break
    if found is None and (word := _WORD.match(text, start)):
        name = next((name for name in known.joined if word[1].casefold().startswith(name)), None)
        found = _Head(known.joined[name], start, start + len(name)) if name else None
    return found


def _next_head(text: str, start: int, end: int) -> _Head | None:
    """The first name of a kind of regulation between two places."""
    for word in _WORD.finditer(text, start, end):
        before = text[word.start() - 1] if word.start() else " "
        if not (before.isalnum() or before in "_@") and (head := _head_at(text, word.start())):
            return head
    return None


@lru_cache(maxsize=2048)
def citation(text: str) -> Citation | None:
    """The regulation that a text begins with; None where it begins with something else."""
    article = _ARTICLE.match(text)
    head = _head_at(text, article.end() if article else 0)
    if head is None or text[head.end :].lstrip().casefold().startswith("perundang"):
        return None
    found = _read(text, head)
    return found._replace(part=True) if article else found


def citations(text: str) -> Iterator[Citation]:
    """All complete citations in a text, also those in the title of another."""
    at = 0
    while head := _next_head(text, at, len(text)):
        found = _read(text, head)
        at = head.end
        if found.complete:
            yield found


def _read(text: str, head: _Head) -> Citation:
    start = head.end
    end = len(text)
    if further := _FURTHER.search(text, start):
        end = further.start()
    about = _ABOUT.search(text, start, end)
    head_end = about.start() if about else end
    number = _NUMBER.search(text, start, head_end) or _SHORT.search(text, start, head_end)
    year = _YEAR.search(text, start, head_end)
    if about and number is None and year is None:
        # Some texts give the number after the title. One after a further regulation is that regulation's.
        number = _NUMBER.search(text, about.end(), end)
        if number and _next_head(text, about.end(), number.start()):
            number = None
        year = _YEAR.search(text, number.end(), end) if number else None
    told, told_year, bad_year = None, None, None
    if number:
        told = number["nomor"]
        if inside := _IN_NUMBER.fullmatch(told):
            told_year = int(inside["tahun"])
            told = inside["nomor"] if inside["nomor"].isalnum() else told
        elif number.re is _SHORT and "/" in number[0]:
            told_year = int(text[number.end() : number.end() + 4])
    if year:
        written = year["tahun"].rstrip(".")
        if _SOUND_YEAR.fullmatch(written):
            told_year = int(written)
        elif told_year is None:
            bad_year = Span(year.start("tahun"), year.start("tahun") + len(written))
    elif told_year is None and (dated := _DATED.search(text, start, head_end)):
        told_year = int(dated["tahun"])
    places = [found.start() for found in (number, year) if found and found.start() < head_end]
    maker = _maker(text[start : min([*places, head_end])])
    reached = max([start, *(found.end() for found in (number, year) if found)])
    return Citation(head.kind, maker, _plain(told), told_year, about is not None, bad_year, reached)


def _plain(number: str | None) -> str | None:
    return "".join(number.split()).casefold().rstrip(".-").lstrip("0") or None if number else None


def _letters(text: str) -> str:
    """A maker's name as letters alone, without the words that only some texts give."""
    return _APART.sub("", _UNNAMED.sub(" ", _APART.sub(" ", text.casefold())))


def _maker(written: str) -> str:
    """Who made it, for comparing: what stands between the kind and the number."""
    letters = _letters(written)
    return _known().makers.get(letters, letters)
