"""Small SOPs: the plainest, one with two tables, and drafts."""

from __future__ import annotations

from sopdsl.model.koleksi import Alur, BarisHilang, Kotak, Simbol, UnitKop
from tests.renderers.samples.making import ORGANISASI, kegiatan, kotak, panah, sop, teks

_TANYA = "Pertanyaan tentang LKjIP"
_JAWAB = "Jawaban Pertanyaan tentang LKjIP"
KONSULTASI = sop(
    "organisasi/001-konsultasi-lkjip",
    "LAYANAN KONSULTASI PENYUSUNAN LKJIP DAN PERJANJIAN KINERJA",
    "001/SOP/BAG ORGANISASI/2022",
    ORGANISASI,
    [
        ("bensus", "Kasubag Bensus"),
        ("analis", "Analisis Lap. Akuntabilitas Kinerja"),
        ("muda", "Analisis Kebijakan Muda"),
        ("kabag", "Kabag. Organisasi"),
    ],
    [
        Alur(
            kolom=("bensus", "analis", "muda", "kabag"),
            kegiatan=(
                kegiatan(
                    1,
                    "bensus",
                    "Mengajukan pertanyaan tentang penyusunan LKjIP dan Perjanjian Kinerja",
                    _TANYA,
                    "15 menit",
                    _TANYA,
                    bentuk="mulai",
                ),
                kegiatan(2, "analis", "memberikan jawaban pertanyaan", _TANYA, "10 menit", _JAWAB),
                kegiatan(
                    3,
                    "muda",
                    "menambahkan informasi jawaban apabila diperlukan tambahan informasi jawaban yang belum"
                    " tersampaikan",
                    _JAWAB,
                    "10 menit",
                    _JAWAB,
                ),
                kegiatan(
                    4,
                    "kabag",
                    "Apabila jawaban pertanyaan memerlukan pengambilan keputusan, maka Analisis Kebijakan Muda akan"
                    " berkonsultasi terlebih dahulu dengan Kabag. Organisasi Setda",
                    _JAWAB,
                    "10 menit",
                    _JAWAB,
                ),
                kegiatan(5, "bensus", "Menerima jawaban pertanyaan", _JAWAB, "5 menit", _JAWAB, bentuk="selesai"),
            ),
            panah=panah("1.bensus 2.analis", "2.analis 3.muda", "3.muda 4.kabag", "4.kabag 5.bensus"),
        )
    ],
    dasar_hukum=kotak(
        "Undang-undang Nomor 28 Tahun 1999 tentang Penyelenggaraan Negara yang Bersih dan Bebas dari Korupsi, Kolusi"
        " dan Nepotisme",
        "Permen PAN dan RB Nomor 53 Tahun 2014 tentang Petunjuk Teknis Perjanjian Kinerja, Pelaporan Kinerja dan Tata"
        " Cara Reviu atas Laporan Kinerja Instansi Pemerintah",
    ),
    kualifikasi_pelaksana=kotak("Pendidikan minimal S1", "Mampu berkomunikasi dengan baik"),
    peralatan_dan_perlengkapan=kotak("Meja Kerja", "Kursi Tamu"),
    peringatan=kotak(
        "Penyusunan LKjIP tidak sesuai dengan aturan.",
        pengantar="Jika pembuatan SOP ini tidak dilaksanakan akan berdampak :",
        penanda="strip",
    ),
)

