"""The printed form as PDF: what stands on which page, and where."""

import datetime
import os
import struct
import zlib
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from sopdsl.model.koleksi import Alur, Butir, Kotak, Sop
from sopdsl.rendering import Paper, RenderContext
from sopdsl_renderers.form import words
from sopdsl_renderers.form.pdf import render
from sopdsl_renderers.layout import draw
from sopdsl_renderers.layout import pages as cutting
from sopdsl_renderers.layout.geometry import Drawing, Flow
from sopdsl_renderers.text import text_width
from tests.renderers.pdf_reader import Piece, pages, pieces, reader, squeezed
from tests.renderers.samples import (
    BANTUAN_HUKUM,
    DRAF,
    DRAF_KOSONG,
    DUA_TABEL,
    KONSULTASI,
    REGISTRASI,
    SEMUA,
    TANGGAL,
    kegiatan,
    kotak,
    panah,
    sop,
)

MM = 72 / 25.4
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 12"><path d="M0 0h10v8l-5 4l-5-4z"/></svg>'


def pdf(sop: Sop, paper: Paper = "F4", **assets: bytes) -> bytes:
    """The document, which must come without a warning."""
    rendition = render(
        sop, RenderContext(paper=paper, assets={name.replace("_", "."): a for name, a in assets.items()})
    )
    assert rendition.warnings == ()
    return rendition.data


def changed(sop: Sop, **update: object) -> Sop:
    return Sop.model_validate(sop.model_copy(update=update), from_attributes=True)


def find(found: list[Piece], text: str) -> Piece:
    return next(piece for piece in found if piece.text == text)


def chain(columns: int, names: tuple[str, ...] = ("Kepala Bagian Perekonomian", "Verifikator", "Sekda")) -> Sop:
    """A SOP with so many pelaksana, each of whom has a step."""
    ids = [f"p{n}" for n in range(1, columns + 1)]
    steps = tuple(
        kegiatan(n, id, f"Memeriksa berkas {n}", "Berkas", "1 hari", "Berkas diperiksa", bentuk=bentuk)
        for n, (id, bentuk) in enumerate(
            zip((*ids, ids[0]), ("mulai", *["proses"] * (columns - 1), "selesai"), strict=True), 1
        )
    )
    ways = panah(*(f"{n}.{a} {n + 1}.{b}" for n, (a, b) in enumerate(zip(ids, (*ids[1:], ids[0]), strict=True), 1)))
    return sop(
        "uji/1",
        "Banyak Pelaksana",
        "1/UJI",
        KONSULTASI.unit,
        [(id, names[n % len(names)]) for n, id in enumerate(ids)],
        [Alur(kolom=tuple(ids), kegiatan=steps, panah=ways)],
    )


def wordy(columns: int) -> Sop:
    """The same with long texts."""
    table = chain(columns).alur[0]
    rows = tuple(row.model_copy(update={"uraian": f"{row.uraian} dengan teliti" * 12}) for row in table.kegiatan)
    return changed(chain(columns), alur=(table.model_copy(update={"kegiatan": rows}),))


