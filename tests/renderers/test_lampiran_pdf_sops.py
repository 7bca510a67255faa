"""The PDF of a whole collection: the SOPs as printed alone, bookmarks, page numbers, and the file as such."""

import datetime
import os
from dataclasses import replace
from pathlib import Path

import pytest

from sopdsl.model.koleksi import Butir, Diktum, Kotak, Pengesah
from sopdsl.rendering import Bundle, RenderContext
from sopdsl_renderers.form.lampiran.pdf import render
from sopdsl_renderers.form.pdf import render as render_sop
from tests.renderers.appendix import (
    KEPUTUSAN,
    SVG,
    TITLES,
    below_foot,
    bundle,
    foots,
    made,
    outline,
    part,
    starts,
)
from tests.renderers.hostile import CLEAN, TEXT, hostile
from tests.renderers.pdf_reader import pages, pieces, reader, squeezed
from tests.renderers.samples import BANTUAN_HUKUM, DRAF, DRAF_KOSONG, DUA_TABEL, KONSULTASI, REGISTRASI, SEMUA, kotak


@pytest.fixture(scope="module")
def whole() -> Bundle:
    return bundle()


@pytest.fixture(scope="module")
def document(whole: Bundle) -> bytes:
    return made(whole)


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
