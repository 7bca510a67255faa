"""Numbers by the pattern of their unit: what of a number does not follow it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopdsl.lint import pola
from tests.lint.looking import found

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
