"""Part of the second stage: a SOP of the AST becomes the resolved `Sop`."""

from __future__ import annotations

import datetime
from typing import Literal, TypeVar

from sopdsl.model import faults
from sopdsl.model.columns import Pelaku
from sopdsl.model.declarations import Declared
from sopdsl.model.koleksi import Sop, Tanggal, UnitKop
from sopdsl.model.names import Kind, Scope
from sopdsl.model.tables import TableMaker
from sopdsl.model.texts import Printer
from sopdsl.model.totals import totals
from sopdsl.model.waktu import unit_of_bare_numbers
from sopdsl.syntax import nodes

_Word = TypeVar("_Word", bound=str)
_JENIS: tuple[Literal["teknis", "administratif"], ...] = ("teknis", "administratif")
_CAKUPAN: tuple[Literal["makro", "mikro"], ...] = ("makro", "mikro")
_STATUS: tuple[Literal["draf", "berlaku", "dicabut"], ...] = ("draf", "berlaku", "dicabut")


def sop_of(printer: Printer, scope: Scope, known: Declared, sop: nodes.Sop) -> Sop | None:
    """The resolved SOP of a file; None where the file has an error, in its syntax or found here."""
    first_table = min((alur.span.start for alur in sop.alur), default=None)
    readable = not scope.syntax_error_before(first_table)
    status = _choice(sop.status, _STATUS) or "berlaku"
    draft = status == "draf" or not (sop.status or readable)
    if readable:
        _check_required(scope, sop, draft)
    unit = known.unit.get(_named(printer, scope, sop.unit, "unit"))
    pejabat = known.pejabat.get(_named(printer, scope, sop.disahkan_oleh, "pejabat"))
    bare = unit_of_bare_numbers(sop.satuan_waktu)
    pelaku = Pelaku(printer, scope, sop)
    maker = TableMaker(printer, scope, pelaku, bare, draft)
    alur = tuple(maker.table(table, [other for other in sop.alur if other is not table]) for table in sop.alur)
    pelaku.report_unknown()
    nama = printer.text(scope, sop.nama)
    boxes = {name: printer.box(scope, getattr(sop, name)) for name in _BOXES}
    nomor = printer.plain(scope, sop.nomor)
    kop = printer.lines(scope, sop.kop)
    satuan = printer.plain(scope, sop.satuan_waktu)
    scope.report_unknown(printer.registry)
    sound = scope.complete and not scope.has_syntax_errors and not scope.faults.has_errors
    if not sound or unit is None or pejabat is None or nomor is None:
        return None
    instansi = known.instansi.get(unit.instansi) if unit.instansi else None
    return Sop(
        id=scope.id,
        nama=nama.teks,
        miring=nama.miring,
        nomor=nomor,
        status=status,
        jenis=_choice(sop.jenis, _JENIS),
        cakupan=_choice(sop.cakupan, _CAKUPAN),
        satuan_waktu=satuan,
        unit=UnitKop(id=unit.id, nama=unit.nama, kop=kop or unit.kop, logo=instansi.logo if instansi else None),
        tanggal=Tanggal(
            pembuatan=_day(sop.tanggal_pembuatan),
            revisi=_day(sop.tanggal_revisi),
            efektif=_day(sop.tanggal_efektif),
            pengesahan=_day(sop.tanggal_pengesahan),
        ),
        disahkan_oleh=pejabat,
        **boxes,
        pelaksana=pelaku.declared,
        alur=alur,
        ringkasan=totals(alur, len(pelaku.declared)),
    )


_BOXES = (
    "dasar_hukum",
    "kualifikasi_pelaksana",
    "keterkaitan",
    "peralatan_dan_perlengkapan",
    "peringatan",
    "pencatatan_dan_pendataan",
)


def _check_required(scope: Scope, sop: nodes.Sop, draft: bool) -> None:
    """Report the fields that a SOP lacks, all at once."""
    missing = [(name, example) for name, field, example in _required(sop) if not field]
    if not sop.pelaksana and not (draft and not any(alur.rows for alur in sop.alur)):
        missing.append(("pelaksana", '"pelaksana:" dan di bawahnya "id = Nama Jabatan"'))
    if not sop.alur and not draft:
        missing.append(("alur", '"alur:" dan di bawahnya langkah-langkahnya'))
    if missing:
        scope.faults.add(
            faults.ISIAN_WAJIB,
            sop.nama.span,
            f"isian wajib belum ada: {', '.join(name for name, _ in missing)}",
            hint=f"tambahkan {'; '.join(example for _, example in missing)}",
        )


def _required(sop: nodes.Sop) -> tuple[tuple[str, object, str], ...]:
    """The fields that every SOP has: name, whether it is there, and what to type."""
    return (
        ("nomor", sop.nomor, '"nomor: …"'),
        ("unit", sop.unit, '"unit: id-unit"'),
        ("tanggal pembuatan", sop.tanggal_pembuatan, '"tanggal pembuatan: 1 Januari 2025"'),
        (
            "tanggal efektif",
            sop.tanggal_efektif or sop.tanggal_pengesahan,
            '"tanggal efektif: 1 Januari 2025" (atau "tanggal pengesahan")',
        ),
        ("disahkan oleh", sop.disahkan_oleh, '"disahkan oleh: id-pejabat"'),
    )


def _named(printer: Printer, scope: Scope, name: nodes.Name | None, kind: Kind) -> str:
    entry = printer.look_up(scope, name, kind) if name else None
    return entry.id if entry else ""


def _choice(name: nodes.Name | None, words: tuple[_Word, ...]) -> _Word | None:
    """The word that a field chose; None where it has none or an unknown one, which the parser has reported."""
    return next((word for word in words if name and name.value == word), None)


def _day(date: nodes.Date | None) -> datetime.date | None:
    return date.value if date else None
