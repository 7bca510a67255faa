"""Diagnostics as the array that other programs read; the dataclasses here are its schema."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal

from sopdsl.diagnostics import Diagnostic, Edit, Label, in_order
from sopdsl.reporting.report import Report
from sopdsl.reporting.telling import array
from sopdsl.source import Source, Span

SCHEMA_ID = "sopdsl/diagnostics"


@dataclass(frozen=True)
class Range:
    """A place: lines and columns from 1, columns in characters, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True)
class EditEntry(Range):
    """Replace the text of the place by `text`."""

    text: str


@dataclass(frozen=True)
class FixEntry:
    """Edits in the finding's file that mend it; `safe` when they cannot change what the author meant."""

    safe: bool
    edits: list[EditEntry]


@dataclass(frozen=True)
class RelatedEntry:
    """A further place that explains the finding."""

    file: str
    line: int
    column: int
    message: str


@dataclass(frozen=True)
class Entry:
    """A finding. `file` is relative to the working folder, with `/`."""

    code: str
    name: str
    level: Literal["error", "warning", "info"]
    message: str
    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    hint: str | None
    related: list[RelatedEntry]
    fix: FixEntry | None


def render(report: Report) -> str:
    """The findings of a report."""
    return to_json(report.found)


def to_json(diagnostics: Iterable[Diagnostic]) -> str:
    """The array, sorted by file and place, with a line end."""
    return array(asdict(_entry(found)) for found in in_order(diagnostics))


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the array."""
    from pydantic import TypeAdapter

    found = TypeAdapter(list[Entry]).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": SCHEMA_ID, **found}


def _entry(found: Diagnostic) -> Entry:
    place = _range(found.source, found.span)
    return Entry(
        code=found.code,
        name=found.name,
        level=found.severity.value,
        message=found.message,
        file=found.source.path,
        line=place.line,
        column=place.column,
        end_line=place.end_line,
        end_column=place.end_column,
        hint=found.hint,
        related=[_related(label) for label in found.related],
        fix=FixEntry(found.fix.safe, [_edit(found.source, edit) for edit in found.fix.edits]) if found.fix else None,
    )


def _range(source: Source, span: Span) -> Range:
    start, end = source.position(span.start), source.position(max(span.start, span.end))
    return Range(start.line, start.column, end.line, end.column)


def _related(label: Label) -> RelatedEntry:
    place = label.source.position(label.span.start)
    return RelatedEntry(label.source.path, place.line, place.column, label.message)


def _edit(source: Source, edit: Edit) -> EditEntry:
    place = _range(source, edit.span)
    return EditEntry(place.line, place.column, place.end_line, place.end_column, edit.text)
