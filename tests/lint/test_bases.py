"""Lists of regulations: their order, repetitions, amendments, and fixes that keep comments."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sopdsl.lint.cases import case_of
from sopdsl.lint.checking import Given, check_files
from sopdsl.lint.fixing import settle
from sopdsl.lint.mending import Seen, Texts, applied
from sopdsl.source import Source
from sopdsl.syntax import parse
from tests.lint.looking import WORDS, found

CODES = (
    *("SOP102", "SOP103", "SOP104", "SOP105", "SOP106", "SOP107", "SOP108", "SOP109", "SOP110", "SOP111"),
    *("SOP112", "SOP113", "SOP114", "SOP401", "SOP402", "SOP403"),
)


def mended(case: str, code: str) -> str:
    """The SOP of a case after the first fix of a rule, as far as its list of regulations goes."""
    (one,) = found(case, code)
    assert one.fix is not None
    text = applied(one.source.text, one.fix.edits)
    assert not parse(Source("mended.sop", text)).diagnostics
    start = text.index("dasar hukum:\n")
    return text[start : text.index("kualifikasi pelaksana:", start)].strip()


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
