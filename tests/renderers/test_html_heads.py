"""Headings of the HTML form whose words are wider than their column."""

from hypothesis import given
from hypothesis import strategies as st

from sopdsl.model.koleksi import Alur, Pelaksana, Sop
from sopdsl.rendering import RenderContext
from sopdsl_renderers.form.html import render
from sopdsl_renderers.form.parting import parted
from tests.renderers.html_reader import read
from tests.renderers.samples import KONSULTASI, PBJ, kegiatan, sop

STEPS = (kegiatan(1, "p0", "Memeriksa"), kegiatan(2, "p1", "Menyimpan"))
HYPHEN = "\N{SOFT HYPHEN}"


def headed(*names: str) -> Sop:
    """`KONSULTASI` with other names of its first pelaksana."""
    pelaksana = [*(Pelaksana(id=p.id, nama=n) for p, n in zip(KONSULTASI.pelaksana, names, strict=False))]
    return KONSULTASI.model_copy(update={"pelaksana": (*pelaksana, *KONSULTASI.pelaksana[len(pelaksana) :])})


def heads(one: Sop) -> list[str]:
    return [th.text for th in read(render(one, RenderContext()).data.decode()).all("thead")[0].all("th")]


def test_a_word_wider_than_its_column_may_be_parted() -> None:
    found = heads(headed("Koordinator Pertanggungjawaban", "Pengadministrasi"))
    assert f"Koordinator Per{HYPHEN}tang{HYPHEN}gung{HYPHEN}ja{HYPHEN}waban" in found
    assert "Pengadministrasi" in found


def test_a_heading_may_break_after_a_slash() -> None:
    page = read(render(headed("Analis/Verifikator </th>"), RenderContext()).data.decode())
    (found,) = [th for th in page.all("th") if th.text == "Analis/Verifikator </th>"]
    pieces = [one if isinstance(one, str) else one.tag for one in found.content]
    assert pieces == ["Analis/", "wbr", "Verifikator </", "wbr", "th>"]


def test_words_that_fit_have_no_hyphens() -> None:
    assert HYPHEN not in render(KONSULTASI, RenderContext()).data.decode()


def test_many_columns_are_narrower_and_part_more_words() -> None:
    def least(count: int) -> tuple[float, list[str]]:
        pelaksana = tuple(Pelaksana(id=f"p{n}", nama="Pengadministrasi") for n in range(count))
        one = sop("uji/1", "Uji", "1", PBJ, (), [Alur(kolom=tuple(p.id for p in pelaksana), kegiatan=STEPS)])
        page = read(render(one.model_copy(update={"pelaksana": pelaksana}), RenderContext()).data.decode())
        style = page.all("colgroup")[2].all("col")[0].attributes["style"] or ""
        return float(style.removeprefix("width:").split("em")[0]), [th.text for th in page.all("th")]

    (wide, whole), (narrow, parted) = least(4), least(9)
    assert narrow < wide
    assert "Pengadministrasi" in whole
    assert f"Pengad{HYPHEN}mi{HYPHEN}nis{HYPHEN}trasi" in parted


@given(st.text("aeiknt /", max_size=40), st.floats(0, 10), st.integers(0, 40), st.integers(0, 40))
def test_italics_stay_with_their_letters(text: str, room: float, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    shown, ((first, last),) = parted(text, ((start, end),), room)
    assert shown.replace(HYPHEN, "") == text
    assert shown[first:last].replace(HYPHEN, "") == text[start:end]
