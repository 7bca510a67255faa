"""What is printed on every form beside the author's own text: headings, dates, list markers; shared by PDF and HTML.

Words that a collection may choose stand in its theme; without one they are those of the Keputusan.
"""

from __future__ import annotations

import datetime

from sopdsl.model.koleksi import BarisHilang, Marker, Sop
from sopdsl.months import MONTHS
from sopdsl.rendering import Theme

KEPUTUSAN = Theme()
"""The look of the Keputusan."""

TGL_PEMBUATAN = "TGL. PEMBUATAN"
TGL_REVISI = "TGL. REVISI"
TGL_EFEKTIF = "TGL. EFEKTIF"
TGL_PENGESAHAN = "TGL. PENGESAHAN"
DISAHKAN_OLEH = "DISAHKAN OLEH"
LOGO_DAERAH = "LOGO DAERAH"
NIP = "NIP."
KODE_QR = "Kode QR"

KOTAK = (
    ("dasar_hukum", "DASAR HUKUM :"),
    ("kualifikasi_pelaksana", "KUALIFIKASI PELAKSANA :"),
    ("keterkaitan", "KETERKAITAN :"),
    ("peralatan_dan_perlengkapan", "PERALATAN/PERLENGKAPAN :"),
    ("peringatan", "PERINGATAN :"),
    ("pencatatan_dan_pendataan", "PENCATATAN DAN PENDATAAN :"),
)
"""The six boxes in printed order, left and right by turns: their key in the model and their heading."""

STATUS = {"draf": "DRAF", "dicabut": "DICABUT"}
_ALUR_BELUM_LENGKAP = "alur {} ini belum lengkap"
_KETERANGAN_STATUS = {"draf": "{} ini belum berlaku", "dicabut": "{} ini tidak berlaku lagi"}

KEPANJANGAN = {"SOP": "Standar Operasional Prosedur", "POS": "Prosedur Operasional Standar"}
"""What the words for a document of this kind stand for."""
HALAMAN = "Halaman"
DARI = "dari"
"""The foot line's `Halaman 1 dari 3`."""


def tanggal_panjang(tanggal: datetime.date | None) -> str:
    """The date as printed, `14 Februari 2022`; a dash for None."""
    return "-" if tanggal is None else f"{tanggal.day} {MONTHS[tanggal.month - 1]} {tanggal.year}"


def judul_waktu(satuan_waktu: str | None, theme: Theme = KEPUTUSAN) -> str:
    """The heading of the column Waktu; `Waktu (Menit)` where the SOP declares its unit of time."""
    return theme.waktu if not satuan_waktu else f"{theme.waktu} ({satuan_waktu[0].upper()}{satuan_waktu[1:]})"


def judul_mutu_baku(satuan_waktu: str | None, theme: Theme) -> dict[str, str]:
    """The headings of the columns of Mutu Baku by their keys, in printed order."""
    headings = {
        "kelengkapan": theme.kelengkapan,
        "waktu": judul_waktu(satuan_waktu, theme),
        "output": theme.output,
    }
    return {key: headings[key] for key in theme.columns}


def tanda_butir(penanda: Marker | None, nomor: int) -> str:
    """The marker of the item `nomor` (from 1) as printed: `1.`, `a.` (after `z.` comes `aa.`) or `-`."""
    if penanda == "angka":
        return f"{nomor}."
    if penanda == "huruf":
        return f"{huruf(nomor)}."
    return "-"


def huruf(nomor: int) -> str:
    """The letter for a number from 1: `a`, after `z` comes `aa`."""
    letters = ""
    while nomor > 0:
        nomor, rest = divmod(nomor - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def teks_penghubung(nomor: int, theme: Theme) -> str:
    """What stands in an off-page connector: its number, or the letter for it."""
    return huruf(nomor).upper() if theme.connectors == "letter" else str(nomor)


def judul_nama(theme: Theme) -> str:
    """The heading of the name, `NAMA SOP`."""
    return f"NAMA {theme.genre}"


def judul_lanjutan(judul: str) -> str:
    """The heading of a box where it runs on to another page, `DASAR HUKUM (lanjutan) :`."""
    return f"{judul.removesuffix(' :')} (lanjutan) :"


def baris_identitas(sop: Sop, theme: Theme = KEPUTUSAN) -> tuple[tuple[str, str], ...]:
    """Heading and value of the rows above DISAHKAN OLEH: the number and the dates.

    The date of pengesahan stands in place of that of efektif where there is no such.
    """
    tanggal = sop.tanggal
    if tanggal.efektif is None and tanggal.pengesahan is not None:
        last = (TGL_PENGESAHAN, tanggal_panjang(tanggal.pengesahan))
    else:
        last = (TGL_EFEKTIF, tanggal_panjang(tanggal.efektif))
    return (
        (f"NOMOR {theme.genre}", sop.nomor),
        (TGL_PEMBUATAN, tanggal_panjang(tanggal.pembuatan)),
        (TGL_REVISI, tanggal_panjang(tanggal.revisi)),
        last,
    )


def teks_status(sop: Sop, theme: Theme = KEPUTUSAN) -> str | None:
    """What stands above a SOP that is not in force, `DRAF: SOP ini belum berlaku`; None for one in force.

    A draft whose flow is not all there says so instead: it may be an old SOP of which a part is lost.
    """
    if sop.status not in STATUS:
        return None
    whole = sop.alur and all(alur.kegiatan and not alur.baris_hilang for alur in sop.alur)
    reason = _KETERANGAN_STATUS[sop.status] if whole or sop.status != "draf" else _ALUR_BELUM_LENGKAP
    return f"{STATUS[sop.status]}: {reason.format(theme.genre)}"


def nomor_tercetak(sop: Sop) -> str | None:
    """The number where a form is named by it; None for a SOP that has none yet, whose number is a dash."""
    return None if sop.nomor.strip() in ("", "-") else sop.nomor


def judul_dokumen(sop: Sop) -> str:
    """What a document is called: number and name, or the name alone."""
    nomor = nomor_tercetak(sop)
    return sop.nama if nomor is None else f"{nomor} – {sop.nama}"


def teks_kaki(sop: Sop) -> str:
    """The left side of the foot line: the title of the document, after the status of one that is not in force."""
    title = judul_dokumen(sop)
    return f"{STATUS[sop.status]} – {title}" if sop.status in STATUS else title


def teks_nip(nip: str) -> str:
    """The line of the official's number, `NIP. 19640226 199003 2 004`."""
    return f"{NIP} {nip}"


def teks_baris_hilang(hilang: BarisHilang) -> str:
    """What the merged row says that stands for rows lost in the source."""
    if hilang.dari == hilang.sampai:
        return f"Baris {hilang.dari} tidak terbaca pada naskah sumber"
    return f"Baris {hilang.dari}-{hilang.sampai} tidak terbaca pada naskah sumber"


def butir_lampiran(judul: str) -> str:
    """An entry of a decree's list, which ends with `;` like each of them."""
    return judul.rstrip(" ;") + ";"


def tanpa_kata_sop(judul: str) -> str:
    """The title of an entry without the word `SOP` (or `POS`) at its head, for a list in which all are SOPs."""
    word, _, rest = judul.partition(" ")
    return rest.lstrip() or judul if word in KEPANJANGAN else judul
