"""Findings as values of JSON and back, for the caches that tell them again without finding them again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sopdsl.diagnostics import Diagnostic, Edit, Fix, Label, Severity
from sopdsl.source import Source, Span


def packed(found: Diagnostic) -> list[Any]:
    """A finding as values of JSON; its sources by their paths."""
    fix = found.fix
    return [
        found.code,
        found.name,
        found.severity.value,
        found.message,
        found.source.path,
        found.span,
        found.hint,
        [[label.source.path, label.span, label.message] for label in found.related],
        [fix.safe, [[edit.span, edit.text] for edit in fix.edits]] if fix else None,
    ]


def unpacked(data: list[Any], sources: Mapping[str, Source]) -> Diagnostic:
    """A finding again, in these sources by path.

    Raises KeyError for a source that is not among them, and TypeError or ValueError for what was not packed here.
    """
    code, name, severity, message, path, span, hint, related, fix = data
    return Diagnostic(
        code=code,
        name=name,
        severity=Severity(severity),
        message=message,
        source=sources[path],
        span=Span(*span),
        hint=hint,
        related=tuple(Label(sources[path], Span(*span), message) for path, span, message in related),
        fix=Fix(tuple(Edit(Span(*span), text) for span, text in fix[1]), fix[0]) if fix else None,
    )


def listed(packed: Any) -> list[Any]:  # noqa: ANN401 - JSON
    """Several packed findings, which may still be bytes of JSON; raises ValueError where these are none."""
    found: list[Any] = json.loads(packed) if isinstance(packed, bytes) else packed
    return found
