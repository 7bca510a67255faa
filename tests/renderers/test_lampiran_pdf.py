"""The PDF of a whole collection: the decree and the list with its links."""

from dataclasses import replace

import pytest

from sopdsl.model.index import UnitIndeks
from sopdsl.model.koleksi import Diktum, Keputusan
from sopdsl.rendering import Bundle, Paper, RenderContext, Signature, Theme
from sopdsl_renderers.text import text_width
from tests.renderers.appendix import KEPUTUSAN, MM, TITLES, WALIKOTA, bundle, foots, links, made, outline, starts
from tests.renderers.pdf_reader import pages, pieces, reader, squeezed
from tests.renderers.samples import DRAF, DRAF_KOSONG, KONSULTASI, SEMUA, kotak


@pytest.fixture(scope="module")
def whole() -> Bundle:
    return bundle()


@pytest.fixture(scope="module")
def document(whole: Bundle) -> bytes:
    return made(whole)


class TestDecree:
    def test_says_every_word_in_order(self, document: bytes) -> None:
        text = squeezed(" ".join(pages(document)[:2]))
        parts = [
            "WALIKOTA PEKALONGAN PROVINSI JAWA TENGAH",
            "KEPUTUSAN WALIKOTA PEKALONGAN NOMOR 060/0042.1 TAHUN 2022",
            "TENTANG",
            "PENETAPAN STANDAR OPERASIONAL PROSEDUR PELAYANAN PADA SEKRETARIAT DAERAH KOTA PEKALONGAN",
            "WALIKOTA PEKALONGAN,",
            "Menimbang : a. bahwa dalam rangka meningkatkan efisiensi",
            "b. bahwa berdasarkan pertimbangan",
            "Mengingat : 1. Pasal 18 ayat (6) Undang-Undang Dasar;",
            "2. Undang-Undang Nomor 23 Tahun 2014;",
            "Memperhatikan : Peraturan Menteri Nomor 35 Tahun 2012;",
            "MEMUTUSKAN:",
            "Menetapkan : KEPUTUSAN WALIKOTA TENTANG PENETAPAN STANDAR OPERASIONAL PROSEDUR.",
            "KESATU : Standar Operasional Prosedur sebagaimana tercantum dalam Lampiran Keputusan ini.",
            "KEDUA : Keputusan ini mulai berlaku pada tanggal ditetapkan.",
            "Ditetapkan di Pekalongan pada tanggal 11 April 2022 WALIKOTA PEKALONGAN, ACHMAD AFZAN ARSLAN DJUNAID",
            "LAMPIRAN KEPUTUSAN WALIKOTA PEKALONGAN NOMOR 060/0042.1 TAHUN 2022 TENTANG PENETAPAN",
            "SOP Pelayanan pada Sekretariat Daerah Kota Pekalongan terdiri dari:",
        ]
        at = 0
        for wanted in parts:
            at = text.index(squeezed(wanted), at) + len(squeezed(wanted))

    @pytest.mark.parametrize(("paper", "size"), [("F4", (215, 330)), ("A4", (210, 297))])
    def test_stands_and_the_sops_lie(self, paper: Paper, size: tuple[int, int]) -> None:
        context = RenderContext(paper)
        sheets = reader(made(bundle(context=context), context)).pages
        sizes = [(float(page.mediabox.width), float(page.mediabox.height)) for page in sheets]
        standing = (pytest.approx(size[0] * MM, abs=0.1), pytest.approx(size[1] * MM, abs=0.1))
        assert sizes[:2] == [standing] * 2
        assert sizes[2:] == [standing[::-1]] * (len(sizes) - 2)
        assert len(sizes) > 10

    def test_texts_hang_behind_labels_and_marks(self, document: bytes) -> None:
        found = pieces(document, 0)
        colons = {round(piece.x, 1) for piece in found if piece.text == ":"}
        assert len(colons) == 1
        [mark] = {round(piece.x, 1) for piece in found if piece.text in ("a.", "b.", "1.", "2.")}
        assert mark > colons.pop()
        lines = [piece.x for piece in found if piece.text.startswith(("bahwa", "Pasal", "Undang-Undang Nomor"))]
        assert len(lines) == 4
        assert all(x > mark + text_width("a.", 11) for x in lines)

    def test_memutuskan_stands_in_the_middle(self, document: bytes) -> None:
        [word] = [piece for piece in pieces(document, 0) if piece.text == "MEMUTUSKAN:"]
        assert word.x + text_width(word.text, word.size) / 2 == pytest.approx(215 * MM / 2, abs=0.5)

    def test_the_signature_keeps_company(self) -> None:
        for count in range(20, 70, 3):
            items = kotak(*[f"Peraturan Nomor {n};" for n in range(count)])
            keputusan = KEPUTUSAN.model_copy(update={"mengingat": items})
            text = pages(made(bundle((DRAF_KOSONG,), keputusan)))
            [page] = [page for page in text if "Ditetapkan di" in page]
            assert "KEDUA" in page
            assert "ACHMAD AFZAN" in page

    def test_a_bare_decree_prints_what_there_is(self) -> None:
        bare = Keputusan(
            jenis=None, tentang="SOP", nomor=None, tanggal=None, ditetapkan_di=None, ditetapkan_oleh=None, kop=()
        )
        found = pages(made(bundle((DRAF,), bare)))
        assert found[0].startswith("KEPUTUSAN TENTANG SOP Keputusan tentang SOP Halaman 1")
        assert found[1].startswith("LAMPIRAN KEPUTUSAN TENTANG SOP 1. SOP")

    def test_the_number_of_who_signs(self) -> None:
        official = WALIKOTA.model_copy(update={"nip": "19640226 199003 2 004", "jabatan": None})
        text = pages(made(bundle((DRAF,), KEPUTUSAN.model_copy(update={"ditetapkan_oleh": official}))))[0]
        assert "11 April 2022 ACHMAD AFZAN ARSLAN DJUNAID NIP. 19640226 199003 2 004" in text

    def test_a_very_long_decree_runs_on(self) -> None:
        keputusan = KEPUTUSAN.model_copy(update={"diktum": (Diktum(nama="KESATU", teks="Kata " * 4000 + "akhir"),)})
        found = pages(made(bundle((DRAF,), keputusan)))
        assert sum(page.count("Kata") for page in found) == 4000
        [last] = [page for page in found if "akhir" in page]
        assert "ACHMAD AFZAN" in last


