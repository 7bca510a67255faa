"""Pages for people, as templates that need nothing beside them and take every text as text."""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import Markup, escape

from sopdsl.reporting.glyphs import visible

_CODE = re.compile(r"`([^`]+)`")


def template(package: str, name: str, **filters: Callable[..., object]) -> Callable[..., str]:
    """What fills a template beside the modules of a package; its filters are `prose`, `visible` and those given."""
    # Only a request for a page waits for jinja2.
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader(package, ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(prose=prose, visible=visible, **filters)
    return made.get_template(name).render


def prose(text: str) -> Markup:
    """A sentence, with what stands between backticks as code."""
    parts = _CODE.split(text)
    return Markup().join(
        Markup("<code>{}</code>").format(part) if at % 2 else escape(part) for at, part in enumerate(parts)
    )
