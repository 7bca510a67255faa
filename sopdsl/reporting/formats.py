"""The formats of a report for other programs, by name; each is imported where it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from sopdsl.reporting.report import Writer

_MODULES: Mapping[str, str] = {
    "json": "sopdsl.reporting.json",
    "sarif": "sopdsl.reporting.sarif",
    "github": "sopdsl.reporting.github",
    "gitlab": "sopdsl.reporting.gitlab",
    "junit": "sopdsl.reporting.junit",
}
"""Each module has a function `render`, a `Writer`."""

FOR_PEOPLE = ("text", "concise")
FORMATS = (*FOR_PEOPLE, *_MODULES)
"""All formats, those first that are printed for people, in colour where a terminal shows it."""


def writer_of(format: str) -> Writer:
    """The writer of one of the `FORMATS` for other programs."""
    writer: Writer = import_module(_MODULES[format]).render
    return writer