class TestSignature:
    NOTE = "Ditandatangani secara elektronik dengan sertifikat elektronik. " * 3
    THEME = Theme(signature=Signature(qr=True, note=NOTE.strip()))

    def test_decree_and_list_have_room_for_a_code_between_office_and_name(self) -> None:
        context = RenderContext(theme=self.THEME)
        data = made(bundle([KONSULTASI], context=context), context)
        assert [text.count("Kode QR") for text in pages(data)] == [1, 1, 1, 0]
        for page in range(2):
            found = pieces(data, page)
            (code,) = [piece for piece in found if piece.text == "Kode QR"]
            (name,) = [piece for piece in found if piece.text == WALIKOTA.nama]
            offices = [piece.y for piece in found if piece.text == "WALIKOTA PEKALONGAN,"]
            assert max(offices) + 20 < code.y < name.y - 20
        assert "Kode QR" not in pages(made(bundle([KONSULTASI])))[0]

    def test_the_note_stands_at_the_foot_of_their_pages_and_takes_its_room(self) -> None:
        context = RenderContext(theme=self.THEME)
        decree = KEPUTUSAN.model_copy(update={"mengingat": kotak(*["Undang-Undang Nomor 23 Tahun 2014;"] * 60)})
        data = made(bundle([KONSULTASI], decree, context), context)
        assert [squeezed(text).count(squeezed(self.NOTE)) for text in pages(data)] == [1] * len(pages(data))
        for page in range(3):
            found = pieces(data, page)
            foot = min(piece.y for piece in found if piece.text.startswith("Ditandatangani"))
            assert max(piece.y for piece in found) < float(reader(data).pages[page].mediabox.height) - 14
            assert max(piece.y for piece in found if piece.size > 8) < foot - 14


