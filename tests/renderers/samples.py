"""SOPs of the Keputusan as resolved values, built by hand so that tests of the backends need no parser.

`REGISTRASI` has 17 rows, three decisions, a hand-over and a joint step; `BANTUAN_HUKUM` eight pelaksana;
`KONSULTASI` is the plainest; `DUA_TABEL` has two titled tables, a unit of time, an added symbol, capsules of their
own and a note; `DRAF` lost its first rows in the source and `DRAF_KOSONG` has nothing but a note.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from sopdsl.model.koleksi import (
    Alur,
    BarisHilang,
    Butir,
    Kegiatan,
    Kotak,
    Lama,
    Panah,
    Pelaksana,
    Pengesah,
    Ringkasan,
    Simbol,
    Sop,
    Tanggal,
    UnitKop,
    Waktu,
)
from sopdsl.syntax.nodes import Hubungan, Marker

SEKDA = Pengesah(
    id="sekda",
    jabatan="Sekretaris Daerah Kota Pekalongan",
    nama="SRI RUMININGSIH, SE, M.Si",
    nip="19640226 199003 2 004",
)
TANGGAL = Tanggal(
    pembuatan=datetime.date(2022, 2, 14),
    revisi=datetime.date(2022, 2, 18),
    efektif=datetime.date(2022, 4, 11),
    pengesahan=None,
)
PBJ = UnitKop(
    id="pbjminbang",
    nama="Bagian Pengadaan Barang/Jasa dan Administrasi Pembangunan",
    kop=("PEMERINTAH KOTA PEKALONGAN", "SETDA KOTA PEKALONGAN", "BAGIAN PBJ DAN ADMINISTRASI PEMBANGUNAN"),
)
HUKUM = UnitKop(
    id="hukum",
    nama="Bagian Hukum",
    kop=("PEMERINTAH KOTA PEKALONGAN", "BAGIAN HUKUM", "SETDA KOTA PEKALONGAN"),
)
ORGANISASI = UnitKop(
    id="organisasi",
    nama="Bagian Organisasi",
    kop=("PEMERINTAH KOTA PEKALONGAN", "SEKRETARIAT DAERAH", "BAGIAN ORGANISASI"),
)


def kotak(*butir: str, pengantar: str | None = None, penanda: Marker = "angka") -> Kotak:
    """A box with an introduction, a list, or both."""
    return Kotak(
        pengantar=pengantar, penanda=penanda if butir else None, butir=tuple(Butir(teks=teks) for teks in butir)
    )


def teks(isi: str | None) -> Kotak:
    """A box of one text; empty for None."""
    return Kotak(pengantar=isi)


def waktu(isi: str | None) -> Waktu | None:
    """A time as printed; `n menit|jam|hari` is understood, anything else is free text."""
    if isi is None:
        return None
    nilai, _, satuan = isi.partition(" ")
    satuan = satuan.strip("()").lower()
    if not nilai.isdigit() or satuan not in ("menit", "jam", "hari"):
        return Waktu(teks=isi, jenis="bebas")
    lama = Lama.model_validate({"min": int(nilai), "maks": int(nilai), "satuan": satuan})
    return Waktu(teks=isi, jenis="lama", nilai=(lama,))


def kegiatan(
    baris: int,
    pelaksana: str,
    uraian: str,
    kelengkapan: str | None = None,
    lama: str | None = None,
    output: str | None = None,
    *,
    bentuk: str = "proses",
    tanya: str | None = None,
    keterangan: str | None = None,
    sendiri: Iterable[Simbol] = (),
) -> Kegiatan:
    """Row `baris` (from 1) with symbols as a step head writes them: `a`, `a + b`, `a > b` or `a | b`.

    `bentuk` is the shape of the symbol that leads the row: the first of a joint step, the last of a hand-over.
    `sendiri` are further symbols: added ones and capsules of their own.
    """
    hubungan: Hubungan = "tunggal"
    nama = [pelaksana]
    for tanda, arti in (("+", "bersama"), (">", "berurutan"), ("|", "pilihan")):
        if tanda in pelaksana:
            hubungan = arti  # type: ignore[assignment]
            nama = [bagian.strip() for bagian in pelaksana.split(tanda)]
    utama = len(nama) - 1 if hubungan == "berurutan" else 0
    simbol = tuple(
        Simbol.model_validate(
            {
                "id": f"{baris}.{satu}",
                "pelaksana": satu,
                "bentuk": bentuk if urut == utama else "proses",
                "tanya": tanya if urut == utama else None,
            }
        )
        for urut, satu in enumerate(nama)
    )
    return Kegiatan(
        no=baris,
        uraian=uraian,
        hubungan=hubungan,
        simbol=(*simbol, *sendiri),
        kelengkapan=teks(kelengkapan),
        waktu=waktu(lama),
        output=teks(output),
        keterangan=keterangan,
    )


def panah(*tulisan: str) -> tuple[Panah, ...]:
    """Arrows written as `dari ke` or `dari ke Syarat`."""
    hasil = []
    for satu in tulisan:
        dari, ke, *syarat = satu.split(" ", 2)
        hasil.append(Panah(dari=dari, ke=ke, syarat=syarat[0] if syarat else None))
    return tuple(hasil)


def sop(
    id: str,
    nama: str,
    nomor: str,
    unit: UnitKop,
    pelaksana: Sequence[tuple[str, str]] = (),
    alur: Sequence[Alur] = (),
    **lain: object,
) -> Sop:
    """A SOP signed by the Sekda with the dates of most of the Keputusan's; `lain` are further keys of the model."""
    return Sop.model_validate(
        {
            "id": id,
            "nama": nama,
            "nomor": nomor,
            "unit": unit,
            "tanggal": TANGGAL,
            "disahkan_oleh": SEKDA,
            "pelaksana": tuple(Pelaksana(id=satu, nama=tertulis) for satu, tertulis in pelaksana),
            "alur": tuple(alur),
            "ringkasan": Ringkasan(
                jumlah_kegiatan=sum(len(tabel.kegiatan) for tabel in alur), jumlah_pelaksana=len(pelaksana)
            ),
        }
        | lain
    )


