"""A SOP with eight pelaksana."""

from __future__ import annotations

from sopdsl.model.koleksi import Alur
from tests.renderers.samples.making import HUKUM, kegiatan, kotak, panah, sop

BANTUAN_HUKUM = sop(
    "hukum/007-bantuan-hukum-masyarakat-miskin",
    "Bantuan Hukum bagi Masyarakat Miskin",
    "007/SOP/Bag Hukum/2022",
    HUKUM,
    [
        ("pelapor", "Pelapor"),
        ("analis", "Analisis Hukum Muda / Analisis Advokasi Hukum"),
        ("kabag", "Kepala Bagian Hukum"),
        ("asisten", "Asisten Pem & Kesra"),
        ("sekda", "Sekda"),
        ("walikota", "Walikota"),
        ("ketiga", "Pihak Ketiga"),
        ("pn", "PN"),
    ],
    [
        Alur(
            judul="BANTUAN HUKUM BAGI MASYARAKAT MISKIN",
            kolom=("pelapor", "analis", "kabag", "asisten", "sekda", "walikota", "ketiga", "pn"),
            kegiatan=(
                kegiatan(
                    1,
                    "pelapor",
                    "Mengajukan permohonan ke Bagian Hukum",
                    "Berkas perkara",
                    "10 menit",
                    bentuk="mulai",
                ),
                kegiatan(
                    2,
                    "analis > pelapor",
                    "Meminta pemohon untuk memenuhi syarat permohonan pemberian bantuan Hukum",
                    "Berkas perkara",
                    "1 hari",
                ),
                kegiatan(
                    3,
                    "analis",
                    "Jika syarat-syarat sudah sesuai dan lengkap pemohon diminta untuk menunggu tindak lanjut dari"
                    " Bagian Hukum atas permohonannya tersebut",
                    "Berkas perkara",
                    "1 hari",
                    bentuk="keputusan",
                ),
                kegiatan(
                    4,
                    "kabag",
                    "Mendisposisikan kepada Analisis Hukum Muda/Analisis Advokasi Hukum untuk melakukan konsultasi dan"
                    " koordinasi kepada Pihak Ketiga",
                    None,
                    "1 hari",
                    "Disposisi",
                ),
                kegiatan(
                    5,
                    "analis + ketiga",
                    "Melaksanakan disposisi Kabag Hukum dan melaporkan tentang kesiapan dalam penanganan perkara"
                    " hingga terbitnya Putusan",
                    None,
                    "5 hari",
                ),
                kegiatan(
                    6,
                    "pn > analis",
                    "Menerima Putusan Pengadilan Negeri",
                    None,
                    "Waktu mengikuti jadwal PN",
                    "Putusan PN",
                ),
                kegiatan(
                    7,
                    "kabag > asisten > sekda > walikota",
                    "Melaporkan hasil putusan pengadilan kepada Walikota melalui Asisten Pemerintahan dan Kesra dan"
                    " Sekda",
                    "Laporan hasil Putusan PN",
                    "1 hari",
                    bentuk="selesai",
                ),
            ),
            panah=panah(
                "1.pelapor 2.analis",
                "2.analis 2.pelapor",
                "2.pelapor 3.analis",
                "3.analis 2.analis Tidak",
                "3.analis 4.kabag Ya",
                "4.kabag 5.analis",
                "5.analis 6.pn",
                "6.pn 6.analis",
                "6.analis 7.kabag",
                "7.kabag 7.asisten",
                "7.asisten 7.sekda",
                "7.sekda 7.walikota",
            ),
        )
    ],
    dasar_hukum=kotak(
        "Peraturan Daerah Nomor 15 Tahun 2017 Tentang Bantuan Hukum bagi Masyarakat Miskin",
        "Peraturan Walikota Pekalongan Nomor 45 Tahun 2018 Tentang Petunjuk Pelaksanaan Peraturan Daerah Nomor 15"
        " Tahun 2017 Tentang Bantuan Hukum bagi Masyarakat Miskin",
    ),
    kualifikasi_pelaksana=kotak("Pendidikan S1-Ilmu Hukum dan bisa mengoperasikan komputer"),
    peralatan_dan_perlengkapan=kotak(
        "Peraturan Perundang-Undangan yang berkaitan dengan perkara",
        "Komputer",
        "Printer",
        "Alat Tulis Kantor (ATK)",
        "Telepon",
    ),
    peringatan=kotak(
        "Ketidackermatan dalam penanganan gugatan dari masyarakat dapat menimbulkan permasalahan baru",
        "Harus selalu berkoordinasi dengan seluruh OPD yang ada di Pemerintah Kota Pekalongan dalam proses"
        " penyelesaian perkara",
    ),
    pencatatan_dan_pendataan=kotak(
        "Mencatat setiap permohonan bantuan hukum dari masyarakat untuk segera ditindaklanjuti agar dapat"
        " terselesaikan",
        "Merencanakan, mengkoordinir dan memonitor perkembangan setiap proses penyelesaian perkara sehingga perkara"
        " dapat terselesaikan sesuai dengan batas waktu yang ditentukan",
    ),
)