class TestList:
    def test_names_each_sop_with_its_page(self, document: bytes) -> None:
        text = pages(document)[1]
        begins = starts(document)
        assert len(begins) == len(SEMUA)
        numbers = foots(document)
        at = 0
        for n, (title, page) in enumerate(zip(TITLES, begins, strict=True), 1):
            wanted = f"{n}. {title}; {numbers[page - 1]}"
            at = squeezed(text).index(squeezed(wanted), at) + len(squeezed(wanted))
        assert squeezed(text)[at:].startswith(squeezed("WALIKOTA PEKALONGAN, ACHMAD AFZAN ARSLAN DJUNAID"))

    def test_titles_and_numbers_are_links_to_the_form(self, document: bytes) -> None:
        found = links(reader(document))
        begins = starts(document)
        assert {page for page, _, _ in found} == {2}
        assert sorted({target for _, _, target in found}) == begins
        lines = pieces(document, 1)
        numbers = foots(document)
        for n, target in enumerate(begins):
            tops = [top for _, top, to in found if to == target]
            [title] = [line.y for line in lines if line.text.startswith(TITLES[n][:50])]
            [number] = [line.y for line in lines if line.text == numbers[target - 1]]
            for y in (title, number):
                assert any(0 < y - top < 14 for top in tops)

    def test_entries_without_a_sop_have_a_note_and_no_link(self, whole: Bundle) -> None:
        lost = replace(whole, entries=(*whole.entries[:1], *whole.entries[2:]), missing=((2, TITLES[1]),))
        pdf = made(lost)
        text = squeezed(pages(pdf)[1])
        assert squeezed(f"2. {TITLES[1]}; (SOP ini belum dapat dicetak) 3. {TITLES[2]}; ") in text
        targets = {target for _, _, target in links(reader(pdf))}
        assert len(targets) == len(starts(pdf)) == len(SEMUA) - 1

    def test_of_missing_entries_only(self) -> None:
        found = pages(made(Bundle(KEPUTUSAN, None, (), ((1, "SOP Satu"), (2, "SOP Dua;")))))
        assert len(found) == 2
        assert "1. SOP Satu; (SOP ini belum dapat dicetak) 2. SOP Dua; (SOP ini belum dapat dicetak)" in found[1]

    def test_without_a_decree(self, whole: Bundle) -> None:
        pdf = made(replace(whole, keputusan=None))
        text = pages(pdf)[0]
        assert text.startswith("STANDAR OPERASIONAL PROSEDUR PEMERINTAH KOTA PEKALONGAN 1. SOP")
        assert squeezed(f"{TITLES[0]} 2") in squeezed(text)
        assert ";" not in text
        assert "LAMPIRAN" not in text
        assert next(title for depth, title, _ in outline(reader(pdf)) if depth == 0) == "Daftar SOP"

    def test_of_one_unit_names_it_and_leaves_the_decree_out(self, whole: Bundle) -> None:
        unit = UnitIndeks(id="hukum", nama="Bagian Hukum")
        pdf = made(replace(whole, entries=whole.entries[1:2], unit=unit))
        found = pages(pdf)
        assert found[0].startswith("LAMPIRAN KEPUTUSAN WALIKOTA PEKALONGAN NOMOR 060/0042.1 TAHUN 2022 TENTANG")
        assert squeezed(f"BAGIAN HUKUM {KEPUTUSAN.pengantar_lampiran} 2. {TITLES[1]}; 2") in squeezed(found[0])
        assert starts(pdf) == [2]
        assert not any("Menimbang" in page for page in found)

    @pytest.mark.parametrize("count", [100, 137])
    def test_a_long_list_stays_in_order_and_its_signature_keeps_company(self, count: int) -> None:
        missing = tuple((n, f"SOP Nomor {n} {'Layanan ' * (n % 13)}") for n in range(1, count + 1))
        found = pages(made(Bundle(KEPUTUSAN, None, (), missing)))
        assert len(found) > 4
        text = " ".join(found)
        places = [text.index(f"{n}. SOP Nomor {n}") for n in range(1, count + 1)]
        assert places == sorted(places)
        assert f"{count}. SOP Nomor {count}" in found[-1]
        assert "ACHMAD AFZAN" in found[-1]
