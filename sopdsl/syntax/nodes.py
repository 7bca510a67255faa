"""The AST: what an author wrote, as frozen pydantic nodes with places; nothing is resolved or computed here.

Every node has a `span` in its source. Equality ignores it, so that the same text in another place is the same tree.
Fields are named by the words of the form. A field that is absent in the source is None here, or an empty tuple.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, SkipValidation

from sopdsl.source import Span

Marker = Literal["angka", "huruf", "strip"]
Hubungan = Literal["tunggal", "bersama", "berurutan", "pilihan"]
FlowKind = Literal["ya", "tidak", "jika", "langsung"]


class Node(BaseModel):
    """Base of all nodes: frozen, with a place that equality and hash ignore."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    span: Annotated[Span, SkipValidation]

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self._content() == other._content()

    def __hash__(self) -> int:
        return hash((type(self), *self._content()))

    def _content(self) -> list[Any]:
        values = self.__dict__
        return [values[name] for name in values if name != "span"]


class Name(Node):
    """An identifier or a keyword value, with its place; `value` is without a leading `@`."""

    value: str


class Run(Node):
    """A piece of text printed literally, escapes such as `\\#` resolved. A `|` line begins with `\\n`."""

    text: str
    italic: bool = False


class Ref(Node):
    """A reference `@id` inside a text, or in a list item after `teks = @id`; `id` is without the `@`."""

    id: str
    italic: bool = False


class Text(Node):
    """A printed text: literal runs and references in order."""

    runs: tuple[Run | Ref, ...]

    @property
    def plain(self) -> str:
        """The text as typed, references as `@id`, lines parted by `\\n`."""
        return "".join(run.text if isinstance(run, Run) else f"@{run.id}" for run in self.runs)


class Item(Node):
    """One entry of a list; `refers` is the id of `teks = @id`."""

    text: Text
    refers: Ref | None = None


class Box(Node):
    """A field with a text, a list, or both. `marker` is None exactly when there are no items."""

    intro: Text | None = None
    marker: Marker | None = None
    items: tuple[Item, ...] = ()


class Date(Node):
    """A date as written; `value` is None for `-`."""

    value: datetime.date | None


class Pelaksana(Node):
    """A column: `id = Nama`."""

    id: Name
    nama: Text


class Target(Node):
    """Where a flow line points: a label, `lanjut` or `selesai`, with the column after a dot where one is named."""

    label: Name
    pelaksana: Name | None = None


class Flow(Node):
    """A flow line.

    `kind` is ya, tidak, jika (label in `syarat`) or langsung (a bare `->`, whose `: label` is in `syarat`);
    `dari` is the column of `penyedia -> x`. There is at least one target.
    """

    kind: FlowKind
    syarat: Text | None = None
    dari: Name | None = None
    targets: tuple[Target, ...]


class Added(Node):
    """A symbol added to a row by `& [label] pelaksana`, with its own flow lines."""

    label: Name | None = None
    pelaksana: Name
    tanya: Text | None = None
    flows: tuple[Flow, ...] = ()


class Step(Node):
    """A row of an alur. `pelaksana` has one entry for `tunggal`, several otherwise."""

    label: Name | None = None
    pelaksana: tuple[Name, ...]
    hubungan: Hubungan = "tunggal"
    uraian: Text
    kelengkapan: Box | None = None
    waktu: Box | None = None
    output: Box | None = None
    keterangan: Text | None = None
    tanya: Text | None = None
    sop: Name | None = None
    nomor: Text | None = None
    opsional: bool = False
    sisi: Name | None = None
    halaman_baru: Name | None = None
    flows: tuple[Flow, ...] = ()
    added: tuple[Added, ...] = ()


class BarisHilang(Node):
    """`baris hilang: 1-5`: rows that a source has lost; numbers from 1, both inclusive."""

    dari: int
    sampai: int


class Alur(Node):
    """A flow table. `intact` is False where a line could not be read: flow checks are then not made."""

    judul: Text | None = None
    kolom: tuple[Name, ...] | None = None
    rows: tuple[Step | BarisHilang, ...] = ()
    catatan: Box | None = None
    intact: bool = True


class Sop(Node):
    """A SOP as written. Required fields may be None: a diagnostic has then been given."""

    nama: Text
    nomor: Text | None = None
    unit: Name | None = None
    tanggal_pembuatan: Date | None = None
    tanggal_revisi: Date | None = None
    tanggal_efektif: Date | None = None
    tanggal_pengesahan: Date | None = None
    disahkan_oleh: Name | None = None
    jenis: Name | None = None
    cakupan: Name | None = None
    status: Name | None = None
    kop: Text | None = None
    satuan_waktu: Text | None = None
    dasar_hukum: Box | None = None
    kualifikasi_pelaksana: Box | None = None
    keterkaitan: Box | None = None
    peralatan_dan_perlengkapan: Box | None = None
    peringatan: Box | None = None
    pencatatan_dan_pendataan: Box | None = None
    pelaksana: tuple[Pelaksana, ...] = ()
    alur: tuple[Alur, ...] = ()


class Instansi(Node):
    """`instansi id = Nama`."""

    id: Name
    nama: Text
    kota: Text | None = None
    logo: Text | None = None


class Unit(Node):
    """`unit id = Nama`."""

    id: Name
    nama: Text
    instansi: Name | None = None
    kop: Text | None = None
    pola_nomor: Text | None = None


class Pejabat(Node):
    """`pejabat id = NAMA`."""

    id: Name
    nama: Text
    jabatan: Text | None = None
    nip: Text | None = None


class Peraturan(Node):
    """`peraturan id = Nama`."""

    id: Name
    nama: Text
    diubah_oleh: tuple[Name, ...] = ()
    dicabut_oleh: tuple[Name, ...] = ()


Declaration = Instansi | Unit | Pejabat | Peraturan


class Diktum(Node):
    """`KESATU: …` of a decree."""

    nama: Name
    teks: Text


class LampiranEntry(Node):
    """An entry of a decree's list: a SOP, and the printed title where it is given."""

    judul: Text | None = None
    sop: Name


class Keputusan(Node):
    """A decree with the list of its appendix, which may have an introduction."""

    tentang: Text
    kop: Text | None = None
    jenis: Text | None = None
    nomor: Text | None = None
    tanggal: Date | None = None
    ditetapkan_di: Text | None = None
    ditetapkan_oleh: Name | None = None
    menimbang: Box | None = None
    mengingat: Box | None = None
    memperhatikan: Box | None = None
    menetapkan: Text | None = None
    diktum: tuple[Diktum, ...] = ()
    pengantar_lampiran: Text | None = None
    lampiran: tuple[LampiranEntry, ...] = ()


class File(Node):
    """One `.sop` file: a SOP, or a decree, or shared declarations."""

    sop: Sop | None = None
    keputusan: Keputusan | None = None
    declarations: tuple[Declaration, ...] = ()


class Jangka(Node):
    """One stretch of time in a `waktu` text: equal bounds for a single value, `satuan` None for a bare number."""

    min: int | float | None
    maks: int | float | None
    satuan: str | None
    per: str | None = None


class Durasi(Node):
    """What a `waktu` text says: alternatives for `lama` and `batas`, nothing further for `berulang`."""

    jenis: Literal["lama", "batas", "berulang"]
    nilai: tuple[Jangka, ...] = ()
