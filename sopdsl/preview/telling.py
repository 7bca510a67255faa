"""Findings as the page of a preview shows them: plain values, with the lines of source around each place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sopdsl.diagnostics import Diagnostic, Severity, in_order
from sopdsl.reporting.glyphs import visible
from sopdsl.reporting.text import SEVERITY_WORDS
from sopdsl.source import Source, Span

MOST = 100
"""Findings that are shown; their number is told all the same."""
_AROUND = 2
"""Lines of source that are shown before and after the one of a finding."""
_LONGEST = 400
"""Characters of a line that are shown before the marked stretch, in it, and after it."""


@dataclass(frozen=True)
class Line:
    """A line of source as shown: its number, and its text before, in and after the marked stretch."""

    number: int
    before: str
    marked: str = ""
    after: str = ""


@dataclass(frozen=True)
class Place:
    """A place in a file; without lines where it is the file as a whole."""

    file: str
    line: int | None
    lines: tuple[Line, ...]
    message: str = ""


@dataclass(frozen=True)
class Told:
    """A finding; `level` is for programs, `word` for people, and `code` is empty for the remark of a renderer."""

    level: str
    word: str
    code: str
    message: str
    hint: str
    places: tuple[Place, ...]


def told(diagnostics: Iterable[Diagnostic]) -> tuple[Told, ...]:
    """The findings: errors first, then by file and place."""
    ordered = sorted(in_order(diagnostics), key=lambda found: found.severity.rank)
    return tuple(map(_finding, ordered[:MOST]))


def remark(message: str, file: str) -> Told:
    """What a renderer has to say about the document of a file."""
    warning = Severity.WARNING
    return Told(warning.value, SEVERITY_WORDS[warning], "", visible(message), "", (Place(visible(file), None, ()),))


def _finding(found: Diagnostic) -> Told:
    places = [_place(found.source, found.span)]
    places += [_place(label.source, label.span, label.message) for label in found.related]
    hint = "\n".join(map(visible, (found.hint or "").splitlines()))
    word = SEVERITY_WORDS[found.severity]
    return Told(found.severity.value, word, found.code, visible(found.message), hint, tuple(places))


def _place(source: Source, span: Span, message: str = "") -> Place:
    file = visible(source.path)
    if span == (0, 0):
        return Place(file, None, (), visible(message))
    at, column = source.position(span.start)
    text = source.line(at)
    start = column - 1
    end = max(start + 1, min(len(text), start + max(span.end - span.start, 1)))
    lines = [Line(n, _cut(source.line(n))) for n in range(max(1, at - _AROUND), at)]
    before = text[max(0, start - _LONGEST) : start]
    lines.append(Line(at, visible(before), _cut(text[start:end]), _cut(text[end:])))
    last = source.position(len(source.text)).line
    lines += [Line(n, _cut(source.line(n))) for n in range(at + 1, min(last, at + _AROUND) + 1)]
    return Place(file, at, tuple(lines), visible(message))


def _cut(text: str) -> str:
    return visible(text[:_LONGEST]) + ("…" if len(text) > _LONGEST else "")
