"""The rules of the identity page: numbers by their pattern, regulations as they are cited, and lists in their order."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sopdsl.diagnostics import Diagnostic
from sopdsl.lint import pola
from sopdsl.lint.cases import case_of
from sopdsl.lint.checking import Given, check_files
from sopdsl.lint.citations import citation, citations
from sopdsl.lint.fixing import settle
from sopdsl.lint.mending import Seen, Texts, applied
from sopdsl.source import Source
from sopdsl.syntax import parse

CODES = (
    *("SOP102", "SOP103", "SOP104", "SOP105", "SOP106", "SOP107", "SOP108", "SOP109", "SOP110", "SOP111"),
    *("SOP112", "SOP113", "SOP114", "SOP401", "SOP402", "SOP403"),
)


def found(case: str, code: str) -> list[Diagnostic]:
    """What one rule finds in a case, in order."""
    files = case_of(case).files
    given = [Given(name.removesuffix(".sop"), Source(name, text)) for name, text in files.items()]
    checked = check_files(given).found
    assert not [one for one in checked if one.severity.value == "error"], [one.message for one in checked]
    return sorted((one for one in checked if one.code == code), key=lambda one: one.span)


def mended(case: str, code: str) -> str:
    """The SOP of a case after the first fix of a rule, as far as its list of regulations goes."""
    (one,) = found(case, code)
    assert one.fix is not None
    text = applied(one.source.text, one.fix.edits)
    assert not parse(Source("mended.sop", text)).diagnostics
    start = text.index("dasar hukum:\n")
    return text[start : text.index("kualifikasi pelaksana:", start)].strip()


# Numbers by the pattern of their unit

PATTERN = "{urut:3}/SOP/BAG UMUM/{tahun}"


@pytest.mark.parametrize(
    ("pattern", "nomor"),
    [
        (PATTERN, "001/SOP/BAG UMUM/2022"),
        (PATTERN, "1001/SOP/BAG UMUM/2022"),
        ("{urut}/SOP/{tahun}", "7/SOP/2022"),
        ("{urut:2}/SOP/Bag.Protokol dan Kompim/{tahun}", "07/SOP/Bag.Protokol dan Kompim/2022"),
        ("SOP-{tahun}-{urut:3}", "SOP-2022-014"),
        ("SOP.{urut:3}", "SOP.014"),
        ("{urut:2}", "14"),
        ("{urut}", "007"),
        ("000.8.3/{urut:3}-{tahun}", "000.8.3/014-2022"),
    ],
)
def test_a_number_that_follows_its_pattern(pattern, nomor):
    read = pola.read(pattern)
    assert not read.flaws
    assert read.follows(nomor)
    assert read.expected(nomor, None) == nomor
    assert read.differences(nomor, None) == []


@pytest.mark.parametrize(
    ("nomor", "differences", "expected"),
    [
        ("1/SOP/BAG UMUM/2022", [("1", "001")], "001/SOP/BAG UMUM/2022"),
        ("0001/SOP/BAG UMUM/2022", [("0001", "001")], "001/SOP/BAG UMUM/2022"),
        ("004/SOP/UMUM/2022", [("UMUM", "BAG UMUM")], "004/SOP/BAG UMUM/2022"),
        ("004/sop/bag umum/2022", [("sop", "SOP"), ("bag umum", "BAG UMUM")], "004/SOP/BAG UMUM/2022"),
        ("004/SOP/BAG UMUM/22", [("22", "2021")], "004/SOP/BAG UMUM/2021"),
        ("…/SOP/BAG UMUM/2022", [("…", "…")], "…/SOP/BAG UMUM/2022"),
        ("006 / SOP / BAG UMUM / 2022", [], "006/SOP/BAG UMUM/2022"),
        ("006/SOP/BAG  UMUM/2022", [], "006/SOP/BAG UMUM/2022"),
        ("004/UMUM/2022", [], "004/SOP/BAG UMUM/2022"),
        ("2022/4", [], "004/SOP/BAG UMUM/2022"),
        ("tanpa nomor", [], "…/SOP/BAG UMUM/2021"),
    ],
)
def test_what_of_a_number_does_not_follow_its_pattern(nomor, differences, expected):
    read = pola.read(PATTERN)
    assert not read.follows(nomor)
    told = read.differences(nomor, 2021)
    assert [(one.written, one.expected) for one in told] == differences
    assert [nomor[one.span.start : one.span.end] for one in told] == [one.written for one in told]
    assert read.expected(nomor, 2021) == expected


@pytest.mark.parametrize(
    ("pattern", "flawed"),
    [
        ("{urut:3}/SOP/{thn}", ["{thn}"]),
        ("{urut:0}/SOP/{tahun}", ["{urut:0}"]),
        ("{urut:10}/SOP", ["{urut:10}"]),
        ("{urut/SOP/{tahun}", ["{", "{urut/SOP/{tahun}"]),
        ("{urut}/SOP}", ["}"]),
        ("{urut}/{urut:3}", ["{urut:3}"]),
        ("{tahun}/{urut}/{tahun}", ["{tahun}"]),
        ("SOP/BAG UMUM/{tahun}", ["SOP/BAG UMUM/{tahun}"]),
        ("{}", ["{}"]),
    ],
)
def test_a_pattern_that_cannot_be_followed(pattern, flawed):
    assert [pattern[flaw.span.start : flaw.span.end] for flaw in pola.read(pattern).flaws] == flawed


PIECES = st.text(alphabet="AbS /.-{}0123:urutahn", max_size=30)


@given(PIECES, PIECES)
def test_no_pattern_and_no_number_is_too_odd(pattern, nomor):
    read = pola.read(pattern)
    if read.flaws:
        return
    expected = read.expected(nomor, 2022)
    assert pola.UNKNOWN in expected or read.follows(expected)
    assert all(one.span.end <= len(nomor) for one in read.differences(nomor, 2022))


def test_the_place_of_the_pattern_is_told():
    (one,) = found("nomor: 4/SOP/BAG ORGANISASI/2026", "SOP102")
    (pattern,) = one.related
    assert pattern.source.slice(pattern.span) == "{urut:3}/SOP/BAG ORGANISASI/{tahun}"
    assert one.hint == 'tulis "004/SOP/BAG ORGANISASI/2026"'


def test_a_number_that_is_not_written_as_it_is_printed_is_marked_whole():
    (one,) = found("nomor: 4/SOP/BAG \\#ORGANISASI/2026", "SOP102")
    assert one.source.slice(one.span) == "4/SOP/BAG \\#ORGANISASI/2026"


# How regulations are cited


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


WORDS = st.sampled_from(
    [
        *(
            "Undang-Undang",
            "UU",
            "Peraturan",
            "Menteri",
            "Permen",
            "Perda",
            "Walikota",
            "PMK",
            "Dalam",
            "Negeri",
            "Kota",
        ),
        *("Nomor", "No.", "Tahun", "tahun", "tanggal", "tentang", "sebagaimana", "Pasal", "ayat", "(6)", "/", ","),
        *("25", "2009", "2-18", "59", "A", "215/PMK.07/2021", "XI/MPR/1998"),
    ]
)


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_no_citation_is_too_odd(text):
    for cited in (citation(text), *citations(text)):
        if cited is not None:
            assert 0 < cited.end <= len(text)
            assert cited.bad_year is None or text[cited.bad_year.start : cited.bad_year.end]


# Lists of regulations

LAWS = {
    "Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan": 0,
    "Peraturan Pemerintah Nomor 28 Tahun 2012 tentang Arsip": 1,
    "Perpres Nomor 16 Tahun 2018 tentang Pengadaan": 2,
    "Permen PAN dan RB Nomor 35 Tahun 2012 tentang SOP": 3,
    "Permendagri Nomor 120 Tahun 2018 tentang Produk Hukum": 4,
    "Perda Nomor 5 Tahun 2016 tentang Perangkat Daerah": 5,
    "Perwal Nomor 68 Tahun 2020 tentang Sekretariat Daerah": 6,
}


@given(st.permutations(list(LAWS)), st.sets(st.integers(0, 6)), st.sets(st.integers(0, 6)))
def test_the_fix_puts_any_order_right_and_keeps_comments(laws, above, behind):
    lines = ["dasar hukum:"]
    for at, law in enumerate(laws):
        if at in above:
            lines.append(f"  # di atas {LAWS[law]}")
        lines.append(f"  {at + 1}. {law}" + (f"  # di belakang {LAWS[law]}" if at in behind else ""))
    if list(laws) == list(LAWS):
        assert found("\n".join(lines), "SOP110") == []
        return
    after = mended("\n".join(lines), "SOP110").splitlines()
    assert sorted(line.split(". ")[-1] for line in after) == sorted(line.split(". ")[-1] for line in lines)
    items = [line for line in after if line[2:3].isdigit()]
    assert [line.split(". ")[0] for line in items] == [f"  {at + 1}" for at in range(len(laws))]
    assert [LAWS[line.split(". ")[1].split("  #")[0]] for line in items] == list(LAWS.values())
    for line, following in pairwise(after):
        if line.startswith("  # di atas "):
            assert LAWS[following.split(". ")[1].split("  #")[0]] == int(line.split()[-1])


def test_what_has_no_place_in_the_order_stays_where_it_is():
    case = """
    === a.sop
    sop Peminjaman Arsip

    nomor: 001/SOP/BAG ORGANISASI/2026
    unit: organisasi
    tanggal pembuatan: 5 Januari 2026
    tanggal efektif: 2 Februari 2026
    disahkan oleh: sekda
    status: draf

    dasar hukum:
      - Rencana Strategis
      - Perwal Nomor 68 Tahun 2020 tentang Sekretariat Daerah

      # keputusan tetap di sini
      - Keputusan Wali Kota Nomor 1 Tahun 2021 tentang Tim
      - @uu-25-2009

    kualifikasi pelaksana: -
    """
    assert mended(case, "SOP110").splitlines() == [
        "dasar hukum:",
        "  - Rencana Strategis",
        "  - @uu-25-2009",
        "",
        "  # keputusan tetap di sini",
        "  - Keputusan Wali Kota Nomor 1 Tahun 2021 tentang Tim",
        "  - Perwal Nomor 68 Tahun 2020 tentang Sekretariat Daerah",
    ]


def test_signs_between_entries_stay_where_they_are():
    case = """
    dasar hukum:
      a. Perwal Nomor 68 Tahun 2020 tentang Sekretariat; = @perwal-3-2020
      b. @uu-25-2009; dan,
      c. Perda Nomor 5 Tahun 2016 tentang Perangkat Daerah.  # terakhir
    """
    assert mended(case, "SOP110").splitlines() == [
        "dasar hukum:",
        "  a. @uu-25-2009; dan;",
        "  b. Perda Nomor 5 Tahun 2016 tentang Perangkat Daerah,  # terakhir",
        "  c. Perwal Nomor 68 Tahun 2020 tentang Sekretariat. = @perwal-3-2020",
    ]


def test_taking_out_what_is_given_twice_keeps_comments():
    case = """
    dasar hukum:
      1. @uu-25-2009
      # di atas
      2. UU Nomor 25 Tahun 2009
        | tentang Pelayanan Publik  # di belakang
      3. @perwal-3-2020
    """
    assert mended(case, "SOP111").splitlines() == [
        "dasar hukum:",
        "  1. @uu-25-2009",
        "  # di atas",
        "  # di belakang",
        "  3. @perwal-3-2020",
    ]


@pytest.mark.parametrize(("text", "safe"), [("@uu-25-2009;", True), ("UU 25 Tahun 2009 tentang Layanan", False)])
def test_only_a_repetition_in_the_same_words_is_taken_out_safely(text, safe):
    (one,) = found(f"dasar hukum:\n  1. @uu-25-2009\n  2. {text}\n", "SOP111")
    assert one.fix and one.fix.safe is safe


DECREE = """
=== keputusan.sop
keputusan Penetapan SOP

