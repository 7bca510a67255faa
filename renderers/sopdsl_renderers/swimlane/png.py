"""The swimlane diagram as PNG, for documents and messages that take no SVG."""

from __future__ import annotations

from math import sqrt

from sopdsl.model.koleksi import Sop
from sopdsl.rendering import RenderContext, Rendition
from sopdsl_renderers.form.printed.typesetting import TypesettingError
from sopdsl_renderers.swimlane.picture import project_of
from sopdsl_renderers.swimlane.svg import Diagram, diagram_of

SCALE = 2.0
"""Pixels in a point."""
_MOST_PIXELS = 80e6
"""So that the picture of a very long flow can still be opened."""
_HAIR = 5e-6


def render(sop: Sop, context: RenderContext) -> Rendition:
    """The diagram of one SOP, `SCALE` pixels a point. Raises TypesettingError where Typst fails."""
    diagram = diagram_of(sop, context)
    wide, high = diagram.size
    scale = min(SCALE, sqrt(_MOST_PIXELS / (wide * high)))
    pixels = (round(wide * scale), round(high * scale))
    return Rendition(_raster(sop, context, diagram, pixels, scale), diagram.warnings)


def _raster(sop: Sop, context: RenderContext, diagram: Diagram, pixels: tuple[int, int], scale: float) -> bytes:
    """The picture, `pixels` wide and high.

    Typst makes pixels of an SVG by itself and then fits these to the page, each count rounded up. Were the two not the
    same, rows of pixels would be lost, and letters look cut. So the drawing is lower than its page by a hair, and the
    page smaller than its pixels by two.
    """
    import typst

    wide, high = pixels[0] / scale, pixels[1] / scale
    project = project_of(sop, context, diagram.resized(wide, high * (1 - _HAIR)))
    try:
        png: bytes = typst.compile(**project, format="png", ppi=72 * scale * (1 - 2 * _HAIR))
    except RuntimeError as error:
        raise TypesettingError(error) from error
    return png
