"""Which names of pelaksana are one office: spellings and slips, never two offices that are nearly called alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopdsl.lint.offices import full_words, rarer_spellings


def rarer(*sops, trusted=frozenset()):
    names = {f"{at:03}": list(sop) for at, sop in enumerate(sops)}
    return {one.text: one.better for one in rarer_spellings(names, trusted)}


ONE = [
    ("Analis Kebijakan Muda", "Analisis Kebijakan Muda"),
    ("Analisis Kebijakan Muda", "Analisa Kebijakan Muda"),
    ("Kabag Kesra Setda", "Kabag Kesra Sekda"),
    ("Agendaris", "Agerendaris"),
    ("Tim Pelaksanaan kegiatan", "Tim Pelaksanan kegiatan"),
    ("Kabag Hukum", "Kepala Bagian Hukum"),
    ("Kabag. Organisasi", "Kabag Organisasi"),
    ("Kasubbag Umum", "Kasubag Umum"),
    ("Kasubag Umum", "Kepala Sub Bagian Umum"),
    ("Ka. Bag Umum", "Kabag Umum"),
    ("PA/KPA", "PA/ KPA"),
    ("Wali Kota", "Walikota"),
    ("Asisten Pem & Kesra", "Asisten Pemerintahan dan Kesra"),
    ("Pejabat Pelaksana Teknis Kegiatan (PPTK)", "PPTK"),
    ("Petugas Pelayanan", "Petugas Pelayanann"),
    ("Tim Teknis", "TIM TEKNIS"),
    ("Staf Protokol", "Staff Protokol"),
    ("Bendahara Pengeluaran", "Bendahara Pengeluran"),
]
TWO = [
    ("Kabag Umum", "Kabag Hukum"),
    ("Asisten I", "Asisten II"),
    ("Kasubbag A", "Kasubbag B"),
    ("Kasubag AWK", "Kasubag APK"),
    ("Sekda", "Setda"),
    ("Sekretaris Daerah", "Sekretariat Daerah"),
    ("Petugas Pengaduan", "Petugas Pengadaan"),
    ("Pihak ke-2 (penyedia jasa)", "Pihak ke-3 (penyedia jasa)"),
    ("Pejabat Pengelola Pengaduan", "Petugas Pengelola Pengaduan"),
    ("Wakil Kepala Pelaksana", "Wakil Ketua Pelaksana"),
    ("Analis Kebijakan Muda", "Analis Kebijakan Madya"),
    ("Pelapor", "Terlapor"),
    ("Pemohon", "Termohon"),
    ("Pranata Komputer Penyelia", "Pranata Komputer Penyedia"),
    ("Petugas Penertiban", "Petugas Penerbitan"),
    ("Seksi Penataan", "Seksi Pendataan"),
    ("Lurah Bendan", "Lurah Bendun"),
    ("Camat Karanganyar", "Camat Karangayar"),
    ("PPK", "PPTK"),
    ("Kabag", "Kasubag"),
    ("Bidan Desa", "Bidang Desa"),
    ("Tim Penyusun", "Tim Pengusul"),
    ("Dokter", "Doktor"),
    ("Kelompok XVII", "Kelompok XVIII"),
]


@pytest.mark.parametrize(("frequent", "rare"), ONE)
def test_one_office(frequent, rare):
    assert rarer([frequent], [rare], [frequent]) == {rare: frequent}
    assert rarer([rare], [frequent], [frequent]) == {rare: frequent}
    assert len(rarer([frequent], [rare])) == 1


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_offices(one, other):
    assert rarer([one], [other], [one]) == {}


@pytest.mark.parametrize(("one", "other"), ONE)
def test_names_side_by_side_in_a_sop_are_two_offices(one, other):
    assert rarer([one, other], [one], [one]) == {}


def test_of_equally_frequent_spellings_the_words_beside_decide():
    assert rarer(["Kabag Kesra Sekda"], ["Kabag Kesra Setda"], ["Asisten Kesra Setda"]) == {
        "Kabag Kesra Sekda": "Kabag Kesra Setda"
    }
    assert rarer(["Agerendaris"], ["Agendaris"]) == {"Agendaris": "Agerendaris"}


def test_two_frequent_names_are_two_offices_unless_only_signs_differ():
    assert rarer(*[["Staf Protokolan"], ["Staf Protokol"]] * 5) == {}
    assert rarer(*[["Kabag. Umum"], ["Kabag Umum"]] * 5) == {"Kabag Umum": "Kabag. Umum"}


def test_a_trusted_name_is_right_however_rare():
    assert rarer(["Agerendaris"], ["Agerendaris"], ["Agendaris"], trusted={"Agendaris"}) == {"Agerendaris": "Agendaris"}


def test_each_spelling_is_compared_with_the_most_frequent():
    names = [["Agendaris"]] * 3 + [["Agendariss"]] * 2 + [["Agerendaris"]]
    assert rarer(*names) == {"Agendariss": "Agendaris", "Agerendaris": "Agendaris"}


def test_words_in_full():
    assert full_words("Kasubag. TU & Kepegawaian (TUK)") == ("kepala", "subbagian", "tu", "dan", "kepegawaian")
    assert full_words("(LKPP)") == ("lkpp",)
    assert full_words("-") == ()


WORDS = st.sampled_from(
    ["Kabag", "Kabag.", "Staf", "Analis", "Analisis", "Analisa", "Umum", "Hukum", "II", "Setda", "Sekda"]
)
NAMES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)


@given(st.lists(st.lists(NAMES, max_size=4), max_size=8))
def test_any_names(sops):
    names = {str(at): sop for at, sop in enumerate(sops)}
    found = list(rarer_spellings(names))
    assert len({one.text for one in found}) == len(found)
    for one in found:
        assert one.text != one.better
        assert all(names[use.id][use.at] == one.text for use in one.uses)
        assert all(names[use.id][use.at] == one.better for use in one.better_uses)
        assert {use.id for use in one.uses}.isdisjoint(use.id for use in one.better_uses)
    assert found == list(rarer_spellings(names))


def test_of_equally_frequent_spellings_the_fuller_one_is_better_else_the_first():
    assert rarer(["Kabag Hukum"], ["Kepala Bagian Hukum"]) == {"Kabag Hukum": "Kepala Bagian Hukum"}
    assert rarer(["Kepala Bagian Hukum"], ["Kabag Hukum"]) == {"Kabag Hukum": "Kepala Bagian Hukum"}
    assert rarer(["PA/KPA"], ["PA/ KPA"]) == {"PA/ KPA": "PA/KPA"}