jenis: Keputusan Wali Kota Arunika
nomor: 060/001 TAHUN 2026
tanggal: 2 Februari 2019
ditetapkan di: Arunika
ditetapkan oleh: sekda

mengingat:
{}
"""


@pytest.mark.parametrize(
    ("code", "items"),
    [
        ("SOP107", ["«@perwal-4-2011»"]),
        ("SOP108", ["«@perwal-9-2018»"]),
        (
            "SOP109",
            ["Pasal 18 ayat (6) Undang-Undang Dasar Negara Republik Indonesia Tahun 1945", "«PP Nomor 4» tentang X"],
        ),
        ("SOP110", ["@uu-25-2009", "«Pasal 18 UUD 1945»"]),
        ("SOP111", ["@uu-25-2009", "«UU Nomor 25 Tahun 2009 tentang Pelayanan Publik»"]),
        ("SOP112", ["«UU Nomor 25 Tahun 2009 tentang Pelayanan Publik»"]),
        ("SOP113", ["«@perwal-3-2020»"]),
        ("SOP114", ["UU Nomor 23 Tahun 2014 tentang X = «@uu-25-2009»"]),
    ],
)
def test_a_decree_is_looked_at_too(code, items):
    case = DECREE.format("\n".join(f"  {at}. {item}" for at, item in enumerate(items, 1)))
    expected = case_of(case).marks["keputusan.sop"]
    assert tuple(one.span for one in found(case, code)) == expected


def test_the_last_of_several_amendments_counts():
    case = """
    === deklarasi-lain.sop
    peraturan pp-1-2010 = Peraturan Pemerintah Nomor 1 Tahun 2010 tentang X
      diubah oleh: @pp-3-2014, @pp-2-2012
    peraturan pp-2-2012 = Peraturan Pemerintah Nomor 2 Tahun 2012 tentang Perubahan X
    peraturan pp-3-2014 = Peraturan Pemerintah Nomor 3 Tahun 2014 tentang Perubahan Kedua X
    === a.sop
    sop Peminjaman Arsip

    nomor: 001/SOP/BAG ORGANISASI/2026
    unit: organisasi
    tanggal pembuatan: 5 Januari 2026
    tanggal efektif: 2 Februari 2026
    disahkan oleh: sekda
    status: draf

    dasar hukum:
      1. @pp-1-2010 sebagaimana telah diubah dengan @pp-2-2012
    """
    (one,) = found(case, "SOP108")
    assert one.hint == ('tulis "@pp-1-2010 sebagaimana telah diubah beberapa kali, terakhir dengan @pp-3-2014"')


def test_the_regulation_in_force_is_told_across_several_revocations():
    case = """
    === deklarasi-lain.sop
    peraturan pp-1-2010 = Peraturan Pemerintah Nomor 1 Tahun 2010 tentang X
      dicabut oleh: @pp-2-2012
    peraturan pp-2-2012 = Peraturan Pemerintah Nomor 2 Tahun 2012 tentang X
      dicabut oleh: @pp-3-2014
    peraturan pp-3-2014 = Peraturan Pemerintah Nomor 3 Tahun 2014 tentang X
    === a.sop
    sop Peminjaman Arsip

    nomor: 001/SOP/BAG ORGANISASI/2026
    unit: organisasi
    tanggal pembuatan: 5 Januari 2026
    tanggal efektif: 2 Februari 2026
    disahkan oleh: sekda
    status: draf

    dasar hukum:
      1. @pp-1-2010
      2. @pp-2-2012
    """
    told = [one.message for one in found(case, "SOP107")]
    assert told == ["peraturan ini sudah dicabut; yang berlaku Peraturan Pemerintah Nomor 3 Tahun 2014"] * 2


REFERENCES = st.sampled_from(["@uu-25-2009", "@perwal-4-2011", "@perwal-9-2018", "@perwal-3-2020"])
SIGNS = st.sampled_from([";", ",", ".", "*", "= @uu-25-2009", "  # komentar", "\n    | lanjutan", "\\@"])
ITEMS = st.lists(WORDS | REFERENCES | SIGNS, min_size=1, max_size=7).map(" ".join)


@settings(max_examples=60)
@given(st.lists(ITEMS, min_size=1, max_size=5), st.sampled_from(["1.", "-", "a."]))
def test_fixes_of_any_list_keep_its_comments_and_bring_no_error(items, marker):
    files = case_of("dasar hukum:\n" + "".join(f"  {marker} {item}\n" for item in items)).files

    def look(texts: Texts) -> Seen:
        given = [Given(name.removesuffix(".sop"), Source(name, text)) for name, text in texts.items()]
        told = check_files(given).found
        return Seen(told, [one for one in told if one.code in CODES])

    def errors(texts: Texts) -> list[str]:
        return [one.message for one in look(texts).found if one.severity.value == "error"]

    if errors(files):
        return
    settled = settle(files, look, unsafe=True)
    assert errors(settled.texts) == []
    name = next(name for name in files if name != "deklarasi.sop")
    assert settled.texts[name].count("# komentar") == files[name].count("# komentar")
    left = {one.code for one in settled.seen.found if one.fix}
    assert not left & set(CODES), settled.texts[name]


# Steps


@pytest.mark.parametrize(
    ("kegiatan", "told"),
    [
        ("Memeriksa permohonan", True),
        ("PPTK mengoreksi dan mengajukan draf kepada Kabag", True),
        ("Penyusunan jawaban", True),
        ("Menandatangani surat", True),
        ("Petugas mengajukan draf", False),
        ("Mengirimkan surat", False),
        ("Menerima kembali berkas yang sudah diperiksa", False),
        ("Setelah diverifikasi Kabag, surat diajukan kepada Walikota", False),
        ("Mendistribusikan surat", False),
    ],
)
def test_a_step_that_hands_something_on_may_give_what_it_takes(kegiatan, told):
    case = f"""
    alur:
      pemohon: {kegiatan}
        kelengkapan: Surat
        waktu: 5 menit
        output: surat
    """
    assert bool(found(case, "SOP403")) is told


@pytest.mark.parametrize(
    ("waktu", "told"),
    [
        ("5 menit", False),
        ("1 x 24 Jam", False),
        ("maksimal 3 hari kerja", False),
        ("4 bulan sekali selama setahun", False),
        ("Metode Tender: 6 hari", False),
        ("-", False),
        ("–", False),
        ("10", True),
        ("sesuai kebutuhan", True),
        ("Menit", True),
    ],
)
def test_a_time_without_a_value(waktu, told):
    case = f"""
    alur:
      pemohon: Mengajukan permohonan
        kelengkapan: Surat
        waktu: {waktu}
        output: Permohonan
    """
    assert [one.source.slice(one.span) for one in found(case, "SOP402")] == ([waktu] if told else [])
