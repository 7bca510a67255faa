"""The only place that talks to Typst: turns the template and its data into measures or into a PDF.

The project that Typst sees is held in memory: the template, the data as JSON and the logo. The data is read as text, so
that nothing an author writes is run as markup. Every call is one-shot; the fonts are shared.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import fontpkg_arimo

from sopdsl.pictures import PictureKind

if TYPE_CHECKING:
    import typst

_FOLDER = Path(__file__).resolve().parent
_TEMPLATE = _FOLDER / "form.typ"


class TypesettingError(Exception):
    """Typst refused what we gave it: a fault of ours or a logo that cannot be read, never of an author's text.

    `details` is all that Typst says of it, where the message is its first sentence.
    """

    def __init__(self, refusal: RuntimeError) -> None:
        super().__init__(str(refusal))
        self.details = str(getattr(refusal, "diagnostic", refusal))


def measure(data: dict[str, Any], spare_fonts: bool) -> list[float]:
    """The heights in points that the template reports, for data whose `mode` asks for measures."""
    import typst

    try:
        answer = typst.query(
            _project(data, {}),
            "<ukuran>",
            field="value",
            one=True,
            root=_FOLDER,
            font_paths=_fonts(spare_fonts),
            ignore_system_fonts=True,
        )
    except RuntimeError as error:
        raise TypesettingError(error) from error
    heights: list[float] = json.loads(answer)
    return heights


def typeset(data: dict[str, Any], files: dict[str, bytes], spare_fonts: bool, accessible: bool) -> bytes:
    """The PDF that the template makes of `data`; `files` is empty or holds the picture that `logo` in it names.

    An `accessible` one keeps the standard PDF/UA-1, which refuses text that no font can show.
    """
    import typst

    try:
        return typst.compile(
            _project(data, files),
            format="pdf",
            pdf_standards=["ua-1"] if accessible else [],
            root=_FOLDER,
            font_paths=_fonts(spare_fonts),
            ignore_system_fonts=True,
        )
    except RuntimeError as error:
        raise TypesettingError(error) from error


def picture_files(picture: bytes, kind: PictureKind) -> dict[str, bytes]:
    """A picture as a file, by name, of a project in memory, where files are text: pixels go as a list of numbers."""
    if kind == "svg+xml":
        return {"logo.svg": picture}
    return {"logo.json": json.dumps(list(picture)).encode()}


def _project(data: dict[str, Any], files: dict[str, bytes]) -> Any:  # noqa: ANN401 - typst's types know no project in memory
    return {"main.typ": _template(), "data.json": json.dumps(data, ensure_ascii=False).encode(), **files}


@cache
def _template() -> bytes:
    return _TEMPLATE.read_bytes()


@cache
def _fonts(spare: bool) -> typst.Fonts:
    """Arimo alone; with `spare` also the fonts that Typst carries, for characters that Arimo lacks."""
    import typst

    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=spare,
        font_paths=[str(fontpkg_arimo.ROOT / "files")],
    )
