"""Makes SOPs as resolved values, in the words of the Keputusan."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from sopdsl.model.koleksi import (
    Alur,
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
