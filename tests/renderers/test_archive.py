"""The PDFs as an archive takes them: what they say of themselves, fonts, colours, and what must not be there.

Whether they keep each clause of the standards is for `test_archive_validators`.
"""

from __future__ import annotations

import datetime

import pytest

from sopdsl.model.koleksi import Tanggal
from sopdsl.rendering import Bundle, BundleEntry, RenderContext, Theme
from sopdsl_renderers.form.lampiran.pdf import render as render_lampiran
from sopdsl_renderers.form.pdf import render
from tests.renderers.archives import (
    ALL,
    CMYK_JPEG,
    CONTEXT,
    WITH_LOGO,
    attached,
    bundle,
    dictionaries,
    document,
    opened,
    streams,
    xmp,
)
from tests.renderers.samples import DRAF, KONSULTASI, REGISTRASI

UNDATED = Tanggal(pembuatan=None, revisi=None, efektif=None, pengesahan=None)


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
