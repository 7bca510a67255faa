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


@pytest.mark.parametrize("items", [True, False])
def test_a_box_leaves_no_single_line_on_another_page(items: bool) -> None:
    cuts = 0
    for before, length in ((0, 2), (1, 3), (2, 4), (3, 2), (4, 3), (5, 4), (6, 3)):
        text = "Awal" + " dari butir yang sangat panjang sehingga tidak muat pada satu baris saja" * length
        texts = ["pendek"] * before + [f"{text} {n} akhir" for n in range(24)]
        box = kotak(*texts) if items else Kotak(pengantar="\n".join(texts))
        data = made(KONSULTASI.model_copy(update={"dasar_hukum": box, "alur": ()}))
        middle = float(reader(data).pages[0].mediabox.width) / 2
        parts = []
        for number in range(len(pages(data))):
            found: dict[float, str] = {}
            for piece in pieces(data, number):
                if piece.x < middle and piece.size >= 8 and not piece.text.isupper():
                    found[round(piece.y)] = found.get(round(piece.y), "") + f" {piece.text}"
            parts.append([line for line in found.values() if re.search("butir|panjang|baris|saja|akhir", line)])
        for above, below in pairwise(part for part in parts if part):
            cuts += 1
            assert "akhir" in above[-1] or "Awal" not in above[-1]
            assert "Awal" in below[0] or "akhir" not in below[0]
    assert cuts >= 7


def test_no_heading_of_a_box_stays_alone_at_the_foot_of_a_page() -> None:
    law = "Peraturan Menteri Nomor {} tentang Pedoman Penyusunan Standar Operasional Prosedur"
    empty = dict.fromkeys(("kualifikasi_pelaksana", "peralatan_dan_perlengkapan", "peringatan"), Kotak())
    boxes = {"KETERKAITAN": "PERINGATAN", "PERINGATAN": None}
    seen = set()
    for count in range(18, 34):
        laws = kotak(*(law.format(n) for n in range(count)))
        data = made(KONSULTASI.model_copy(update={"dasar_hukum": laws, "alur": (), **empty}))
        for number in range(len(pages(data))):
            found = pieces(data, number)
            foot = max(piece.y for piece in found) - 10
            for name, following in boxes.items():
                heads = [piece.y for piece in found if piece.text == f"{name} :"]
                below = [piece.y for piece in found if piece.text == f"{following} :"] or [foot]
                for y in heads:
                    seen.add((name, number))
                    assert below[0] - y > 26
                assert f"{name} (lanjutan) :" not in [piece.text for piece in found]
    assert seen >= {("KETERKAITAN", 0), ("KETERKAITAN", 1), ("PERINGATAN", 1)}


def turned(data: bytes) -> list[str]:
    """The pieces of text on the second page that stand upright."""
    found: list[str] = []

    def visit(text: str, matrix: list[float], _place: object, _font: object, _size: float) -> None:
        if text.strip() and abs(matrix[0]) < 0.01:
            found.append(text)

    reader(data).pages[1].extract_text(visitor_text=visit)
    return found


@pytest.mark.parametrize("paper", ["F4", "A4"])
@pytest.mark.parametrize("columns", [6, 9, 12])
def test_headings_of_pelaksana_lie_and_turn_together(columns: int, paper: Paper) -> None:
    one = form(flow(columns, 4))
    assert turned(made(one, paper)) == []
    names = [*(p.model_copy(update={"nama": "Prkmnd" * 5}) for p in one.pelaksana[:1]), *one.pelaksana[1:]]
    upright = "".join(turned(made(one.model_copy(update={"pelaksana": tuple(names)}), paper)))
    assert all(word in upright for name in NAMES[1:columns] for word in name.split())


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
