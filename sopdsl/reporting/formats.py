"""The formats of a report, by name; each is imported where it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from sopdsl.reporting.report import Report, Writer

_MODULES: Mapping[str, str] = {
    "json": "sopdsl.reporting.json",
    "sarif": "sopdsl.reporting.sarif",
    "github": "sopdsl.reporting.github",
    "gitlab": "sopdsl.reporting.gitlab",
    "junit": "sopdsl.reporting.junit",
    "html": "sopdsl.reporting.html",
}
"""Each module has a function `render`, a `Writer`."""

FOR_PEOPLE = ("text", "concise")
FORMATS = (*FOR_PEOPLE, *_MODULES)
"""All formats, those first that are printed for people, in colour where a terminal shows it."""


def written(report: Report, format: str) -> str:
    """A report in one of the `FORMATS`, as it stands in a file: without colours."""
    if format in FOR_PEOPLE:
        from sopdsl.reporting import text

        return text.plain(text.concise(report.found) if format == "concise" else text.report(report.found))
    writer: Writer = import_module(_MODULES[format]).render
    return writer(report)
