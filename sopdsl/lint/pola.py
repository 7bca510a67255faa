"""Part of the third stage: the pattern of a unit's numbers (`pola nomor`), and where a number does not follow it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from sopdsl.source import Span

_PLACE = re.compile(r"\{([^{}]*)\}")
_URUT = re.compile(r"urut(?::([1-9]))?")
_SEPARATORS = "/-."
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DIGITS = re.compile(r"\d+")
_LONGEST_COUNT = 5
UNKNOWN = "…"
"""Stands for what cannot be known, in a number as it should be."""


class Flaw(NamedTuple):
    """What is wrong with a pattern: its place in the pattern, and a sentence and a hint for its author."""

    span: Span
    message: str
    hint: str


class Difference(NamedTuple):
    """A part of a number that is not as it should be: its place in the number, and both texts without outer blanks."""

    span: Span
    written: str
    expected: str


class _Slot(NamedTuple):
    """What a number has of its own: its count in the unit, of `width` digits at least, or the year."""

    kind: str
    width: int = 0

    @property
    def pattern(self) -> str:
        if self.kind == "tahun":
            return r"\d{4}"
        return rf"\d{{{self.width}}}|[1-9]\d{{{self.width},}}" if self.width else r"\d+"


_Part = list["str | _Slot"]


@dataclass(frozen=True)
class Pola:
    """A pattern such as `{urut:3}/SOP/BAG ORGANISASI/{tahun}`."""

    text: str
    flaws: tuple[Flaw, ...]

    @cached_property
    def _tokens(self) -> list[str | _Slot]:
        tokens: list[str | _Slot] = []
        for at, piece in enumerate(_PLACE.split(self.text)):
            if at % 2 == 0:
                tokens += [piece] if piece else []
            elif slot := _slot(piece):
                tokens.append(slot)
        return tokens

    @cached_property
    def separator(self) -> str:
        """The sign that parts the pieces of a number; empty for none."""
        fixed = "".join(token for token in self._tokens if isinstance(token, str))
        return next((sign for sign in _SEPARATORS if sign in fixed), "")

    @cached_property
    def _parts(self) -> list[_Part]:
        parts: list[_Part] = [[]]
        for token in self._tokens:
            if isinstance(token, str) and self.separator:
                first, *rest = token.split(self.separator)
                parts[-1] += [first] if first else []
                parts += [[piece] if piece else [] for piece in rest]
            else:
                parts[-1].append(token)
        return parts

    @cached_property
    def _exact(self) -> re.Pattern[str]:
        return re.compile("".join(map(_expression, self._tokens)))

    @property
    def count(self) -> int:
        """How many parts a number has."""
        return len(self._parts)

    def parts(self, nomor: str) -> list[str]:
        """A number parted as the pattern is."""
        return nomor.split(self.separator) if self.separator else [nomor]

    def year(self, nomor: str) -> Span | None:
        """Where the year of a number stands that follows the pattern; None for a pattern without one."""
        match = self._exact.fullmatch(nomor)
        return Span(*match.span("tahun")) if match and "tahun" in self._exact.groupindex else None

    def follows(self, nomor: str) -> bool:
        """Whether a number is as the pattern says."""
        return self._exact.fullmatch(nomor) is not None

    def expected(self, nomor: str, year: int | None) -> str:
        """The number as it should be, as far as it can be told from what is written; `year` stands in for its own."""
        written = self.parts(nomor)
        if len(written) == self.count:
            pieces = [_as_expected(part, text.strip(), year) for part, text in zip(self._parts, written, strict=True)]
        else:
            pieces = [_as_expected(part, nomor, year) for part in self._parts]
        return self.separator.join(pieces)

    def differences(self, nomor: str, year: int | None) -> list[Difference]:
        """The parts that are not as they should be, blanks apart; none where there are more or fewer parts."""
        written = self.parts(nomor)
        found: list[Difference] = []
        at = 0
        for part, text in zip(self._parts, written, strict=False) if len(written) == self.count else ():
            bare = " ".join(text.split())
            if not re.fullmatch("".join(map(_expression, part)), bare):
                start = at + len(text) - len(text.lstrip())
                found.append(Difference(Span(start, start + len(text.strip())), bare, _as_expected(part, bare, year)))
            at += len(text) + 1
        return found


@lru_cache(maxsize=256)
def read(text: str) -> Pola:
    """A pattern as written; one with flaws says nothing about numbers."""
    return Pola(text, tuple(_flaws(text)))


def _slot(inside: str) -> _Slot | None:
    if inside == "tahun":
        return _Slot("tahun")
    match = _URUT.fullmatch(inside)
    return _Slot("urut", int(match[1] or 0)) if match else None


def _flaws(text: str) -> Iterator[Flaw]:
    at = 0
    kinds: list[str] = []
    for place in [*_PLACE.finditer(text), None]:
        between = text[at : place.start() if place else len(text)]
        if brace := re.search(r"[{}]", between):
            here = Span(at + brace.start(), at + brace.end())
            yield Flaw(here, "kurung kurawal ini tidak berpasangan", 'tulis seperti "{urut:3}" atau "{tahun}"')
        if place is None:
            break
        at = place.end()
        here = Span(*place.span())
        slot = _slot(place[1])
        if slot is None:
            yield Flaw(here, f'pola nomor tidak mengenal "{place[0]}"', 'yang dikenal: "{urut}", "{urut:3}", "{tahun}"')
        elif slot.kind in kinds:
            yield Flaw(here, f'"{{{slot.kind}}}" tertulis dua kali pada pola nomor', "hapus salah satunya")
        kinds.append(slot.kind if slot else "")
    if "urut" not in kinds and "" not in kinds:
        hint = 'tambahkan "{urut:3}" di tempat nomor urutnya, misalnya "{urut:3}/SOP/BAG UMUM/{tahun}"'
        yield Flaw(Span(0, len(text)), "pola nomor tidak menyebut tempat nomor urut", hint)


def _expression(token: str | _Slot) -> str:
    return re.escape(token) if isinstance(token, str) else f"(?P<{token.kind}>{token.pattern})"


def _as_expected(part: Sequence[str | _Slot], written: str, year: int | None) -> str:
    return "".join(token if isinstance(token, str) else _filled(token, written, year) for token in part)


def _filled(slot: _Slot, written: str, year: int | None) -> str:
    years = _YEAR.findall(written)
    if slot.kind == "tahun":
        return years[-1] if years else str(year or UNKNOWN)
    counts: list[str] = [digits for digits in _DIGITS.findall(written) if digits not in years[-1:]]
    if not counts or len(counts[0]) > _LONGEST_COUNT:
        return UNKNOWN
    return counts[0].lstrip("0").zfill(slot.width) if slot.width else counts[0]
