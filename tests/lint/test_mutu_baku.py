"""Steps that hand on what they take, and times without a value."""

from __future__ import annotations

import pytest

from tests.lint.looking import found


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
