"""From a resolved SOP to what a preview shows of it: its printed pages as pictures, its HTML form, and its PDF."""

from __future__ import annotations

import traceback
from dataclasses import dataclass, field

from sopdsl import interruption
from sopdsl.backends import load_pages
from sopdsl.building.built import Fault
from sopdsl.building.packing import Packed, unpack
from sopdsl.building.tasks import SopTask
from sopdsl.model.koleksi import Sop
from sopdsl.rendering import Bundle, Pictures, RenderContext
from sopdsl.workspace.output import sum_of

_KINDS = {"svg": "pages", "html": "form", "pdf": "document"}


@dataclass(frozen=True)
class Made:
    """What was made of a SOP. `files` are its documents by name, each named after its bytes, so that a page of the
    browser sees by the name whether it has to show another one. Not `whole`: of this state there are only the pages so
    far, with their `warnings`; the rest, `further` warnings too, is of the state before."""

    pages: tuple[str, ...] = ()
    form: str | None = None
    document: str | None = None
    files: dict[str, bytes] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    further: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    whole: bool = True


def make_pages(packed: Packed, context: RenderContext, before: Made) -> Made:
    """The pages of a SOP, which is what its author waits for."""
    return draw(unpack(packed.document, packed.logo), context, packed.id, before)


def draw(document: Sop | Bundle, context: RenderContext, name: str, before: Made) -> Made:
    """The pages of a document that faults call by this name, in a state that follows on the one `before`. What fails is
    among the faults."""
    faults: tuple[Fault, ...] = ()
    try:
        pictures = load_pages("svg")(document, context)
    except Exception as error:
        interruption.check()
        details = "".join(traceback.format_exception(error))
        faults = (Fault(f"menggambar halaman {name}", type(error).__name__, details),)
        pictures = Pictures(())
    files = {name: before.files[name] for name in (before.form, before.document) if name}
    pages = tuple(named(picture, "svg", files) for picture in pictures.pages)
    return Made(pages, before.form, before.document, files, pictures.warnings, before.further, faults, whole=False)


def make_whole(pages: Made, packed: Packed, context: RenderContext) -> Made:
    """The pages that were made with all other documents of the same state, by the same renderers as in a build."""
    result = SopTask(packed.id, packed.document, packed.logo, ("html", "pdf"), context).run()
    files = {name: pages.files[name] for name in pages.pages}
    documents = {name: named(made.data, name, files) for name, made in result.made.items()}
    said = dict.fromkeys(warning for made in result.made.values() for warning in made.warnings)
    return Made(
        pages=pages.pages,
        form=documents.get("html"),
        document=documents.get("pdf"),
        files=files,
        warnings=pages.warnings,
        further=tuple(warning for warning in said if warning not in pages.warnings),
        faults=(*pages.faults, *result.faults),
    )


def named(data: bytes, suffix: str, files: dict[str, bytes]) -> str:
    """Puts a document among `files` under the name of its bytes, and gives that name."""
    name = f"{_KINDS[suffix]}/{sum_of(data)}.{suffix}"
    files[name] = data
    return name
