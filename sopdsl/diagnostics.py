"""What every stage may report: one `Diagnostic` value with places, hint and fix; pure values, no printing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from sopdsl.source import Source, Span


class Severity(StrEnum):
    """How much a finding weighs; printed to people as galat, peringatan, saran."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the heaviest; for comparing against `--fail-on`."""
        return _RANK[self]


_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


@dataclass(frozen=True)
class Label:
    """A further place that explains a finding, with a short text about it."""

    source: Source
    span: Span
    message: str


@dataclass(frozen=True)
class Edit:
    """Replace the text of `span` by `text`, in the source of the diagnostic that holds the edit."""

    span: Span
    text: str


@dataclass(frozen=True)
class Fix:
    """Edits that mend a finding; `safe` when they cannot change what the author meant."""

    edits: tuple[Edit, ...]
    safe: bool = True


@dataclass(frozen=True)
class Diagnostic:
    """One finding: the fact, its place, and what to type.

    `code` is stable (`SOP301`), `name` says the fault (`tujuan-tak-dikenal`), `message` is one Indonesian sentence
    without a full stop, `hint` says what to type, and `related` points at second places.
    """

    code: str
    name: str
    severity: Severity
    message: str
    source: Source
    span: Span
    hint: str | None = None
    related: tuple[Label, ...] = ()
    fix: Fix | None = None


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sorted by file and place, then code: the order in which people and machines read them."""
    return sorted(diagnostics, key=lambda d: (d.source.path, d.span.start, d.span.end, d.code, d.message))


def once(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Each finding once: of several with one file, place, code and sentence the first."""
    seen: set[tuple[str, Span, str, str]] = set()
    for found in diagnostics:
        key = (found.source.path, found.span, found.code, found.message)
        if key not in seen:
            seen.add(key)
            yield found


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any finding is an error."""
    return any(d.severity is Severity.ERROR for d in diagnostics)
