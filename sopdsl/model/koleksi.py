"""The resolved model: what JSON, the forms and the drawings are made from. Keys and their order are the JSON's.

References are printed out, dates are dates, steps are numbered, and the flow is symbols and arrows between symbols.
Nothing here depends on a theme, a machine, the time or a folder. All values are frozen.
"""

from __future__ import annotations

import datetime
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, SerializerFunctionWrapHandler, model_serializer

from sopdsl.syntax.nodes import Hubungan
from sopdsl.syntax.nodes import Marker as Marker

Bentuk = Literal["mulai", "selesai", "proses", "keputusan"]
Sisi = Literal["kiri", "kanan"]
Satuan = Literal["menit", "jam", "hari", "hari kerja", "hari kalender", "minggu", "bulan", "tahun"]
Ranges = tuple[tuple[int, int], ...]
"""Italic stretches of a text: pairs of offsets in characters, the end exclusive."""

FORMAT_SOP: Final = "sopdsl/sop"
FORMAT_KOLEKSI: Final = "sopdsl/koleksi"
VERSI: Final = 1


class Model(BaseModel):
    """Base of the model: frozen, and strict about unknown keys.

    A key whose name is or ends in `miring` (italic stretches of the text beside it) is left out of the JSON when empty.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    @model_serializer(mode="wrap")
    def _without_empty_italics(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        data: dict[str, Any] = handler(self)
        return {k: v for k, v in data.items() if v or not k.endswith("miring")}


class Butir(Model):
    """An item of a list: printed text, its italics, and the ids it refers to."""

    teks: str
    miring: Ranges = ()
    rujukan: tuple[str, ...] = ()


class Kotak(Model):
    """A box of the form: an introduction, a list, both or neither. `miring` and `rujukan` are the introduction's."""

    pengantar: str | None = None
    miring: Ranges = ()
    penanda: Marker | None = None
    butir: tuple[Butir, ...] = ()
    rujukan: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing is printed in the box."""
        return self.pengantar is None and not self.butir


class UnitKop(Model):
    """The unit of a SOP with the kop lines that this SOP prints."""

    id: str
    nama: str
    kop: tuple[str, ...]
    logo: str | None = Field(default=None, exclude=True)
    """Path of the logo below the collection's root, with `/`; not part of the JSON."""


class Tanggal(Model):
    """The dates of a SOP; None for a dash or an absent field."""

    pembuatan: datetime.date | None
    revisi: datetime.date | None
    efektif: datetime.date | None
    pengesahan: datetime.date | None


class Pengesah(Model):
    """The official who signs."""

    id: str
    jabatan: str | None
    nama: str
    nip: str | None


class Pelaksana(Model):
    """A column of the flow table. `miring` is that of `nama`."""

    id: str
    nama: str
    miring: Ranges = ()


class Simbol(Model):
    """A symbol in a row. `id` is `row.pelaksana` with a suffix where needed; unique in its alur."""

    id: str
    pelaksana: str
    label: str | None = None
    bentuk: Bentuk = "proses"
    tanya: str | None = None
    miring: Ranges = ()
    tambahan: bool = False


class Lama(Model):
    """One duration: `min` None for a limit, `maks` None where there is no upper bound; `per` as in `2 menit/berkas`."""

    menurut: str | None = None
    min: int | float | None
    maks: int | float | None
    satuan: Satuan
    per: str | None = None


class Waktu(Model):
    """The time of a step: the printed text, its kind, and the durations understood in it."""

    teks: str
    miring: Ranges = ()
    jenis: Literal["lama", "batas", "berulang", "bebas"]
    nilai: tuple[Lama, ...] = ()


class Kegiatan(Model):
    """A row of a flow table. `miring` is that of `uraian`.

    `sisi` and `halaman_baru` are wishes for the printed form: the side at which arrows leave that leave sideways, and
    that a page begins with this row.
    """

    no: int | str | None
    label: str | None = None
    uraian: str
    miring: Ranges = ()
    hubungan: Hubungan = "tunggal"
    simbol: tuple[Simbol, ...]
    kelengkapan: Kotak = Kotak()
    waktu: Waktu | None = None
    output: Kotak = Kotak()
    keterangan: str | None = None
    keterangan_miring: Ranges = ()
    sop: str | None = None
    opsional: bool = False
    sisi: Sisi | None = None
    halaman_baru: bool = False
    rujukan: tuple[str, ...] = ()


