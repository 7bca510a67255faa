"""Where the labels of arrows stand: beside the first piece of their arrow, next to the symbol; part of `draw`.

The room a label takes becomes keepouts for tracks, and columns and rows grow by what it needs, so a label that was
placed fits at the minimum and when a backend stretches the cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import ceil

from sopdsl_renderers.layout.flow import LEADING, TEXT_SIZE
from sopdsl_renderers.layout.geometry import Label, Point, Pos, Shape, Symbol
from sopdsl_renderers.layout.plan import Plan
from sopdsl_renderers.layout.shapes import Path
from sopdsl_renderers.layout.sharing import first_turn, shared
from sopdsl_renderers.layout.tracks import BORDER, CLEAR, GAP, ROW_ZONE, Keepout
from sopdsl_renderers.text import text_width, wrap

ASIDE = 2.5
"""Points between a label and the vertical line that it stands beside."""
ABOVE = 1.5
"""Points between a label and the horizontal line that it stands above or below."""
SLACK = 0.5
"""Points by which a label's box is wider than its text at least: engines that set the text do not round alike."""

NODE = 0.5
"""How far the places of tracks at a node of the routing grid may differ from it."""

Text = tuple[tuple[str, ...], float, float]
"""Lines of a label, and the width and height of its box."""


@dataclass(frozen=True)
class Spot:
    """A place for a label: what it keeps out, how wide half a column must be, and how poor the place is."""

    label: Label
    keepouts: tuple[Keepout, ...]
    half_column: float
    cost: float


@dataclass(frozen=True)
class Wish:
    """A label to be placed, with the symbol and path of its arrow.

    Where another branch leaves by the same corner, `side` is the side of the line that is its own: -1 or 1; else 0.
    Where two others leave by it, to both sides, the label has to stand beyond the node where they part: `beyond`. One
    that stands `at_end` does so at the point of a connector, which is then the symbol.
    """

    arrow: str
    text: str
    symbol: Symbol
    path: Path
    side: int
    beyond: bool
    at_end: bool = False


@lru_cache(maxsize=512)
def text_of(label: str, limit: float, turned: bool) -> Text:
    """The lines of a label with words left whole; in a `turned` flow width and height are exchanged."""
    longest = max((text_width(word, TEXT_SIZE) for word in label.split()), default=0.0)
    lines = tuple(wrap(label, max(limit, longest + 0.01), TEXT_SIZE))
    width = max((text_width(line, TEXT_SIZE) for line in lines), default=0.0)
    wide, high = round(ceil(width * 10) / 10 + SLACK, 2), round((len(lines) - 1) * LEADING + TEXT_SIZE, 2)
    return (lines, high, wide) if turned else (lines, wide, high)


def place_labels(plan: Plan, column: float) -> tuple[tuple[Label, ...], list[Keepout], float]:
    """All labels of a plan, what they keep out, and how wide columns of at least `column` points must be for them."""
    wishes = []
    for n in plan.kept:
        arrow = plan.flow.arrows[n]
        if arrow.label and arrow.at_end:
            connector = plan.symbols[arrow.target]
            wishes.append(Wish(arrow.id, arrow.label, connector, plan.paths[n], 1, False, True))
        elif arrow.label:
            path = plan.paths[n]
            others = [plan.paths[m] for pair in plan.from_source if n in pair for m in pair if m != n]
            rivals = [other for other in others if shared(path, other)]
            side = first_turn(path) or -first_turn(rivals[0]) if rivals else 0
            beyond = len(rivals) > 1 and not first_turn(path)
            wishes.append(Wish(arrow.id, arrow.label, plan.symbols[arrow.source], path, 0 if beyond else side, beyond))
    # Twice: the labels that come first shall know how wide others make the columns.
    column = Placing(plan, column).place_all(wishes)[2]
    return Placing(plan, column).place_all(wishes)


