"""Documents of a SOP with a theme of one's choice."""

from __future__ import annotations

from dataclasses import replace

from sopdsl.model.koleksi import Sop
from sopdsl.rendering import RenderContext, Theme
from sopdsl_renderers.form import html as form_html
from sopdsl_renderers.form import pdf as form_pdf


def draft(one: Sop) -> Sop:
    return one.model_copy(update={"status": "draf"})


def pdf(one: Sop, **chosen: object) -> bytes:
    """The document with a theme that differs from the default in what is given; without a warning."""
    rendition = form_pdf.render(one, RenderContext(theme=replace(Theme(), **chosen)))  # type: ignore[arg-type]
    assert rendition.warnings == ()
    return rendition.data


def html(one: Sop, **chosen: object) -> str:
    rendition = form_html.render(one, RenderContext(theme=replace(Theme(), **chosen)))  # type: ignore[arg-type]
    assert rendition.warnings == ()
    return rendition.data.decode()
