"""The PDF of a whole collection: decree, list with links, bookmarks, page numbers, and the SOPs as printed alone."""

import datetime
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from sopdsl.model import Koleksi, index_of
from sopdsl.model.index import UnitIndeks
from sopdsl.model.koleksi import Butir, Diktum, Keputusan, Kotak, Pengesah, Sop
from sopdsl.rendering import Bundle, BundleEntry, Paper, RenderContext
from sopdsl_renderers.form.lampiran.pdf import render
from sopdsl_renderers.form.pdf import render as render_sop
from sopdsl_renderers.text import text_width
from tests.renderers.hostile import CLEAN, TEXT, hostile
from tests.renderers.pdf_reader import Piece, pages, pieces, reader, squeezed
from tests.renderers.samples import BANTUAN_HUKUM, DRAF, DRAF_KOSONG, DUA_TABEL, KONSULTASI, REGISTRASI, SEMUA, kotak

MM = 72 / 25.4
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 12"><path d="M0 0h10v8l-5 4l-5-4z"/></svg>'
WALIKOTA = Pengesah(id="walikota", jabatan="Walikota Pekalongan", nama="ACHMAD AFZAN ARSLAN DJUNAID", nip=None)
KEPUTUSAN = Keputusan(
    kop=("WALIKOTA PEKALONGAN", "PROVINSI JAWA TENGAH"),
    jenis="Keputusan Walikota Pekalongan",
    tentang="Penetapan Standar Operasional Prosedur Pelayanan pada Sekretariat Daerah Kota Pekalongan",
    nomor="060/0042.1 TAHUN 2022",
    tanggal=datetime.date(2022, 4, 11),
    ditetapkan_di="Pekalongan",
    ditetapkan_oleh=WALIKOTA,
    menimbang=kotak(
        "bahwa dalam rangka meningkatkan efisiensi perlu menetapkan Standar Operasional Prosedur Pelayanan;",
        "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu ditetapkan Keputusan Walikota;",
        penanda="huruf",
    ),
    mengingat=kotak("Pasal 18 ayat (6) Undang-Undang Dasar;", "Undang-Undang Nomor 23 Tahun 2014;"),
    memperhatikan=Kotak(pengantar="Peraturan Menteri Nomor 35 Tahun 2012;"),
    menetapkan="KEPUTUSAN WALIKOTA TENTANG PENETAPAN STANDAR OPERASIONAL PROSEDUR.",
    diktum=(
        Diktum(nama="KESATU", teks="Standar Operasional Prosedur sebagaimana tercantum dalam Lampiran Keputusan ini."),
        Diktum(nama="KEDUA", teks="Keputusan ini mulai berlaku pada tanggal ditetapkan."),
    ),
    pengantar_lampiran="SOP Pelayanan pada Sekretariat Daerah Kota Pekalongan terdiri dari:",
)
TITLES = tuple(f"SOP {sop.nama.title()}" for sop in SEMUA)


def part(sop: Sop, context: RenderContext) -> bytes:
    return render_sop(sop, context).part


def bundle(
    sops: Sequence[Sop] = SEMUA,
    keputusan: Keputusan | None = KEPUTUSAN,
    context: RenderContext = RenderContext(),  # noqa: B008 - frozen
    titles: Sequence[str] = TITLES,
) -> Bundle:
    """The SOPs under numbers from 1."""
    indexed = {entry.id: entry for entry in index_of(Koleksi(sop=tuple(sops)), ["pdf"]).sop}
    entries = tuple(
        BundleEntry(n, title, indexed[sop.id], part(sop, context))
        for n, (sop, title) in enumerate(zip(sops, titles, strict=False), 1)
    )
    return Bundle(keputusan, "Pemerintah Kota Pekalongan", entries)


@pytest.fixture(scope="module")
def whole() -> Bundle:
    return bundle()


@pytest.fixture(scope="module")
def document(whole: Bundle) -> bytes:
    return made(whole)


def made(bundle: Bundle, context: RenderContext | None = None) -> bytes:
    """The document, which must come without a warning."""
    rendition = render(bundle, context or RenderContext())
    assert rendition.warnings == ()
    return rendition.data


def outline(document: PdfReader) -> list[tuple[int, str, int]]:
    """The bookmarks: how deep (from 0), what they say, and the page (from 1) that they open."""
    found: list[tuple[int, str, int]] = []

    def walk(nodes: Sequence[object], depth: int) -> None:
        for node in nodes:
            if isinstance(node, list):
                walk(node, depth + 1)
            else:
                assert isinstance(node, Destination)
                assert node.title is not None
                page = document.get_destination_page_number(node)
                assert page is not None
                found.append((depth, node.title, page + 1))

    walk(document.outline, 0)
    return found


