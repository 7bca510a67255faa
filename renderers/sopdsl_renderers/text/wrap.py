"""Widths of text in points and lines that fit a width; used by layout (labels) and by the swimlane diagram."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from sopdsl_renderers.text import arimo

Style = Literal["regular", "bold", "italic"]

_RANGES = {"regular": arimo.REGULAR, "bold": arimo.BOLD, "italic": arimo.ITALIC}
_MISSING = 1.0
"""Width in em of a character that the table lacks: as wide as a Chinese sign, so that lines rather break too early."""

# A line may break after these inside a word, as Typst and browsers do or as an Indonesian reader expects.
_PIECES = re.compile(r"[^\s/\-–]*[/\-–]+|[^\s/\-–]+|\s+")


@cache
def _widths(style: Style) -> dict[str, float]:
    return {chr(first + i): width / 1000 for first, widths in _RANGES[style] for i, width in enumerate(widths) if width}


def text_width(text: str, size: float, style: Style = "regular") -> float:
    """The width in points of `text`, one line, set in Arimo at `size` points."""
    return size * _em(text, style)


def wrap(text: str, width: float, size: float, style: Style = "regular") -> list[str]:
    """The lines of `text` when set at `size` points into `width` points.

    `\\n` starts a new line. Lines break at spaces and after `/` and hyphens; a piece wider than the whole width is cut
    where it must be, never inside nothing: each line has one character at least. Empty text gives no lines.
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
                *full, last = cut(piece, width, size, style) if needed > room else (piece,)
                lines += full
                line, taken = [last], _em(last, style)
            gap = ""
        lines.append("".join(line))
    return lines


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
