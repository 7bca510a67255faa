"""How much room columns and rows need, with the tracks of gutters and bands parted between cells; part of `draw`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sopdsl_renderers.layout.plan import Plan
from sopdsl_renderers.layout.tracks import ROW_ZONE, Keepout, Track, Zone, clusters


@dataclass(frozen=True)
class Room:
    """The width of all columns, and the sizes of the zones of every column and of every grid row, in points."""

    column: float
    column_zones: tuple[float, ...]
    row_zones: tuple[float, ...]


def make_room(plan: Plan, keepouts: Sequence[Keepout], column: float) -> Room:
    """Gives every track its place; `column` is the least width of columns."""
    columns = [_zones(keepouts, True, c) for c in range(plan.flow.columns)]
    rows = [_zones(keepouts, False, r, row.lost) for r, row in enumerate(plan.flow.rows)]
    work = _work(plan.gutters)
    for width, pair in zip(plan.widths, columns, strict=True):
        column = max([column, *(width + 2 * zone.base() for zone in pair)])
    for group in work:

        def wider(low: float, high: float, cell: int = group[0].line // 2, column: float = column) -> float:
            need = [column]
            if low:
                need.append(plan.widths[cell - 1] + 2 * low)
            if high:
                need.append(plan.widths[cell] + 2 * high)
            return max(need)

        low, high = _cut(group, columns, wider)
        column = wider(low, high)
    column_zones = tuple((column - width) / 2 for width in plan.widths)
    _settle(work, columns, column_zones)

    sizes = [max([ROW_ZONE, *(zone.base() for zone in pair)]) for pair in rows]
    work = _work(plan.bands)
    for group in work:
        cell = group[0].line // 2

        def higher(low: float, high: float, cell: int = cell) -> float:
            above = max(0.0, low - sizes[cell - 1]) if low else 0.0
            return above + (max(0.0, high - sizes[cell]) if high else 0.0)

        low, high = _cut(group, rows, higher)
        if low:
            sizes[cell - 1] = max(sizes[cell - 1], low)
        if high:
            sizes[cell] = max(sizes[cell], high)
    _settle(work, rows, sizes)
    return Room(column, column_zones, tuple(sizes))


def _zones(keepouts: Iterable[Keepout], vertical: bool, cell: int, closed: bool = False) -> tuple[Zone, Zone]:
    """The two zones of a column or row: towards smaller coordinates, then towards larger ones."""
    mine = [k for k in keepouts if k.vertical is vertical]
    return (
        Zone((k for k in mine if k.line == 2 * cell and k.in_high), closed),
        Zone((k for k in mine if k.line == 2 * cell + 2 and not k.in_high), closed),
    )


def _work(lines: dict[int, list[Track]]) -> list[list[Track]]:
    """All clusters of tracks, the most crowded first: the others fit into the room that these make."""
    groups = [group for line in sorted(lines) for group in clusters(lines[line])]
    return sorted(groups, key=lambda group: -len(group))


def _cut(
    group: list[Track], zones: Sequence[tuple[Zone, Zone]], growth: Callable[[float, float], float]
) -> tuple[float, float]:
    """Parts a cluster at the border so that cells grow least, then evenly; what the two zones need (0: no track)."""
    cell = group[0].line // 2
    options = []
    for cut in range(len(group) + 1):
        if (cut and (not cell or zones[cell - 1][1].closed)) or (
            cut < len(group) and (cell == len(zones) or zones[cell][0].closed)
        ):
            continue
        low = zones[cell - 1][1].need(group[cut - 1 :: -1], False) if cut else 0.0
        high = zones[cell][0].need(group[cut:], True) if cut < len(group) else 0.0
        options.append((growth(low, high), _lopsided(group, cut), cut, low, high))
    _, _, cut, low, high = min(options)
    for i, track in enumerate(group):
        track.in_high = i >= cut
    return low, high


def _lopsided(group: Sequence[Track], cut: int) -> float:
    """How unevenly a cut parts tracks, and how many lie on the far side from where they turn to."""
    wrong = 0.0
    for i, track in enumerate(group):
        lean = sum(turn for _, turn in track.turns)
        wrong += (lean < 0) if i >= cut else (lean > 0)
    return abs(len(group) - 2 * cut) + 0.5 * wrong


def _settle(work: Iterable[list[Track]], zones: Sequence[tuple[Zone, Zone]], sizes: Sequence[float]) -> None:
    for group in work:
        cell = group[0].line // 2
        low = [track for track in reversed(group) if not track.in_high]
        high = [track for track in group if track.in_high]
        if low:
            zones[cell - 1][1].place(low, False, sizes[cell - 1])
        if high:
            zones[cell][0].place(high, True, sizes[cell])
