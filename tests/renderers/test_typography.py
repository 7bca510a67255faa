"""Forms that are hard to set: many columns, long lists, several tables, endless words, rows taller than a page."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest

from sopdsl.model.koleksi import Alur, Butir, Kotak, Sop
from sopdsl.rendering import Paper, RenderContext, Signature, Theme
from sopdsl_renderers.form.pdf import render
from sopdsl_renderers.form.printed.sheet import pitch, sheet_of
from tests.renderers.pdf_reader import Piece, pages, pieces, reader, squeezed
from tests.renderers.samples import KONSULTASI, PBJ, kegiatan, kotak, panah, sop

NAMES = (
    "Pemohon",
    "Pengadministrasi Umum",
    "Analis Kebijakan Ahli Muda",
    "Kepala Subbagian Tata Usaha",
    "Kepala Bagian Perekonomian dan Sumber Daya Alam",
    "Asisten Pemerintahan dan Kesejahteraan Rakyat",
    "Sekretaris Daerah",
    "Wali Kota",
    "Inspektorat",
    "Bappeda",
    "Tim Pertimbangan",
    "Dewan Pengawas/Penasihat",
)
URAIAN = (
    "Mengajukan permohonan",
    "Memeriksa kelengkapan berkas permohonan dan mencatatnya pada buku agenda",
    "Menelaah permohonan serta menyusun konsep rekomendasi untuk ditandatangani oleh Kepala Bagian",
    "Menyetujui",
)
URL = (
    "https://jdih.kota.example/produk-hukum/peraturan-walikota/2022/perwal-nomor-60-tahun-2022-tentang-sop.pdf?unduh=1"
)
WORD = "Pertanggungjawabanketatanegaraanmenyeluruh"


def flow(columns: int, rows: int, judul: str | None = None, catatan: Kotak = Kotak()) -> Alur:  # noqa: B008 - frozen
    """A flow that goes down from column to column."""
    ids = [f"p{n}" for n in range(columns)]
    who = [ids[n % columns] for n in range(rows)]
    steps = [
        kegiatan(
            n,
            who[n - 1],
            URAIAN[n % 4],
            "Berkas permohonan",
            "10 hari kerja",
            "Tanda terima",
            bentuk="mulai" if n == 1 else "selesai" if n == rows else "proses",
        )
        for n in range(1, rows + 1)
    ]
    arrows = panah(*(f"{n}.{a} {n + 1}.{b}" for n, (a, b) in enumerate(pairwise(who), 1)))
    return Alur(judul=judul, kolom=tuple(ids), kegiatan=tuple(steps), panah=arrows, catatan=catatan)


def form(*alur: Alur, **further: object) -> Sop:
    columns = max(len(one.kolom) for one in alur)
    return sop("uji/01", "Uji", "1", PBJ, [(f"p{n}", NAMES[n]) for n in range(columns)], alur, **further)


def made(one: Sop, paper: Paper = "F4", theme: Theme = Theme()) -> bytes:  # noqa: B008 - frozen
    """The document, in which everything must lie within the margins."""
    rendition = render(one, RenderContext(paper, theme=theme))
    sheet = sheet_of(paper, theme.signature.note)
    for number in range(len(pages(rendition.data))):
        for piece in pieces(rendition.data, number):
            assert sheet.side - 0.1 <= piece.x <= sheet.width - sheet.side, piece
            assert sheet.side - 0.1 <= piece.y <= sheet.height - 14, piece
    return rendition.data


def lines(found: list[Piece], pattern: str) -> list[Piece]:
    return [piece for piece in found if re.fullmatch(pattern, piece.text)]


@pytest.mark.parametrize("paper", ["F4", "A4"])
@pytest.mark.parametrize("columns", range(1, 13))
def test_one_to_twelve_pelaksana(columns: int, paper: Paper) -> None:
    one = form(flow(columns, 12))
    theme = Theme(column_numbers=True)
    found = pages(made(one, paper, theme))
    assert len(found) <= 4
    for text in found[1:]:
        squeezed_text = squeezed(text)
        for name in NAMES[:columns]:
            assert squeezed(name) in squeezed_text or all(word in text for word in re.findall(r"\w+", name))
        assert re.search(" ".join(map(str, range(1, columns + 7))), text)
    printed = [p.text for n in range(1, len(found)) for p in pieces(made(one, paper), n) if 6 <= p.size <= 8.6]
    assert [text for text in printed if text.isdigit() and len(text) < 3][:1] == ["1"]
    assert Counter(printed)["Berkas permohonan"] + Counter(printed)["permohonan"] >= 12


@pytest.mark.parametrize("count", [0, 1, 9, 16, 25, 40])
def test_up_to_forty_legal_bases(count: int) -> None:
    laws = [f"Peraturan Wali Kota Nomor {n} Tahun 2022 tentang Susunan Organisasi dan Tata Kerja" for n in range(count)]
    one = KONSULTASI.model_copy(update={"dasar_hukum": kotak(*laws) if laws else Kotak(), "alur": ()})
    found = pages(made(one, theme=Theme(signature=Signature(qr=True))))
    text = " ".join(found)
    assert [int(n) for n in re.findall(r"Peraturan Wali Kota Nomor (\d+) Tahun", text)] == list(range(count))
    assert text.count("DASAR HUKUM") == len([page for page in found if "DASAR HUKUM" in page])
    assert len(found) <= 1 + count // 15
    assert "PENCATATAN DAN PENDATAAN :" in found[-1]


@pytest.mark.parametrize("noted", [False, True])
@pytest.mark.parametrize("rows", [2, 3, 4, 5, 6])
def test_a_title_is_never_parted_from_its_table(rows: int, noted: bool) -> None:
    catatan = kotak("Catatan satu", "Catatan dua") if noted else Kotak()
    titles = ["A. Persiapan", "B. Pelaksanaan", "C. Pelaporan", "D. Evaluasi"]
    data = made(form(*(flow(3, rows, judul=title, catatan=catatan) for title in titles)))
    seen = []
    for number in range(1, len(pages(data))):
        found = pieces(data, number)
        heads = lines(found, "Kegiatan")
        for title in (piece for piece in found if piece.text in titles):
            seen.append(title.text)
            assert any(0 < head.y - title.y < 45 for head in heads), title
        assert len(heads) == len([piece for piece in found if piece.text in titles])
    assert seen == titles


def test_tables_stand_as_far_apart_as_was_reckoned() -> None:
    data = made(form(*(flow(3, 2, judul=title) for title in ("A. Satu", "B. Dua", "C. Tiga"))))
    assert len(pages(data)) == 2
    tops = [piece.y for piece in pieces(data, 1) if piece.text in ("A. Satu", "B. Dua", "C. Tiga")]
    assert len(tops) == 3
    assert tops[1] - tops[0] == pytest.approx(tops[2] - tops[1], abs=0.1)


def test_rows_without_a_number_and_with_one_of_any_kind() -> None:
    alur = flow(3, 6)
    numbers = (None, "a", "b", "10.1.2", None, 5)
    rows = tuple(row.model_copy(update={"no": number}) for row, number in zip(alur.kegiatan, numbers, strict=True))
    found = pieces(made(form(alur.model_copy(update={"kegiatan": rows}))), 1)
    shown = [p.text for p in sorted(found, key=lambda p: p.y) if p.x < 70 and p.text in ("a", "b", "10.1.2", "5")]
    assert shown == ["a", "b", "10.1.2", "5"]


@pytest.mark.parametrize("columns", [3, 8, 12])
@pytest.mark.parametrize("text", [URL, WORD, "nama.panjang.sekali@bagianorganisasi.kota.example", "x" * 400])
def test_a_word_without_an_end_breaks_inside_its_cell(text: str, columns: int) -> None:
    alur = flow(columns, 3)
    first, second, third = alur.kegiatan
    assert second.waktu
    crowded = second.model_copy(
        update={
            "uraian": text,
            "kelengkapan": kotak(text, text),
            "output": Kotak(pengantar=text),
            "keterangan": text,
            "waktu": second.waktu.model_copy(update={"teks": text}),
        }
    )
    data = made(form(alur.model_copy(update={"kegiatan": (first, crowded, third)})))
    # Six times the word, in pieces that a line of its cell holds.
    text_of_all = squeezed("".join(pages(data)))
    assert Counter(text_of_all)[text[0]] >= 6
    widest = max(
        (len(p.text) for n in range(1, len(pages(data))) for p in pieces(data, n) if p.text[:3] in text), default=0
    )
    assert widest < 60


class TestARowTallerThanAPage:
    ITEMS = tuple(f"Butir ke-{n} yang harus diperiksa" for n in range(60))

    def document(self, at: int) -> bytes:
        alur = flow(4, 6)
        rows = list(alur.kegiatan)
        rows[at] = rows[at].model_copy(
            update={"uraian": "\n".join(f"Uraian {n}" for n in range(90)), "kelengkapan": kotak(*self.ITEMS)}
        )
        return made(form(alur.model_copy(update={"kegiatan": tuple(rows)})))

    @pytest.mark.parametrize("at", [0, 2, 5])
    def test_its_lines_go_on_evenly(self, at: int) -> None:
        data = self.document(at)
        seen: list[str] = []
        for number in range(1, len(pages(data))):
            found = lines(pieces(data, number), r"Uraian \d+")
            seen += [piece.text for piece in found]
            gaps = [below.y - above.y for above, below in pairwise(found)]
            # Only the part with the symbol may be taller than its text.
            assert sum(gap > min(gaps) + 0.2 for gap in gaps) <= 1
            assert max(gaps, default=0) < 2 * pitch(8.5)
        assert seen == [f"Uraian {n}" for n in range(90)]

    @pytest.mark.parametrize("at", [0, 2, 5])
    def test_its_symbol_stands_beside_its_first_lines(self, at: int) -> None:
        data = self.document(at)
        (page,) = [n for n in range(1, len(pages(data))) if lines(pieces(data, n), "Uraian 0")]
        found = pieces(data, page)
        (first,) = lines(found, "Uraian 0")
        (number,) = [p for p in lines(found, str(at + 1)) if p.x < 70]
        assert 0 <= number.y - first.y < 60
        capsule = {0: "mulai", 5: "selesai"}.get(at)
        if capsule:
            (piece,) = lines(found, capsule)
            assert abs(piece.y - number.y) < 3

    def test_its_items_keep_one_indent_on_all_pages(self) -> None:
        data = self.document(2)
        found = [p for n in range(1, len(pages(data))) for p in pieces(data, n)]
        items = lines(found, r"Butir ke-\d+.*")
        assert len(items) == len(self.ITEMS)
        assert max(p.x for p in items) - min(p.x for p in items) < 0.1

    def test_it_takes_no_more_pages_than_its_lines_need(self) -> None:
        # 90 lines of 10.5 points are two pages and a bit; the other rows fill the rest.
        assert [len(pages(self.document(at))) for at in (0, 2, 5)] == [4, 4, 4]


def test_italics_survive_the_end_of_a_line_and_a_page() -> None:
    alur = flow(4, 3)
    text = " ".join(f"software{n}" for n in range(300))
    row = alur.kegiatan[1].model_copy(
        update={
            "uraian": text,
            "miring": ((0, len(text)),),
            "output": Kotak(butir=(Butir(teks=text),), penanda="angka"),
        }
    )
    data = made(form(alur.model_copy(update={"kegiatan": (alur.kegiatan[0], row, alur.kegiatan[2])})))
    fonts: Counter[str] = Counter()

    def visit(text: str, _m: object, _t: object, font: dict[str, str] | None, _s: object) -> None:
        if "software" in text and font:
            fonts["Italic" if "Italic" in font["/BaseFont"] else "upright"] += text.count("software")

    for page in reader(data).pages:
        page.extract_text(visitor_text=visit)
    assert fonts == {"Italic": 300, "upright": 300}
