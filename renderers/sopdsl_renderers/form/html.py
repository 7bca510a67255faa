"""The printed form as one self-contained HTML file: the identity, and each flow as a table whose cells draw the arrows.

Everything in the drawing is measured in em of the table's text, so that text of any size keeps its room and pieces of
arrows meet at the borders of cells.
"""

from __future__ import annotations

import base64
from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from sopdsl.model.koleksi import Sop
from sopdsl.rendering import RenderContext, Rendition
from sopdsl_renderers.form import css, words
from sopdsl_renderers.form.fitting import identity_size
from sopdsl_renderers.form.logo import logo_of
from sopdsl_renderers.form.rich import rich
from sopdsl_renderers.form.tables import table_of
from sopdsl_renderers.layout.flow import TEXT_SIZE
from sopdsl_renderers.markup import allowed

if TYPE_CHECKING:
    from jinja2 import Template

_PAPER = {"F4": ("330mm 215mm", 300.0, 184), "A4": ("297mm 210mm", 267.0, 179)}
"""Page size in CSS, the width in millimetres between the margins, and the height that a full page fills of theirs."""


def render(sop: Sop, context: RenderContext) -> Rendition:
    """The document of one SOP in UTF-8; it needs no network and no script."""
    page_size, text_width, text_height = _PAPER[context.paper]
    logo = logo_of(sop.unit, context.assets)
    tables = [table_of(sop, alur, text_width / 25.4 * 72) for alur in sop.alur]
    html = _template().render(
        sop=sop,
        logo=f"data:image/{logo[1]};base64,{base64.b64encode(logo[0]).decode()}" if isinstance(logo, tuple) else None,
        tables=tables,
        page_size=page_size,
        page_room=f"{text_height}mm",
        identity_size=f"{css.number(identity_size(sop, (text_width / 25.4 * 72, text_height / 25.4 * 72)))}pt",
        foot=Markup(css.css_string(allowed(words.teks_kaki(sop)))),
    )
    warnings = [warning for table in tables for warning in table.warnings]
    return Rendition(html.encode(), (*([logo] if isinstance(logo, str) else []), *warnings))


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("sopdsl_renderers.form", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: allowed(value) if isinstance(value, str) else value,
    )
    environment.globals.update(
        words=words,
        text_size=css.number(TEXT_SIZE),
        unit=Markup(f'width="1em" height="1em" viewBox="0 0 {css.number(css.EM)} {css.number(css.EM)}"'),
        rich=rich,
        css=css.css,
        percent=css.percent,
        number=css.number,
        outline=css.outline,
        tip_path=css.tip_path,
        baseline=css.baseline,
    )
    return environment.get_template("sop.html")