class Placing:
    """Places labels one by one. `column` is the width that columns have so far; labels may make it grow."""

    def __init__(self, plan: Plan, column: float) -> None:
        self.plan = plan
        self.column = column
        self.centres = [0] * (2 * plan.flow.columns + 1)
        """Masks of the edges that lines use on each x-line."""
        for path in plan.paths:
            for (x1, y1), (x2, y2) in pairwise(path):
                if x1 == x2:
                    self.centres[x1] |= (1 << max(y1, y2)) - (1 << min(y1, y2))
        self.keepouts: list[Keepout] = []
        self.placed: dict[tuple[int, int], list[Label]] = {}

    def place_all(self, wishes: Sequence[Wish]) -> tuple[tuple[Label, ...], list[Keepout], float]:
        """The labels in order, what they keep out, and the width of columns."""
        # Those that have no choice of side first.
        placed = {wish.arrow: self.place(wish) for wish in sorted(wishes, key=lambda wish: not wish.side)}
        return tuple(placed[wish.arrow] for wish in wishes), self.keepouts, self.column

    def place(self, wish: Wish) -> Label:
        """The label at its best place, given what is placed already; its needs are noted."""
        spot = min(self._spots(wish), key=self._price)
        self.keepouts += spot.keepouts
        at = spot.label.at
        self.placed.setdefault((at.x.cell, at.y.cell), []).append(spot.label)
        self.column = max(self.column, 2 * spot.half_column)
        return spot.label

    def _price(self, spot: Spot) -> float:
        total = spot.cost + 1.5 * max(0.0, spot.half_column - self.column / 2)
        for k in spot.keepouts:
            if k.depth <= 0:
                continue
            if not k.vertical:
                total += 0.5 * max(0.0, k.depth + CLEAR - ROW_ZONE)
            lines = (self.plan.gutters if k.vertical else self.plan.bands).get(k.line, ())
            beside = sum(track.low < k.high and track.high > k.low for track in lines)
            room = 0.0
            if k.vertical:
                room = (self.column - self.plan.widths[k.line // 2 - (not k.in_high)]) / 2
            # A track that still has its place beside the label hardly matters.
            total += beside * (0.5 if k.depth + CLEAR + beside * GAP + BORDER <= room else 4.0)
        box = self._box(spot.label)
        for other in self.placed.get((spot.label.at.x.cell, spot.label.at.y.cell), ()):
            total += 500.0 * _touch(box, self._box(other))
        return total

    def _box(self, label: Label) -> tuple[float, float, float, float]:
        """A label's box in its cell. What hangs on a border only moves away from a middle when cells grow."""
        x = label.at.x.frac * self.column + label.at.x.off
        y = label.at.y.frac * (self.plan.heights[label.at.y.cell] + 2 * ROW_ZONE) + label.at.y.off
        return x - label.width / 2, y - label.height / 2, x + label.width / 2, y + label.height / 2

    def _spots(self, wish: Wish) -> Iterator[Spot]:
        if wish.at_end:
            yield from self._at_point(wish)
            return
        limits = (20.0, 32.0, 44.0, self.column / 2 - ASIDE - CLEAR, self.column - 2 * ASIDE)
        for text in dict.fromkeys(text_of(wish.text, limit, self.plan.flow.turned) for limit in limits):
            if wish.path[0][1] == wish.path[1][1]:
                if not wish.beyond:
                    yield from self._beside_corner(wish, text)
                if not wish.side:
                    yield from self._in_next_cell(wish, text)
            elif wish.beyond:
                yield from self._in_next_row(wish, text)
            else:
                yield from self._below_foot(wish, text)

    def _at_point(self, wish: Wish) -> Iterator[Spot]:
        """Behind the point of a connector, where nothing else runs."""
        symbol = wish.symbol
        way = 1 if symbol.shape is Shape.PENGHUBUNG_TURUN else -1
        for limit in (self.column - 2 * CLEAR - SLACK, 44.0):
            lines, width, height = text_of(wish.text, limit, self.plan.flow.turned)
            foot = symbol.height / 2 + ABOVE + height
            at = Point(Pos(symbol.column, 0.5), Pos(symbol.row, 0.5, round(way * (foot - height / 2), 2)))
            depth = (width - self.plan.widths[symbol.column]) / 2
            left = 2 * symbol.column
            yield Spot(
                Label(wish.arrow, lines, at, width, height),
                (
                    self._tall(wish, way, foot, left),
                    self._tall(wish, way, foot, left + 1),
                    self._wide(wish, left, True, way, foot, depth),
                    self._wide(wish, left + 2, False, way, foot, depth),
                ),
                width / 2 + CLEAR,
                _lines(lines),
            )

    def _tall(self, wish: Wish, side: int, reach: float, edge: int) -> Keepout:
        """What a label that is higher than its symbol keeps out of the band above or below its row."""
        row = wish.symbol.row
        depth = reach - self.plan.heights[row] / 2
        return Keepout(False, 2 * row + (side > 0) * 2, side < 0, edge - NODE, edge + 1 + NODE, depth, False)

    def _wide(
        self, wish: Wish, gutter: int, in_high: bool, side: int, reach: float, depth: float, border: bool = False
    ) -> Keepout:
        """What a label keeps out of a gutter above or below the middle of its row, `reach` points high.

        Where it is higher than the symbols of the row, corners in the band are kept away too.
        """
        y = 2 * wish.symbol.row + 1
        tall = NODE if reach > self.plan.heights[wish.symbol.row] / 2 else 0.0
        low, high = (y - 1 - tall, y) if side < 0 else (y, y + 1 + tall)
        return Keepout(True, gutter, in_high, low, high, depth, border)

    def _beside_corner(self, wish: Wish, text: Text) -> Iterator[Spot]:
        """Above or below a line that leaves sideways, tucked under the slope of the diamond."""
        lines, width, height = text
        symbol, path = wish.symbol, wish.path
        (x0, y0), (x1, _) = path[0], path[1]
        way = 1 if x1 > x0 else -1
        gutter = x0 + way
        turn = 0 if len(path) < 3 else (1 if path[2][1] > y0 else -1)
        for side in (wish.side,) if wish.side else (-1, 1):
            for tuck in (0.0, 1.5, 3.0, 4.5):
                across = ABOVE + tuck
                start = _slope(symbol, across - 1) + 1
                end = start + width
                at = Point(
                    Pos(symbol.column, 0.5, round(way * (start + width / 2), 2)),
                    Pos(symbol.row, 0.5, round(side * (across + height / 2), 2)),
                )
                # Inside the bend the line can only turn beyond the label.
                inside = 8.0 if turn == side and x1 == gutter else 0.0
                yield Spot(
                    Label(wish.arrow, lines, at, width, height),
                    (
                        self._wide(
                            wish, gutter, way < 0, side, across + height, end - self.plan.widths[symbol.column] / 2
                        ),
                        self._tall(wish, side, across + height, min(x0, gutter)),
                    ),
                    end + CLEAR,
                    0.8 * tuck + (side > 0) + inside + _lines(lines),
                )

    def _in_next_cell(self, wish: Wish, text: Text) -> Iterator[Spot]:
        """Above or below a line that leaves sideways, just beyond the border, where it goes on that far."""
        lines, width, height = text
        symbol, path = wish.symbol, wish.path
        (x0, y0), (x1, _) = path[0], path[1]
        way = 1 if x1 > x0 else -1
        reaches = abs(x1 - x0) == 2 and len(path) == 2
        cell = symbol.column + way
        if abs(x1 - x0) < 2 or not 0 <= cell < len(self.plan.widths):
            return
        gutter, centre, beyond = x0 + way, x0 + 2 * way, x0 + 3 * way
        for side in (-1, 1):
            edge = y0 - (side < 0)
            start = ABOVE + 1
            end = start + width
            at = Point(
                Pos(cell, 0.0 if way > 0 else 1.0, round(way * (start + width / 2), 2)),
                Pos(symbol.row, 0.5, round(side * (ABOVE + height / 2), 2)),
            )
            keepouts = [self._wide(wish, gutter, way > 0, side, ABOVE + height, end, True)]
            keepouts.append(self._tall(wish, side, ABOVE + height, min(gutter, centre)))
            # The line ends at a symbol in that cell, or turns off at its middle.
            room = end + CLEAR + self.plan.widths[cell] / 2 if reaches else end + ASIDE
            if not reaches and not self.centres[centre] >> edge & 1:
                # The label may reach over the middle of the cell.
                room = (end + CLEAR) / 2
                depth = end - (self.column + self.plan.widths[cell]) / 2
                keepouts.append(self._wide(wish, beyond, way < 0, side, ABOVE + height, depth))
                keepouts.append(self._tall(wish, side, ABOVE + height, min(centre, beyond)))
            away = (self.column - symbol.width) / 2
            yield Spot(
                Label(wish.arrow, lines, at, width, height),
                tuple(keepouts),
                room,
                5.0 + 0.2 * away + (side > 0) + _lines(lines),
            )

    def _in_next_row(self, wish: Wish, text: Text) -> Iterator[Spot]:
        """Beside a line that leaves downwards or upwards, just beyond the border, where it goes on that far."""
        lines, width, height = text
        (x0, y0), (_, y1) = wish.path[0], wish.path[1]
        way = 1 if y1 > y0 else -1
        row = wish.symbol.row + way
        end = CLEAR + height
        for side in (1, -1):
            at = Point(
                Pos(wish.symbol.column, 0.5, round(side * (ASIDE + width / 2), 2)),
                Pos(row, 0.0 if way > 0 else 1.0, round(way * (CLEAR + height / 2), 2)),
            )
            gutter, band = x0 + side, y0 + way
            reach = ASIDE + width
            depth = reach - self.plan.widths[wish.symbol.column] / 2
            low, high = min(band, band + way) - NODE, max(band, band + way) + NODE
            yield Spot(
                Label(wish.arrow, lines, at, width, height),
                (
                    Keepout(False, band, way > 0, min(x0, gutter) - NODE, max(x0, gutter) + NODE, end, True),
                    Keepout(True, gutter, side < 0, low, high, depth, False),
                ),
                reach + CLEAR,
                (side < 0) * 0.5 + _lines(lines),
            )

    def _below_foot(self, wish: Wish, text: Text) -> Iterator[Spot]:
        """Beside a line that leaves downwards or upwards."""
        lines, width, height = text
        symbol, path = wish.symbol, wish.path
        (x0, y0), (_, y1) = path[0], path[1]
        way = 1 if y1 > y0 else -1
        band = y0 + way
        turn = 0 if len(path) < 3 else (1 if path[2][0] > x0 else -1)
        slope = 1 - (ASIDE - 1) / (symbol.width / 2) if symbol.shape is Shape.KEPUTUSAN else 1.0
        start = symbol.height / 2 * slope + 1
        for side in (wish.side,) if wish.side else (1, -1):
            end = ASIDE + width
            gutter = x0 + side
            depth = end - self.plan.widths[symbol.column] / 2
            inside = 3.0 if turn == side and y1 == band else 0.0
            # Lower down where another label is in the way.
            for drop in (0.0, 8.0, 16.0, 24.0, 32.0):
                at = Point(
                    Pos(symbol.column, 0.5, round(side * (ASIDE + width / 2), 2)),
                    Pos(symbol.row, 0.5, round(way * (start + drop + height / 2), 2)),
                )
                foot = start + drop + height
                yield Spot(
                    Label(wish.arrow, lines, at, width, height),
                    (
                        self._wide(wish, gutter, side < 0, way, foot, depth),
                        self._tall(wish, way, foot, min(x0, gutter)),
                    ),
                    end + CLEAR,
                    (side < 0) * 0.5 + inside + _lines(lines) + 0.5 * drop,
                )


def _lines(lines: tuple[str, ...]) -> float:
    """The price of a label's lines: a second one hardly matters, a fourth looks like a paragraph."""
    n = len(lines) - 1
    return 2.5 * n + 0.75 * n * (n - 1)


def _slope(symbol: Symbol, across: float) -> float:
    """How far a symbol reaches to its side at a distance above or below its middle."""
    if symbol.shape is not Shape.KEPUTUSAN:
        return symbol.width / 2
    return max(0.0, symbol.width / 2 * (1 - across / (symbol.height / 2)))


def _touch(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] + CLEAR and b[0] < a[2] + CLEAR and a[1] < b[3] + CLEAR and b[1] < a[3] + CLEAR
