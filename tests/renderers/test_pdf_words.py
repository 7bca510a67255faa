"""The words that every form prints."""

import datetime

import pytest

from sopdsl.model.koleksi import BarisHilang
from sopdsl_renderers.form import words
from sopdsl_renderers.form.printed.typesetting import TypesettingError, measure, typeset
from tests.renderers.samples import KONSULTASI, TANGGAL


@pytest.mark.parametrize(
    ("date", "text"),
    [
        (datetime.date(2022, 2, 14), "14 Februari 2022"),
        (datetime.date(2021, 8, 1), "1 Agustus 2021"),
        (datetime.date(1999, 12, 31), "31 Desember 1999"),
        (None, "-"),
    ],
)
def test_dates_are_written_out(date: datetime.date | None, text: str) -> None:
    assert words.tanggal_panjang(date) == text


@pytest.mark.parametrize(
    ("unit", "heading"),
    [(None, "Waktu"), ("", "Waktu"), ("menit", "Waktu (Menit)"), ("hari kerja", "Waktu (Hari kerja)")],
)
def test_waktu_names_its_unit(unit: str | None, heading: str) -> None:
    assert words.judul_waktu(unit) == heading


def test_markers() -> None:
    assert [words.tanda_butir("angka", n) for n in (1, 10)] == ["1.", "10."]
    assert [words.tanda_butir("huruf", n) for n in (1, 26, 27, 52, 53)] == ["a.", "z.", "aa.", "az.", "ba."]
    assert {words.tanda_butir("strip", n) for n in (1, 2)} == {"-"}


def test_efektif_is_printed_even_beside_pengesahan() -> None:
    both = KONSULTASI.model_copy(
        update={"tanggal": TANGGAL.model_copy(update={"pengesahan": datetime.date(2022, 5, 1)})}
    )
    assert words.baris_identitas(both)[-1] == ("TGL. EFEKTIF", "11 April 2022")
    none = KONSULTASI.model_copy(update={"tanggal": TANGGAL.model_copy(update={"efektif": None})})
    assert words.baris_identitas(none)[-1] == ("TGL. EFEKTIF", "-")


def test_lost_rows() -> None:
    assert words.teks_baris_hilang(BarisHilang(dari=1, sampai=5, sebelum=1)).startswith("Baris 1-5 tidak terbaca")
    assert words.teks_baris_hilang(BarisHilang(dari=3, sampai=3, sebelum=3)).startswith("Baris 3 tidak terbaca")


def test_a_refusal_of_typst_is_our_own_error() -> None:
    with pytest.raises(TypesettingError):
        measure({}, spare_fonts=False)
    with pytest.raises(TypesettingError):
        typeset("sop", {"data.json": b"{}"}, spare_fonts=False, standards=())
