"""After parsing: every place of a collection at which an id is named, with what names it and in which words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sopdsl.model.names import Input, Kind
from sopdsl.source import Source, Span
from sopdsl.syntax import nodes
from sopdsl.syntax.nodes import Box, Name, Ref, Text

OwnerKind = Kind | Literal["keputusan"]
Field = Literal["nama", "unit", "instansi", "pengesah", "langkah", "perubahan", "pola", "isi"]
"""What part of its owner a place belongs to: its name; the fields `unit`, `instansi`, `disahkan oleh` and `ditetapkan
oleh`, `sop` of a step, `diubah oleh` and `dicabut oleh`, `pola nomor`; all else is `isi`."""

_DASHES = frozenset("-\u2013\u2014")
_BOXES = (
    ("dasar_hukum", "dasar hukum"),
    ("kualifikasi_pelaksana", "kualifikasi pelaksana"),
    ("keterkaitan", "keterkaitan"),
    ("peralatan_dan_perlengkapan", "peralatan dan perlengkapan"),
    ("peringatan", "peringatan"),
    ("pencatatan_dan_pendataan", "pencatatan dan pendataan"),
)


@dataclass(frozen=True, eq=False)
class Named:
    """A SOP, a declaration or the decree (which has the id of its file): its name as typed, and where that stands."""

    id: str
    kind: OwnerKind
    nama: str
    source: Source
    span: Span


@dataclass(frozen=True, eq=False)
class Use:
    """A place at which `owner` names the id `target`; `where` says it as the form does, `kegiatan 4, output`."""

    owner: Named
    target: str
    field: Field
    where: str
    span: Span


def names_of(inputs: Iterable[Input]) -> dict[str, Named]:
    """All that has an id, by id; of two with one id the first in the order of the files counts."""
    named: dict[str, Named] = {}
    for file in inputs:
        for owner, _ in _owners(file):
            if owner.kind != "keputusan":
                named.setdefault(owner.id, owner)
    return named


def uses_of(inputs: Sequence[Input]) -> Iterator[Use]:
    """Every place at which an id is named, file by file; the ids need not exist.

    A unit that names no instansi belongs to the only one that there is: its own declaration is then the place.
    """
    agencies = [
        node.id.value for file in inputs for node in file.parsed.file.declarations if isinstance(node, nodes.Instansi)
    ]
    only = agencies[0] if len(agencies) == 1 else None
    for file in inputs:
        for owner, node in _owners(file):
            for field, where, id, span in _named_in(node, only):
                yield Use(owner, id, field, where, span)


_Found = tuple[Field, str, str, Span]
_Owner = nodes.Sop | nodes.Keputusan | nodes.Declaration


def _owners(file: Input) -> Iterator[tuple[Named, _Owner]]:
    source, tree = file.parsed.source, file.parsed.file
    if tree.sop is not None:
        yield Named(file.id, "sop", _name(tree.sop.nama), source, tree.sop.nama.span), tree.sop
    if tree.keputusan is not None:
        tentang = tree.keputusan.tentang
        yield Named(file.id, "keputusan", _name(tentang), source, tentang.span), tree.keputusan
    for node in tree.declarations:
        yield Named(node.id.value, _kind(node), _name(node.nama), source, node.id.span), node


def _kind(node: nodes.Declaration) -> OwnerKind:
    if isinstance(node, nodes.Instansi):
        return "instansi"
    if isinstance(node, nodes.Unit):
        return "unit"
    return "pejabat" if isinstance(node, nodes.Pejabat) else "peraturan"


def _name(text: Text) -> str:
    return " ".join(text.plain.split())


def _named_in(node: _Owner, only_agency: str | None) -> Iterator[_Found]:
    if isinstance(node, nodes.Sop):
        yield from _in_sop(node)
    elif isinstance(node, nodes.Keputusan):
        yield from _in_decree(node)
    else:
        yield from _in_declaration(node, only_agency)


def _in_sop(sop: nodes.Sop) -> Iterator[_Found]:
    yield from _texts("nama", ("nama SOP", sop.nama))
    yield from _texts("isi", ("nomor", sop.nomor), ("kop", sop.kop), ("satuan waktu", sop.satuan_waktu))
    yield from _field("unit", "unit", sop.unit)
    yield from _field("pengesah", "disahkan oleh", sop.disahkan_oleh)
    for key, words in _BOXES:
        yield from _box(words, getattr(sop, key))
    for pelaksana in sop.pelaksana:
        yield from _texts("isi", (f"nama pelaksana {pelaksana.id.value}", pelaksana.nama))
    for number, alur in enumerate(sop.alur, 1):
        yield from _in_table(alur, f"alur {number}, " if len(sop.alur) > 1 else "")


def _in_table(alur: nodes.Alur, table: str) -> Iterator[_Found]:
    yield from _texts("isi", (f"{table}judul alur", alur.judul))
    for step, number in _numbered(alur):
        row = f"{table}kegiatan {number}"
        yield from _texts(
            "isi",
            (f"{row}, uraian", step.uraian),
            (f"{row}, keterangan", step.keterangan),
            (f"{row}, tanya", step.tanya),
            (f"{row}, nomor", step.nomor),
        )
        yield from _field("langkah", f"{row}, sop", step.sop)
        for words, box in (("kelengkapan", step.kelengkapan), ("waktu", step.waktu), ("output", step.output)):
            yield from _box(f"{row}, {words}", box)
        for added in step.added:
            yield from _texts("isi", (f"{row}, tanya", added.tanya))
        for flow in (*step.flows, *(flow for added in step.added for flow in added.flows)):
            yield from _texts("isi", (f"{row}, cabang", flow.syarat))
    yield from _box(f"{table}catatan", alur.catatan)


def _numbered(alur: nodes.Alur) -> Iterator[tuple[nodes.Step, str]]:
    """The steps of a table with what stands in their No column."""
    following = 1
    for row in alur.rows:
        if isinstance(row, nodes.BarisHilang):
            following = max(following, row.sampai + 1)
        elif row.nomor is None:
            yield row, str(following)
            following += 1
        else:
            text = row.nomor.plain.strip()
            yield row, "tanpa nomor" if text in _DASHES else text


def _in_decree(decree: nodes.Keputusan) -> Iterator[_Found]:
    yield from _texts(
        "isi",
        ("keputusan", decree.tentang),
        ("kop", decree.kop),
        ("jenis", decree.jenis),
        ("nomor", decree.nomor),
        ("ditetapkan di", decree.ditetapkan_di),
        ("menetapkan", decree.menetapkan),
        *((diktum.nama.value, diktum.teks) for diktum in decree.diktum),
        ("pengantar lampiran", decree.pengantar_lampiran),
    )
    yield from _field("pengesah", "ditetapkan oleh", decree.ditetapkan_oleh)
    for words in ("menimbang", "mengingat", "memperhatikan"):
        yield from _box(words, getattr(decree, words))
    for number, entry in enumerate(decree.lampiran, 1):
        yield from _texts("isi", (f"lampiran, judul {number}", entry.judul))
        yield from _field("isi", f"lampiran, nomor {number}", entry.sop)


def _in_declaration(node: nodes.Declaration, only_agency: str | None) -> Iterator[_Found]:
    yield from _texts("nama", ("nama", node.nama))
    if isinstance(node, nodes.Instansi):
        yield from _texts("isi", ("kota", node.kota))
    elif isinstance(node, nodes.Unit):
        yield from _texts("isi", ("kop", node.kop))
        yield from _texts("pola", ("pola nomor", node.pola_nomor))
        yield from _field("instansi", "instansi", node.instansi)
        if node.instansi is None and only_agency is not None:
            yield "instansi", "instansi, karena hanya ada satu", only_agency, node.id.span
    elif isinstance(node, nodes.Pejabat):
        yield from _texts("isi", ("jabatan", node.jabatan), ("nip", node.nip))
    else:
        for words, names in (("diubah oleh", node.diubah_oleh), ("dicabut oleh", node.dicabut_oleh)):
            for name in names:
                yield from _field("perubahan", words, name)


def _field(field: Field, where: str, name: Name | None) -> Iterator[_Found]:
    if name is not None:
        yield field, where, name.value, name.span


def _texts(field: Field, *texts: tuple[str, Text | None]) -> Iterator[_Found]:
    for where, text in texts:
        for run in text.runs if text else ():
            if isinstance(run, Ref):
                yield field, where, run.id, run.span


def _box(where: str, box: Box | None) -> Iterator[_Found]:
    if box is None:
        return
    yield from _texts("isi", (where, box.intro))
    for number, item in enumerate(box.items, 1):
        words = f"{where}, butir {number}"
        yield from _texts("isi", (words, item.text))
        if item.refers:
            yield "isi", words, item.refers.id, item.refers.span
