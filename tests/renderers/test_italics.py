"""Italics of a source reach every place that prints them; foreign words must be italic in official documents."""

import re

import pytest

from sopdsl.backends import load_renderer
from sopdsl.rendering import RenderContext
from tests.renderers.pdf_reader import reader
from tests.support import compile_text, sop_text

TEXT = (
    sop_text("  pd: Membuka *Portal*\n", name="Layanan *Helpdesk*")
    .replace("alur:", "alur Lewat *Website*:")
    .replace("Perangkat Daerah", "Admin *Online*")
)


def test_the_model_names_the_stretches() -> None:
    sop = compile_text(TEXT).sop
    assert (sop.miring, sop.pelaksana[0].miring, sop.alur[0].miring) == (((8, 16),), ((6, 12),), ((6, 13),))
    assert sop.alur[0].kegiatan[0].miring == ((8, 14),)


@pytest.mark.parametrize("format", ["html", "svg"])
def test_they_are_italic_in_marked_up_text(format: str) -> None:
    document = load_renderer(format)(compile_text(TEXT).sop, RenderContext()).data.decode()
    italic = re.findall(r'<em>(\w+)</em>|font-style="italic">(\w+)<', document)
    assert {"".join(found) for found in italic} == {"Helpdesk", "Online", "Website", "Portal"}


def test_they_are_set_in_the_italic_face_in_a_pdf() -> None:
    pdf = load_renderer("pdf")(compile_text(TEXT).sop, RenderContext()).data
    italic: list[str] = []

    def visit(text: str, _cm: object, _tm: object, font: dict[str, str] | None, _size: float) -> None:
        if font and "Italic" in font["/BaseFont"]:
            italic.append(text.strip())

    for page in reader(pdf).pages:
        page.extract_text(visitor_text=visit)
    assert {word for word in italic if word} == {"Helpdesk", "Online", "Website", "Portal"}
