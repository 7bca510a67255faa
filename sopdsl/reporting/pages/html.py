"""The pages of rules as one HTML page that needs nothing beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from sopdsl.lint.explaining import Page
from sopdsl.reporting.glyphs import visible
from sopdsl.reporting.markup import template
from sopdsl.reporting.pages import words
from sopdsl.reporting.text import plain, report


def render(pages: Sequence[Page]) -> str:
    """The page: a table of the rules, each with a link to its own part, `#SOP203`."""
    return _template()(pages=pages, words=words)


@cache
def _template() -> Callable[..., str]:
    return template(
        "sopdsl.reporting.pages", "page.html", code=_shown, messages=lambda found: plain(report(found)).rstrip("\n")
    )


def _shown(text: str) -> str:
    return "\n".join(visible(line) for line in text.rstrip("\n").split("\n"))
