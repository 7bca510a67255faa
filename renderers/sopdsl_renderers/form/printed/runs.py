"""Turns the model's texts into the data that the Typst template prints: literal strings, never markup.

A *line* is a list of runs: a string is printed upright, a list of one string in italics, 0 is a place where the line
may break inside a word, and 1 one where it then ends with a hyphen. A *box* is
`{"pengantar": lines, "butir": [[marker, lines], …]}`, with the width of its markers (`lebar`) where it is a part of a
larger one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sopdsl.model.koleksi import Kotak, Ranges
from sopdsl_renderers.form.words import tanda_butir
from sopdsl_renderers.markup import cleaned
from sopdsl_renderers.text import text_width
from sopdsl_renderers.text.syllables import parts_of
from sopdsl_renderers.text.wrap import Style, cut

Run = str | list[str] | int
Line = list[Run]
Lines = list[Line]
Box = dict[str, list[Line] | list[list[str | Lines]] | float]

SLACK = 0.5
"""Points by which a word must be narrower than its room: kerned or slanted, it may differ from the table by a hair."""
HANGING = 6.0
"""Points between the marker of an item and its text; the template uses the same."""
_PARTS = 4
"""Parts of a line in which a piece of a word is cut that is longer than the line."""
_ENDLESS = 20
"""Lines beyond which a word breaks only at places that are a part of a line apart."""

_WORD = re.compile(r"\S+")
_PIECE = re.compile(r"[^/.\-–_,;:@?&=+%#|]*[/.\-–_,;:@?&=+%#|]+|[^/.\-–_,;:@?&=+%#|]+")
_UNBROKEN = re.compile(r"[^\s/\-–]+[/\-–]*")
_SPELLED = re.compile(r"[^\W\d_]+")
_PROSE = re.compile(r"[(“‘\"']*[^\W\d_]+(?:[/\-–][^\W\d_]+)*[)”’\"'.,;:/\-–]*")
"""A word that may be given hyphens; an address or a code must not, lest they are taken for a part of it."""


def lines_of(
    text: str, width: float, size: float, miring: Ranges = (), style: Style = "regular", *, hyphens: bool = False
) -> Lines:
    """The printed lines of `text`, set at `size` points in a room `width` points wide.

    A word that is wider than the room may break after `/`, `.` and other signs, and where that is not enough anywhere;
    with `hyphens` rather between syllables, if it has such.
    """
    text, miring = cleaned(text, miring)
    slanted = bytearray(len(text))
    for start, end in miring:
        slanted[start:end] = b"\1" * len(slanted[start:end])
    return [
        _runs(text[start:end], slanted[start:end], _breaks(text[start:end], width, size, style, hyphens))
        for start, end in _paragraphs(text)
    ]


def box_of(kotak: Kotak, width: float, size: float) -> Box:
    """The data of a box whose room is `width` points wide."""
    items: list[list[str | Lines]] = []
    markers = [tanda_butir(kotak.penanda, n) for n in range(1, len(kotak.butir) + 1)]
    inner = width - HANGING - max((text_width(marker, size) for marker in markers), default=0.0)
    for marker, butir in zip(markers, kotak.butir, strict=True):
        items.append([marker, lines_of(butir.teks, inner, size, butir.miring)])
    intro = lines_of(kotak.pengantar, width, size, kotak.miring) if kotak.pengantar else []
    return {"pengantar": intro, "butir": items}


def longest_word(text: str, size: float, style: Style = "regular") -> float:
    """The width in points of the widest piece of `text` that a line cannot break, hyphens and `/` being breaks."""
    return max((text_width(word, size, style) for word in _UNBROKEN.findall(text)), default=0.0)


def widest_part(text: str, room: float, size: float, style: Style = "regular") -> float:
    """The same where what is wider than `room` may be parted, words between their syllables and others after signs."""
    hyphen = text_width("-", size, style)
    widest = 0.0
    for word in _WORD.findall(text):
        for solid in (_UNBROKEN if _PROSE.fullmatch(word) else _PIECE).findall(word):
            whole = text_width(solid, size, style)
            *parts, last = _syllables(solid) if whole > room else [solid]
            widest = max(
                widest, text_width(last, size, style), *(text_width(part, size, style) + hyphen for part in parts)
            )
    return widest


def _syllables(solid: str) -> list[str]:
    """The parts of a piece of a word, with the signs around its letters; of anything else the piece itself."""
    spelled = _SPELLED.search(solid)
    if spelled is None or not _PROSE.fullmatch(solid):
        return [solid]
    first, *others = parts_of(spelled.group())
    parts = [solid[: spelled.start()] + first, *others]
    return [*parts[:-1], parts[-1] + solid[spelled.end() :]]


def line_count(words: Sequence[float], room: float, space: float) -> int:
    """How many lines words of these widths take in `room` points, `space` apart; a word wider than the room breaks."""
    lines = 1
    at = -space
    for word in words:
        if at + space + word > room and at > 0:
            lines += 1
            at = word
        else:
            at += space + word
        if at > room:
            lines += int(at / room)
            at %= room
    return lines


def plain(text: str) -> str:
    """`text` as one line without control characters, for the metadata of a document."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Start and end of each printed line of `text`."""
    spans = []
    start = 0
    for line in text.split("\n"):
        spans.append((start, start + len(line)))
        start += len(line) + 1
    return spans


