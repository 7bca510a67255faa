"""The templates of the HTML documents: author text in them is escaped, and freed of what no document may hold."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from sopdsl_renderers.form import css, words
from sopdsl_renderers.form.rich import rich
from sopdsl_renderers.form.watermark import INLINE
from sopdsl_renderers.layout.flow import TEXT_SIZE
from sopdsl_renderers.markup import allowed

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def environment() -> Environment:
    """The environment of all templates, with what they call."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("sopdsl_renderers.form", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    made.globals.update(
        words=words,
        text_size=css.number(TEXT_SIZE),
        unit=Markup(f'width="1em" height="1em" viewBox="0 0 {css.number(css.EM)} {css.number(css.EM)}"'),
        rich=rich,
        css=css.css,
        percent=css.percent,
        number=css.number,
        outline=css.outline,
        tanda_air=Markup(INLINE),
        tip_path=css.tip_path,
        baseline=css.baseline,
    )
    return made


def _finalize(value: object) -> object:
    return allowed(value) if isinstance(value, str) and not isinstance(value, Markup) else value
