"""The swimlane diagram as PDF on a page of its own size, for printers of large sheets."""

from __future__ import annotations

from sopdsl.model.koleksi import Sop
from sopdsl.rendering import RenderContext, Rendition
from sopdsl_renderers.form.printed import letters
from sopdsl_renderers.form.printed.typesetting import STANDARDS, TypesettingError
from sopdsl_renderers.swimlane.picture import foreign_letters_of, project_of
from sopdsl_renderers.swimlane.svg import diagram_of


def render(sop: Sop, context: RenderContext) -> Rendition:
    """The diagram of one SOP. Raises TypesettingError where Typst fails.

    It keeps the best of `STANDARDS` that it can: text with a letter that no font can show has none, which is told.
    """
    import typst

    diagram = diagram_of(sop, context)
    project = project_of(sop, context, diagram)
    refusals: list[TypesettingError] = []
    for standards in STANDARDS:
        try:
            pdf = typst.compile(**project, format="pdf", pdf_standards=list(standards))
            break
        except RuntimeError as error:
            refusals.append(TypesettingError(error))
    else:
        raise refusals[-1]
    if not refusals:
        return Rendition(pdf, diagram.warnings)
    unshown = letters.unshown(foreign_letters_of(diagram), refusals[0].details)
    told = [letters.warning_of(unshown, letters.texts_of(sop))] if unshown else []
    return Rendition(pdf, (*diagram.warnings, *told))
