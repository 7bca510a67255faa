"""What the recognizers of mistakes share: the line that could not be read, and words about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sopdsl.source import Span
from sopdsl.syntax.reports import Reports


@dataclass(frozen=True)
class Mistake:
    """A line that the grammar refuses.

    `line` is its text with the indentation, `start` the offset of its first character, `column` where in the line the
    parser stopped, `expected` the terminals it would have taken there, `context` the block (berkas, alur, langkah,
    tambahan, daftar, deklarasi, pelaksana), `headed` whether a `sop` or `keputusan` line stands above, and `columns`
    the ids and names of the pelaksana declared so far.
    """

    line: str
    start: int
    column: int
    expected: frozenset[str]
    context: str
    headed: bool
    columns: Mapping[str, str]

    @property
    def body(self) -> str:
        """The line without indentation and blanks at its end."""
        return self.line.strip(" \t\u00a0")

    @property
    def indent(self) -> int:
        """Characters before the body."""
        return len(self.line) - len(self.line.lstrip(" \t\u00a0"))

    def span(self, begin: int = 0, end: int | None = None) -> Span:
        """The place of a part of the body, the whole body by default."""
        first = self.start + self.indent
        return Span(first + begin, first + (len(self.body) if end is None else end))


Recognizer = Callable[[Mistake, Reports], bool]
"""Reports a mistake if it knows it; whether it did."""


def column_named(name: str, columns: Mapping[str, str]) -> str | None:
    """The id of the pelaksana that bears a name."""
    return next((id for id, nama in columns.items() if slug(nama) == slug(name)), None)


def slug(text: str) -> str:
    """A name as an id would be written."""
    words = re.sub(r"[^a-z0-9]+", "-", text.split("=")[0].split(":")[0].lower()).strip("-")
    return words or "id"


def fitted(text: str, width: int = 50) -> str:
    """A text cut to a width, for use in a hint."""
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"
