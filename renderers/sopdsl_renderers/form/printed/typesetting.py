"""The place where forms meet Typst: turns templates and their data into measures, a PDF or pictures.

The project that Typst sees is held in memory: the templates, the data as JSON and the logos. The data is read as text,
so that nothing an author writes is run as markup. Every call is one-shot; the fonts are shared.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import fontpkg_arimo

from sopdsl.pictures import PictureKind
from sopdsl_renderers.form import words
from sopdsl_renderers.form.printed import sheet
from sopdsl_renderers.form.printed.runs import HANGING

if TYPE_CHECKING:
    import typst

_FOLDER = Path(__file__).resolve().parent
_SETTINGS = {
    "inset": {"x": sheet.PADDING_X, "y": sheet.PADDING_Y},
    "gantung": HANGING,
    "ukuran": sheet.TABLE_SIZE,
    "ukuran_simbol": sheet.SYMBOL_SIZE,
    "ukuran_judul": sheet.TITLE_SIZE,
    "jarak_judul": sheet.TITLE_GAP,
    "jarak_catatan": sheet.NOTE_GAP,
    "jarak_alur": sheet.ALUR_GAP,
    "kata": {"logo": words.LOGO_DAERAH, "halaman": words.HALAMAN, "dari": words.DARI},
}
"""Measures and words that all templates need."""

Standard = Literal["a-3a", "ua-1"]
STANDARDS: Sequence[tuple[Standard, ...]] = (("a-3a", "ua-1"), ("ua-1",), ())
"""What a PDF may keep, best first: PDF/A-3a for archives with PDF/UA-1 for all readers, that alone, or neither.

Both refuse text that no font can show, PDF/A also pictures in CMYK.
"""

Files = Mapping[str, bytes]
"""Files of a project by name: JSON or SVG, since Typst takes text alone from memory."""


class TypesettingError(Exception):
    """Typst refused what we gave it: a fault of ours or a logo that cannot be read, never of an author's text.

    `details` is all that Typst says of it, where the message is its first sentence.
    """

    def __init__(self, refusal: RuntimeError) -> None:
        super().__init__(str(refusal))
        self.details = str(getattr(refusal, "diagnostic", refusal))


def measure(data: dict[str, Any], spare_fonts: bool) -> dict[str, Any]:
    """What `ukur.typ` reports of `data`: the heights of texts in points, and the measures of an identity form."""
    import typst

    try:
        answer = typst.query(
            _project("ukur", {"data.json": as_json(data)}),
            "<ukuran>",
            field="value",
            one=True,
            root=_FOLDER,
            font_paths=fonts(spare_fonts),
            ignore_system_fonts=True,
        )
    except RuntimeError as error:
        raise TypesettingError(error) from error
    found: dict[str, Any] = json.loads(answer)
    return found


def typeset(template: str, files: Files, spare_fonts: bool, standards: Sequence[Standard]) -> bytes:
    """The PDF that a template (`sop`, `lampiran`) makes of `files`, one of which is `data.json`.

    Raises TypesettingError also where Typst finds that it cannot keep one of the standards.
    """
    import typst

    try:
        return typst.compile(
            _project(template, files),
            format="pdf",
            pdf_standards=list(standards),
            root=_FOLDER,
            font_paths=fonts(spare_fonts),
            ignore_system_fonts=True,
        )
    except RuntimeError as error:
        raise TypesettingError(error) from error


def typeset_pictures(template: str, files: Files, spare_fonts: bool) -> tuple[bytes, ...]:
    """The pages of the document that a template makes of `files`, each as an SVG of its own."""
    import typst

    try:
        made = typst.compile(
            _project(template, files),
            format="svg",
            root=_FOLDER,
            font_paths=fonts(spare_fonts),
            ignore_system_fonts=True,
        )
    except RuntimeError as error:
        raise TypesettingError(error) from error
    return (made,) if isinstance(made, bytes) else tuple(made)


def typeset_best(
    template: str, choices: Sequence[Files], spare_fonts: bool
) -> tuple[bytes, int, TypesettingError | None]:
    """The PDF, the number of the choice of files that it is made of, and why it is not the best of `STANDARDS`, if so.

    A broken picture is refused at any rate, so the last choice of files should have none that was not printed before.
    """
    refusals: list[TypesettingError] = []
    for n, files in enumerate(choices):
        first = len(refusals)
        for standards in STANDARDS:
            try:
                pdf = typeset(template, files, spare_fonts, standards)
            except TypesettingError as refusal:
                refusals.append(refusal)
            else:
                return pdf, n, None if standards is STANDARDS[0] else refusals[first]
    raise refusals[-1]


def picture_file(picture: bytes, kind: PictureKind, stem: str) -> tuple[str, bytes]:
    """Name and content of a picture in a project, where files are text: pixels go as a list of numbers."""
    if kind == "svg+xml":
        return f"{stem}.svg", picture
    return f"{stem}.json", json.dumps(list(picture)).encode()


def as_json(data: object) -> bytes:
    """Data for a template, without blanks."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _project(template: str, files: Files) -> Any:  # noqa: ANN401 - typst's types know no project in memory
    return {"main.typ": _template(template), "form.typ": _template("form"), "atur.json": as_json(_SETTINGS), **files}


@cache
def _template(name: str) -> bytes:
    return (_FOLDER / f"{name}.typ").read_bytes()


@cache
def fonts(spare: bool) -> typst.Fonts:
    """Arimo alone; with `spare` also the fonts that Typst carries, for characters that Arimo lacks."""
    import typst

    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=spare,
        font_paths=[str(fontpkg_arimo.ROOT / "files")],
    )
