"""Page cuts of a flow table: which rows stand on which page, and the drawing of each page with its connectors.

Cuts lie between printed rows: fewest pages, then few cut arrows and even filling, weighed against each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sopdsl_renderers.layout.branching import PENTAGON, apart, connector_ids, is_paired, spread
from sopdsl_renderers.layout.draw import MIN_COLUMN, draw
from sopdsl_renderers.layout.geometry import CONNECTORS, Arrow, Drawing, Flow, GridRow, Page, Shape
from sopdsl_renderers.layout.strips import Run, Strip
from sopdsl_renderers.layout.tracks import ROW_ZONE

STRIP = PENTAGON[1] + 2 * ROW_ZONE
"""Points that a grid row of connectors takes at least."""
UNEVEN = 80.0
"""Price, in connectors, of the sum of squares by which the filling of pages differs from the mean."""
FEW = (1000.0, 20.0)
"""Prices, in connectors, of a page of one row, and of one of two."""
STACKED = 0.5
"""Price, in connectors, of one that must stand below another in its strip."""


def paginate(
    flow: Flow,
    heights: Sequence[float],
    bodies: tuple[float, float],
    *,
    first_number: int = 1,
    column: float = MIN_COLUMN,
) -> tuple[Page, ...]:
    """The pages of a flow table, all with the same `min_column`; none for a flow without rows.

    `heights` are the heights in points that the text of each printed row needs, `bodies` the room for rows (strips
    included) on the first page and on further ones, `column` a width that columns will have anyway. Connectors count
    up from `first_number`; for a second table of the same SOP pass `next_number(pages, first_number)`. A row that is
    higher than a page gets a page of its own.
    """
    count = max((row.printed + 1 for row in flow.rows if row.printed is not None), default=0)
    if not count:
        return ()
    return _Cutter(spread(flow), heights, bodies, column, count).pages(first_number)


def next_number(pages: Sequence[Page], first_number: int = 1) -> int:
    """The number after the last connector of these pages; `first_number` if there is none."""
    numbers = [int(symbol.text[0]) for page in pages for symbol in page.drawing.symbols if symbol.shape in CONNECTORS]
    return max(numbers, default=first_number - 1) + 1


@dataclass(frozen=True)
class _Sheet:
    """A drawn page before its connectors are numbered; `keys` are the arrows' target of each connector symbol."""

    drawing: Drawing
    heights: tuple[float, ...]
    keys: dict[str, tuple[str, bool]]

    @property
    def height(self) -> float:
        return sum(self.heights)


