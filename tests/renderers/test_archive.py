"""The PDFs as an archive and a screen reader take them: PDF/A-3a, PDF/UA-1, tags, and the files that they carry.

This reads back what the standards ask for as far as that can be told from a file's own structure. It is no validator:
whether the content of every page, font and profile keeps each clause is left to Typst, which refuses what does not.
"""

from __future__ import annotations

import base64
import datetime
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Any

import pikepdf
import pytest

from sopdsl.model import Koleksi, index_of
from sopdsl.model.index import Indeks
from sopdsl.model.koleksi import Keputusan, Sop, Tanggal
from sopdsl.rendering import Bundle, BundleEntry, RenderContext, Theme
from sopdsl_renderers.form.lampiran.pdf import render as render_lampiran
from sopdsl_renderers.form.pdf import render
from sopdsl_renderers.json import render as render_json
from tests.renderers.hostile import hostile
from tests.renderers.samples import BANTUAN_HUKUM, DRAF, DRAF_KOSONG, DUA_TABEL, KONSULTASI, REGISTRASI, SEMUA, kotak

SOURCE = "sop Uji\n\n# catatan penyusun: 50 % – é ✓\n".encode()
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 12"><path d="M0 0h10v8l-5 4l-5-4z"/></svg>'
WITH_LOGO = KONSULTASI.model_copy(update={"unit": KONSULTASI.unit.model_copy(update={"logo": "lambang.svg"})})
LONG = KONSULTASI.model_copy(
    update={"id": "uji/panjang", "dasar_hukum": kotak(*[f"Peraturan {n} {'tentang ' * 30}" for n in range(40)])}
)
CONTEXT = RenderContext(assets={"lambang.svg": SVG}, source=SOURCE)
OWN = {
    "registrasi": REGISTRASI,
    "logo": WITH_LOGO,
    "draf": DRAF,
    "tanpa alur": DRAF_KOSONG,
    "dua tabel": DUA_TABEL,
    "panjang": LONG,
    "delapan": BANTUAN_HUKUM,
}
CMYK_JPEG = base64.b64decode(
    "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwAIBgYHBgUIBwcHCQkICgwUDQwLCwwZEhMPFB0aHx4dGhwcICQuJyAiLCMcHCg3KSwwMTQ0"
    "NB8nOT04MjwuMzQy/8AAFAgAAQABBEMRAE0RAFkRAEsRAP/EABQAAQAAAAAAAAAAAAAAAAAAAAf/xAAUEAEAAAAAAAAAAAAAAAAA"
    "AAAA/9oADgRDAE0AWQBLAAA/AH8/n8/v/9k="
)
"""One white pixel in the colours of a printing press."""
UNDATED = Tanggal(pembuatan=None, revisi=None, efektif=None, pengesahan=None)


def bundle(*sops: Sop) -> Bundle:
    entries = {entry.id: entry for entry in index_of(Koleksi(sop=sops), ["pdf"]).sop}
    made = [(sop, render(sop, CONTEXT)) for sop in sops]
    return Bundle(
        None,
        "Pemerintah Kota Pekalongan",
        tuple(BundleEntry(n, f"SOP {s.nama}", entries[s.id], one.part) for n, (s, one) in enumerate(made, 1)),
    )


@cache
def document(name: str) -> bytes:
    """A document by its name in `OWN`, or that of a whole collection; none comes with a warning."""
    rendition = render_lampiran(bundle(*SEMUA), CONTEXT) if name == "lampiran" else render(OWN[name], CONTEXT)
    assert rendition.warnings == ()
    return rendition.data


@cache
def opened(data: bytes) -> Any:
    """The file, kept open: what is read of it lives no longer."""
    return pikepdf.open(io.BytesIO(data))


def xmp(data: bytes) -> Any:
    return opened(data).open_metadata()


def attached(data: bytes) -> dict[str, bytes]:
    return {name: spec.get_file().read_bytes() for name, spec in opened(data).attachments.items()}


ALL = pytest.mark.parametrize("name", [*OWN, "lampiran"])


@dataclass(frozen=True)
class Tag:
    """An element of the structure tree."""

    node: Any

    @property
    def kind(self) -> str:
        return str(self.node.S)

    def attribute(self, name: str) -> Any:
        """An attribute of the element; None where it has none."""
        given = self.node.get("/A")
        for one in given if isinstance(given, pikepdf.Array) else [] if given is None else [given]:
            if isinstance(one, pikepdf.Dictionary) and name in one:
                return one[name]
        return None

    def children(self) -> list[Tag]:
        kids = self.node.get("/K")
        many = kids if isinstance(kids, pikepdf.Array) else [] if kids is None else [kids]
        return [Tag(kid) for kid in many if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]

    def within(self) -> Iterator[Tag]:
        """The element and all in it, in reading order."""
        yield self
        for child in self.children():
            yield from child.within()


