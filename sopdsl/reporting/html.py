"""Findings as one HTML page for a head of unit: by unit, by SOP, with counts, and with what to type."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from sopdsl import __version__
from sopdsl.lint.rule import PROFILE
from sopdsl.reporting.markup import template
from sopdsl.reporting.overview import overview
from sopdsl.reporting.report import Report
from sopdsl.reporting.telling import first_sentence, sentence
from sopdsl.reporting.text import SEVERITY_WORDS

_MOST = 10
"""The rules that are told of as the most frequent ones."""


def render(report: Report) -> str:
    """The page. It needs nothing beside it, and holds no clock and no path outside the working folder."""
    return _template()(report=overview(report), words=SEVERITY_WORDS, most=_MOST, version=__version__, profile=PROFILE)


@cache
def _template() -> Callable[..., str]:
    return template("sopdsl.reporting", "overview.html", first=first_sentence, sentence=sentence)
