"""Part of the second stage: the numbers in the No column, and rows that a source has lost."""

from __future__ import annotations

from dataclasses import dataclass, field

from sopdsl.model import faults
from sopdsl.model.koleksi import BarisHilang
from sopdsl.model.names import Scope
from sopdsl.model.texts import Printer
from sopdsl.syntax import nodes

_DASHES = frozenset("-\u2013\u2014")


@dataclass(eq=False)
class Numbers:
    """Counts the rows of one table from 1. A row with a `nomor` of its own does not count; lost rows do."""

    printer: Printer
    scope: Scope
    draft: bool
    lost: list[BarisHilang] = field(default_factory=list)
    _next: int = 1

    def of(self, step: nodes.Step) -> int | str | None:
        """What stands in the No column of the next row; None for nothing."""
        if step.nomor is None:
            self._next += 1
            return self._next - 1
        text = self.printer.text(self.scope, step.nomor).teks
        return None if text in _DASHES else text

    def skip(self, gap: nodes.BarisHilang, rows: int) -> None:
        """Lost rows after `rows` rows that are there; reports numbers that do not go on from the row above."""
        if not self.draft:
            self.scope.faults.add(
                faults.BARIS_HILANG,
                gap.span,
                '"baris hilang" hanya untuk SOP berstatus draf',
                hint='tambahkan "status: draf", atau lengkapi barisnya',
            )
        elif gap.dari != self._next or gap.sampai < gap.dari:
            self.scope.faults.add(
                faults.BARIS_HILANG,
                gap.span,
                f"nomor baris hilang tidak cocok: baris berikutnya bernomor {self._next}",
                hint=f'tulis "baris hilang: {self._next}-{max(gap.sampai, self._next)}"',
            )
        self.lost.append(BarisHilang(dari=gap.dari, sampai=gap.sampai, sebelum=rows + 1))
        self._next = max(self._next, gap.sampai + 1)
