"""A SOP that is not in force says so on every page, and one without a number is named without a dash."""

import re
from typing import Literal

import pytest

from sopdsl.backends import load_renderer
from sopdsl.model.koleksi import BarisHilang, Sop
from sopdsl.rendering import RenderContext
from sopdsl_renderers.form import words
from sopdsl_renderers.form.pdf import render
from tests.renderers.pdf_reader import pages, pieces
from tests.renderers.samples import KONSULTASI

Status = Literal["draf", "dicabut"]
SAID: list[tuple[Status, str]] = [
    ("draf", "DRAF: SOP ini belum berlaku"),
    ("dicabut", "DICABUT: SOP ini tidak berlaku lagi"),
]


def sop(status: str, nomor: str = KONSULTASI.nomor) -> Sop:
    return KONSULTASI.model_copy(update={"status": status, "nomor": nomor})


def text(format: str, sop: Sop) -> str:
    return load_renderer(format)(sop, RenderContext()).data.decode()


@pytest.mark.parametrize(("status", "said"), SAID)
def test_pdf_says_it_above_the_form_and_in_each_foot_line(status: Status, said: str) -> None:
    data = render(sop(status), RenderContext()).data
    found = pages(data)
    assert len(found) == 2
    assert found[0].startswith(said)
    top, *others = sorted(pieces(data, 0), key=lambda piece: piece.y)
    assert top.text == said
    assert others[0].y - top.y > 15
    for page in found:
        assert f"{words.STATUS[status]} – {KONSULTASI.nomor} – {KONSULTASI.nama} Halaman" in page


@pytest.mark.parametrize(("status", "said"), SAID)
@pytest.mark.parametrize("format", ["html", "svg", "dot"])
def test_other_forms_say_it_too(format: str, status: Status, said: str) -> None:
    assert said in text(format, sop(status))
    assert said not in text(format, sop("berlaku"))


@pytest.mark.parametrize("format", ["html", "svg", "dot"])
def test_a_draft_with_a_part_of_its_flow_missing_says_that(format: str) -> None:
    (alur,) = KONSULTASI.alur
    lost = alur.model_copy(update={"baris_hilang": (BarisHilang(dari=1, sampai=2, sebelum=1),)})
    for alurs in ((), (alur.model_copy(update={"kegiatan": (), "panah": ()}),), (alur, lost)):
        said = text(format, sop("draf").model_copy(update={"alur": alurs}))
        assert "DRAF: alur SOP ini belum lengkap" in said
        assert "belum berlaku" not in said


def test_one_in_force_says_nothing() -> None:
    assert words.teks_status(KONSULTASI) is None
    assert words.teks_kaki(KONSULTASI) == f"{KONSULTASI.nomor} – {KONSULTASI.nama}"
    assert not re.search("DRAF|DICABUT", " ".join(pages(render(KONSULTASI, RenderContext()).data)))


@pytest.mark.parametrize("status", ["berlaku", "draf"])
def test_a_number_that_is_a_dash_is_left_out(status: str) -> None:
    bare = sop(status, "-")
    prefix = "DRAF – " if status == "draf" else ""
    assert words.teks_kaki(bare) == f"{prefix}{bare.nama}"
    found = pages(render(bare, RenderContext()).data)
    assert "NOMOR SOP : -" in found[0]
    assert f" {prefix}{bare.nama} Halaman 2 dari 2" in found[1]
    assert f"<title>{bare.nama}</title>" in text("html", bare)
    drawing = text("svg", bare)
    assert f'<title id="judul">{bare.nama}</title>' in drawing
    assert not re.search(r">\s*-\s*<", drawing)
    assert "\\n-" not in text("dot", bare)
