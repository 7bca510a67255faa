"""Rows taller than a page: their text goes on in further rows, at the size of all others."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopdsl.model.koleksi import Sop
from sopdsl.rendering import RenderContext
from sopdsl_renderers.form.pdf import render
from sopdsl_renderers.form.printed.pages import Row
from sopdsl_renderers.form.printed.runs import Lines, box_of, lines_of
from sopdsl_renderers.form.printed.splitting import split_row, with_further_rows
from sopdsl_renderers.layout import flow_of
from tests.renderers.pdf_reader import pages, pieces
from tests.renderers.samples import REGISTRASI, kotak

LINES = [f"Baris {n} dari uraian yang panjang" for n in range(200)]


def tall(step: int, **texts: object) -> Sop:
    """`REGISTRASI` with other texts in the step of this number."""
    alur = REGISTRASI.alur[0]
    rows = list(alur.kegiatan)
    rows[step - 1] = rows[step - 1].model_copy(update=texts)
    return REGISTRASI.model_copy(update={"alur": (alur.model_copy(update={"kegiatan": tuple(rows)}),)})


@pytest.mark.parametrize("step", [1, 4, 17])
def test_two_hundred_lines_go_on_over_pages_at_full_size(step: int) -> None:
    rendition = render(tall(step, uraian="\n".join(LINES)), RenderContext())
    assert rendition.warnings == (
        f"teks langkah {step} terlalu panjang untuk satu halaman; dilanjutkan pada baris dan halaman berikutnya",
    )
    printed = [piece for n in range(1, len(pages(rendition.data))) for piece in pieces(rendition.data, n)]
    lines = [piece for piece in printed if piece.text in LINES]
    assert [piece.text for piece in lines] == LINES
    assert {piece.size for piece in lines} == {8.5}
    numbers = [piece.text for piece in printed if piece.size == 8.5 and piece.text.isdigit()]
    assert numbers == [str(n) for n in range(1, 18)]


def test_symbols_and_arrows_stay_with_the_first_part() -> None:
    plain, data = (
        render(REGISTRASI, RenderContext()).data,
        render(tall(4, uraian="\n".join(LINES)), RenderContext()).data,
    )
    for text in ("mulai", "selesai", "Ya", "Tidak"):
        counts = [sum(p.text == text for n in range(len(pages(d))) for p in pieces(d, n)) for d in (plain, data)]
        assert counts[0] == counts[1] > 0


def test_items_keep_their_markers_and_their_indent() -> None:
    items = [f"Dokumen {n} " + "yang harus dilengkapi oleh pemohon " * 9 for n in range(1, 31)]
    data = render(tall(2, kelengkapan=kotak(*items)), RenderContext()).data
    markers = re.findall(r"\b(\d+)\. Dokumen \1 ", " ".join(pages(data)[1:]))
    assert markers == [str(n) for n in range(1, 31)]
    for page in range(1, len(pages(data))):
        texts = [p.x for p in pieces(data, page) if p.text.startswith(("dilengkapi", "pemohon", "yang harus", "harus"))]
        assert max(texts, default=0) - min(texts, default=0) < 6


def test_the_flow_has_further_rows_without_symbols() -> None:
    flow = flow_of(REGISTRASI.alur[0])
    more = with_further_rows(flow, [3, *[1] * 15, 2])
    assert [row.printed for row in more.rows] == [0, 1, 2, *range(3, 18), 18, 19][: len(more.rows)]
    assert len(more.rows) == len(flow.rows) + 3
    assert {symbol.row for symbol in more.symbols}.isdisjoint({1, 2, len(more.rows) - 1})
    assert with_further_rows(flow, [1] * 17) == flow


def flat(lines: Lines) -> str:
    """The text of lines, without white space."""
    texts = "".join(run if isinstance(run, str) else run[0] for line in lines for run in line if run != 0)
    return "".join(texts.split())


@given(st.text("ab /-\n", max_size=80), st.lists(st.integers(0, 80), max_size=4), st.integers(1, 5))
def test_nothing_is_lost_or_turned_round(text: str, bounds: list[int], lines: int) -> None:
    miring = tuple(pairwise(sorted(bounds)))
    cell = {"teks": lines_of(text, 40, 8.5, miring)}
    parts = split_row(Row([cell], [8.5]), [40.0], lines)
    assert flat(cell["teks"]) == "".join(flat(part.cells[0]["teks"]) for part in parts)
    assert [part.continues for part in parts] == [n > 0 for n in range(len(parts))]


def test_a_box_is_parted_between_lines() -> None:
    box = box_of(kotak("satu dua tiga", "empat", pengantar="Isi:"), 40, 8.5)
    parts = [part.cells[0] for part in split_row(Row([box], [8.5]), [40.0], 2)]
    assert [part["pengantar"] for part in parts] == [[["Isi:"]], [], []]
    shown = [[(marker, flat(text)) for marker, text in part["butir"]] for part in parts]
    assert shown == [[], [("1.", "satudua")], [("\xa0\xa0\xa0", "tiga"), ("2.", "empat")]]


@pytest.mark.parametrize("lines", [4, 5, 6])
def test_no_part_leaves_a_single_line_of_a_paragraph_alone(lines: int) -> None:
    words = [f"butir{n} " + "kata " * 7 + "akhir" for n in range(12)]
    cells = [{"teks": lines_of("\n".join(words), 40, 8.5)}]
    parts = [[flat([line]) for line in part.cells[0]["teks"]] for part in split_row(Row(cells, [8.5]), [40.0], lines)]
    assert len(parts) > 5
    for above, below in pairwise(parts):
        assert not (above[-1].startswith("butir") and not below[0].startswith("butir"))
        assert not (below[0].endswith("akhir") and not above[-1].endswith("akhir") and len(below[0]) < 10)


def test_lines_of_all_cells_go_on_evenly_over_the_parts() -> None:
    long = "Menyampaikan hasil pemeriksaan kepada Kepala Bagian Organisasi untuk mendapatkan persetujuan. " * 30
    sop = tall(8, uraian=long, output=kotak(*["Memeriksa hasil verifikasi dan validasi dokumen yang lengkap"] * 20))
    data = render(sop, RenderContext()).data
    checked = 0
    for page in range(1, len(pages(data))):
        for start in ("Menyampaikan", "Memeriksa"):
            column = {p.x for p in pieces(data, page) if p.text.startswith(start) and p.size == 8.5}
            lines = sorted({round(p.y, 1) for p in pieces(data, page) if p.size == 8.5 and p.x in column})
            gaps = {round(below - above, 1) for above, below in pairwise(lines) if below - above < 24}
            checked += len(lines) > 20
            assert max(gaps, default=0) - min(gaps, default=0) < 0.3
    assert checked >= 2