class Panah(Model):
    """An arrow from symbol to symbol, with the label as printed."""

    dari: str
    ke: str
    syarat: str | None = None


class BarisHilang(Model):
    """Rows that the source has lost: printed as one merged row before row `sebelum` (counted from 1; one past the end
    for a gap at the foot)."""

    dari: int
    sampai: int
    sebelum: int


class Alur(Model):
    """A flow table: its columns, rows and arrows. `miring` is that of `judul`."""

    judul: str | None = None
    miring: Ranges = ()
    kolom: tuple[str, ...] = ()
    catatan: Kotak = Kotak()
    kegiatan: tuple[Kegiatan, ...] = ()
    panah: tuple[Panah, ...] = ()
    baris_hilang: tuple[BarisHilang, ...] = ()


class JumlahWaktu(Model):
    """The sum over all rows for one unit of time; `maks` None where a row has no upper bound."""

    satuan: Satuan
    min: int | float
    maks: int | float | None
    paling_sedikit: bool


class Ringkasan(Model):
    """Totals over all tables of a SOP."""

    jumlah_kegiatan: int
    jumlah_pelaksana: int
    waktu: tuple[JumlahWaktu, ...] = ()


class Sop(Model):
    """One SOP, resolved: the document that other systems read."""

    format: Literal["sopdsl/sop"] = FORMAT_SOP
    versi: Literal[1] = VERSI
    id: str
    nama: str
    miring: Ranges = ()
    nomor: str
    status: Literal["draf", "berlaku", "dicabut"] = "berlaku"
    jenis: Literal["teknis", "administratif"] | None = None
    cakupan: Literal["makro", "mikro"] | None = None
    satuan_waktu: str | None = None
    unit: UnitKop
    tanggal: Tanggal
    disahkan_oleh: Pengesah
    dasar_hukum: Kotak = Kotak()
    kualifikasi_pelaksana: Kotak = Kotak()
    keterkaitan: Kotak = Kotak()
    peralatan_dan_perlengkapan: Kotak = Kotak()
    peringatan: Kotak = Kotak()
    pencatatan_dan_pendataan: Kotak = Kotak()
    pelaksana: tuple[Pelaksana, ...] = ()
    alur: tuple[Alur, ...] = ()
    ringkasan: Ringkasan

    @property
    def kotak(self) -> tuple[Kotak, ...]:
        """The six boxes of the identity form, in printed order."""
        return (
            self.dasar_hukum,
            self.kualifikasi_pelaksana,
            self.keterkaitan,
            self.peralatan_dan_perlengkapan,
            self.peringatan,
            self.pencatatan_dan_pendataan,
        )


class Instansi(Model):
    """A declared agency; `logo` is a path below the collection's root."""

    id: str
    nama: str
    kota: str | None = None
    logo: str | None = None


class Unit(Model):
    """A declared unit."""

    id: str
    nama: str
    instansi: str | None = None
    kop: tuple[str, ...] = ()
    pola_nomor: str | None = None


class Peraturan(Model):
    """A declared regulation."""

    id: str
    nama: str
    diubah_oleh: tuple[str, ...] = ()
    dicabut_oleh: tuple[str, ...] = ()


class Diktum(Model):
    """A dictum of the decree."""

    nama: str
    teks: str
    miring: Ranges = ()


class EntriLampiran(Model):
    """An entry of the decree's list."""

    no: int
    judul: str
    sop: str


class Keputusan(Model):
    """The decree. `pengantar_lampiran` introduces the list of its appendix."""

    kop: tuple[str, ...] = ()
    jenis: str | None
    tentang: str
    nomor: str | None
    tanggal: datetime.date | None
    ditetapkan_di: str | None
    ditetapkan_oleh: Pengesah | None
    menimbang: Kotak = Kotak()
    mengingat: Kotak = Kotak()
    memperhatikan: Kotak = Kotak()
    menetapkan: str | None = None
    diktum: tuple[Diktum, ...] = ()
    pengantar_lampiran: str | None = None
    lampiran: tuple[EntriLampiran, ...] = ()


class Koleksi(Model):
    """A whole collection, resolved. `sop` holds, sorted by id, the SOPs that could be resolved without an error."""

    sop: tuple[Sop, ...] = ()
    keputusan: Keputusan | None = None
    instansi: tuple[Instansi, ...] = ()
    unit: tuple[Unit, ...] = ()
    pejabat: tuple[Pengesah, ...] = ()
    peraturan: tuple[Peraturan, ...] = ()
