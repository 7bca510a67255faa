"""Decisions with more branches than a diamond has room for: most are led to numbered connectors; before all routing.

A diamond has four corners, and arrows come to one of them. Where there are too many branches, one stays as it is, with
a corner of its own. The others leave by stems that spread below the diamond, like a comb, to a connector each, with the
branch's label at its point; from a connector of the same number the target is reached. All these stand in grid rows of
their own that belong to the printed row of the decision, or of the target, so that a page cut never parts a connector
from its symbol.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from sopdsl_renderers.layout.geometry import CONNECTORS, Arrow, Flow, GridRow, Shape, Symbol

PENTAGON = (15.0, 14.0)
"""Width and height in points of every connector."""
_PAIR = "pasangan."
"""How the ids of connectors begin that stand in pairs for arrows; those of symbols begin with a number."""
MOST = 5
"""Labelled branches that a symbol may have without being spread."""
DIRECT = 1
"""How many branches stay arrows where the others are spread."""

BRIEF = 24
"""Characters of a label that has its place beside the diamond even where there are many."""


def pentagon(id: str, up: bool, column: int, row: int, turned: bool) -> Symbol:
    """A connector without its number; in a `turned` flow its width and height are exchanged."""
    width, height = PENTAGON[::-1] if turned else PENTAGON
    return Symbol(id, Shape.PENGHUBUNG_NAIK if up else Shape.PENGHUBUNG_TURUN, column, row, width, height)


def connector_ids(arrow: str) -> tuple[str, str]:
    """The ids of the two connectors that stand in for an arrow: that beside its source, that beside its target."""
    return f"{_PAIR}{arrow}.ke", f"{_PAIR}{arrow}.dari"


def is_paired(symbol: Symbol) -> bool:
    """Whether a symbol is one of two connectors inside one page."""
    return symbol.id.startswith(_PAIR)


def apart(symbol: Symbol) -> Symbol:
    """The connector, of a pair that stands on two pages."""
    return replace(symbol, id=f"lintas.{symbol.id}")


def pairs_of(flow: Flow) -> list[Arrow]:
    """The arrows from symbols to the connectors that stand in for them, where the flow has both of these connectors."""
    known = {symbol.id for symbol in flow.symbols}
    ids = [(arrow, connector_ids(arrow.id)) for arrow in flow.arrows]
    return [arrow for arrow, (to, start) in ids if arrow.target == to and start in known]


@dataclass
class _Rows:
    """The connectors to be added above and below one grid row, in rows of their own, the nearest row first."""

    above: list[list[Symbol]] = field(default_factory=list)
    below: list[list[Symbol]] = field(default_factory=list)


def spread(flow: Flow, most: int = MOST) -> Flow:
    """The flow where no symbol has more than `most` labelled branches; the connectors in it are numbered from 1.

    Of branches to one target that are too many, the labels are joined and one arrow stands for all. A flow that has
    none of this is returned as it is, as is one that was spread before.
    """
    branches: dict[str, list[Arrow]] = {}
    for arrow in flow.arrows:
        if arrow.label and not arrow.at_end and not arrow.joint:
            branches.setdefault(arrow.source, []).append(arrow)
    crowded = {source: list(_joined(mine)) for source, mine in branches.items() if len(mine) > most}
    if not crowded:
        return flow
    symbols = {symbol.id: symbol for symbol in flow.symbols}
    rows = {r: _Rows() for r in range(len(flow.rows))}
    gone = {arrow.id for source in crowded for arrow in branches[source]}
    arrows = [arrow for arrow in flow.arrows if arrow.id not in gone]
    number = sum(symbol.shape in CONNECTORS for symbol in flow.symbols) // 2
    for source, mine in crowded.items():
        brief = [arrow for arrow in mine if len(arrow.label or "") <= BRIEF]
        direct = _direct(brief, symbols) if len(mine) > most else brief
        rest = [arrow for arrow in mine if arrow not in direct]
        arrows += direct
        teeth = [(arrow, symbols[arrow.target].row <= symbols[source].row) for arrow in rest]
        _comb(flow, symbols[source], teeth, rows)
        for arrow, up in teeth:
            number += 1
            leave, enter = connector_ids(arrow.id)
            target = symbols[arrow.target]
            place = rows[target.row].below if up else rows[target.row].above
            _stand(place, replace(pentagon(enter, up, 0, 0, flow.turned), text=(f"{number}",)), _beside(flow, target))
            arrows += [replace(arrow, target=leave, at_end=True), replace(arrow, source=enter, label=None)]
    return _with_rows(flow, rows, arrows)


def _joined(arrows: Iterable[Arrow]) -> Iterator[Arrow]:
    """One arrow for all to one target, with their labels."""
    groups: dict[str, list[Arrow]] = {}
    for arrow in arrows:
        groups.setdefault(arrow.target, []).append(arrow)
    for first, *others in groups.values():
        labels = dict.fromkeys(arrow.label or "" for arrow in (first, *others))
        also = tuple(id for other in others for id in (other.id, *other.also))
        yield replace(first, label=" / ".join(labels), also=(*first.also, *also))


def _direct(arrows: Iterable[Arrow], symbols: dict[str, Symbol]) -> list[Arrow]:
    """The branches that stay arrows: those to the nearest rows."""

    def far(arrow: Arrow) -> tuple[int, bool, int]:
        source, target = symbols[arrow.source], symbols[arrow.target]
        return abs(target.row - source.row), target.row < source.row, abs(target.column - source.column)

    return sorted(arrows, key=far)[:DIRECT]


def _comb(flow: Flow, source: Symbol, teeth: list[tuple[Arrow, bool]], rows: dict[int, _Rows]) -> None:
    """Adds connectors below a symbol, from left to right in the order of arrows: first those that point up, then those
    that point down, so that one line between leads to both."""
    for up in (True, False):
        ids = [connector_ids(arrow.id)[0] for arrow, upwards in teeth if upwards is up]
        # The stem runs straight down to the line between.
        columns = [c for c in range(flow.columns) if not up or c != source.column or flow.columns == 1]
        lines = [ids[n : n + len(columns)] for n in range(0, len(ids), len(columns))]
        for line in reversed(lines) if up else lines:
            near = sorted(columns, key=lambda c: (abs(c - source.column), c))[: len(line)]
            connectors = zip(line, sorted(near), strict=True)
            rows[source.row].below.append([pentagon(id, up, column, 0, flow.turned) for id, column in connectors])


def _beside(flow: Flow, target: Symbol) -> list[int]:
    """The columns for a connector that leads to a symbol, the best first: in its own column it would be in the way of
    what comes straight to it."""
    others = [c for c in range(flow.columns) if c != target.column]
    return [*sorted(others, key=lambda c: (abs(c - target.column), -c)), target.column]


def _stand(lines: list[list[Symbol]], symbol: Symbol, columns: list[int]) -> None:
    """Puts a connector where there is room in the rows beside its target."""
    for line in lines:
        taken = {other.column for other in line}
        free = [column for column in columns if column not in taken]
        if free:
            line.append(replace(symbol, column=free[0]))
            return
    lines.append([replace(symbol, column=columns[0])])


def _with_rows(flow: Flow, added: dict[int, _Rows], arrows: list[Arrow]) -> Flow:
    """The flow with these connectors in grid rows of their own."""
    rows: list[GridRow] = []
    at: list[int] = []
    symbols: list[Symbol] = []
    for r, row in enumerate(flow.rows):
        above, below = added[r].above, added[r].below
        for line in (*reversed(above), None, *below):
            if line is None:
                at.append(len(rows))
            else:
                symbols += [replace(symbol, row=len(rows)) for symbol in line]
            rows.append(row)
    numbers = {symbol.id.removesuffix(".dari"): symbol.text for symbol in symbols if symbol.text}
    symbols = [replace(s, text=s.text or numbers[s.id.removesuffix(".ke")]) for s in symbols]
    return replace(
        flow,
        rows=tuple(rows),
        symbols=(*(replace(symbol, row=at[symbol.row]) for symbol in flow.symbols), *symbols),
        arrows=tuple(arrows),
    )
