"""Widths of text in points and lines that fit a width; used by layout (labels) and by the swimlane diagram."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from sopdsl_renderers.text import arimo
from sopdsl_renderers.text.syllables import parts_of

Style = Literal["regular", "bold", "italic"]

_RANGES = {"regular": arimo.REGULAR, "bold": arimo.BOLD, "italic": arimo.ITALIC}
_MISSING = 1.0
"""Width in em of a character that the table lacks: as wide as a Chinese sign, so that lines rather break too early."""

# A line may break after these inside a word, as Typst and browsers do or as an Indonesian reader expects.
_PIECES = re.compile(r"[^\s/\-–]*[/\-–]+|[^\s/\-–]+|\s+")
_SPELLED = re.compile(r"([^\w]*)([^\W\d_]+)([^\w]*)")
"""A word, and the signs around it."""


@cache
def _widths(style: Style) -> dict[str, float]:
    return {chr(first + i): width / 1000 for first, widths in _RANGES[style] for i, width in enumerate(widths) if width}


def text_width(text: str, size: float, style: Style = "regular") -> float:
    """The width in points of `text`, one line, set in Arimo at `size` points."""
    return size * _em(text, style)


def wrap(text: str, width: float, size: float, style: Style = "regular", *, hyphens: bool = False) -> list[str]:
    """The lines of `text` when set at `size` points into `width` points.

    `\\n` starts a new line. Lines break at spaces and after `/` and hyphens; a piece wider than the whole width is cut
    where it must be, never inside nothing: each line has one character at least. With `hyphens` a word is rather parted
    between its syllables and given hyphens, which `text` lacks. Empty text gives no lines.
    """
    lines: list[str] = []
    room = width / size
    space = _em(" ", style)
    for paragraph in text.split("\n") if text else []:
        line: list[str] = []
        taken, gap = 0.0, ""
        for piece in _PIECES.findall(paragraph):
            if piece.isspace():
                gap = " " if line else ""
                continue
            needed = _em(piece, style)
            reach = taken + (space if gap else 0.0) + needed
            if reach <= room:
                line += gap, piece
                taken = reach
            else:
                if line:
                    lines.append("".join(line))
                parts = hyphenated(piece, width, size, style) if hyphens and needed > room else []
                *full, last = parts or (cut(piece, width, size, style) if needed > room else [piece])
                lines += full
                line, taken = [last], _em(last, style)
            gap = ""
        lines.append("".join(line))
    return lines


def hyphenated(word: str, width: float, size: float, style: Style = "regular") -> list[str]:
    """A word in parts of at most `width` points, which end with hyphens but for the last; empty if that cannot be."""
    spelled = _SPELLED.fullmatch(word)
    if spelled is None:
        return []
    before, letters, after = spelled.groups()
    first, *others = parts_of(letters)
    parts = [before + first]
    for part in others:
        if text_width(f"{parts[-1]}{part}-", size, style) <= width:
            parts[-1] += part
        else:
            parts.append(part)
    if len(parts) > 1 and text_width(parts[-2] + parts[-1] + after, size, style) <= width:
        parts[-2:] = [parts[-2] + parts[-1]]
    lines = [*(f"{part}-" for part in parts[:-1]), parts[-1] + after]
    return lines if all(text_width(line, size, style) <= width for line in lines) else []


def cut(word: str, width: float, size: float, style: Style = "regular") -> list[str]:
    """A word that may break anywhere in parts of at most `width` points each, but of one character at least."""
    widths = _widths(style)
    room = width / size
    parts: list[str] = []
    start, taken = 0, 0.0
    for at, char in enumerate(word):
        needed = widths.get(char, _MISSING)
        if taken + needed > room and at > start:
            parts.append(word[start:at])
            start, taken = at, 0.0
        taken += needed
    return [*parts, word[start:]]


def _em(text: str, style: Style) -> float:
    widths = _widths(style)
    return sum([widths.get(char, _MISSING) for char in text])
