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
    widths = _widths(style)
    return size * sum([widths.get(c, _MISSING) for c in text])


def wrap(text: str, width: float, size: float, style: Style = "regular") -> list[str]:
    """The lines of `text` when set at `size` points into `width` points.

    `\\n` starts a new line. Lines break at spaces and after `/` and hyphens; a piece wider than the whole width is cut
    where it must be, never inside nothing: each line has one character at least. Empty text gives no lines.
    """
    lines: list[str] = []
    for paragraph in text.split("\n") if text else []:
        line = ""
        for piece in _PIECES.findall(paragraph):
            if piece.isspace():
                line = line + " " if line else ""
                continue
            if text_width((line + piece).rstrip(), size, style) <= width:
                line += piece
                continue
            if line.strip():
                lines.append(line.rstrip())
            line = piece
            while text_width(line, size, style) > width and len(line) > 1:
                cut = next((n for n in range(len(line) - 1, 1, -1) if text_width(line[:n], size, style) <= width), 1)
                lines.append(line[:cut])
                line = line[cut:]
        lines.append(line.rstrip())
    return lines