def _runs(line: str, slanted: bytearray, breaks: dict[int, int]) -> Line:
    turns = (at for at in range(1, len(line)) if slanted[at] != slanted[at - 1])
    runs: Line = []
    for start, end in pairwise(sorted({0, len(line), *breaks, *turns})):
        if start in breaks:
            runs.append(breaks[start])
        piece = line[start:end]
        runs.append([piece] if slanted[start] else piece)
    return runs


def _breaks(line: str, width: float, size: float, style: Style, hyphens: bool) -> dict[int, int]:
    """Offsets inside over-long words at which the line may break, with the run that stands there."""
    places: dict[int, int] = {}
    room = width - SLACK
    for word in _WORD.finditer(line):
        total = text_width(word.group(), size, style)
        if total <= room:
            continue
        if hyphens and _PROSE.fullmatch(word.group()) and widest_part(word.group(), room, size, style) <= room:
            places |= dict.fromkeys(_hyphens(word.group(), word.start(), room, size, style), 1)
        else:
            apart = room / _PARTS if total > _ENDLESS * room else 0.0
            places |= dict.fromkeys(_cuts(word.group(), word.start(), room, apart, size, style), 0)
    return places


def _hyphens(word: str, at: int, room: float, size: float, style: Style) -> Iterator[int]:
    """The places for hyphens in a word that stands at an offset: as few as its lines need.

    Each is a letter of its own in what is copied and searched for.
    """
    hyphen = text_width("-", size, style)
    for solid in _UNBROKEN.finditer(word):
        end, taken = 0, 0.0
        for part in _syllables(solid.group()) if text_width(solid.group(), size, style) > room else ():
            needed = text_width(part, size, style)
            whole = end + len(part) == len(solid.group())
            if end and taken + needed + (0.0 if whole else hyphen) > room:
                yield at + solid.start() + end
                taken = 0.0
            end, taken = end + len(part), taken + needed


def _cuts(word: str, at: int, room: float, apart: float, size: float, style: Style) -> Iterator[int]:
    """The places at which a word breaks that has no syllables, at least `apart` points from each other.

    A place costs Typst as much as a word does, so they are not at each letter, nor at each sign of an endless word.
    """
    end, since = 0, 0.0
    for piece in _PIECE.findall(word):
        whole = text_width(piece, size, style) <= room
        for part in [piece] if whole else cut(piece, room / _PARTS, size, style):
            if since >= apart and end:
                yield at + end
                since = 0.0
            end += len(part)
            since += text_width(part, size, style)
