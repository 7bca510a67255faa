"""One line of source with a stretch of it marked, cut to what a console can show; pure text, no colours."""

from __future__ import annotations

from typing import NamedTuple

from sopdsl.reporting.glyphs import Glyphs, visible, width
from sopdsl.source import Source, Span

COLUMNS = 100
"""The columns of a source line that are shown where there is room for them."""


class Excerpt(NamedTuple):
    """A source line as shown: what stands before the marked stretch, the stretch, and what follows it.

    `last` is the number of the line in which the span ends, of which no more than its first line is shown.
    """

    number: int
    before: str
    marked: str
    after: str
    last: int

    @property
    def text(self) -> str:
        """The whole line as shown."""
        return (self.before + self.marked + self.after).rstrip()

    @property
    def indent(self) -> int:
        """The columns before the marked stretch."""
        return width(self.before)

    @property
    def columns(self) -> int:
        """The columns of the marked stretch; one for an empty one, which is a place between two characters."""
        return max(width(self.marked), 1)


def excerpt(source: Source, span: Span, glyphs: Glyphs, columns: int = COLUMNS) -> Excerpt:
    """The line in which a span begins, cut around the span to about `columns`."""
    place = source.position(span.start)
    line = source.line(place.line)
    start = place.column - 1
    end = min(len(line), start + max(span.end - span.start, 1))
    first, last = _window(line, start, end, columns)
    return Excerpt(
        number=place.line,
        before=(glyphs.cut if first else "") + visible(line[first:start]),
        marked=visible(line[start : min(end, last)]),
        after=visible(line[min(end, last) : last]) + (glyphs.cut if last < len(line) else ""),
        last=source.position(max(span.start, span.end - 1)).line,
    )


def _window(line: str, start: int, end: int, columns: int) -> tuple[int, int]:
    """The part of a line that is shown: the stretch with some context on both sides, in characters."""
    if _forwards(line, 0, columns) == len(line):
        return 0, len(line)
    context = columns * 3 // 10
    first = 0 if _forwards(line, 0, columns - context) >= end else _backwards(line, start, context)
    last = _forwards(line, first, columns)
    if last == len(line):
        first = min(first, _backwards(line, last, columns))
    while first < start and not width(line[first]):  # an accent whose letter is cut off
        first += 1
    return first, last


def _forwards(line: str, at: int, room: int) -> int:
    """How far a line can be shown from a place on in that many columns."""
    while at < len(line) and (room := room - width(line[at])) >= 0:
        at += 1
    return at


def _backwards(line: str, at: int, room: int) -> int:
    while at and (room := room - width(line[at - 1])) >= 0:
        at -= 1
    return at