DUA_TABEL = sop(
    "umum/004-perawatan-kendaraan",
    "Perawatan Kendaraan Dinas dan Pelaporan Kerusakan",
    "004/SOP/BAG UMUM/2022",
    UnitKop(id="umum", nama="Bagian Umum", kop=("PEMERINTAH KOTA PEKALONGAN", "SEKRETARIAT DAERAH", "BAGIAN UMUM")),
    [("pengemudi", "Pengemudi"), ("operator", "Operator"), ("teknisi", "Teknisi"), ("kabag", "Kepala Bagian Umum")],
    [
        Alur(
            judul="A. Perawatan Berkala",
            kolom=("pengemudi", "kabag"),
            catatan=Kotak(
                pengantar="Catatan: kendaraan yang berumur lebih dari lima tahun dirawat dua kali setahun.",
                miring=((0, 8),),
            ),
            kegiatan=(
                kegiatan(1, "pengemudi", "Mengajukan perawatan kendaraan", "Buku kendaraan", "5", bentuk="mulai"),
                kegiatan(
                    2,
                    "kabag",
                    "Menyetujui perawatan",
                    "Buku kendaraan",
                    "10",
                    "Persetujuan",
                    bentuk="keputusan",
                    tanya="Setuju?",
                    sendiri=[Simbol(id="2.kabag.selesai", pelaksana="kabag", bentuk="selesai")],
                ),
                kegiatan(
                    3,
                    "pengemudi",
                    "Membawa kendaraan ke bengkel",
                    "Persetujuan",
                    "120",
                    "Kendaraan terawat",
                    bentuk="selesai",
                    keterangan="SOP Layanan Bengkel",
                ),
            ),
            panah=panah(
                "1.pengemudi 2.kabag",
                "2.kabag 3.pengemudi Ya",
                "2.kabag 2.kabag.selesai Tidak",
            ),
        ),
        Alur(
            judul="B. Pelaporan Kerusakan",
            kolom=("pengemudi", "operator", "teknisi", "kabag"),
            kegiatan=(
                kegiatan(1, "pengemudi", "Melaporkan kerusakan", "Laporan", "5", "Laporan", bentuk="mulai"),
                kegiatan(
                    2,
                    "operator",
                    "Menerima laporan kerusakan\na. Jika dapat diperbaiki, teknisi mengerjakannya\nb. Jika tidak,"
                    " kendaraan dikirim ke bengkel",
                    "Laporan",
                    "10",
                    "Catatan kerusakan",
                    sendiri=[
                        Simbol(
                            id="2.teknisi",
                            pelaksana="teknisi",
                            bentuk="keputusan",
                            tanya="Bisa?",
                            label="bisa",
                            tambahan=True,
                        )
                    ],
                ),
                kegiatan(3, "teknisi", "Memperbaiki kendaraan", "Suku cadang", "90", "Kendaraan laik jalan"),
                kegiatan(4, "kabag", "Menerima laporan perbaikan", "Laporan", "5", "Arsip", bentuk="selesai"),
            ),
            panah=panah(
                "1.pengemudi 2.operator",
                "2.operator 2.teknisi",
                "2.teknisi 3.teknisi Ya",
                "2.teknisi 4.kabag Tidak",
                "3.teknisi 4.kabag",
            ),
        ),
    ],
    satuan_waktu="menit",
    peralatan_dan_perlengkapan=kotak("Buku kendaraan", "Perkakas", penanda="huruf"),
    pencatatan_dan_pendataan=teks("Disimpan sebagai data elektronik dan manual"),
)

DRAF = sop(
    "protokol/05-piala",
    "Fasilitasi Piala",
    "05/SOP/Bag.Protokol dan Kompim/2022",
    UnitKop(
        id="protokol",
        nama="Bagian Protokol dan Komunikasi Pimpinan",
        kop=("PEMERINTAH KOTA PEKALONGAN", "BAGIAN PROTOKOL DAN KOMUNIKASI PIMPINAN"),
    ),
    [("pemohon", "Pemohon"), ("agendaris", "Agendaris")],
    [
        Alur(
            kolom=("pemohon", "agendaris"),
            kegiatan=(
                kegiatan(1, "agendaris", "Menyerahkan piala", "Piala", "20 (Menit)", "Laporan").model_copy(
                    update={"no": 6}
                ),
                kegiatan(2, "pemohon", "Menerima piala", "Buku inventaris", "10 (menit)", "Tanda Terima").model_copy(
                    update={"no": 7}
                ),
            ),
            panah=panah("1.agendaris 2.pemohon"),
            baris_hilang=(BarisHilang(dari=1, sampai=5, sebelum=1),),
        )
    ],
    status="draf",
)

DRAF_KOSONG = sop(
    "protokol/06-plakat",
    "Fasilitasi Plakat",
    "06/SOP/Bag.Protokol dan Kompim/2022",
    DRAF.unit,
    alur=[Alur(catatan=teks("Tabel kegiatan tidak terbaca pada naskah sumber."))],
    status="draf",
)
