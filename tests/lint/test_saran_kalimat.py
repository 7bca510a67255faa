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
    ("arsiparis: Perencanaan dan menambahkan pengguna", "Merencanakan dan menambahkan pengguna"),
    ("arsiparis: Proses instalasi aplikasi", "Memasang aplikasi"),
    ("arsiparis: Pemulangan arsip yang diminta oleh pemohon", "Memulangkan arsip yang diminta oleh pemohon"),
    ("arsiparis: Naskah dinas di ajukan kepada kepala bagian", "Mengajukan naskah dinas kepada kepala bagian"),
    (
        "arsiparis: Update status setelah selesai ditindaklanjuti",
        "Memutakhirkan status setelah selesai ditindaklanjuti",
    ),
    ("arsiparis: Tim Diseminasi melaksanakan penyiangan", "Melaksanakan penyiangan"),
    ("arsiparis: Wajib lapor setiap enam bulan", "Wajib melapor setiap enam bulan"),
    ("arsiparis: Kirim ke pemohon", "Mengirim ke pemohon"),
    ("arsiparis: Review dan finalisasi laporan", "Mereviu dan merampungkan laporan"),
    ("arsiparis: Pengumpulan, pengolahan, dan penyajian data", "Mengumpulkan, mengolah, dan menyajikan data"),
    ("arsiparis: Pengecekan/pencocokan daftar arsip", "Mengecek/mencocokkan daftar arsip"),
    ("arsiparis: Penyusunan kembali daftar arsip", "Menyusun kembali daftar arsip"),
    ("arsiparis: Verifikasi lapangan terhadap arsip", "Melakukan verifikasi lapangan terhadap arsip"),
    ("arsiparis: Tanda tangan elektronik surat jawaban", "Menandatangani secara elektronik surat jawaban"),
    ("arsiparis: Tanya jawab dan pemberian masukan", "Melakukan tanya jawab dan memberikan masukan"),
    ("arsiparis: Harmonisasi rancangan keputusan", "Melakukan harmonisasi rancangan keputusan"),
    ("arsiparis: Musnahkan arsip dengan cara dicacah", "Memusnahkan arsip dengan cara dicacah"),
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


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("arsiparis: Apakah arsip sudah lengkap?", 'awali dengan "Memeriksa apakah …"'),
        ("arsiparis: Pembahasan dan Pemfinalan rancangan", 'ubah juga "Pemfinalan" menjadi kata kerja'),
        ("arsiparis: Pemeriksaan awal oleh dokter untuk menentukan rujukan", "siapa yang mengerjakannya"),
        ("arsiparis: Penerimaan daftar arsip oleh panitia", "siapa yang mengerjakannya"),
        ("arsiparis: Di paraf oleh atasan", 'tulis "Memaraf …"'),
    ],
)
def test_where_the_sentence_cannot_be_made_the_hint_says_what_is_wrong(step, said):
    (hint,) = hints(step)
    assert said in hint


def test_a_noun_in_kan_is_no_order():
    for noun in ("Tindakan perbaikan terhadap arsip", "Rujukan ke arsip lain", "Masukan dari pemohon"):
        (hint,) = hints(f"arsiparis: {noun}")
        assert "misalnya" in hint
