"""From a resolved SOP to what a preview shows of it: its printed pages as pictures, its HTML form, and its PDF."""

from __future__ import annotations

import traceback
from dataclasses import dataclass, field

from sopdsl.backends import load_pages
from sopdsl.building.built import Fault
from sopdsl.building.packing import Packed, unpack
from sopdsl.building.tasks import SopTask
from sopdsl.rendering import RenderContext
from sopdsl.workspace.output import sum_of

_KINDS = {"svg": "pages", "html": "form", "pdf": "document"}


@dataclass(frozen=True)
class Made:
    """What was made of a SOP. `files` are its documents by name, each named after its bytes, so that a page of the
    browser sees by the name whether it has to show another one."""

    pages: tuple[str, ...] = ()
    form: str | None = None
    document: str | None = None
    files: dict[str, bytes] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()


def make(packed: Packed, context: RenderContext) -> Made:
    """The documents of a SOP, by the same renderers as in a build. What fails is among the faults."""
    result = SopTask(packed.id, packed.document, packed.logo, ("html", "pdf"), context).run()
    faults = list(result.faults)
    pictures: tuple[bytes, ...] = ()
    if "pdf" in result.made:
        try:
            pictures = load_pages("svg")(unpack(packed.document, packed.logo), result.made["pdf"].part, context)
        except Exception as error:
            what = f"menggambar halaman {packed.id}"
            faults.append(Fault(what, type(error).__name__, "".join(traceback.format_exception(error))))
    files: dict[str, bytes] = {}
    pages = tuple(named(picture, "svg", files) for picture in pictures)
    documents = {name: named(made.data, name, files) for name, made in result.made.items()}
    warnings = dict.fromkeys(said for made in result.made.values() for said in made.warnings)
    return Made(pages, documents.get("html"), documents.get("pdf"), files, tuple(warnings), tuple(faults))


def named(data: bytes, suffix: str, files: dict[str, bytes]) -> str:
    """Puts a document among `files` under the name of its bytes, and gives that name."""
    name = f"{_KINDS[suffix]}/{sum_of(data)}.{suffix}"
    files[name] = data
    return name
