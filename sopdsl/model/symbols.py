"""Part of the second stage: the symbols of a flow table, row by row, before any arrow is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sopdsl.diagnostics import Label
from sopdsl.model import faults
from sopdsl.model.columns import Columns
from sopdsl.model.names import Scope
from sopdsl.source import Span
from sopdsl.syntax.nodes import Added, Alur, BarisHilang, Flow, Hubungan, Name, Step, Text


@dataclass(eq=False)
class Symbol:
    """A symbol of a row. `carries` says that the flow goes on from it: it can become a decision or an end."""

    id: str
    pelaksana: str
    span: Span
    flows: tuple[Flow, ...] = ()
    carries: bool = True
    label: Name | None = None
    tanya: Text | None = None
    added: bool = False
    start: bool = False
    end: bool = False
    decision: bool = False


@dataclass(eq=False)
class Row:
    """A row of the table, `number` from 1.

    `unclear` says that a flow line leaves a symbol that is not there, `follows_gap` and `before_gap` that lost rows
    stand beside the row.
    """

    number: int
    step: Step
    head: tuple[Symbol, ...]
    added: tuple[Symbol, ...]
    unclear: bool = False
    follows_gap: bool = False
    before_gap: bool = False

    @property
    def symbols(self) -> tuple[Symbol, ...]:
        """All symbols of the row, added ones last."""
        return self.head + self.added

    @property
    def entries(self) -> tuple[Symbol, ...]:
        """The symbols that an arrow enters which names the row and no symbol."""
        return self.head if self.step.hubungan == "pilihan" else self.head[:1]

    @property
    def exits(self) -> tuple[Symbol, ...]:
        """The symbols of the head that take the flow on."""
        return _exits(self.step.hubungan, self.head)

    @property
    def span(self) -> Span:
        """The place of the step's head: from its label or first pelaksana to the last."""
        return Span(self.step.span.start, max((symbol.span.end for symbol in self.head), default=self.step.span.end))

    @property
    def listed(self) -> str:
        """The columns in which the row has symbols, for messages."""
        return " dan ".join(f'"{id}"' for id in dict.fromkeys(symbol.pelaksana for symbol in self.symbols))

    def in_column(self, pelaksana: str) -> Symbol | None:
        """The symbol that stands in a column; the first where there are several."""
        return next((symbol for symbol in self.symbols if symbol.pelaksana == pelaksana), None)


@dataclass(eq=False)
class Place:
    """What a label names: a row, or one added symbol of it."""

    label: Name
    row: Row
    symbol: Symbol | None = None
    twice: bool = False

    @property
    def entries(self) -> tuple[Symbol, ...]:
        """The symbols that an arrow to the label enters."""
        return (self.symbol,) if self.symbol else self.row.entries


@dataclass(eq=False)
class Table:
    """The rows of an alur and the places that its labels name."""

    rows: tuple[Row, ...]
    places: dict[str, Place] = field(default_factory=dict)

    def after(self, row: Row) -> Row | None:
        """The row below; None for the last one, and where lost rows stand between."""
        return None if row.before_gap or row.number == len(self.rows) else self.rows[row.number]


def table_of(scope: Scope, columns: Columns, alur: Alur) -> Table:
    """The rows and symbols of an alur; reports what names no column, a symbol named twice, and a label given twice."""
    rows: list[Row] = []
    gap = False
    for node in alur.rows:
        if isinstance(node, BarisHilang):
            if rows:
                rows[-1].before_gap = True
            gap = True
            continue
        row = _row(scope, columns, len(rows) + 1, node)
        row.follows_gap, gap = gap, False
        rows.append(row)
    return Table(tuple(rows), _places(scope, rows))


