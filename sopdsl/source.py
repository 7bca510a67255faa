"""The lowest stage: source text and places in it; the only module that converts offsets, lines and columns."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of source text: two offsets in characters from 0, the end exclusive."""

    start: int
    end: int

    def cover(self, other: Span) -> Span:
        """The smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


class Comment(NamedTuple):
    """A comment of a text from its `#` to the line's end; `alone` when nothing else stands on its line."""

    span: Span
    alone: bool


class Position(NamedTuple):
    """A place as people count it: line and column from 1, the column in characters."""

    line: int
    column: int


@dataclass(frozen=True)
class Source:
    """One file's text as decoded, without an initial BOM and with LF line ends.

    `path` is what messages show: relative to the working folder, with `/` on every system.
    """

    path: str
    text: str

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [0], self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    @cached_property
    def digest(self) -> str:
        """A digest of the text, by which it is told from another one."""
        return blake2b(self.text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

    def position(self, offset: int) -> Position:
        """The line and column of an offset; an offset past the end is the end."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """The text of a line counted from 1, without its line end; empty for a line that is not there."""
        if not 1 <= number <= len(self._starts):
            return ""
        start = self._starts[number - 1]
        end = self._starts[number] - 1 if number < len(self._starts) else len(self.text)
        return self.text[start:end]

    def line_span(self, number: int) -> Span:
        """The span of a line counted from 1, without its line end."""
        start = self._starts[number - 1]
        return Span(start, start + len(self.line(number)))

    def slice(self, span: Span) -> str:
        """The text of a span."""
        return self.text[span.start : span.end]
