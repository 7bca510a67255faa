"""The swimlane diagram as PNG and as PDF."""

from __future__ import annotations

import re
import struct
import zlib
from itertools import pairwise
from typing import Literal

import pytest

from sopdsl.rendering import Direction, RenderContext
from sopdsl_renderers.swimlane.lines import text_element
from sopdsl_renderers.swimlane.pdf import render as render_pdf
from sopdsl_renderers.swimlane.png import SCALE
from sopdsl_renderers.swimlane.png import render as render_png
from sopdsl_renderers.swimlane.svg import Diagram, diagram_of
from sopdsl_renderers.text import text_width
from tests.renderers.hostile import CLEAN, hostile
from tests.renderers.pdf_reader import reader, squeezed
from tests.renderers.picture_reader import ink
from tests.renderers.samples import BANTUAN_HUKUM, DRAF_KOSONG, KONSULTASI, REGISTRASI

DIRECTIONS: tuple[Direction, ...] = ("columns", "rows")


def chunks(png: bytes) -> list[tuple[bytes, bytes]]:
    """The chunks of a PNG, whose sums must be right."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    at, found = 8, []
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, body = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        assert struct.unpack(">I", png[at + 8 + length : at + 12 + length])[0] == zlib.crc32(kind + body)
        found.append((kind, body))
        at += 12 + length
    return found


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("sop", [KONSULTASI, BANTUAN_HUKUM, DRAF_KOSONG], ids=lambda sop: sop.id)
def test_a_png_has_two_pixels_a_point(sop, direction: Direction) -> None:
    context = RenderContext(direction=direction)
    rendition = render_png(sop, context)
    assert rendition.warnings == ()
    found = chunks(rendition.data)
    assert found[0][0] == b"IHDR"
    assert found[-1][0] == b"IEND"
    wide, high = struct.unpack(">II", found[0][1][:8])
    size = diagram_of(sop, context).size
    assert (wide, high) == pytest.approx([SCALE * side for side in size], abs=1)
    # Something is drawn: a white picture of this size would shrink to almost nothing.
    assert len(rendition.data) > 15_000
    assert rendition.data == render_png(sop, context).data


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("sop", [KONSULTASI, REGISTRASI, DRAF_KOSONG], ids=lambda sop: sop.id)
def test_a_pdf_has_one_page_as_large_as_the_drawing(sop, direction: Direction) -> None:
    context = RenderContext(direction=direction)
    rendition = render_pdf(sop, context)
    assert rendition.warnings == ()
    assert rendition.data == render_pdf(sop, context).data
    document = reader(rendition.data)
    (page,) = document.pages
    size = (float(page.mediabox.width), float(page.mediabox.height))
    assert size == pytest.approx(diagram_of(sop, context).size, abs=0.02)
    assert document.metadata.title == f"{sop.nomor} – {sop.nama}"
    assert document.trailer["/Root"]["/Lang"] == "id"
    text = squeezed(page.extract_text())
    for said in (sop.nama, *(k.uraian for alur in sop.alur for k in alur.kegiatan if "apakah" not in k.uraian)):
        assert squeezed(said) in text


@pytest.mark.parametrize("sop", [KONSULTASI, REGISTRASI, DRAF_KOSONG], ids=lambda sop: sop.id)
def test_a_pdf_is_set_in_a_font_of_its_own_and_keeps_the_standards(sop) -> None:
    data = render_pdf(sop, RenderContext(notes=True)).data
    (page,) = reader(data).pages
    fonts = {font.get_object()["/BaseFont"] for font in page["/Resources"]["/Font"].values()}
    assert fonts
    assert all("Arimo" in font for font in fonts)
    xmp = reader(data).trailer["/Root"]["/Metadata"].get_object().get_data().decode()
    assert "pdfaid:part" in xmp
    assert "pdfuaid:part" in xmp
    text = reader(data).trailer["/Root"]["/MarkInfo"]
    assert text["/Marked"]


def test_author_text_is_data() -> None:
    data = render_pdf(hostile(), RenderContext()).data
    (page,) = reader(data).pages
    shown = squeezed(CLEAN.replace("\N{REPLACEMENT CHARACTER}", ""))
    assert shown in squeezed(page.extract_text()).replace("\N{REPLACEMENT CHARACTER}", "")
    chunks(render_png(hostile(), RenderContext()).data)


def test_letters_that_no_font_has_do_not_stop_it() -> None:
    sop = KONSULTASI.model_copy(update={"nama": "Layanan \N{DESERET SMALL LETTER LONG I}"})
    rendition = render_pdf(sop, RenderContext())
    assert len(reader(rendition.data).pages) == 1
    (warning,) = rendition.warnings
    assert "U+10428" in warning
    chunks(render_png(sop, RenderContext()).data)


def test_letters_of_another_script_are_shown() -> None:
    sop = KONSULTASI.model_copy(update={"nama": "Layanan Ω ∑ ✓"})
    rendition = render_pdf(sop, RenderContext())
    assert rendition.warnings == ()
    assert "Ω" in reader(rendition.data).pages[0].extract_text()


def test_one_foreign_letter_changes_the_font_of_its_word_alone() -> None:
    one, *others = KONSULTASI.alur[0].kegiatan
    step = one.model_copy(update={"uraian": "Memeriksa berkas العربية dan ∑ lengkap"})
    alur = KONSULTASI.alur[0].model_copy(update={"kegiatan": (step, *others)})
    rendition = render_pdf(KONSULTASI.model_copy(update={"alur": (alur,)}), RenderContext())
    assert rendition.warnings == ()
    letters: list[tuple[str, str]] = []

    def visit(text: str, _matrix: object, _place: object, font: dict[str, str] | None, _size: float) -> None:
        letters.extend((char, font["/BaseFont"] if font else "") for char in text if not char.isspace())

    reader(rendition.data).pages[0].extract_text(visitor_text=visit)
    text = "".join(char for char, _ in letters)

    def fonts(word: str) -> set[str]:
        start = text.index(word)
        return {font.partition("+")[2] for _, font in letters[start : start + len(word)]}

    assert fonts("Memeriksa") == fonts("berkas") == fonts("dan") == fonts("lengkap") == {"Arimo-Regular"}
    assert not all("Arimo" in font for _, font in letters if font)


@pytest.mark.parametrize("anchor", ["start", "middle"])
def test_words_in_another_font_stand_between_their_neighbours(anchor: Literal["start", "middle"]) -> None:
    said = text_element(["10. ab العربية مرحبا cd 中文"], (100, 50), 10, 12, anchor=anchor, source="", bold=3)
    places = re.findall(r'<tspan x="(\S+)" y="\S+" text-anchor="middle">(.*?)</tspan>(?=<tspan x|</text>)', said)
    texts = [re.sub("<.*?>", "", text) for _, text in places]
    assert texts == ["10. ab", "العربية مرحبا", "cd", "中文"]
    middles = [float(x) for x, _ in places]
    halves = [text_width("10. ab", 10, "bold") / 2, 13 * 6 / 2, text_width("cd", 10) / 2, 2 * 10 / 2]
    for (at, half), (then, other) in pairwise(zip(middles, halves, strict=True)):
        assert 1 < (then - other) - (at + half) < 8
    left, right = middles[0] - halves[0], middles[-1] + halves[-1]
    assert (left if anchor == "start" else (left + right) / 2) == pytest.approx(100, abs=2)


def test_the_picture_of_a_very_long_flow_stays_small_enough_to_be_opened(monkeypatch) -> None:
    monkeypatch.setattr("sopdsl_renderers.swimlane.png._MOST_PIXELS", 1e5)
    wide, high = struct.unpack(">II", chunks(render_png(REGISTRASI, RenderContext()).data)[0][1][:8])
    assert 0.8e5 < wide * high < 1.1e5
    size = diagram_of(REGISTRASI, RenderContext()).size
    assert wide / high == pytest.approx(size[0] / size[1], rel=0.02)


@pytest.mark.parametrize("size", [(400.0, 300.0), (515.0, 669.0), (388.3, 305.16)], ids=str)
def test_no_row_of_pixels_is_lost_on_the_way_from_drawing_to_picture(size, monkeypatch) -> None:
    wide, high = size
    stripes = "".join(f"M0 {y}h{wide}v.5H0z" for y in range(int(high)))
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}pt" height="{high}pt"><path d="{stripes}"/></svg>'
    diagram = Diagram(svg.replace('pt"><', f'pt" viewBox="0 0 {wide} {high}"><').encode(), size, "garis", ())
    monkeypatch.setattr("sopdsl_renderers.swimlane.png.diagram_of", lambda *_: diagram)
    rows = [row[len(row) // 2] > 127 for row in ink(render_png(KONSULTASI, RenderContext()).data)]
    assert rows[: 2 * int(high)] == [True, False] * int(high)