def links(document: PdfReader) -> list[tuple[int, float, int]]:
    """The links: the page they stand on, how far below its top, and the page they open."""
    numbers = {page.indirect_reference.idnum: n for n, page in enumerate(document.pages, 1) if page.indirect_reference}
    found = []
    for n, page in enumerate(document.pages, 1):
        for annotation in page.get("/Annots", []):
            entry = annotation.get_object()
            assert entry["/Subtype"] == "/Link"
            target = entry["/Dest"].get_object()
            top = float(page.mediabox.height) - float(entry["/Rect"][3])
            found.append((n, top, numbers[target[0].idnum]))
    return found


def foots(pdf: bytes) -> list[str]:
    """The number of each page as its foot says it."""
    return [text.rsplit("Halaman ", 1)[1] for text in pages(pdf)]


def starts(pdf: bytes) -> list[int]:
    """The pages (from 1) on which an identity form begins."""
    return [n for n, text in enumerate(pages(pdf), 1) if "NOMOR SOP :" in text]


def below_foot(found: list[Piece]) -> list[Piece]:
    """The pieces of a page without those of its foot line."""
    return [piece for piece in found if round(piece.size, 2) != 7.5 or piece.text.isupper()]


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
        for n, target in enumerate(begins):
            tops = [top for _, top, to in found if to == target]
            [title] = [line.y for line in lines if line.text.startswith(TITLES[n][:50])]
            [number] = [line.y for line in lines if line.text == foots(document)[target - 1]]
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


class TestSops:
    def test_stand_as_in_their_own_documents(self, document: bytes) -> None:
        page = starts(document)[0] - 1
        for sop in SEMUA:
            alone = render_sop(sop, RenderContext()).data
            for n in range(len(pages(alone))):
                assert below_foot(pieces(document, page)) == below_foot(pieces(alone, n))
                page += 1
        assert page == len(pages(document))

    def test_page_numbers_run_through_the_whole(self, document: bytes) -> None:
        assert foots(document) == [str(n) for n in range(1, len(pages(document)) + 1)]
        assert not any(" dari " in text.rsplit("Halaman", 1)[1] for text in pages(document))

    def test_the_foot_names_what_stands_above_it(self, document: bytes) -> None:
        found = pages(document)
        for text in found[:2]:
            assert "Keputusan Walikota Pekalongan Nomor 060/0042.1 TAHUN 2022 Halaman" in text
        for sop, page in zip(SEMUA, starts(document), strict=True):
            assert f"{sop.nomor} – {sop.nama} Halaman {page}" in found[page - 1]

    def test_bookmarks_are_units_and_below_them_sops(self, document: bytes) -> None:
        begins = starts(document)
        wanted: list[tuple[int, str, int]] = [(0, "Keputusan", 1), (0, "Daftar SOP", 2)]
        unit = None
        for n, (sop, title, page) in enumerate(zip(SEMUA, TITLES, begins, strict=True), 1):
            if sop.unit.nama != unit:
                unit = sop.unit.nama
                wanted.append((0, unit, page))
            wanted.append((1, f"{n}. {title.removeprefix('SOP ')}", page))
        assert outline(reader(document)) == wanted

    def test_a_unit_that_comes_again_has_another_bookmark(self) -> None:
        sops = (DRAF, KONSULTASI, DRAF_KOSONG)
        units = [title for depth, title, _ in outline(reader(made(bundle(sops)))) if depth == 0]
        assert units[2:] == [sop.unit.nama for sop in sops]

    def test_boxes_that_run_on_are_headed_in_each_sop(self) -> None:
        laws = kotak(*[f"Peraturan Nomor {n} tentang {'Perangkat Daerah ' * 9}" for n in range(40)])
        long = [sop.model_copy(update={"dasar_hukum": laws}) for sop in (KONSULTASI, BANTUAN_HUKUM)]
        pdf = made(bundle(long))
        begins = starts(pdf)
        assert len(begins) == 2
        found = pages(pdf)
        assert "(lanjutan)" not in found[begins[0] - 1] + found[begins[1] - 1]
        for begin in begins:
            assert found[begin].startswith("DASAR HUKUM (lanjutan) :")

    def test_logos_of_several_agencies(self) -> None:
        assets = {"a.svg": SVG, "b.svg": SVG.replace(b"M0 0", b"M1 1"), "rusak.png": b"\x89PNG\r\n\x1a\nrusak"}
        context = RenderContext(assets=assets)
        sops = [
            sop.model_copy(update={"unit": sop.unit.model_copy(update={"logo": logo})})
            for sop, logo in ((REGISTRASI, "a.svg"), (KONSULTASI, "b.svg"), (DRAF, "rusak.png"), (DUA_TABEL, None))
        ]
        pdf = made(bundle(sops, context=context), context)
        found = pages(pdf)
        assert ["LOGO DAERAH" in found[page - 1] for page in starts(pdf)] == [False, False, True, True]


