"""The pages of rules as one HTML page that needs nothing beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from sopdsl.lint.explaining import Page
from sopdsl.reporting.glyphs import visible
from sopdsl.reporting.pages import words
from sopdsl.reporting.text import plain, report

if TYPE_CHECKING:
    from jinja2 import Template

_CODE = re.compile(r"`([^`]+)`")


def render(pages: Sequence[Page]) -> str:
    """The page: a table of the rules, each with a link to its own part, `#SOP203`."""
    return _template().render(pages=pages, words=words)


@cache
def _template() -> Template:
    # Only a request for this page waits for jinja2.
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("sopdsl.reporting.pages", ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(prose=_prose, code=_shown, messages=lambda found: plain(report(found)).rstrip("\n"))
    return made.get_template("page.html")


def _prose(text: str) -> Markup:
    """A sentence, with what stands between backticks as code."""
    parts = _CODE.split(text)
    return Markup().join(
        Markup("<code>{}</code>").format(part) if at % 2 else escape(part) for at, part in enumerate(parts)
    )


def _shown(text: str) -> str:
    return "\n".join(visible(line) for line in text.rstrip("\n").split("\n"))
