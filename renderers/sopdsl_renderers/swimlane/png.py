"""The swimlane diagram as PNG, for documents and messages that take no SVG."""

from __future__ import annotations

from math import sqrt

from sopdsl.model.koleksi import Sop
from sopdsl.rendering import RenderContext, Rendition
from sopdsl_renderers.form.printed.typesetting import TypesettingError
from sopdsl_renderers.swimlane.picture import project_of
from sopdsl_renderers.swimlane.svg import diagram_of

SCALE = 2.0
"""Pixels in a point."""
_MOST_PIXELS = 80e6
"""So that the picture of a very long flow can still be opened."""


def render(sop: Sop, context: RenderContext) -> Rendition:
    """The diagram of one SOP, `SCALE` pixels a point. Raises TypesettingError where Typst fails."""
    import typst

    diagram = diagram_of(sop, context)
    wide, high = diagram.size
    scale = min(SCALE, sqrt(_MOST_PIXELS / (wide * high)))
    try:
        png = typst.compile(**project_of(sop, context, diagram), format="png", ppi=72 * scale)
    except RuntimeError as error:
        raise TypesettingError(error) from error
    return Rendition(png, diagram.warnings)