class TestFile:
    def test_is_tagged_with_headings_in_order(self, document: bytes) -> None:
        root = reader(document).root_object
        assert root["/MarkInfo"]["/Marked"]
        assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()
        assert root["/Lang"] == "id"
        headings: list[str] = []

        def walk(node: object) -> None:
            node = node.get_object() if hasattr(node, "get_object") else node
            if isinstance(node, list):
                for child in node:
                    walk(child)
            elif isinstance(node, dict):
                if str(node.get("/S")) in ("/H1", "/H2", "/H3"):
                    headings.append(str(node["/S"]))
                walk(node.get("/K"))

        walk(root["/StructTreeRoot"])
        units = len({sop.unit.nama for sop in SEMUA})
        assert headings.count("/H1") == 2 + units
        assert headings.count("/H2") == len(SEMUA)
        assert headings[:2] == ["/H1", "/H1"]

    def test_knows_its_title_and_bears_the_date_of_the_decree(self, document: bytes) -> None:
        found = reader(document).metadata
        assert found is not None
        assert found.title == "Keputusan Walikota Pekalongan Nomor 060/0042.1 TAHUN 2022"
        assert found.creation_date == datetime.datetime(2022, 4, 11, tzinfo=datetime.UTC)

    def test_same_bytes_twice_and_from_anywhere(
        self, whole: Bundle, document: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name in ("form.typ", "lampiran.typ"):
            (tmp_path / name).write_text("#panic()")
        monkeypatch.chdir(tmp_path)
        assert made(whole) == document
        assert sorted(os.listdir(tmp_path)) == ["form.typ", "lampiran.typ"]

    def test_text_is_never_markup(self) -> None:
        typst = '#panic("x") $x^2$ *tebal* _miring_ `kode` @rujukan <label> \\ // /* = Judul'
        for text, clean in ((TEXT, CLEAN), (typst, typst)):
            box = Kotak(pengantar=text, penanda="angka", butir=(Butir(teks=text),))
            keputusan = KEPUTUSAN.model_copy(
                update={
                    "kop": (text,),
                    "jenis": text,
                    "tentang": text,
                    "nomor": text,
                    "ditetapkan_di": text,
                    "ditetapkan_oleh": Pengesah(id="x", jabatan=text, nama=text, nip=text),
                    "menimbang": box,
                    "mengingat": box,
                    "memperhatikan": box,
                    "menetapkan": text,
                    "diktum": (Diktum(nama="KESATU", teks=text),),
                    "pengantar_lampiran": text,
                }
            )
            sop = hostile()
            sop = sop.model_copy(update={"unit": sop.unit.model_copy(update={"nama": text})})
            hostile_bundle = replace(bundle((sop,), keputusan, titles=(text,)), missing=((2, text),))
            rendition = render(hostile_bundle, RenderContext())
            front = squeezed("".join(pages(rendition.data)[:4]))
            # Once at least: kop, number, three boxes (twice), place, name, NIP, two dictums, introduction and titles.
            assert front.count(squeezed(clean)) >= 13
            assert [depth for depth, _, _ in outline(reader(rendition.data))] == [0, 0, 0, 1]

    def test_warns_of_letters_of_the_decree_that_no_font_has(self, whole: Bundle) -> None:
        keputusan = KEPUTUSAN.model_copy(update={"menetapkan": "KEPUTUSAN \U00012000"})
        rendition = render(replace(whole, keputusan=keputusan), RenderContext())
        [warning] = rendition.warnings
        assert "U+12000" in warning
        assert warning.endswith("lihat keputusan")
        assert "NOMOR SOP" in "".join(pages(rendition.data))

    def test_letters_of_a_sop_have_been_told_with_its_own_document(self) -> None:
        sop = KONSULTASI.model_copy(update={"nama": "Layanan \U00012000"})
        assert "U+12000" in render_sop(sop, RenderContext()).warnings[0]
        assert len(starts(made(bundle((sop, DRAF))))) == 2

    def test_letters_of_other_scripts_are_printed(self) -> None:
        assert "Ωμέγα" in "".join(pages(made(bundle((DRAF,), titles=("SOP Ωμέγα",)))))


def test_a_part_is_the_same_twice_and_knows_nothing_of_the_page_it_comes_to() -> None:
    first = part(REGISTRASI, RenderContext())
    assert first == part(REGISTRASI, RenderContext()) != b""
    assert first != part(REGISTRASI, RenderContext("A4"))
