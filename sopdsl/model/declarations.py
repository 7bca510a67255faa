"""Part of the second stage: the shared declarations: instansi, unit, pejabat, peraturan."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field

from sopdsl.model import faults
from sopdsl.model.koleksi import Instansi, Pengesah, Peraturan, Unit
from sopdsl.model.names import Entry, Scope
from sopdsl.model.texts import Printer
from sopdsl.syntax import nodes
from sopdsl.syntax.nodes import Name


@dataclass
class Declared:
    """All declarations of a collection by id, in order of their ids."""

    instansi: dict[str, Instansi] = field(default_factory=dict)
    unit: dict[str, Unit] = field(default_factory=dict)
    pejabat: dict[str, Pengesah] = field(default_factory=dict)
    peraturan: dict[str, Peraturan] = field(default_factory=dict)


def declared(printer: Printer) -> Declared:
    """Resolve what the registry knows. A fault stays with its declaration: what else it says is kept."""
    known = Declared()
    for entry in printer.registry.of_kind("instansi"):
        if isinstance(entry.node, nodes.Instansi):
            known.instansi[entry.id] = _instansi(printer, entry, entry.node)
    for entry in printer.registry.of_kind("unit"):
        if isinstance(entry.node, nodes.Unit):
            known.unit[entry.id] = _unit(printer, entry, entry.node, known)
    for entry in printer.registry.of_kind("pejabat"):
        if isinstance(entry.node, nodes.Pejabat):
            known.pejabat[entry.id] = Pengesah(
                id=entry.id,
                jabatan=printer.plain(entry.scope, entry.node.jabatan),
                nama=printer.name(entry).teks,
                nip=printer.plain(entry.scope, entry.node.nip),
            )
    for entry in printer.registry.of_kind("peraturan"):
        if isinstance(entry.node, nodes.Peraturan):
            known.peraturan[entry.id] = Peraturan(
                id=entry.id,
                nama=printer.name(entry).teks,
                diubah_oleh=_others(printer, entry, entry.node.diubah_oleh),
                dicabut_oleh=_others(printer, entry, entry.node.dicabut_oleh),
            )
    return known


def _instansi(printer: Printer, entry: Entry, node: nodes.Instansi) -> Instansi:
    return Instansi(
        id=entry.id,
        nama=printer.name(entry).teks,
        kota=printer.plain(entry.scope, node.kota),
        logo=_logo(entry.scope, node.logo) if node.logo else None,
    )


def _logo(scope: Scope, text: nodes.Text) -> str | None:
    """The path of a logo below the collection's root; None, with a fault, for one that would leave it."""
    written = text.plain.strip()
    path = posixpath.normpath(posixpath.join(posixpath.dirname(scope.id), written))
    if "\n" in written or "\\" in written or ":" in written or path.startswith("/") or path.split("/")[0] == "..":
        scope.faults.add(
            faults.LOGO_DI_LUAR_KOLEKSI,
            text.span,
            f'logo "{written}" tidak berada di dalam koleksi',
            hint='simpan gambarnya di dalam folder koleksi, dan tulis letaknya dari berkas ini, dengan "/"',
        )
        return None
    return path


def _unit(printer: Printer, entry: Entry, node: nodes.Unit, known: Declared) -> Unit:
    instansi = None
    if node.instansi:
        found = printer.look_up(entry.scope, node.instansi, "instansi")
        instansi = found.id if found else None
    elif len(known.instansi) == 1:
        instansi = next(iter(known.instansi))
    elif known.instansi:
        entry.scope.faults.add(
            faults.INSTANSI_TAK_JELAS,
            entry.span,
            f'unit "{entry.id}" harus menyebut instansinya, karena ada beberapa',
            hint=f"tambahkan salah satu: {', '.join(f'instansi: {id}' for id in known.instansi)}",
        )
    return Unit(
        id=entry.id,
        nama=printer.name(entry).teks,
        instansi=instansi,
        kop=printer.lines(entry.scope, node.kop),
        pola_nomor=node.pola_nomor.plain if node.pola_nomor else None,
    )


def _others(printer: Printer, entry: Entry, names: tuple[Name, ...]) -> tuple[str, ...]:
    """The other regulations that a field names."""
    ids: dict[str, None] = {}
    for name in names:
        found = printer.look_up(entry.scope, name, "peraturan")
        if found is entry:
            entry.scope.faults.add(
                faults.RUJUKAN_BERPUTAR,
                name.span,
                f'peraturan "{entry.id}" tidak dapat diubah atau dicabut oleh dirinya sendiri',
                hint="sebut id peraturan yang mengubah atau mencabutnya",
            )
        elif found:
            ids[found.id] = None
    return tuple(ids)
