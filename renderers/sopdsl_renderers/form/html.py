"""The printed form as one self-contained HTML file: the identity, and each flow as a table whose cells draw the arrows.

Everything in the drawing is measured in em of the table's text, so that text of any size keeps its room and pieces of
arrows meet at the borders of cells.
"""

from __future__ import annotations

from markupsafe import Markup

from sopdsl.model.koleksi import Sop
from sopdsl.rendering import RenderContext, Rendition
from sopdsl_renderers.form import css, fragment
from sopdsl_renderers.form.environment import environment
from sopdsl_renderers.form.fitting import identity_size
from sopdsl_renderers.form.logo import logo_of
from sopdsl_renderers.form.omitted import omissions
from sopdsl_renderers.form.paper import page_of
from sopdsl_renderers.form.tables import tables_of


def render(sop: Sop, context: RenderContext) -> Rendition:
    """The document of one SOP in UTF-8, which needs no network and no script; its part is a `fragment.Part`."""
    page = page_of(context.paper)
    logo = logo_of(sop.unit, context.assets)
    picture = logo if isinstance(logo, tuple) else None
    tables = tables_of(sop, page.width, context.theme)
    body = fragment.body_of(sop, picture, tables, context.theme)
    part = fragment.part_of(
        sop,
        body,
        picture,
        f"{css.number(identity_size(sop, (page.width, page.height), context.theme))}pt",
        context.theme,
    )
    template = environment().get_template("sop.html")
    foot = Markup(part.foot)
    html = template.render(
        sop=sop,
        badan=body,
        page=page,
        identity_size=part.size,
        foot=foot,
        kepala_kotak="h2",
        first_table=next((number for number, table in enumerate(tables, 1) if table.rows), None),
    )
    warnings = [*omissions(sop, context.theme), *(warning for table in tables for warning in table.warnings)]
    return Rendition(html.encode(), (*([logo] if isinstance(logo, str) else []), *warnings), part.encoded())
