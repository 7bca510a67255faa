"""What is done about arrows that find no way; part of `draw`.

A symbol in the midst of a joint step has two sides only: one of them is made free, and the joint line led around the
symbol. If that is no help, an arrow is drawn by a pair of numbered connectors inside the page: one to which the source
leads, and one of the same number from which the target is reached. Each stands in a grid row of its own beside that of
its symbol, in the same printed row, and is routed like any symbol.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, product
from typing import NamedTuple

from sopdsl_renderers.layout.branching import MOST, connector_ids, is_paired, pentagon, spread
from sopdsl_renderers.layout.geometry import CONNECTORS, Arrow, Flow, GridRow, Symbol
from sopdsl_renderers.layout.plan import Plan

ATTEMPTS = 24
PLACES = 8
"""How often a flow is routed anew at most, and how many places are tried for a pair."""


class _Pair(NamedTuple):
    """An arrow (its id) drawn by connectors: whether they are turned up, and the columns that they stand in."""

    arrow: str
    up: bool
    leave: int
    enter: int


def plan_of(flow: Flow) -> Plan:
    """The routed flow, with pairs of connectors where arrows found no way.

    The connectors are numbered from 1. The plan's flow has more grid rows than `flow` where there are any, and bent
    joints among its arrows.
    """
    flow = spread(flow)
    plan = _bridged_plan(flow)
    for most in reversed(range(MOST)):
        if not plan.failed:
            break
        spare = spread(flow, most)
        if spare is not flow:
            trial = _bridged_plan(spare)
            if _better(trial, plan):
                plan = trial
    return plan


def _bridged_plan(flow: Flow) -> Plan:
    """The routed flow, with joints that bend and then with pairs of connectors where that lets arrows find a way."""
    plan = _tidy(flow)
    attempts = 0
    for arrow in [flow.arrows[n] for n in plan.failed]:
        for freed in (*_freed(flow, arrow.source), *_freed(flow, arrow.target)):
            if arrow.id in _unrouted(plan) and attempts < ATTEMPTS:
                attempts += 1
                trial = _tidy(freed)
                if _better(trial, plan):
                    plan, flow = trial, freed
    pairs: list[_Pair] = []
    for id in _unrouted(plan):
        for pair in islice(_places(flow, id), min(PLACES, ATTEMPTS - attempts)):
            attempts += 1
            tried = [*pairs, pair]
            bridged = _bridged(flow, tried)
            trial = plan if bridged is None else _tidy(bridged)
            if _better(trial, plan) and not {pair.arrow for pair in tried} & {*_unrouted(trial)}:
                plan, pairs = trial, tried
                break
    return plan


def _tidy(flow: Flow) -> Plan:
    """The routed flow, routed again where lines would lie on top of each other."""
    plan = Plan(flow)
    apart: frozenset[tuple[int, int]] = frozenset()
    for _ in range(3):
        if plan.clashes <= apart:
            break
        apart |= plan.clashes
        plan = Plan(flow, apart)
    return plan


def _unrouted(plan: Plan) -> list[str]:
    return list(dict.fromkeys(plan.flow.arrows[n].id for n in plan.failed))


def _better(plan: Plan, other: Plan) -> bool:
    """Whether fewer arrows of a plan have no way, and all joints have one."""
    return len(plan.failed) < len(other.failed) and not any(plan.flow.arrows[n].joint for n in plan.failed)


def _freed(flow: Flow, id: str) -> Iterator[Flow]:
    """The flow with a joint line led around a symbol that stands between two others of its step."""
    before = [pair for pair in flow.joints if pair[1] == id]
    after = [pair for pair in flow.joints if pair[0] == id]
    for (a, _), (_, b) in zip(before, after, strict=False):
        for gone, ends in (((id, b), (a, b)), ((a, id), (b, a))):
            bent = Arrow(f"bersama.{id}", *ends, joint=True)
            joints = tuple(pair for pair in flow.joints if pair != gone)
            yield replace(flow, joints=joints, arrows=(*flow.arrows, bent))


def _places(flow: Flow, id: str) -> Iterator[_Pair]:
    """Where the connectors of an arrow may stand, the best place first: near their symbols, pointing as it runs."""
    arrow = next(arrow for arrow in flow.arrows if arrow.id == id)
    symbols = {symbol.id: symbol for symbol in flow.symbols}
    source, target = symbols[arrow.source], symbols[arrow.target]
    back = target.row < source.row
    steps = (0, 1, -1, 2, -2)
    for up in (back, not back):
        for a, b in sorted(product(steps, steps), key=lambda ab: (abs(ab[0]) + abs(ab[1]), ab)):
            pair = _Pair(id, up, source.column + a, target.column + b)
            if 0 <= pair.leave < flow.columns and 0 <= pair.enter < flow.columns and max(abs(a), abs(b)) < 3:
                yield pair


def _bridged(flow: Flow, pairs: Sequence[_Pair]) -> Flow | None:
    """The flow with connectors for these arrows; None where two would stand in one place."""
    arrows = {arrow.id: arrow for arrow in flow.arrows}
    symbols = {symbol.id: symbol for symbol in flow.symbols}
    wanted: dict[tuple[int, bool, int], tuple[str, bool, str]] = {}
    """By grid row, whether below it, and column: the connector's id, whether it is turned up, its number."""
    known = sum(symbol.shape in CONNECTORS and is_paired(symbol) for symbol in flow.symbols) // 2
    for number, pair in enumerate(pairs, known + 1):
        arrow = arrows[pair.arrow]
        leave, enter = connector_ids(pair.arrow)
        places = (
            (symbols[arrow.source].row, not pair.up, pair.leave, leave),
            (symbols[arrow.target].row, pair.up, pair.enter, enter),
        )
        for row, below, column, id in places:
            if (row, below, column) in wanted:
                return None
            wanted[row, below, column] = id, pair.up, str(number)
    rows: list[GridRow] = []
    at: list[int] = []
    added: list[Symbol] = []

    def strip(row: int, below: bool) -> None:
        """The grid row of connectors above or below a row, if there are any."""
        mine = [(column, *what) for (r, b, column), what in wanted.items() if (r, b) == (row, below)]
        for column, id, up, number in mine:
            added.append(replace(pentagon(id, up, column, len(rows), flow.turned), text=(number,)))
        if mine:
            rows.append(flow.rows[row])

    for r in range(len(flow.rows)):
        strip(r, False)
        at.append(len(rows))
        rows.append(flow.rows[r])
        strip(r, True)
    stubs: list[Arrow] = []
    for pair in pairs:
        arrow = arrows[pair.arrow]
        leave, enter = connector_ids(pair.arrow)
        stubs += [replace(arrow, target=leave), replace(arrow, source=enter, label=None)]
    drawn = {pair.arrow for pair in pairs}
    return replace(
        flow,
        rows=tuple(rows),
        symbols=(*(replace(symbol, row=at[symbol.row]) for symbol in flow.symbols), *added),
        arrows=(*(arrow for arrow in flow.arrows if arrow.id not in drawn), *stubs),
    )