_DOKUMEN = "Dokumen Persyaratan"
REGISTRASI = sop(
    "pbjminbang/002-registrasi-penyedia",
    "Pelayanan Registrasi dan Verifikasi Penyedia Baru",
    "002/SOP/BAG PBJMINBANG/2022",
    PBJ,
    [("pemohon", "Pemohon"), ("helpdesk", "Helpdesk"), ("verifikator", "Verifikator")],
    [
        Alur(
            kolom=("pemohon", "helpdesk", "verifikator"),
            kegiatan=(
                kegiatan(
                    1,
                    "pemohon",
                    "Melakukan registrasi online di websit lpse",
                    "Email Perusahaan",
                    "5 menit",
                    "Akun",
                    bentuk="mulai",
                ),
                kegiatan(
                    2,
                    "pemohon",
                    "Membuat surat kuasa verifikasi untuk yang diwakilkan (bukan direktur/pemilik/komanditer)",
                    "Surat Kuasa",
                    "5 menit",
                    "Surat Kuasa",
                ),
                kegiatan(
                    3,
                    "pemohon",
                    "Memberikan dokumen persyaratan kepada petugas lpse",
                    _DOKUMEN,
                    "5 menit",
                    "Dokumen",
                ),
                kegiatan(
                    4,
                    "helpdesk",
                    "Menerima dan memeriksa kelengkapan dokumen persyaratan",
                    _DOKUMEN,
                    "5 menit",
                    "Dokumen",
                ),
                kegiatan(
                    5,
                    "helpdesk",
                    "Menanyakan kepada pemohon apakah sudah melakukan registrasi secara online",
                    "Email Perusahaan",
                    "5 menit",
                    "Akun",
                    bentuk="keputusan",
                ),
                kegiatan(
                    6,
                    "pemohon",
                    "Melakukan registrasi online di ruang bidding",
                    "Email Perusahaan",
                    "5 menit",
                    "Akun",
                ),
                kegiatan(
                    7,
                    "helpdesk",
                    "Menyerahkan dokumen persyaratan ke verifikator untuk diverifikasi",
                    _DOKUMEN,
                    "5 menit",
                    "Dokumen",
                ),
                kegiatan(
                    8,
                    "verifikator",
                    "Menerima dokumen persyaratan dan memeriksa apakah penyedia sudah terdaftar di lpse lain",
                    _DOKUMEN,
                    "5 menit",
                    "Dokumen",
                    bentuk="keputusan",
                ),
                kegiatan(
                    9,
                    "verifikator > helpdesk > pemohon",
                    "Memberitahukan penyedia melalui helpdesk agar menggunakan user id yang sudah terdaftar",
                    _DOKUMEN,
                    "5 menit",
                    "Akun",
                ),
                kegiatan(
                    10,
                    "verifikator",
                    "Melakukan verifikasi dan validasi dokumen persyaratan apakah sudah sesuai atau lengkap",
                    _DOKUMEN,
                    "5 menit",
                    "Dokumen",
                    bentuk="keputusan",
                ),
                kegiatan(
                    11,
                    "verifikator",
                    "Menyampaikan kekurangan dokumen persyaratan kepada pemohon melalui helpdesk untuk dilengkapi dan"
                    " kembali dilakukan verifikasi",
                    _DOKUMEN,
                    "5 menit",
                    "Dokumen",
                ),
                kegiatan(
                    12,
                    "helpdesk",
                    "Menyerahkan dokumen persyaratan kepada pemohon untuk dilengkapi dan kembali dilakukan verifikasi",
                    _DOKUMEN,
                    "5 menit",
                    "Dokumen",
                ),
                kegiatan(
                    13,
                    "pemohon",
                    "Menyerahkan dokumen persyaratan kepada pemohon untuk dilengkapi dan kembali dilakukan verifikasi",
                    _DOKUMEN,
                    "5 menit",
                    "Dokumen",
                ),
                kegiatan(
                    14,
                    "verifikator",
                    "Menyetujui permohonan dengan mengklik tombol setuju di aplikasi spse",
                    _DOKUMEN,
                    "5 menit",
                    "Akun",
                ),
                kegiatan(
                    15,
                    "verifikator > pemohon",
                    "Mencetak bukti pendaftaran/verifikasi sebanyak rangkap 2 (dua), yang pertama diserahkan ke"
                    " penyedia dan yang kedua untuk arsip",
                    "Bukti Pendaftaran/verifikasi",
                    "5 menit",
                    "Dokumen",
                ),
                kegiatan(
                    16,
                    "helpdesk + pemohon",
                    "Pendampingan untuk melakukan tes user login, aktivasi agregasi dan login ke aplikasi sikap untuk"
                    " mengisi data kinerja penyedia",
                    "User id/akun",
                    "5 menit",
                    "Login",
                ),
                kegiatan(17, "pemohon", "Proses registrasi dan verifikasi telah selesai", bentuk="selesai"),
            ),
            panah=panah(
                "1.pemohon 2.pemohon",
                "2.pemohon 3.pemohon",
                "3.pemohon 4.helpdesk",
                "4.helpdesk 5.helpdesk",
                "5.helpdesk 7.helpdesk Ya",
                "5.helpdesk 6.pemohon Tidak",
                "6.pemohon 7.helpdesk",
                "7.helpdesk 8.verifikator",
                "8.verifikator 10.verifikator Tidak",
                "8.verifikator 9.verifikator Ya",
                "9.verifikator 9.helpdesk",
                "9.helpdesk 9.pemohon",
                "9.pemohon 16.helpdesk",
                "10.verifikator 14.verifikator Ya",
                "10.verifikator 11.verifikator Tidak",
                "11.verifikator 12.helpdesk",
                "12.helpdesk 13.pemohon",
                "13.pemohon 10.verifikator",
                "14.verifikator 15.verifikator",
                "15.verifikator 15.pemohon",
                "15.pemohon 16.helpdesk",
                "16.helpdesk 17.pemohon",
            ),
        )
    ],
    dasar_hukum=kotak(
        "Peraturan Presiden Nomor 12 Tahun 2021 tentang Perubahan atas Peraturan Presiden Nomor 16 Tahun 2018 tentang"
        " Pengadaan Barang/Jasa Pemerintah",
        "Peraturan Lembaga Kebijakan Pengadaan Barang/Jasa Pemerintah Republik Indonesia Nomor 12 Tahun 2021 tentang"
        " Pedoman Pelaksanaan Pengadaan Barang/Jasa Pemerintah Melalui Penyedia",
    ),
    kualifikasi_pelaksana=kotak("Mampu memahami peraturan yang berlaku", "Mampu mengoperasikan komputer"),
    peralatan_dan_perlengkapan=kotak("Komputer/Laptop/Notebook/Lainnya", "Printer", "ATK", "Telepon"),
    peringatan=kotak(
        "Terkendalanya proses registrasi dan verifikasi penyedia baru",
        pengantar="Jika pembuatan SOP ini tidak dilaksanakan akan berdampak :",
        penanda="strip",
    ),
    pencatatan_dan_pendataan=kotak("Dokumen/berkas bukti registrasi dan verifikasi penyedia baru disimpan"),
)

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

SEMUA = (REGISTRASI, BANTUAN_HUKUM, KONSULTASI, DUA_TABEL, DRAF, DRAF_KOSONG)
