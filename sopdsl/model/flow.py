"""Part of the second stage: flow lines and the order of rows become arrows between symbols, and symbols get shapes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from sopdsl.diagnostics import Label
from sopdsl.model import faults
from sopdsl.model.columns import Columns
from sopdsl.model.faults import Faults
from sopdsl.model.koleksi import Panah, Simbol
from sopdsl.model.names import Scope
from sopdsl.model.symbols import Row, Symbol, Table
from sopdsl.model.texts import Printed, Printer
from sopdsl.syntax.nodes import Flow, Name, Target

ANSWERS = {"ya": "Ya", "tidak": "Tidak"}
OTHER_ANSWER = {"ya": "Tidak", "tidak": "Ya"}


@dataclass(frozen=True)
class Way:
    """A way out of a decision: its printed label, the ids of the symbols it enters, and its line if it was written."""

    syarat: str | None
    targets: tuple[str, ...]
    flow: Flow | None = None


@dataclass(eq=False)
class Drawn:
    """The flow of a table.

    `capsules` are the starts and ends of their own and `texts` the printed labels of arrows, both by row. `ways` are
    the ways out of each decision. `loose` are symbols with an arrow into the unknown: to a target that is not there, or
    to lost rows. `unknown` are the names of targets that are not there.
    """

    panah: list[Panah] = field(default_factory=list)
    capsules: dict[int, dict[str, Simbol]] = field(default_factory=dict)
    texts: dict[int, list[Printed]] = field(default_factory=dict)
    ways: dict[Symbol, list[Way]] = field(default_factory=dict)
    loose: set[str] = field(default_factory=set)
    unknown: list[Name] = field(default_factory=list)


def draw(printer: Printer, scope: Scope, found: Faults, columns: Columns, table: Table) -> Drawn:
    """All arrows of a table, in the order of its rows; sets the shapes of its symbols, reports to `found`."""
    maker = _Maker(printer, scope, found, columns, table)
    for row in table.rows:
        maker.row(row)
    return maker.drawn


@dataclass(eq=False)
class _Maker:
    printer: Printer
    scope: Scope
    found: Faults
    columns: Columns
    table: Table
    drawn: Drawn = field(default_factory=Drawn)
    _arrows: set[tuple[str, str, str | None]] = field(default_factory=set)

    def row(self, row: Row) -> None:
        """Shapes of a row's symbols, and the arrows that leave them."""
        for symbol in row.symbols:
            symbol.decision = symbol.carries and any(flow.kind != "langsung" for flow in symbol.flows)
        if row.number == 1 and not row.follows_gap:
            for symbol in row.entries:
                symbol.start = not symbol.decision
                if symbol.decision:
                    self._arrow(self._capsule(row, symbol, "mulai"), symbol, None)
        if row.step.hubungan == "berurutan":
            for before, after in pairwise(row.head):
                self._arrow(before.id, after, None)
        for symbol in row.symbols:
            self._leave(row, symbol)

    def _leave(self, row: Row, symbol: Symbol) -> None:
        if symbol.decision:
            self._decide(row, symbol)
        elif self._only_ends(row, symbol):
            symbol.end = True
        elif symbol.flows:
            for flow in symbol.flows:
                self._take(symbol, self._way(row, symbol, flow))
        elif symbol.carries and row.added and not symbol.added:
            self._take(symbol, Way(None, tuple(added.id for added in row.added)))
        elif symbol.carries:
            self._take(symbol, Way(None, self._next(row, symbol)))

    def _decide(self, row: Row, symbol: Symbol) -> None:
        ways = [self._way(row, symbol, flow) for flow in symbol.flows]
        if len(ways) == 1 and symbol.flows[0].kind in OTHER_ANSWER:
            ways.append(Way(OTHER_ANSWER[symbol.flows[0].kind], self._next(row, symbol)))
        for way in ways:
            self._take(symbol, way)
        self.drawn.ways[symbol] = ways

    def _only_ends(self, row: Row, symbol: Symbol) -> bool:
        """Whether the procedure ends at a symbol and nothing else happens there, so that it becomes the end itself."""
        if not symbol.carries or symbol.start or (not symbol.flows and row.added and not symbol.added):
            return False
        if not symbol.flows:
            return self._last(row)
        targets = [target for flow in symbol.flows for target in flow.targets]
        if len(targets) != 1 or symbol.flows[0].syarat:
            return False
        column = targets[0].pelaksana
        return self._is_end(row, targets[0]) and (column is None or column.value == symbol.pelaksana)

    def _way(self, row: Row, symbol: Symbol, flow: Flow) -> Way:
        syarat = ANSWERS.get(flow.kind)
        if syarat is None and flow.syarat:
            printed = self.printer.text(self.scope, flow.syarat)
            self.drawn.texts.setdefault(row.number, []).append(printed)
            syarat = printed.teks
        return Way(syarat, tuple(id for target in flow.targets for id in self._targets(row, symbol, target)), flow)

    def _targets(self, row: Row, symbol: Symbol, target: Target) -> tuple[str, ...]:
        """The ids of the symbols that a target names; none where it names none, which leaves the symbol loose."""
        label, column = target.label, target.pelaksana
        if column and not self.columns.check(column):
            return self._lose(symbol)
        if self._is_end(row, target):
            return (self._end(row, symbol, column.value if column else symbol.pelaksana),)
        if label.value == "lanjut":
            below = self.table.after(row)
            return self._entered(symbol, below, below.entries, column) if below else self._lose(symbol)
        place = self.table.places.get(label.value)
        if place is None:
            self.drawn.unknown.append(label)
            return self._lose(symbol)
        if place.twice:
            self._lose(symbol)
        if column and place.symbol and place.symbol.pelaksana == column.value:
            return (place.symbol.id,)
        return self._entered(symbol, place.row, place.entries, column)

    def _entered(self, symbol: Symbol, row: Row, entries: Sequence[Symbol], column: Name | None) -> tuple[str, ...]:
        if column is None:
            return tuple(entry.id for entry in entries)
        named = row.in_column(column.value)
        if named:
            return (named.id,)
        self.found.add(
            faults.SIMBOL_TAK_ADA,
            column.span,
            f'langkah yang dituju tidak mempunyai simbol di kolom "{column.value}"',
            hint=f"simbolnya ada di kolom {row.listed}",
            related=[Label(self.scope.source, row.span, "langkah yang dituju")],
        )
        return self._lose(symbol)

    def _lose(self, symbol: Symbol) -> tuple[str, ...]:
        self.drawn.loose.add(symbol.id)
        return ()

    def _last(self, row: Row) -> bool:
        return not row.before_gap and self.table.after(row) is None

    def _is_end(self, row: Row, target: Target) -> bool:
        return target.label.value == "selesai" or (target.label.value == "lanjut" and self._last(row))

    def _next(self, row: Row, symbol: Symbol) -> tuple[str, ...]:
        """The ids of the symbols below; of an end of its own in the last row; none where lost rows stand between."""
        below = self.table.after(row)
        if below:
            return tuple(entry.id for entry in below.entries)
        return (self._end(row, symbol, symbol.pelaksana),) if self._last(row) else self._lose(symbol)

    def _end(self, row: Row, symbol: Symbol, column: str) -> str:
        """The id of an end of its own, in the symbol's column or another."""
        if column == symbol.pelaksana:
            return self._capsule(row, symbol, "selesai")
        id = f"{row.number}.{column}.selesai"
        self._keep(row, Simbol(id=id, pelaksana=column, bentuk="selesai"))
        return id

    def _capsule(self, row: Row, symbol: Symbol, bentuk: Literal["mulai", "selesai"]) -> str:
        id = f"{symbol.id}.{bentuk}"
        self._keep(row, Simbol(id=id, pelaksana=symbol.pelaksana, bentuk=bentuk))
        return id

    def _keep(self, row: Row, capsule: Simbol) -> None:
        self.drawn.capsules.setdefault(row.number, {}).setdefault(capsule.id, capsule)

    def _take(self, symbol: Symbol, way: Way) -> None:
        for target in way.targets:
            self._arrow(symbol.id, target, way.syarat, way.flow)

    def _arrow(self, source: str, target: Symbol | str, syarat: str | None, flow: Flow | None = None) -> None:
        to = target if isinstance(target, str) else target.id
        if (source, to, syarat) in self._arrows:
            if flow:
                message = "panah ini sudah ada pada langkah yang sama"
                self.found.add(faults.PANAH_GANDA, flow.span, message, hint="hapus salah satunya")
            return
        self._arrows.add((source, to, syarat))
        self.drawn.panah.append(Panah(dari=source, ke=to, syarat=syarat))
