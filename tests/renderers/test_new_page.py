"""`halaman baru` on paper: a page begins with the step that asks for it, also in a later table of the same SOP."""

from pathlib import Path

import pytest

from sopdsl.model.koleksi import Sop
from sopdsl.rendering import RenderContext
from sopdsl_renderers.form.html import render as render_html
from tests.renderers.browser import needs_chromium, run
from tests.renderers.pdf_reader import pages, squeezed
from tests.renderers.printing import changed, pdf
from tests.renderers.samples import DUA_TABEL, REGISTRASI


def asking(sop: Sop, table: int, row: int) -> Sop:
    """The SOP with `halaman baru` at a row of a table, both from 0."""
    alur = sop.alur[table]
    steps = tuple(step.model_copy(update={"halaman_baru": n == row}) for n, step in enumerate(alur.kegiatan))
    tables = (*sop.alur[:table], alur.model_copy(update={"kegiatan": steps}), *sop.alur[table + 1 :])
    return changed(sop, alur=tables)


def page_of(data: bytes, text: str) -> list[int]:
    """The pages, from 0, on which a text stands, however it is broken."""
    return [n for n, page in enumerate(pages(data)) if squeezed(text) in squeezed(page)]


def browser_print(sop: Sop, folder: Path) -> bytes:
    """The HTML document as Chromium prints it."""
    target = folder / "sop.pdf"
    html = render_html(sop, RenderContext()).data
    run(folder, html, "--no-pdf-header-footer", f"--print-to-pdf={target}")
    return target.read_bytes()


def first_texts(sop: Sop, table: int) -> tuple[str, str, str]:
    """The texts of the last step of the table before, and of the first and second steps of a table."""
    rows = sop.alur[table].kegiatan
    return sop.alur[table - 1].kegiatan[-1].uraian, rows[0].uraian, rows[1].uraian


def test_a_short_later_table_stands_below_the_one_before_unless_asked() -> None:
    last, first, _ = first_texts(DUA_TABEL, 1)
    together, apart = pdf(DUA_TABEL), pdf(asking(DUA_TABEL, 1, 0))
    assert page_of(together, first) == page_of(together, last)
    assert len(pages(apart)) == len(pages(together)) + 1
    assert page_of(apart, first) == [page_of(apart, last)[0] + 1]


@pytest.mark.parametrize("row", [1, 2, 5])
def test_a_page_begins_with_a_step_in_the_midst_of_a_table(row: int) -> None:
    steps = REGISTRASI.alur[0].kegiatan
    data = pdf(asking(REGISTRASI, 0, row))
    before, here = page_of(data, steps[row - 1].uraian), page_of(data, steps[row].uraian)
    assert here == [before[0] + 1]


@needs_chromium
def test_a_browser_prints_so_too(tmp_path: Path) -> None:
    plain = browser_print(DUA_TABEL, tmp_path)
    # A later table begins a page in any case, and no empty one before it.
    assert len(pages(browser_print(asking(DUA_TABEL, 1, 0), tmp_path))) == len(pages(plain))
    _, first, second = first_texts(DUA_TABEL, 1)
    asked = browser_print(asking(DUA_TABEL, 1, 1), tmp_path)
    assert page_of(plain, second) == page_of(plain, first)
    assert page_of(asked, second) == [page_of(asked, first)[0] + 1]
