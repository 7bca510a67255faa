"""Findings as a Code Quality report, which GitLab shows in a merge request."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sopdsl.diagnostics import Diagnostic, Severity
from sopdsl.reporting.report import Report
from sopdsl.reporting.telling import array, fingerprints, sentences

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report) -> str:
    """The report as an array of JSON."""
    return array(_issues(report.found))


def _issues(found: tuple[Diagnostic, ...]) -> Iterator[dict[str, Any]]:
    for one, print_ in zip(found, fingerprints(found), strict=True):
        start = one.source.position(one.span.start)
        end = one.source.position(max(one.span.end, one.span.start))
        yield {
            "description": sentences(one),
            "check_name": one.code,
            "fingerprint": print_,
            "severity": _SEVERITIES[one.severity],
            "location": {"path": one.source.path, "lines": {"begin": start.line, "end": end.line}},
        }
