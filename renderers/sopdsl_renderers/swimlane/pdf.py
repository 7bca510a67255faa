"""The swimlane diagram as PDF on a page of its own size, for printers of large sheets."""

from __future__ import annotations

from sopdsl.model.koleksi import Sop
from sopdsl.rendering import RenderContext, Rendition
from sopdsl_renderers.form.printed import letters
from sopdsl_renderers.form.printed.typesetting import TypesettingError
from sopdsl_renderers.swimlane.picture import foreign_letters_of, project_of
from sopdsl_renderers.swimlane.svg import diagram_of


def render(sop: Sop, context: RenderContext) -> Rendition:
    """The diagram of one SOP. Raises TypesettingError where Typst fails.

    It keeps the standards PDF/A-3a and PDF/UA-1, unless the text has a letter that no font can show; that is told.
    """
    import typst

    diagram = diagram_of(sop, context)
    project = project_of(sop, context, diagram)
    try:
        return Rendition(typst.compile(**project, format="pdf", pdf_standards=["a-3a", "ua-1"]), diagram.warnings)
    except RuntimeError as error:
        refusal = TypesettingError(error)
    try:
        pdf = typst.compile(**project, format="pdf")
    except RuntimeError as error:
        raise TypesettingError(error) from error
    unshown = letters.unshown(foreign_letters_of(diagram), refusal.details)
    told = [letters.warning_of(unshown, letters.texts_of(sop))] if unshown else []
    return Rendition(pdf, (*diagram.warnings, *told))