def png(width: int, height: int) -> bytes:
    """A red picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xff\0\0" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


class TestDocument:
    @pytest.mark.parametrize(("paper", "size"), [("F4", (330, 215)), ("A4", (297, 210))])
    def test_every_page_lies_on_its_long_side(self, paper: Paper, size: tuple[int, int]) -> None:
        for page in reader(pdf(REGISTRASI, paper)).pages:
            assert float(page.mediabox.width) == pytest.approx(size[0] * MM, abs=0.1)
            assert float(page.mediabox.height) == pytest.approx(size[1] * MM, abs=0.1)

    def test_knows_its_title_and_language(self) -> None:
        document = reader(pdf(REGISTRASI))
        assert document.metadata is not None
        assert document.metadata.title == REGISTRASI.nama
        assert document.root_object["/Lang"] == "id"

    def test_is_tagged_and_symbols_have_a_text_to_be_read_aloud(self) -> None:
        data = pdf(REGISTRASI)
        document = reader(data)
        assert document.root_object["/MarkInfo"]["/Marked"]
        texts = []

        def walk(node: object) -> None:
            node = node.get_object() if hasattr(node, "get_object") else node
            if isinstance(node, list):
                for child in node:
                    walk(child)
            elif isinstance(node, dict):
                if "/Alt" in node:
                    texts.append(str(node["/Alt"]))
                walk(node.get("/K"))

        walk(document.root_object["/StructTreeRoot"])
        symbols = sum(len(row.simbol) for row in REGISTRASI.alur[0].kegiatan)
        assert len([text for text in texts if " oleh " in text]) == symbols
        assert "keputusan oleh Helpdesk; ya: ke langkah 7; tidak: ke langkah 6" in texts

    def test_uses_the_three_faces_of_arimo_and_no_other_font(self) -> None:
        italic = changed(KONSULTASI, peringatan=Kotak(pengantar="Data online", miring=((5, 11),)))
        fonts = {
            font["/BaseFont"].split("+")[-1].split("-")[0]
            for page in reader(pdf(italic)).pages
            for font in page["/Resources"]["/Font"].values()
        }
        assert fonts == {"/Arimo"} or fonts == {"Arimo"}

    @pytest.mark.parametrize("sop", SEMUA, ids=lambda sop: sop.id)
    def test_same_bytes_twice_and_from_anywhere(
        self, sop: Sop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        first = pdf(sop)
        (tmp_path / "form.typ").write_text("#panic()")
        (tmp_path / "data.json").write_text("{")
        monkeypatch.chdir(tmp_path)
        assert pdf(sop) == first
        assert sorted(os.listdir(tmp_path)) == ["data.json", "form.typ"]

    def test_every_page_has_its_foot_line(self) -> None:
        found = pages(pdf(REGISTRASI))
        assert len(found) == 3
        for n, text in enumerate(found, 1):
            assert text.endswith(f"Halaman {n} dari 3")
            assert f"{REGISTRASI.nomor} – {REGISTRASI.nama} Halaman" in text

    def test_a_foot_line_stays_on_one_line(self) -> None:
        long = changed(KONSULTASI, nama="Layanan " * 60)
        found = pieces(pdf(long), 1)
        assert max(piece.y for piece in found) == find(found, "Halaman 2 dari 2").y
        assert any(piece.text.endswith("…") for piece in found)

    @pytest.mark.parametrize("paper", ["F4", "A4"])
    @pytest.mark.parametrize("sop", SEMUA, ids=lambda sop: sop.id)
    def test_nothing_leaves_the_margins(self, sop: Sop, paper: Paper) -> None:
        data = pdf(sop, paper)
        side = 15 * MM
        for n, page in enumerate(reader(data).pages):
            width, height = float(page.mediabox.width), float(page.mediabox.height)
            for piece in pieces(data, n):
                assert piece.x >= side - 0.01, piece
                assert piece.x + text_width(piece.text, piece.size) <= width - side + 2, piece
                assert side < piece.y < height - 5 * MM, piece


class TestIdentity:
    def test_says_all_that_the_form_asks_for(self) -> None:
        text = pages(pdf(REGISTRASI))[0]
        assert "NOMOR SOP : 002/SOP/BAG PBJMINBANG/2022" in text
        assert "TGL. PEMBUATAN : 14 Februari 2022 TGL. REVISI : 18 Februari 2022 TGL. EFEKTIF : 11 April 2022" in text
        assert "DISAHKAN OLEH : Sekretaris Daerah Kota Pekalongan SRI RUMININGSIH, SE, M.Si NIP. 19640226" in text
        assert "NAMA SOP : Pelayanan Registrasi dan Verifikasi Penyedia Baru" in text
        assert "PEMERINTAH KOTA PEKALONGAN SETDA KOTA PEKALONGAN BAGIAN PBJ DAN ADMINISTRASI PEMBANGUNAN" in text
        for _, heading in words.KOTAK:
            assert heading in text
        assert "2. Mampu mengoperasikan komputer" in text
        assert "akan berdampak : - Terkendalanya proses" in text
        assert "LOGO DAERAH" in text

    def test_the_date_of_pengesahan_stands_in_place_of_efektif(self) -> None:
        tanggal = TANGGAL.model_copy(update={"efektif": None, "pengesahan": datetime.date(2022, 12, 1), "revisi": None})
        text = pages(pdf(changed(KONSULTASI, tanggal=tanggal)))[0]
        assert "TGL. REVISI : - TGL. PENGESAHAN : 1 Desember 2022" in text
        assert "EFEKTIF" not in text

    def test_an_official_without_office_and_number(self) -> None:
        official = KONSULTASI.disahkan_oleh.model_copy(update={"jabatan": None, "nip": None})
        text = pages(pdf(changed(KONSULTASI, disahkan_oleh=official)))[0]
        assert "DISAHKAN OLEH : SRI RUMININGSIH, SE, M.Si" in text
        assert "NIP" not in text

    def test_items_hang_behind_their_markers(self) -> None:
        found = pieces(pdf(REGISTRASI), 0)
        first, second = find(found, "1."), find(found, "2.")
        assert first.x == second.x
        lines = [piece for piece in found if first.y - 1 < piece.y < second.y + 1 and first.x < piece.x < 400]
        assert {round(piece.x, 1) for piece in lines} == {round(lines[0].x, 1)}

    def test_the_rows_of_boxes_share_the_page_down_to_its_foot(self) -> None:
        found = pieces(pdf(REGISTRASI), 0)
        foot = find(found, "Halaman 1 dari 3").y
        headings = [find(found, heading).y for _, heading in words.KOTAK]
        assert headings[0] == headings[1] < headings[2] == headings[3] < headings[4] == headings[5]
        assert 70 < foot - headings[4] < 140

    def test_forty_legal_bases_run_on_over_further_pages(self) -> None:
        long = changed(
            KONSULTASI,
            dasar_hukum=kotak(
                *[f"Peraturan Daerah Nomor {n} Tahun 2018 tentang {'Perangkat Daerah ' * 9}" for n in range(40)]
            ),
        )
        found = pages(pdf(long))
        assert len(found) > 3
        text = " ".join(found)
        for n in range(40):
            assert f"{n + 1}. Peraturan Daerah Nomor {n} Tahun 2018" in text
        assert all(page.startswith("DASAR HUKUM (lanjutan) :") for page in found[1:-1])
        assert "(lanjutan)" not in found[0]
        last = found[-2]
        assert "KETERKAITAN" in last
        assert "PERINGATAN" in last

    def test_a_full_form_is_set_smaller_step_by_step_before_it_runs_on(self) -> None:
        sizes = []
        for count in range(12, 30):
            data = pdf(changed(KONSULTASI, dasar_hukum=kotak(*[f"Peraturan Nomor {n}" for n in range(count)])))
            if len(pages(data)) > 2:
                break
            assert "PENCATATAN DAN PENDATAAN" in pages(data)[0]
            sizes.append(find(pieces(data, 0), "Peraturan Nomor 1").size)
        assert sizes == sorted(sizes, reverse=True)
        assert set(sizes) == {10.5, 10, 9.5, 9, 8.5, 8}

    @pytest.mark.parametrize(("markers", "expected"), [("huruf", ["a.", "z.", "aa."]), ("angka", ["1.", "26.", "27."])])
    def test_markers(self, markers: str, expected: list[str]) -> None:
        box = Kotak.model_validate({"penanda": markers, "butir": tuple(Butir(teks=f"butir-{n}") for n in range(27))})
        text = " ".join(pages(pdf(changed(KONSULTASI, keterkaitan=box))))
        for marker, n in zip(expected, (0, 25, 26), strict=True):
            assert f"{marker} butir-{n}" in text


class TestLogo:
    @pytest.mark.parametrize("picture", [SVG, png(40, 50)], ids=["svg", "png"])
    def test_stands_in_place_of_the_dashed_box(self, picture: bytes) -> None:
        unit = KONSULTASI.unit.model_copy(update={"logo": "lambang.gambar"})
        data = pdf(changed(KONSULTASI, unit=unit), lambang_gambar=picture)
        assert "LOGO" not in pages(data)[0]
        assert data != pdf(KONSULTASI)

    @pytest.mark.parametrize(
        ("picture", "said"),
        [
            (b"GIF89a", "bukan gambar PNG, JPEG, atau SVG"),
            (b"\x89PNG\r\n\x1a\nrusak", "tidak dapat dibaca"),
            (b"\xff\xd8\xffrusak", "tidak dapat dibaca"),
            (b"<svg><rusak", "tidak dapat dibaca"),
        ],
    )
    def test_that_is_no_picture_is_told_and_left_out(self, picture: bytes, said: str) -> None:
        sop = changed(KONSULTASI, unit=KONSULTASI.unit.model_copy(update={"logo": "lambang.svg"}))
        rendition = render(sop, RenderContext(assets={"lambang.svg": picture}))
        assert "LOGO DAERAH" in pages(rendition.data)[0]
        [warning] = rendition.warnings
        assert "lambang.svg" in warning
        assert said in warning

    def test_cannot_fetch_other_files(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "rahasia.png").write_bytes(png(3, 3))
        monkeypatch.chdir(tmp_path)
        images = "".join(
            f'<image href="{place}" width="9" height="9"/>' for place in ("rahasia.png", f"{tmp_path}/rahasia.png")
        )
        picture = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{images}</svg>'.encode()
        sop = changed(KONSULTASI, unit=KONSULTASI.unit.model_copy(update={"logo": "lambang.svg"}))
        data = render(sop, RenderContext(assets={"lambang.svg": picture})).data
        assert not list(reader(data).pages[0].images)


class TestFlow:
    def test_each_page_of_the_table_has_its_head(self) -> None:
        found = pages(pdf(REGISTRASI))
        for text in found[1:]:
            assert "Pelaksana Mutu Baku" in text
            for heading in (
                "No",
                "Kegiatan",
                "Ket",
                "Pemohon",
                "Helpdesk",
                "Verifikator",
                "Kelengkapan",
                "Waktu",
                "Output",
            ):
                assert heading in text.split()

    def test_every_row_stands_on_one_page_in_order(self) -> None:
        text = squeezed("".join(pages(pdf(REGISTRASI))))
        places = [text.index(squeezed(f"{row.no} {row.uraian}")) for row in REGISTRASI.alur[0].kegiatan]
        assert places == sorted(places)

    @pytest.mark.parametrize("sop", [REGISTRASI, BANTUAN_HUKUM, wordy(8)], ids=lambda sop: sop.id)
    def test_lines_of_text_never_lie_on_each_other(self, sop: Sop) -> None:
        data = pdf(sop)
        for page in range(1, len(pages(data))):
            columns: dict[float, list[float]] = {}
            for piece in pieces(data, page):
                columns.setdefault(round(piece.x, 1), []).append(piece.y)
            # Lines of one cell and of the cells below it begin at the same place.
            texts = [sorted(lines) for lines in columns.values() if len(lines) > 4]
            assert texts
            for lines in texts:
                assert all(below - above > 9 for above, below in pairwise(lines))

    def test_connectors_between_pages_have_numbers_and_labels_are_printed(self) -> None:
        data = pdf(REGISTRASI)
        small = [[piece.text for piece in pieces(data, page) if piece.size == 7] for page in (1, 2)]
        numbers = [{text for text in texts if text.isdigit()} for texts in small]
        assert numbers[0] == numbers[1] != set()
        labels = [text for texts in small for text in texts if text in ("Ya", "Tidak")]
        assert sorted(labels) == ["Tidak"] * 3 + ["Ya"] * 3
        assert small[0].count("mulai") == small[1].count("selesai") == 1

    def test_number_and_time_are_centred_and_texts_stand_in_the_middle(self) -> None:
        found = pieces(pdf(BANTUAN_HUKUM), 1)
        head, cells = find(found, "Waktu"), [piece for piece in found if piece.text in ("1 hari", "5 hari", "10 menit")]
        centre = head.x + text_width("Waktu", head.size, "bold") / 2
        assert len(cells) == 6
        for cell in cells:
            assert cell.x + text_width(cell.text, cell.size) / 2 == pytest.approx(centre, abs=0.5)
        lines = [piece for piece in found if piece.text.startswith(("Meminta pemohon", "permohonan pemberian"))]
        assert len(lines) == 2
        assert sum(line.y for line in lines) / 2 == pytest.approx(find(found, "2").y, abs=0.6)

    def test_waktu_names_its_unit(self) -> None:
        assert "Waktu (Menit)" in pages(pdf(DUA_TABEL))[1]

    def test_short_tables_share_a_page_each_with_title_and_note(self) -> None:
        found = pages(pdf(DUA_TABEL))
        assert len(found) == 2
        order = [
            "A. Perawatan Berkala",
            "Membawa kendaraan",
            "Catatan: kendaraan",
            "B. Pelaporan",
            "Menerima laporan p",
        ]
        places = [found[1].index(text) for text in order]
        assert places == sorted(places)

    def test_a_long_table_starts_a_page_of_its_own(self) -> None:
        two = changed(REGISTRASI, alur=(*REGISTRASI.alur, *REGISTRASI.alur))
        data = pdf(two)
        assert len(pages(data)) == 5
        numbers = [
            {int(piece.text) for piece in pieces(data, page) if piece.size == 7 and piece.text.isdigit()}
            for page in range(1, 5)
        ]
        assert numbers[0] == numbers[1]
        assert numbers[2] == numbers[3]
        assert max(numbers[0]) + 1 == min(numbers[2])

    def test_lost_rows_are_one_merged_row(self) -> None:
        text = pages(pdf(DRAF))[1]
        assert "Baris 1-5 tidak terbaca pada naskah sumber" in text
        assert text.index("Baris 1-5") < text.index("6 Menyerahkan piala") < text.index("7 Menerima piala")

    def test_a_draft_without_rows_prints_its_note_only(self) -> None:
        found = pages(pdf(DRAF_KOSONG))
        assert len(found) == 2
        assert found[1].startswith("Tabel kegiatan tidak terbaca pada naskah sumber.")
        assert "Pelaksana" not in found[1]

    def test_a_draft_without_anything_is_the_identity_alone(self) -> None:
        assert len(pages(pdf(changed(DRAF_KOSONG, alur=())))) == 1
        assert len(pages(pdf(changed(DRAF_KOSONG, alur=(Alur(),))))) == 1

    def test_a_draft_of_lost_rows_only_and_one_without_columns(self) -> None:
        lost = DRAF.alur[0].model_copy(update={"kegiatan": (), "panah": ()})
        assert "Baris 1-5 tidak terbaca" in pages(pdf(changed(DRAF, alur=(lost,))))[1]
        bare = DRAF.alur[0].model_copy(update={"kolom": (), "panah": ()})
        assert "6 Menyerahkan piala" in pages(pdf(changed(DRAF, alur=(bare,), pelaksana=())))[1]

    @pytest.mark.parametrize("paper", ["F4", "A4"])
    @pytest.mark.parametrize("columns", [1, 2, 5, 8, 12])
    def test_any_number_of_pelaksana_fits_the_page(self, columns: int, paper: Paper) -> None:
        data = pdf(chain(columns), paper)
        width = (330 if paper == "F4" else 297) * MM
        for page in range(1, len(pages(data))):
            found = pieces(data, page)
            assert max(piece.x + text_width(piece.text, piece.size) for piece in found) < width - 15 * MM + 2
            right = find(found, "Ket")
            assert right.x > width - 15 * MM - 60
        text = " ".join(pages(data)[1:])
        for n in range(1, columns + 2):
            assert f"Memeriksa berkas {n}" in text

    def test_headings_stand_upright_only_where_a_word_cannot_lie(self) -> None:
        wide, narrow = pieces(pdf(chain(4)), 1), pieces(pdf(chain(12)), 1)
        assert any(piece.text == "Perekonomian" for piece in wide)
        lying = [piece for piece in narrow if piece.text == "Verifikator"]
        assert len(lying) == 4
        assert " ".join(pages(pdf(chain(12)))[1:]).count("Perekonomian") == 4


def test_an_arrow_that_a_page_cannot_take_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def crowded(flow: Flow, column: float) -> Drawing:
        drawing = draw(flow, column)
        return replace(drawing, unrouted=tuple(arrow.id for arrow in flow.arrows[:1]))

    monkeypatch.setattr(cutting, "draw", crowded)
    warnings = render(KONSULTASI, RenderContext()).warnings
    assert warnings == ("panah dari langkah 1 ke langkah 2 tidak dapat digambar",)
