"""Findings as commands that GitHub Actions turns into annotations of the files of a change."""

from __future__ import annotations

from sopdsl.diagnostics import Diagnostic, Severity
from sopdsl.reporting.report import Report

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report) -> str:
    """One command a finding, in the order of their places."""
    return "".join(_command(found) for found in report.found)


def _command(found: Diagnostic) -> str:
    source, span = found.source, found.span
    places = {"file": source.path}
    if span != (0, 0):
        start, end = source.position(span.start), source.position(max(span.end, span.start))
        places |= {"line": str(start.line)}
        # Columns are only read where a finding stands on one line.
        if end.line == start.line:
            places |= {"col": str(start.column), "endColumn": str(end.column)}
        else:
            places |= {"endLine": str(end.line)}
    places["title"] = f"{found.code} {found.name}"
    message = found.message if found.hint is None else f"{found.message}\n{found.hint}"
    written = ",".join(f"{key}={_property(value)}" for key, value in places.items())
    return f"::{_COMMANDS[found.severity]} {written}::{_data(message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
