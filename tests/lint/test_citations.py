"""How regulations are cited: what a text names, and whether two texts name the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopdsl.lint.citations import citation, citations
from tests.lint.looking import WORDS


@pytest.mark.parametrize(
    ("text", "kind", "maker", "number", "year", "titled"),
    [
        ("Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik", "uu", "", "25", 2009, True),
        ("UU No 15 Tahun 2019 tentang Perubahan Atas UU No. 12 Tahun 2011", "uu", "", "15", 2019, True),
        ("UU 25/2009 ttg Pelayanan Publik", "uu", "", "25", 2009, True),
        ("UU 25 Tahun 2009", "uu", "", "25", 2009, False),
        ("Undang - undang RI Nomor: 025 Thn. 2009 tentang X", "uu", "", "25", 2009, True),
        ("Undang-Undang Dasar Negara Republik Indonesia Tahun 1945", "uud", "", None, 1945, False),
        ("Ketetapan MPR Nomor XI/MPR/1998 tentang X", "tap-mpr", "", "xi/mpr/1998", 1998, True),
        ("Peraturan Pemerintah Pengganti Undang-Undang Nomor 1 Tahun 2020 tentang X", "perppu", "", "1", 2020, True),
        ("PP 28 Tahun 2012 tentang X", "pp", "", "28", 2012, True),
        ("Perpres No.33 Tahun 2012 tentang JDIH", "perpres", "", "33", 2012, True),
        ("Permendagri No. 120 Tahun 2018 Tentang X", "permen", "dagri", "120", 2018, True),
        ("Peraturan Menteri Dalam Negeri Nomor 120 Tahun 2018 Tentang X", "permen", "dagri", "120", 2018, True),
        ("PermenPANRB No. 35 tentang X", "permen", "panrb", "35", None, True),
        (
            "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 35 Tahun 2012 tentang X",
            *("permen", "panrb", "35", 2012, True),
        ),
        ("Peraturan Menteri Keuangan Nomor 215/PMK.07/2021 tentang X", "permen", "keu", "215/pmk.07/2021", 2021, True),
        (
            "Peraturan Direktur Jenderal Pajak Nomor PER-40/PJ/2006 tentang X",
            *("peraturan-lain", "direkturjenderalpajak", "per-40/pj/2006", 2006, True),
        ),
        (
            "Peraturan Menteri Perhubungan Nomor PM 19 Tahun 2021 tentang X",
            *("permen", "perhubungan", "pm19", 2021, True),
        ),
        ("Peraturan LKPP Nomor 12 Tahun 2021 tentang X", "perlembaga", "", "12", 2021, True),
        ("Perda Kota Arunika Nomor 5 Tahun 2016 tentang X", "perda", "arunika", "5", 2016, True),
        ("Peraturan Daerah Provinsi Jawa Tengah Nomor 5 Tahun 2016", "perda-provinsi", "jawatengah", "5", 2016, False),
        ("Peraturan Wali Kota Arunika Nomor 59 A Tahun 2012 tentang X", "perkada", "arunika", "59a", 2012, True),
        ("Peraturan Walikota No. 67 tentang JDIH", "perkada", "", "67", None, True),
        ("Perwal 59A Tahun 2012 tentang X", "perkada", "", "59a", 2012, True),
        ("SE Sekda Nomor 900/4 tanggal 3 Januari 2022 perihal X", "surat-edaran", "sekda", "900/4", 2022, True),
        ("Surat Keputusan Walikota tentang Tim Nomor 180.05 / 0002", "kepkada", "", "180.05/0002", None, True),
        ("Peraturan Daerah tentang Perubahan Perda Nomor 4 Tahun 2010", "perda", "", None, None, True),
        ("Peraturan Direksi Nomor 4 Tahun 2010 tentang X", "peraturan-lain", "direksi", "4", 2010, True),
    ],
)
def test_a_citation(text, kind, maker, number, year, titled):
    cited = citation(text)
    assert cited is not None
    assert (cited.kind.key, cited.maker, cited.number, cited.year, cited.titled) == (kind, maker, number, year, titled)


@pytest.mark.parametrize(
    "text",
    [
        "Rencana Strategis Bagian Organisasi",
        "Kitab Undang-Undang Hukum Perdata",
        "Peraturan perundang-undangan yang berlaku",
        "Permohonan tertulis",
        "Seksi Arsip",
        "PPTK",
        "",
    ],
)
def test_what_is_no_citation(text):
    assert citation(text) is None


@pytest.mark.parametrize("year", ["2-18", "20l8", "218", "20018"])
def test_a_year_that_cannot_be_one(year):
    text = f"Permendagri Nomor 121 Tahun {year} tentang X"
    cited = citation(text)
    assert cited and cited.year is None
    assert cited.bad_year and text[cited.bad_year.start : cited.bad_year.end] == year


def test_all_citations_in_a_text():
    text = "Perpres No.16 Tahun 2018 tentang X sebagaimana telah diubah dengan Perpres 12/2021 tentang Perubahan X"
    assert [(one.number, one.year) for one in citations(text)] == [("16", 2018), ("12", 2021)]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("UU 25 Tahun 2009", "Undang-Undang Republik Indonesia Nomor 25 Tahun 2009 tentang X", True),
        ("UU 25 Tahun 2009", "UU 25 Tahun 2010", False),
        ("UU 25 Tahun 2009", "PP 25 Tahun 2009", False),
        ("Perwal 9/2018", "Peraturan Walikota Arunika Nomor 9 Tahun 2018", True),
        ("Perda Kota Arunika Nomor 9 Tahun 2018", "Perda Kabupaten Lain Nomor 9 Tahun 2018", False),
        ("Permenkes Nomor 4 Tahun 2019", "Peraturan Menteri Kesehatan Nomor 4 Tahun 2019", True),
        ("Permenkes Nomor 4 Tahun 2019", "Permensos Nomor 4 Tahun 2019", False),
        ("Peraturan Menteri Nomor 4 Tahun 2019", "Permensos Nomor 4 Tahun 2019", False),
        ("Pasal 5 UU 25 Tahun 2009", "UU 25 Tahun 2009", False),
        ("UU tentang X", "UU tentang X", False),
    ],
)
def test_whether_two_citations_are_of_one_regulation(one, other, same):
    a, b = citation(one), citation(other)
    assert a and b
    assert a.same(b) is same
    assert b.same(a) is same


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_no_citation_is_too_odd(text):
    for cited in (citation(text), *citations(text)):
        if cited is not None:
            assert 0 < cited.end <= len(text)
            assert cited.bad_year is None or text[cited.bad_year.start : cited.bad_year.end]
