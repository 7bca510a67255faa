"""Part of the second stage: the decree of a collection, with the list of its appendix."""

from __future__ import annotations

from collections.abc import Sequence

from sopdsl.diagnostics import Label
from sopdsl.model import faults
from sopdsl.model.declarations import Declared
from sopdsl.model.koleksi import Diktum, EntriLampiran, Keputusan, Pengesah
from sopdsl.model.names import Scope
from sopdsl.model.texts import Printer
from sopdsl.syntax import nodes


def decree_of(printer: Printer, scopes: Sequence[Scope], known: Declared) -> Keputusan | None:
    """The decree; None where there is none, or where its file has an error. A second one is a fault."""
    result: Keputusan | None = None
    first: Scope | None = None
    for scope in scopes:
        node = scope.input.parsed.file.keputusan
        if node is None:
            continue
        if first is None:
            first, result = scope, _keputusan(printer, scope, known, node)
            continue
        other = first.input.parsed.file.keputusan
        scope.faults.add(
            faults.KEPUTUSAN_GANDA,
            node.tentang.span,
            "koleksi ini sudah mempunyai keputusan",
            hint="satu koleksi memuat satu keputusan: pindahkan yang lain ke koleksi sendiri",
            related=[Label(first.source, other.tentang.span, "keputusan yang pertama")] if other else [],
        )
    return result


def _keputusan(printer: Printer, scope: Scope, known: Declared, node: nodes.Keputusan) -> Keputusan | None:
    pejabat = printer.look_up(scope, node.ditetapkan_oleh, "pejabat") if node.ditetapkan_oleh else None
    diktum = [(entry.nama.value, printer.text(scope, entry.teks)) for entry in node.diktum]
    pengesah = known.pejabat.get(pejabat.id) if pejabat else None
    keputusan = Keputusan(
        kop=printer.lines(scope, node.kop) or _office(pengesah),
        jenis=printer.plain(scope, node.jenis),
        tentang=printer.text(scope, node.tentang).teks,
        nomor=printer.plain(scope, node.nomor),
        tanggal=node.tanggal.value if node.tanggal else None,
        ditetapkan_di=printer.plain(scope, node.ditetapkan_di),
        ditetapkan_oleh=pengesah,
        menimbang=printer.box(scope, node.menimbang),
        mengingat=printer.box(scope, node.mengingat),
        memperhatikan=printer.box(scope, node.memperhatikan),
        menetapkan=printer.plain(scope, node.menetapkan),
        diktum=tuple(Diktum(nama=nama, teks=text.teks, miring=text.miring) for nama, text in diktum),
        pengantar_lampiran=printer.plain(scope, node.pengantar_lampiran),
        lampiran=_lampiran(printer, scope, node),
    )
    scope.report_unknown(printer.registry)
    sound = scope.complete and not scope.has_syntax_errors and not scope.faults.has_errors
    return keputusan if sound else None


def _office(pengesah: Pengesah | None) -> tuple[str, ...]:
    """The kop of a decree that has none of its own."""
    return tuple(pengesah.jabatan.upper().split("\n")) if pengesah and pengesah.jabatan else ()


def _lampiran(printer: Printer, scope: Scope, node: nodes.Keputusan) -> tuple[EntriLampiran, ...]:
    entries: list[EntriLampiran] = []
    first: dict[str, nodes.LampiranEntry] = {}
    for entry in node.lampiran:
        judul = printer.plain(scope, entry.judul)
        sop = printer.look_up(scope, entry.sop, "sop")
        if sop is None:
            continue
        earlier = first.setdefault(sop.id, entry)
        if earlier is not entry:
            scope.faults.add(
                faults.LAMPIRAN_GANDA,
                entry.span,
                f'SOP "{sop.id}" sudah ada dalam lampiran',
                hint="hapus salah satunya",
                related=[Label(scope.source, earlier.span, "disebut pertama kali di sini")],
            )
        entries.append(EntriLampiran(no=len(entries) + 1, judul=judul or printer.name(sop).teks, sop=sop.id))
    return tuple(entries)
