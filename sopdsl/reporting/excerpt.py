"""One line of source with a stretch of it underlined, cut to what a console can show; pure text, no colours."""

from __future__ import annotations

from typing import NamedTuple

from sopdsl.reporting.glyphs import Glyphs, visible, width
from sopdsl.source import Source, Span

COLUMNS = 100
"""The columns of a source line that are shown."""
_CONTEXT = 30


class Excerpt(NamedTuple):
    """A source line as shown, the blanks before its underline, and the columns that are underlined."""

    number: int
    text: str
    indent: int
    marked: int


def excerpt(source: Source, span: Span, glyphs: Glyphs) -> Excerpt:
    """The line in which a span begins. A span over several lines is marked up to its first line's end."""
    place = source.position(span.start)
    line = source.line(place.line)
    start = place.column - 1
    end = max(start + 1, min(len(line), start + max(span.end - span.start, 1)))
    first, last = _window(line, start, end)
    before = (glyphs.cut if first else "") + visible(line[first:start])
    marked = visible(line[start : min(end, last)])
    after = visible(line[min(end, last) : last]) + (glyphs.cut if last < len(line) else "")
    return Excerpt(place.line, (before + marked + after).rstrip(), width(before), max(width(marked), 1))


def _window(line: str, start: int, end: int) -> tuple[int, int]:
    """The part of a long line that is shown: the span with some context on both sides, in characters."""
    if len(line) <= COLUMNS:
        return 0, len(line)
    first = max(0, start - _CONTEXT)
    if first + COLUMNS >= len(line):
        first = min(first, len(line) - COLUMNS)
    if end <= COLUMNS - _CONTEXT:
        first = 0
    return first, min(len(line), first + COLUMNS)
