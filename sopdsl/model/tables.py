"""Part of the second stage: an alur of the AST becomes the resolved table with its rows, symbols and arrows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import get_args

from sopdsl.model import faults
from sopdsl.model.checks import check_flow, check_wishes
from sopdsl.model.columns import Columns, Pelaku
from sopdsl.model.faults import Faults
from sopdsl.model.flow import Drawn, draw
from sopdsl.model.koleksi import Alur, Bentuk, Kegiatan, Satuan, Simbol, Sisi
from sopdsl.model.names import Scope
from sopdsl.model.numbers import Numbers
from sopdsl.model.symbols import Row, Symbol, table_of
from sopdsl.model.texts import Printed, Printer, references
from sopdsl.model.waktu import time_of
from sopdsl.syntax import nodes

_SISI: tuple[Sisi, ...] = get_args(Sisi)


@dataclass(frozen=True, eq=False)
class TableMaker:
    """Resolves the tables of one SOP; `bare` is the unit of bare numbers in `waktu`."""

    printer: Printer
    scope: Scope
    pelaku: Pelaku
    bare: Satuan | None
    draft: bool

    def table(self, alur: nodes.Alur, others: Sequence[nodes.Alur]) -> Alur:
        """One table; `others` are the remaining tables of the SOP, whose labels it cannot use.

        Where a line of the table could not be read its flow is drawn as far as it goes, and not judged.
        """
        if not alur.rows and alur.intact and not self.draft:
            self.scope.faults.add(
                faults.ALUR_KOSONG,
                alur.span,
                "alur ini tidak mempunyai langkah",
                hint='tulis langkahnya: "pelaksana: Uraian kegiatan", atau tambahkan "status: draf"',
            )
        columns = Columns(self.pelaku, self.scope, alur.kolom)
        symbols = table_of(self.scope, columns, alur)
        found = self.scope.faults if alur.intact else Faults(self.scope.source)
        drawn = draw(self.printer, self.scope, found, columns, symbols)
        check_flow(found, self.pelaku, symbols, drawn, _labels(others))
        check_wishes(found, symbols, drawn, first=all(alur.span.start < other.span.start for other in others))
        columns.report_outside()
        numbers = Numbers(self.printer, self.scope, self.draft)
        rows = iter(symbols.rows)
        kegiatan: list[Kegiatan] = []
        for node in alur.rows:
            if isinstance(node, nodes.BarisHilang):
                numbers.skip(node, len(kegiatan))
            else:
                kegiatan.append(self._kegiatan(next(rows), drawn, numbers.of(node)))
        judul = self.printer.text(self.scope, alur.judul) if alur.judul else None
        return Alur(
            judul=judul.teks if judul else None,
            miring=judul.miring if judul else (),
            kolom=columns.ids,
            catatan=self.printer.box(self.scope, alur.catatan),
            kegiatan=tuple(kegiatan),
            panah=tuple(drawn.panah),
            baris_hilang=tuple(numbers.lost),
        )

    def _kegiatan(self, row: Row, drawn: Drawn, no: int | str | None) -> Kegiatan:
        step = row.step
        uraian = self.printer.text(self.scope, step.uraian)
        texts = [uraian]
        waktu = None
        if step.waktu and (step.waktu.intro or step.waktu.items):
            waktu, printed = time_of(self.printer, self.scope, step.waktu, self.bare)
            texts.append(printed)
        sop = self.printer.look_up(self.scope, step.sop, "sop") if step.sop else None
        ket = self.printer.name(sop) if sop else None
        if step.keterangan:
            ket = self.printer.text(self.scope, step.keterangan)
            texts.append(ket)
        symbols = [self._symbol(symbol, texts) for symbol in row.symbols]
        texts += drawn.texts.get(row.number, [])
        return Kegiatan(
            no=no,
            label=step.label.value if step.label else None,
            uraian=uraian.teks,
            miring=uraian.miring,
            hubungan=step.hubungan,
            simbol=(*symbols, *drawn.capsules.get(row.number, {}).values()),
            kelengkapan=self.printer.box(self.scope, step.kelengkapan),
            waktu=waktu,
            output=self.printer.box(self.scope, step.output),
            keterangan=ket.teks if ket else None,
            keterangan_miring=ket.miring if ket else (),
            sop=sop.id if sop else None,
            opsional=step.opsional,
            sisi=next((sisi for sisi in _SISI if step.sisi and step.sisi.value == sisi), None),
            halaman_baru=step.halaman_baru is not None,
            rujukan=references(texts),
        )

    def _symbol(self, symbol: Symbol, texts: list[Printed]) -> Simbol:
        tanya = self.printer.text(self.scope, symbol.tanya) if symbol.tanya and symbol.decision else Printed("")
        texts.append(tanya)
        return Simbol(
            id=symbol.id,
            pelaksana=symbol.pelaksana,
            label=symbol.label.value if symbol.label else None,
            bentuk=_shape(symbol),
            tanya=tanya.teks or None,
            miring=tanya.miring,
            tambahan=symbol.added,
        )


def _shape(symbol: Symbol) -> Bentuk:
    if symbol.decision:
        return "keputusan"
    if symbol.start:
        return "mulai"
    return "selesai" if symbol.end else "proses"


def _labels(tables: Iterable[nodes.Alur]) -> Iterable[nodes.Name]:
    for alur in tables:
        for row in alur.rows:
            if isinstance(row, nodes.Step):
                yield from (label for label in (row.label, *(added.label for added in row.added)) if label)
