"""The printed form as PDF: the document as such, the identity form and its logo."""

import datetime
import os
from pathlib import Path

import pytest

from sopdsl.model.koleksi import Butir, Kotak, Sop
from sopdsl.rendering import Paper, RenderContext
from sopdsl_renderers.form import words
from sopdsl_renderers.form.pdf import render
from sopdsl_renderers.text import text_width
from tests.renderers.pdf_reader import pages, pieces, reader
from tests.renderers.printing import MM, SVG, changed, find, pdf, png
from tests.renderers.samples import (
    KONSULTASI,
    REGISTRASI,
    SEMUA,
    TANGGAL,
    kotak,
)


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