def _row(scope: Scope, columns: Columns, number: int, step: Step) -> Row:
    ids = _Ids(number)
    head = []
    for at, name in enumerate(step.pelaksana):
        columns.check(name)
        if name.value in ids and (step.hubungan != "berurutan" or step.pelaksana[at - 1].value == name.value):
            scope.faults.add(
                faults.PELAKSANA_BERULANG,
                name.span,
                f'pelaksana "{name.value}" disebut dua kali pada langkah ini',
                hint="sebut sekali saja",
            )
        head.append(Symbol(ids.take(name.value), name.value, name.span, carries=False))
    added = []
    for node in step.added:
        columns.check(node.pelaksana)
        added.append(_added(ids, node))
    row = Row(number, step, tuple(head), tuple(added))
    _share_out(scope, row)
    return row


def _added(ids: _Ids, node: Added) -> Symbol:
    name = node.pelaksana
    return Symbol(
        ids.take(name.value), name.value, node.span, node.flows, label=node.label, tanya=node.tanya, added=True
    )


def _share_out(scope: Scope, row: Row) -> None:
    """Give each symbol of a head the flow lines that leave it."""
    step = row.step
    own: list[tuple[Flow, Symbol | None]] = []
    for flow in step.flows:
        leaving = _leaves(row, flow.dari) if flow.dari else None
        if flow.dari and not leaving:
            row.unclear = True
            condition = f"jika {flow.dari.value} -> {flow.targets[0].label.value}"
            scope.faults.add(
                faults.SIMBOL_TAK_ADA,
                flow.dari.span,
                f'tidak ada simbol "{flow.dari.value}" pada langkah ini',
                hint=f"panah dapat keluar dari {row.listed}; cabang ditulis: ya -> …, tidak -> …, atau {condition}",
            )
            continue
        own.append((flow, leaving))
    for symbol in row.symbols:
        symbol.flows += tuple(flow for flow, leaving in own if leaving is symbol)
    for symbol in row.exits:
        symbol.carries = True
        symbol.tanya = step.tanya
        if step.hubungan != "pilihan":
            symbol.flows = tuple(flow for flow, leaving in own if leaving in (symbol, None))
        elif not symbol.flows:
            symbol.flows = tuple(flow for flow, leaving in own if leaving is None)


def _leaves(row: Row, dari: Name) -> Symbol | None:
    """The symbol that `dari -> x` leaves: of two in one column that which takes the flow on."""
    return next((symbol for symbol in row.exits if symbol.pelaksana == dari.value), None) or row.in_column(dari.value)


def _exits(hubungan: Hubungan, head: Sequence[Symbol]) -> tuple[Symbol, ...]:
    if hubungan == "pilihan":
        return tuple(head)
    return tuple(head[-1:] if hubungan == "berurutan" else head[:1])


class _Ids:
    """Hands out the ids of a row's symbols: `row.pelaksana`, from the second on in a column `row.pelaksana.2`."""

    def __init__(self, row: int) -> None:
        self._row = row
        self._count: dict[str, int] = {}

    def __contains__(self, pelaksana: str) -> bool:
        return pelaksana in self._count

    def take(self, pelaksana: str) -> str:
        """The next id in a column."""
        count = self._count[pelaksana] = self._count.get(pelaksana, 0) + 1
        return f"{self._row}.{pelaksana}" + (f".{count}" if count > 1 else "")


def _labels(rows: Sequence[Row]) -> Iterator[Place]:
    for row in rows:
        if row.step.label:
            yield Place(row.step.label, row)
        for symbol in row.added:
            if symbol.label:
                yield Place(symbol.label, row, symbol)


def _places(scope: Scope, rows: Sequence[Row]) -> dict[str, Place]:
    places: dict[str, Place] = {}
    for place in _labels(rows):
        label = place.label
        first = places.setdefault(label.value, place)
        if first is place:
            continue
        first.twice = True
        scope.faults.add(
            faults.LABEL_GANDA,
            label.span,
            f'label "{label.value}" sudah dipakai dalam alur ini',
            hint="beri label lain pada salah satunya",
            related=[Label(scope.source, first.label.span, "dipakai pertama kali di sini")],
        )
    return places