def tags(data: bytes) -> list[Tag]:
    root = opened(data).Root.StructTreeRoot.K
    tops = root if isinstance(root, pikepdf.Array) else [root]
    return [tag for top in tops for tag in Tag(top).within()]


class TestStandards:
    @ALL
    def test_says_that_it_keeps_them(self, name: str) -> None:
        found = xmp(document(name))
        assert found.pdfa_status == "3A"
        assert found["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        assert "id" in str(found["dc:language"])

    @ALL
    def test_is_sound_and_neither_locked_nor_active(self, name: str) -> None:
        pdf = opened(document(name))
        assert pdf.check_pdf_syntax() == []
        assert not pdf.is_encrypted
        assert "/ID" in pdf.trailer
        forbidden = {"/OpenAction", "/AA", "/AcroForm", "/JavaScript", "/XFA", "/OCProperties"}
        assert forbidden.isdisjoint(pdf.Root.keys())
        assert set(pdf.Root.Names.keys()) <= {"/EmbeddedFiles", "/Dests"}
        assert all("/S" not in obj or obj.S not in ("/JavaScript", "/Launch") for obj in dictionaries(pdf))

    @ALL
    def test_has_a_profile_for_its_colours(self, name: str) -> None:
        [intent] = opened(document(name)).Root.OutputIntents
        assert intent.S == "/GTS_PDFA1"
        profile = intent.DestOutputProfile
        assert profile.N == 3
        assert profile.read_bytes()[36:40] == b"acsp"
        assert not any(obj.get("/Interpolate", False) for obj in streams(opened(document(name))))

    @ALL
    def test_all_fonts_are_in_it_and_their_text_can_be_read(self, name: str) -> None:
        pdf = opened(document(name))
        fonts = [obj for obj in dictionaries(pdf) if obj.get("/Type") == "/Font" and obj.get("/Subtype") == "/Type0"]
        assert fonts
        for font in fonts:
            assert "/ToUnicode" in font
            [below] = font.DescendantFonts
            assert {"/FontFile2", "/FontFile3"} & set(below.FontDescriptor.keys())
        other = {str(obj.Subtype) for obj in dictionaries(pdf) if obj.get("/Type") == "/Font"}
        assert other <= {"/Type0", "/CIDFontType2", "/CIDFontType0"}

    @ALL
    def test_is_tagged_in_indonesian_under_its_title(self, name: str) -> None:
        root = opened(document(name)).Root
        assert root.MarkInfo.Marked is True
        # Poppler up to 22 complains of this entry: it takes the plain `false` for the wrong type.
        assert root.MarkInfo.get("/Suspects", False) is False
        assert root.Lang == "id"
        assert root.ViewerPreferences.DisplayDocTitle is True

    def test_one_with_a_letter_that_no_font_has_claims_nothing(self) -> None:
        rendition = render(KONSULTASI.model_copy(update={"nama": "Layanan 😀"}), CONTEXT)
        [warning] = rendition.warnings
        assert "😀 (U+1F600)" in warning
        found = xmp(rendition.data)
        assert not found.pdfa_status
        assert set(attached(rendition.data)) == {"001-konsultasi-lkjip.sop", "001-konsultasi-lkjip.json"}

    def test_one_with_text_in_its_logo_that_no_font_has_tells_of_the_logo(self) -> None:
        picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 90"><text y="50">日本</text></svg>'.encode()
        rendition = render(WITH_LOGO, RenderContext(assets={"lambang.svg": picture}))
        [warning] = rendition.warnings
        assert warning.startswith("PDF ini tidak memenuhi standar arsip PDF/A-3a karena")
        assert '"lambang.svg"' in warning
        found = xmp(rendition.data)
        assert not found.pdfa_status

    def test_one_with_a_logo_for_print_can_still_be_read_aloud(self) -> None:
        rendition = render(WITH_LOGO, RenderContext(assets={"lambang.svg": CMYK_JPEG}))
        [warning] = rendition.warnings
        assert "CMYK" in warning
        found = xmp(rendition.data)
        assert not found.pdfa_status
        assert found["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"

    def test_the_document_of_a_collection_does_not_tell_of_it_again(self) -> None:
        context = RenderContext(assets={"lambang.svg": CMYK_JPEG})
        entry = bundle(WITH_LOGO).entries[0]
        whole = Bundle(None, None, (BundleEntry(1, "SOP", entry.sop, render(WITH_LOGO, context).part),))
        assert render_lampiran(whole, context).warnings == ()


def dictionaries(pdf: Any) -> Iterator[Any]:
    return (obj for obj in pdf.objects if isinstance(obj, pikepdf.Dictionary))


def streams(pdf: Any) -> Iterator[Any]:
    return (obj for obj in pdf.objects if isinstance(obj, pikepdf.Stream))


class TestMetadata:
    def test_names_unit_number_and_status(self) -> None:
        info = opened(document("draf")).docinfo
        assert str(info.Title) == DRAF.nama
        assert str(info.Author) == DRAF.unit.nama
        assert str(info.Keywords) == f"SOP, {DRAF.nomor}, DRAF"

    def test_takes_the_word_for_a_sop_from_the_theme(self) -> None:
        info = opened(render(KONSULTASI, RenderContext(theme=Theme(genre="POS"))).data).docinfo
        assert str(info.Keywords) == f"POS, {KONSULTASI.nomor}"

    @pytest.mark.parametrize(
        ("dates", "expected"),
        [
            ({"efektif": (2022, 4, 11), "pembuatan": (2022, 2, 14)}, "20220411"),
            ({"pengesahan": (2022, 12, 1), "revisi": (2023, 1, 1)}, "20221201"),
            ({"revisi": (2023, 1, 1), "pembuatan": (2022, 2, 14)}, "20230101"),
            ({"pembuatan": (999, 2, 14)}, "09990214"),
            ({}, "19700101"),
        ],
    )
    def test_bears_the_date_of_the_sop(self, dates: dict[str, tuple[int, int, int]], expected: str) -> None:
        tanggal = UNDATED.model_copy(update={key: datetime.date(*date) for key, date in dates.items()})
        pdf = opened(render(KONSULTASI.model_copy(update={"tanggal": tanggal}), CONTEXT).data)
        assert str(pdf.docinfo.CreationDate) == str(pdf.docinfo.ModDate) == f"D:{expected}000000Z"
        found = pdf.open_metadata()
        day = f"{expected[:4]}-{expected[4:6]}-{expected[6:]}T00:00:00Z"
        assert (found["xmp:CreateDate"], found["xmp:ModifyDate"]) == (day, day)

    def test_a_collection_without_a_decree_bears_the_date_of_its_latest_sop(self) -> None:
        later = Tanggal.model_validate({**UNDATED.model_dump(), "efektif": "2024-05-06"})
        two = bundle(KONSULTASI, REGISTRASI.model_copy(update={"tanggal": later}))
        info = opened(render_lampiran(two, CONTEXT).data).docinfo
        assert str(info.CreationDate) == "D:20240506000000Z"
        assert str(info.Author) == "Pemerintah Kota Pekalongan"


class TestAttachments:
    def test_a_sop_carries_its_source_and_its_json(self) -> None:
        pdf = opened(document("registrasi"))
        files = attached(document("registrasi"))
        assert files == {
            "002-registrasi-penyedia.sop": SOURCE,
            "002-registrasi-penyedia.json": render_json(REGISTRASI, CONTEXT).data,
        }
        said = {
            name: (str(spec.obj.AFRelationship), spec.get_file().mime_type, spec.description)
            for name, spec in pdf.attachments.items()
        }
        assert said == {
            "002-registrasi-penyedia.sop": ("/Source", "text/plain", "Naskah sumber SOP"),
            "002-registrasi-penyedia.json": ("/Data", "application/json", "Data SOP yang dicetak di sini"),
        }

    @ALL
    def test_all_belong_to_the_document(self, name: str) -> None:
        pdf = opened(document(name))
        specs = [spec.obj for spec in pdf.attachments.values()]
        assert sorted(str(spec.UF) for spec in pdf.Root.AF) == sorted(pdf.attachments)
        for spec in specs:
            assert spec.F == spec.UF
            assert spec.EF.F.Params.ModDate
            assert str(spec.Desc)

    def test_the_document_of_a_collection_carries_those_of_all_sops(self) -> None:
        files = attached(document("lampiran"))
        assert len(files) == 2 * len(SEMUA) + 1
        for sop in SEMUA:
            name = sop.id.replace("/", ".")
            assert files[f"{name}.sop"] == SOURCE
            assert json.loads(files[f"{name}.json"])["id"] == sop.id

    def test_and_an_index_that_leads_to_them(self) -> None:
        files = attached(document("lampiran"))
        index = json.loads(files["indeks.json"])
        assert [entry["id"] for entry in index["sop"]] == sorted(sop.id for sop in SEMUA)
        for entry in index["sop"]:
            assert set(entry["dokumen"]) == {"json", "sop"}
            assert json.loads(files[entry["dokumen"]["json"]])["nama"] == entry["nama"]
            assert entry["dokumen"]["sop"] in files

    def test_the_index_holds_the_decree(self) -> None:
        keputusan = Keputusan(
            jenis="Keputusan Walikota",
            tentang="Penetapan SOP",
            nomor="060",
            tanggal=datetime.date(2022, 4, 11),
            ditetapkan_di=None,
            ditetapkan_oleh=None,
        )
        whole = replace(bundle(KONSULTASI), keputusan=keputusan)
        index = json.loads(attached(render_lampiran(whole, CONTEXT).data)["indeks.json"])
        assert index["keputusan"]["tanggal"] == "2022-04-11"
        assert Indeks.model_validate(index).keputusan == keputusan

    def test_without_a_source_there_is_the_json_alone(self) -> None:
        assert set(attached(render(KONSULTASI, RenderContext()).data)) == {"001-konsultasi-lkjip.json"}

    def test_any_id_makes_names_of_its_own(self) -> None:
        ids = ("a/b", "a.b", "a_b", "../a", "C:\\a", "a b", "é", "")
        sops = [KONSULTASI.model_copy(update={"id": id}) for id in ids]
        files = attached(render_lampiran(bundle(*sops), CONTEXT).data)
        assert len(files) == 2 * len(ids) + 1
        assert all(name.isascii() and not set(name) & set('/\\: <>"|?*') for name in files)
        for sop in sops:
            assert len(attached(render(sop, CONTEXT).data)) == 2

    def test_hostile_text_is_carried_as_it_is(self) -> None:
        text = '#panic() \\ "]} \u202e \x1b \ufeff\n'.encode()
        rendition = render(hostile(), RenderContext(source=text))
        assert text in attached(rendition.data).values()

    @pytest.mark.parametrize("source", [b"", b"x" * 300_000])
    def test_of_any_length(self, source: bytes) -> None:
        files = attached(render(KONSULTASI, RenderContext(source=source)).data)
        assert files["001-konsultasi-lkjip.sop"] == source

    def test_the_renderer_says_that_the_source_is_in_it(self) -> None:
        assert render(KONSULTASI, CONTEXT).holds_source
        assert not render_json(KONSULTASI, CONTEXT).holds_source
        other = RenderContext(assets=CONTEXT.assets, source=b"sop Lain\n")
        assert render(KONSULTASI, CONTEXT).data != render(KONSULTASI, other).data
        assert render(KONSULTASI, CONTEXT).part != render(KONSULTASI, other).part

    @pytest.mark.parametrize("name", [*OWN])
    def test_same_bytes_twice(self, name: str) -> None:
        assert render(OWN[name], CONTEXT).data == document(name)


class TestTags:
    @ALL
    def test_headings_begin_with_the_first_and_skip_none(self, name: str) -> None:
        levels = [int(tag.kind[2:]) for tag in tags(document(name)) if tag.kind[:2] == "/H" and tag.kind[2:].isdigit()]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))

    def test_a_sop_has_headings_for_its_name_its_boxes_and_its_titled_tables(self) -> None:
        found = [(tag.kind, str(tag.node.T)) for tag in tags(document("dua tabel")) if tag.kind in ("/H1", "/H2")]
        assert found[0] == ("/H1", DUA_TABEL.nama)
        assert [text for _, text in found[1:]] == [
            "DASAR HUKUM :",
            "KUALIFIKASI PELAKSANA :",
            "KETERKAITAN :",
            "PERALATAN/PERLENGKAPAN :",
            "PERINGATAN :",
            "PENCATATAN DAN PENDATAAN :",
            *[alur.judul for alur in DUA_TABEL.alur],
        ]

    def test_a_heading_that_is_printed_again_on_the_next_page_is_read_once(self) -> None:
        names = [str(tag.node.T) for tag in tags(document("panjang")) if tag.kind == "/H2"]
        assert names.count("DASAR HUKUM :") == 1
        assert len(names) == 6
        assert len(opened(document("panjang")).pages) > 3

    @ALL
    def test_tables_have_two_rows_of_heads_for_their_columns(self, name: str) -> None:
        tables = [tag for tag in tags(document(name)) if tag.kind == "/Table"]
        assert bool(tables) == (name != "tanpa alur")
        for table in tables:
            head, body = table.children()
            assert (head.kind, body.kind) == ("/THead", "/TBody")
            rows = head.children()
            assert len(rows) == 2
            for cell in (cell for row in rows for cell in row.children()):
                assert cell.kind == "/TH"
                assert cell.attribute("/Scope") == "/Column"
            assert {cell.kind for row in body.children() for cell in row.children()} == {"/TD"}

    @ALL
    def test_every_row_of_a_table_fills_all_its_columns(self, name: str) -> None:
        for table in (tag for tag in tags(document(name)) if tag.kind == "/Table"):
            rows = [tag for tag in table.within() if tag.kind == "/TR"]
            filled: dict[int, int] = {}
            for at, row in enumerate(rows):
                for cell in row.children():
                    for line in range(at, at + int(cell.attribute("/RowSpan") or 1)):
                        filled[line] = filled.get(line, 0) + int(cell.attribute("/ColSpan") or 1)
            assert len(set(filled.values())) == 1
            assert len(filled) == len(rows)

    @ALL
    def test_cells_name_heads_that_are_there(self, name: str) -> None:
        for table in (tag for tag in tags(document(name)) if tag.kind == "/Table"):
            known = {bytes(tag.node.ID) for tag in table.within() if tag.kind == "/TH"}
            cells = [tag for tag in table.within() if tag.kind == "/TD"]
            named = [{bytes(id) for id in cell.attribute("/Headers")} for cell in cells]
            assert cells
            assert all(ids and ids <= known for ids in named)

    @ALL
    def test_every_figure_has_a_text(self, name: str) -> None:
        figures = [tag for tag in tags(document(name)) if tag.kind == "/Figure"]
        assert all(str(tag.node.get("/Alt", "")).strip() for tag in figures)
        assert all(tag.attribute("/BBox") is not None for tag in figures)

    def test_each_symbol_tells_what_it_is_and_each_page_what_the_flow_is(self) -> None:
        texts = [str(tag.node.Alt) for tag in tags(document("registrasi")) if tag.kind == "/Figure"]
        symbols = [text for text in texts if " oleh " in text]
        assert len(symbols) == sum(len(row.simbol) for row in REGISTRASI.alur[0].kegiatan)
        said = "17 langkah, 3 keputusan. Pelaksana: Pemohon, Helpdesk, Verifikator."
        flows = [text for text in texts if text.startswith("Bagan alir")]
        assert [text.split(": ", 1)[0] for text in flows] == [f"Bagan alir, bagian {n} dari 2" for n in (1, 2)]
        assert all(said in text for text in flows)
        assert texts.index(flows[1]) > texts.index(symbols[5])

    def test_the_flow_is_told_before_its_table(self) -> None:
        order = [
            str(tag.node.get("/Alt", tag.kind))
            for tag in tags(document("dua tabel"))
            if tag.kind == "/Table" or str(tag.node.get("/Alt", "")).startswith("Bagan alir")
        ]
        assert [text.split(":")[0] for text in order] == [
            "Bagan alir A. Perawatan Berkala",
            "/Table",
            "Bagan alir B. Pelaporan Kerusakan",
            "/Table",
        ]

    @ALL
    def test_lists_are_lists(self, name: str) -> None:
        lists = [tag for tag in tags(document(name)) if tag.kind == "/L"]
        assert bool(lists) == (name not in ("draf", "tanpa alur"))
        for one in lists:
            assert {child.kind for child in one.children()} == {"/LI"}
            for item in one.children():
                assert [child.kind for child in item.children()] == ["/Lbl", "/LBody"]

    @ALL
    def test_pages_are_read_in_the_order_of_their_tags(self, name: str) -> None:
        assert all(page.Tabs == "/S" for page in opened(document(name)).pages if "/Annots" in page)
        assert all("/StructParents" in page for page in opened(document(name)).pages)

    def test_links_say_where_they_lead(self) -> None:
        links = [obj for obj in dictionaries(opened(document("lampiran"))) if obj.get("/Subtype") == "/Link"]
        assert len(links) >= len(SEMUA)
        assert all(str(link.Contents).strip() for link in links)
        assert all("/StructParent" in link for link in links)
        # Printed, and neither hidden nor out of view: what PDF/A asks of an annotation.
        assert all(int(link.F) & 0b100111 == 0b100 for link in links)