class _Cutter:
    def __init__(
        self, flow: Flow, heights: Sequence[float], bodies: tuple[float, float], column: float, count: int
    ) -> None:
        self.flow = flow
        self.texts = [heights[n] if n < len(heights) else 0.0 for n in range(count)]
        self.bodies = bodies
        self.column = column
        self.count = count
        self.rows_of: list[list[int]] = [[] for _ in range(count)]
        for r, row in enumerate(flow.rows):
            if row.printed is not None:
                self.rows_of[row.printed].append(r)
        self.symbols = {symbol.id: symbol for symbol in flow.symbols}
        printed = {symbol.id: flow.rows[symbol.row].printed or 0 for symbol in flow.symbols}
        self.spans = [(printed[arrow.source], printed[arrow.target]) for arrow in flow.arrows]
        self.across: list[dict[int, None]] = [{} for _ in range(count + 1)]
        """The arrows that lead across the cut above each printed row, in order."""
        for n, (a, b) in enumerate(self.spans):
            for edge in range(min(a, b) + 1, max(a, b) + 1):
                self.across[edge][n] = None
        self.depths: dict[tuple[int, int], int] = {}
        """The least number of grid rows in the strips of each page that was thought of."""
        self.sheets: dict[tuple[int, int], _Sheet] = {}
        least = [max((s.height for s in flow.symbols if s.row == r), default=0.0) + 14.0 for r in range(len(flow.rows))]
        self.least = [max(self.texts[n], sum(least[r] for r in self.rows_of[n])) for n in range(count)]
        self.forced = {row.printed for row in flow.rows if row.new_page}
        """Printed rows that a page must begin with."""
        self.seen: dict[int, float] = {}
        """The least height that each row took on the pages drawn so far."""

    def pages(self, number: int) -> tuple[Page, ...]:
        while True:
            cuts = self._cuts()
            for first, last in cuts:
                if (first, last) not in self.sheets:
                    self.sheets[first, last] = self._sheet(first, last)
                    self._learn(first, last)
                    if first < last and self.sheets[first, last].height > self._body(first) + 0.01:
                        break
            else:
                return self._numbered(cuts, number)

    def _body(self, first: int) -> float:
        return self.bodies[0 if first == 0 else 1]

    def _height(self, first: int, last: int) -> float:
        """The height of a page: as drawn, or as far as it is known without drawing it."""
        if (first, last) in self.sheets:
            return self.sheets[first, last].height
        rows = sum(self.seen.get(n, self.least[n]) for n in range(first, last + 1))
        if rows > self._body(first):
            return rows
        if (first, last) not in self.depths:
            self.depths[first, last] = sum(strip.least_depth(self.flow.columns) for strip in self._strips(first, last))
        return rows + STRIP * self.depths[first, last]

    def _learn(self, first: int, last: int) -> None:
        sheet = self.sheets[first, last]
        for n in range(first, last + 1):
            height = sum(h for h, row in zip(sheet.heights, sheet.drawing.rows, strict=True) if row.printed == n)
            self.seen[n] = min(height, self.seen.get(n, height))

    def _strips(self, first: int, last: int) -> tuple[Strip, Strip]:
        """The connectors that a page needs at its head and at its foot."""
        head, foot = Strip(), Strip()
        top, bottom = self.rows_of[first][0], self.rows_of[last][-1]
        for n in sorted(self.across[first].keys() | self.across[last + 1].keys()):
            arrow, (a, b) = self.flow.arrows[n], self.spans[n]
            source, target = self.symbols[arrow.source], self.symbols[arrow.target]
            if first <= a <= last:
                joined = source.column, bottom - source.row if b > last else source.row - top
                (foot if b > last else head).add(f"ke.{arrow.target}", target.column, joined, b > last)
            elif first <= b <= last:
                key = f"dari.{'atas' if a < first else 'bawah'}.{arrow.target}"
                joined = target.column, target.row - top if a < first else bottom - target.row
                (head if a < first else foot).add(key, target.column, joined, a < first)
        return head, foot

    def _runs(self, first: int, last: int) -> tuple[list[Run], list[Run]]:
        """The lines of arrows inside a page, as seen from its head and from its foot."""
        top, bottom = self.rows_of[first][0], self.rows_of[last][-1]
        head, foot = [], []
        for arrow, (a, b) in zip(self.flow.arrows, self.spans, strict=True):
            if first <= a <= last and first <= b <= last:
                source, target = self.symbols[arrow.source], self.symbols[arrow.target]
                head.append(Run((source.column, source.row - top), (target.column, target.row - top)))
                foot.append(Run((source.column, bottom - source.row), (target.column, bottom - target.row)))
        return head, foot

    def _crossing(self, edge: int) -> float:
        """The price of a cut above row `edge`: its connectors, which arrows to one target share."""
        forward = [n for n in self.across[edge] if self.spans[n][0] < edge]
        down = {self.flow.arrows[n].target for n in forward}
        up = {self.flow.arrows[n].target for n in self.across[edge] if self.spans[n][0] >= edge}
        columns = {self.symbols[target].column for target in down}
        return len(down) + len(up) + STACKED * (len(down) - len(columns))

    def _cuts(self) -> list[tuple[int, int]]:
        """The best cuts by what is known so far, as first and last row of each page."""
        crossing = [self._crossing(edge) for edge in range(self.count + 1)]
        fits: list[list[tuple[int, float]]] = []
        for first in range(self.count):
            body = self._body(first)
            ends: list[tuple[int, float]] = []
            rows = 0.0
            for last in range(first, self.count):
                rows += self.least[last]
                if last > first and (last in self.forced or rows > body):
                    break
                height = self._height(first, last)
                if height <= body + 0.01 or last == first:
                    ends.append((last, height / body))
            fits.append(ends)
        # Fewest pages to the end from each row, then the best way to use as many.
        fewest = [0] * (self.count + 1)
        for first in reversed(range(self.count)):
            fewest[first] = 1 + min(fewest[last + 1] for last, _ in fits[first])
        mean = self._means(fewest)
        best: list[tuple[float, list[tuple[int, int]]]] = [(0.0, [])] * (self.count + 1)
        for first in reversed(range(self.count)):
            options = [
                (
                    UNEVEN * (fill - mean[first]) ** 2
                    + sum(FEW[last - first : last - first + 1])
                    + crossing[last + 1]
                    + best[last + 1][0],
                    [(first, last), *best[last + 1][1]],
                )
                for last, fill in fits[first]
                if fewest[last + 1] == fewest[first] - 1
            ]
            best[first] = min(options)
        return best[0][1]

    def _means(self, fewest: Sequence[int]) -> list[float]:
        """For each row how full pages are on average, from one cut that was asked for to the next."""
        means: list[float] = []
        edges = sorted({0, self.count, *(n for n in self.forced if n is not None)})
        for start, end in pairwise(edges):
            room = self._body(start) + (fewest[start] - fewest[end] - 1) * self.bodies[1]
            means += [sum(self.least[start:end]) / max(1.0, room)] * (end - start)
        return means

    def _sheet(self, first: int, last: int) -> _Sheet:
        """Draws the rows of one page with the strips of connectors that they need."""
        inside = [r for n in range(first, last + 1) for r in self.rows_of[n]]
        symbols = [self.symbols[s.id] for s in self.flow.symbols if s.row in set(inside)]
        head, foot = self._strips(first, last)
        arrows: list[Arrow] = []
        bundles: dict[str, list[str]] = {}
        incoming: dict[str, str] = {}
        for arrow, (a, b) in zip(self.flow.arrows, self.spans, strict=True):
            here, there = first <= a <= last, first <= b <= last
            if here and there:
                arrows.append(arrow)
            elif here:
                arrows.append(replace(arrow, target=f"ke.{arrow.target}"))
            elif there:
                key = f"dari.{'atas' if a < first else 'bawah'}.{arrow.target}"
                if key in incoming:
                    bundles[incoming[key]] += [arrow.id, *arrow.also]
                else:
                    incoming[key] = arrow.id
                    bundles[arrow.id] = [arrow.id, *arrow.also]
                    arrows.append(Arrow(arrow.id, key, arrow.target))
        from_top, from_bottom = self._runs(first, last)
        above, head_symbols = head.rows(self.flow.columns, 0, False, from_top)
        offset = above - inside[0]
        below, foot_symbols = foot.rows(self.flow.columns, above + len(inside), True, from_bottom)
        keys = {
            s.id: (
                s.id.removeprefix("ke.").removeprefix("dari.atas.").removeprefix("dari.bawah."),
                s.shape is Shape.PENGHUBUNG_TURUN,
            )
            for s in (*head_symbols, *foot_symbols)
        }
        part = Flow(
            self.flow.columns,
            (
                *(GridRow(None) for _ in range(above)),
                *(self.flow.rows[r] for r in inside),
                *(GridRow(None) for _ in range(below)),
            ),
            (*head_symbols, *(replace(s, row=s.row + offset) for s in symbols), *foot_symbols),
            tuple(arrows),
            tuple(pair for pair in self.flow.joints if self.symbols[pair[0]].row in set(inside)),
        )
        drawing = draw(part, self.column)
        for id in drawing.in_page:
            keys |= dict.fromkeys(connector_ids(id), (f"pasangan.{first}.{id}", False))
        # Pairs that stand on one page or on two; what else of a pair stands on this one was put there to draw it.
        keys |= {s.id: (s.id.removesuffix(".ke").removesuffix(".dari"), False) for s in symbols if is_paired(s)}

        def whole(names: Sequence[str]) -> tuple[str, ...]:
            return tuple(id for name in names for id in bundles.get(name, [name]))

        drawing = replace(
            drawing,
            lines=tuple(replace(line, arrows=whole(line.arrows)) for line in drawing.lines),
            unrouted=whole(drawing.unrouted),
            in_page=whole(drawing.in_page),
        )
        heights = [row.min_height for row in drawing.rows]
        for n in range(first, last + 1):
            grid = [r for r, row in enumerate(drawing.rows) if row.printed == n]
            missing = self.texts[n] - sum(heights[r] for r in grid)
            if missing > 0:
                for r in grid:
                    heights[r] += missing / len(grid)
        return _Sheet(drawing, tuple(heights), keys)

    def _numbered(self, cuts: list[tuple[int, int]], number: int) -> tuple[Page, ...]:
        numbers: dict[tuple[str, bool], int] = {}
        pages = []
        column = max(self.sheets[cut].drawing.min_column for cut in cuts)
        for first, last in cuts:
            sheet = self.sheets[first, last]
            together = {id for arrow in sheet.drawing.in_page for id in connector_ids(arrow)}
            symbols = []
            for symbol in sheet.drawing.symbols:
                key = sheet.keys.get(symbol.id)
                if key is not None:
                    numbers.setdefault(key, number + len(numbers))
                    symbol = replace(symbol, text=(str(numbers[key]),))
                    if is_paired(symbol) and symbol.id not in together:
                        symbol = apart(symbol)
                symbols.append(symbol)
            drawing = replace(sheet.drawing, min_column=column, symbols=tuple(symbols))
            pages.append(Page(first, last, drawing, sheet.heights))
        return tuple(pages)
