"""The flow tables of the printed form as PDF: what stands on which page, and where."""

from dataclasses import replace
from itertools import pairwise

import pytest

from sopdsl.model.koleksi import Alur, Sop
from sopdsl.rendering import Paper, RenderContext
from sopdsl_renderers.form.pdf import render
from sopdsl_renderers.layout import draw
from sopdsl_renderers.layout import pages as cutting
from sopdsl_renderers.layout.geometry import Drawing, Flow
from sopdsl_renderers.text import text_width
from tests.renderers.pdf_reader import pages, pieces, squeezed
from tests.renderers.printing import MM, chain, changed, find, pdf, wordy
from tests.renderers.samples import (
    BANTUAN_HUKUM,
    DRAF,
    DRAF_KOSONG,
    DUA_TABEL,
    KONSULTASI,
    REGISTRASI,
)


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

    def test_headings_lie_with_their_words_whole_where_there_is_room_and_parted_where_not(self) -> None:
        names = ("Pengadministrasi Umum", "Verifikator", "Sekda")
        wide, narrow = pieces(pdf(chain(4, names)), 1), pieces(pdf(chain(12, names)), 1)
        assert any("Pengadministrasi" in piece.text for piece in wide)
        assert not any("Pengadministrasi" in piece.text for piece in narrow)
        for word, count in (("Verifikator", 4), ("nistrasi", 4), ("Umum", 4), ("Sekda", 4)):
            assert sum(piece.text.split() == [word] for piece in narrow) == count, word
        assert " ".join(pages(pdf(chain(12, names)))[1:]).count("Pengadministrasi Umum") == 4


def test_an_arrow_that_a_page_cannot_take_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def crowded(flow: Flow, column: float) -> Drawing:
        drawing = draw(flow, column)
        return replace(drawing, unrouted=tuple(arrow.id for arrow in flow.arrows[:1]))

    monkeypatch.setattr(cutting, "draw", crowded)
    warnings = render(KONSULTASI, RenderContext()).warnings
    assert warnings == ("panah dari langkah 1 ke langkah 2 tidak dapat digambar",)
