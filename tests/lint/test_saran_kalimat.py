"""What the hints on a kegiatan tell authors to type: a sentence that can stand there as it is."""

from __future__ import annotations

import pytest

from sopdsl.lint.cases import case_of
from sopdsl.lint.checking import Given, check_files
from sopdsl.source import Source

HINTS = [
    ("pemohon: Arsip yang dicari diserahkan kepada pemohon untuk dibaca", "Menerima arsip yang dicari untuk dibaca"),
    ("pemohon: Pencairan dana kepada Pemohon melalui bank", "Menerima pencairan dana melalui bank"),
    ("arsiparis: Pencairan dana kepada pemohon melalui bank", "Mencairkan dana kepada pemohon melalui bank"),
    ("arsiparis: Koordinasi dengan perangkat daerah", "Berkoordinasi dengan perangkat daerah"),
    ("arsiparis: Konsultasi kepada pimpinan", "Berkonsultasi kepada pimpinan"),
    ("arsiparis: Koordinasi kegiatan", "Mengoordinasikan kegiatan"),
    ("arsiparis: Sosialisasi kepada masyarakat", "Melakukan sosialisasi kepada masyarakat"),
    ("arsiparis: Pembinaan terhadap petugas", "Melakukan pembinaan terhadap petugas"),
    ("arsiparis: Pencatatan dalam buku pinjam", "Mencatat dalam buku pinjam"),
    ("arsiparis: Rapat bersama pemohon", "Mengadakan rapat bersama pemohon"),
    ("arsiparis: Login ke aplikasi", "Masuk ke aplikasi"),
    (
        "arsiparis > pemohon: Setelah lengkap, pemohon mengambil arsip",
        "pemohon: Setelah lengkap, mengambil arsip",
    ),
]


def hints(step):
    files = case_of(f"alur:\n  {step}\n").files
    found = check_files([Given(name.removesuffix(".sop"), Source(name, text)) for name, text in files.items()]).found
    return [one.hint for one in found if one.code in ("SOP202", "SOP203", "SOP205")]


@pytest.mark.parametrize(("step", "typed"), HINTS)
def test_the_hint_is_the_sentence_to_type(step, typed):
    (hint,) = hints(step)
    assert f'"{typed}"' in hint


@pytest.mark.parametrize(("step", "typed"), HINTS)
def test_who_types_the_hint_is_told_nothing_more(step, typed):
    who = "" if typed.startswith("pemohon: ") else f"{step.partition(':')[0]}: "
    assert hints(f"{who}{typed}") == []
