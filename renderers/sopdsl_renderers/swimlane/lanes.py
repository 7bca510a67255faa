"""One flow of the swimlane diagram: its lanes, with the drawing that layout made laid over them.

Layout always draws downwards. For lanes in rows the flow is `turned`: sizes are exchanged before it is laid out, and x
and y of every place afterwards, so that the flow runs to the right and every text stands upright.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from sopdsl.model.koleksi import Alur, BarisHilang, Kegiatan, Ranges, Simbol
from sopdsl.rendering import Direction
from sopdsl_renderers.form import words
from sopdsl_renderers.layout import draw, flow_of, printed_rows
from sopdsl_renderers.layout.flow import LEADING as LABEL_LEADING
from sopdsl_renderers.layout.flow import TEXT_SIZE as LABEL_SIZE
from sopdsl_renderers.layout.geometry import CONNECTORS, Drawing, Flow, Head, Line, Metrics, Shape, Symbol
from sopdsl_renderers.markup import xml_text
from sopdsl_renderers.spoken import connector_alt
from sopdsl_renderers.swimlane.lines import BOLD, HALO, number, rect, text_element
from sopdsl_renderers.swimlane.style import LANES
from sopdsl_renderers.swimlane.symbols import (
    DIAMOND_GAP,
    LEADING,
    NOTE_GAP,
    NOTE_LEADING,
    NOTE_SIZE,
    SIZE,
    Fitted,
    Headings,
    capsule_radius,
    fit,
    padding,
)
from sopdsl_renderers.text import wrap

_HEAD_SIZE, _HEAD_LEADING = 9.0, 11.0
_HEAD_WIDTH = 84.0
"""Width of the heads of lanes that are rows."""
_LONG = 1300.0
"""Lanes longer than this have their heads at both ends."""
_LANE_AIR = 14.0
"""What a lane has across beyond the least that its drawing needs."""
_STEP_AIR: dict[Direction, float] = {"columns": 12.0, "rows": 10.0}
"""What a step has along the lanes beyond the least that its drawing needs."""
_LEAST_STEP = 26.0
_LOST: dict[Direction, float] = {"columns": 30.0, "rows": 104.0}
"""The room along the lanes for the text that stands for lost rows."""
_STRETCH = 1.6
"""How many times wider than they need columns become to be as wide as the whole diagram."""
_POINT = {Head.FULL: (6.6, 5.4), Head.MERGE: (4.8, 4.2)}
"""Length and width of an arrow's head."""


@dataclass(frozen=True)
class Lanes:
    """A laid-out flow. `fitted` are its symbols by id, `names` the names of its lanes with their italics, `phrases`
    what is said of each symbol."""

    alur: Alur
    direction: Direction
    flow: Flow
    drawing: Drawing
    fitted: Mapping[str, Fitted]
    names: tuple[tuple[str, Ranges], ...]
    phrases: Mapping[str, str]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not (self.drawing.columns and self.drawing.rows)

    @property
    def rows(self) -> bool:
        """Whether the lanes are rows."""
        return self.direction == "rows"

    @property
    def long(self) -> bool:
        """Whether the lanes are so long that their heads are repeated at their end."""
        return sum(self._steps()) > _LONG

    @property
    def least_width(self) -> float:
        """The least width of the lanes with their heads."""
        if self.empty:
            return 0.0
        if self.rows:
            return (2 if self.long else 1) * _HEAD_WIDTH + sum(self._steps())
        return self._lane() * self.drawing.columns

    def metrics(self, width: float) -> Metrics:
        """The sizes of the drawing's cells, as layout reckons them, in a diagram of that width."""
        lane = self._lane()
        if not self.rows and self.drawing.columns:
            lane = max(lane, min(width / self.drawing.columns, lane * _STRETCH))
        return Metrics([lane] * self.drawing.columns, self._steps())

    def svg(self, width: float) -> tuple[list[str], float]:
        """The elements from the origin on in a diagram of that width, and their height."""
        return _Picture(self, self.metrics(width), width).svg()

    def _lane(self) -> float:
        return self.drawing.min_column + _LANE_AIR

    def _steps(self) -> list[float]:
        air, lost = _STEP_AIR[self.direction], _LOST[self.direction]
        return [max(row.min_height, lost if row.lost else _LEAST_STEP) + air for row in self.drawing.rows]


def lanes_of(
    alur: Alur,
    direction: Direction,
    headings: Headings | None,
    names: Mapping[str, tuple[str, Ranges]],
    phrases: Mapping[str, str],
) -> Lanes:
    """A flow laid out, with notes in its symbols where there are headings for them.

    `names` are those of all pelaksana by id, `phrases` what is said of each symbol.
    """
    rows = direction == "rows"
    fitted: dict[str, Fitted] = {}

    def size(simbol: Simbol, kegiatan: Kegiatan) -> tuple[float, float, tuple[str, ...]]:
        found = fitted[simbol.id] = fit(simbol, kegiatan, direction, headings)
        sides = (found.height, found.width) if rows else (found.width, found.height)
        return *sides, found.lines

    flow = replace(flow_of(alur, size=size), turned=rows)
    named = tuple(names.get(id, (id, ())) for id in alur.kolom)
    return Lanes(alur, direction, flow, draw(flow), fitted, named, phrases)


class _Picture:
    def __init__(self, lanes: Lanes, metrics: Metrics, width: float) -> None:
        self.lanes = lanes
        self.metrics = metrics
        self.rows = lanes.rows
        self.across = sum(metrics.widths)
        ends = 2 if lanes.long else 1
        self.along = width - ends * _HEAD_WIDTH if self.rows else sum(metrics.heights)
        room = (_HEAD_WIDTH if self.rows else metrics.widths[0]) - 12
        self.heads = [wrap(name, room, _HEAD_SIZE, "bold") for name, _ in lanes.names]
        most = max(len(lines) for lines in self.heads)
        self.head = _HEAD_WIDTH if self.rows else most * _HEAD_LEADING + 14
        self.whole = ends * self.head + self.along

    def svg(self) -> tuple[list[str], float]:
        parts = [*self._lanes(), *self._lost()]
        shift = (self.head, 0.0) if self.rows else (0.0, self.head)
        parts.append(f'<g transform="translate({number(shift[0])} {number(shift[1])})">')
        parts += (self._line(line) for line in self.lanes.drawing.lines)
        parts += self._symbols()
        for label in self.lanes.drawing.labels:
            parts.append(text_element(label.text, self._at(*self.metrics.point(label.at)), LABEL_SIZE, LABEL_LEADING))
        parts.append("</g>")
        return parts, self._at(self.across, self.whole)[1]

    def _at(self, across: float, along: float) -> tuple[float, float]:
        """A place of layout's in the picture."""
        return (along, across) if self.rows else (across, along)

    def _box(self, across: float, along: float, wide: float, long: float) -> tuple[float, float, float, float]:
        return *self._at(across, along), *self._at(wide, long)

    def _lanes(self) -> Iterator[str]:
        lefts, widths, whole = self.metrics.lefts, self.metrics.widths, self.whole
        tops = [0.0, whole - self.head] if self.lanes.long else [0.0]
        for column, (lines, (name, miring)) in enumerate(zip(self.heads, self.lanes.names, strict=True)):
            body, head = LANES[column % len(LANES)]
            yield rect(self._box(lefts[column], 0, widths[column], whole), f'class="lajur" fill="{body}"')
            for top in tops:
                yield rect(self._box(lefts[column], top, widths[column], self.head), f'class="lajur" fill="{head}"')
                place = self._at(lefts[column] + widths[column] / 2, top + self.head / 2)
                yield text_element(lines, place, _HEAD_SIZE, _HEAD_LEADING, source=name, miring=miring, attributes=BOLD)
        inner = [((left, 0.0), (left, whole)) for left in lefts[1:-1]]
        inner += [((0.0, edge), (self.across, edge)) for edge in (self.head, *tops[1:])]
        path = "".join(
            f"M{number(a[0])} {number(a[1])}L{number(b[0])} {number(b[1])}"
            for a, b in ((self._at(*one), self._at(*two)) for one, two in inner)
        )
        yield f'<path class="garis" d="{path}"/>'
        yield rect(self._box(0, 0, self.across, whole), 'class="bingkai"')

    def _lost(self) -> Iterator[str]:
        """A band across all lanes for each run of rows that the source has lost."""
        grid = self.lanes.drawing.rows
        for index, printed in enumerate(printed_rows(self.lanes.alur)):
            if not isinstance(printed, BarisHilang):
                continue
            row = next(i for i, one in enumerate(grid) if one.printed == index)
            top, long = self.head + self.metrics.tops[row], self.metrics.heights[row]
            yield rect(self._box(3, top + 4, self.across - 6, long - 8), 'class="hilang"')
            room = long - 24 if self.rows else self.across - 24
            lines = wrap(words.teks_baris_hilang(printed), room, SIZE, "italic")
            middle = self._at(self.across / 2, top + long / 2)
            yield text_element(lines, middle, SIZE, LEADING, attributes=f' font-style="italic"{HALO}')

    def _line(self, line: Line) -> str:
        points = [self._at(*self.metrics.point(p)) for p in line.points]
        arrows = xml_text(" ".join(line.arrows))
        data = f' data-panah="{arrows}"' if arrows else ""
        tip = ""
        if line.head is not Head.NONE and len(points) > 1:
            (ax, ay), (x, y) = points[-2:]
            length, width = _POINT[line.head]
            dx, dy = _unit(x - ax), _unit(y - ay)
            back = (x - dx * length, y - dy * length)
            side = (dy * width / 2, dx * width / 2)
            corners = ((x, y), (back[0] + side[0], back[1] + side[1]), (back[0] - side[0], back[1] - side[1]))
            tip = f'<path class="ujung" d="M{"L".join(f"{number(a)} {number(b)}" for a, b in corners)}z"/>'
            # Under the head the line must end before the point, or the point would be blunt.
            points[-1] = (x - dx * length * 0.7, y - dy * length * 0.7)
        path = f"M{number(points[0][0])} {number(points[0][1])}"
        for (ax, _), (x, y) in pairwise(points):
            path += f"V{number(y)}" if x == ax else f"H{number(x)}"
        return f'<path class="panah"{data} d="{path}"/>{tip}'

    def _symbols(self) -> Iterator[str]:
        known = {s.id: (s, k) for k in self.lanes.alur.kegiatan for s in k.simbol}
        for symbol in self.lanes.drawing.symbols:
            if symbol.shape in CONNECTORS:
                yield self._connector(symbol)
                continue
            simbol, kegiatan = known[symbol.id]
            # The text of a decision may be short for more.
            said = [kegiatan.uraian] if simbol.bentuk == "keputusan" else []
            spoken = ". ".join([*said, self.lanes.phrases[symbol.id]])
            yield f"<g><title>{xml_text(spoken)}</title>{self._symbol(symbol, simbol)}</g>"

    def _connector(self, symbol: Symbol) -> str:
        """One of a pair of numbered pentagons that stand for an arrow; they point along the lanes or against them."""
        across = self.metrics.lefts[symbol.column] + self.metrics.widths[symbol.column] / 2
        along = self.metrics.tops[symbol.row] + self.metrics.heights[symbol.row] / 2
        way = 1 if symbol.shape is Shape.PENGHUBUNG_TURUN else -1
        a, b = symbol.width / 2, way * symbol.height / 2
        corners = ((-a, -b), (a, -b), (a, 0.24 * b), (0.0, b), (-a, 0.24 * b))
        places = (self._at(across + x, along + y) for x, y in corners)
        path = "L".join(f"{number(x)} {number(y)}" for x, y in places)
        text = text_element(symbol.text, self._at(across, along - 0.2 * b), LABEL_SIZE, LABEL_LEADING)
        return f'<g><title>{xml_text(connector_alt(symbol))}</title><path class="simbol" d="M{path}z"/>{text}</g>'

    def _symbol(self, symbol: Symbol, simbol: Simbol) -> str:
        x, y = self._at(
            self.metrics.lefts[symbol.column] + self.metrics.widths[symbol.column] / 2,
            self.metrics.tops[symbol.row] + self.metrics.heights[symbol.row] / 2,
        )
        fitted = self.lanes.fitted[symbol.id]
        w, h = fitted.width, fitted.height
        room = w - 2 * padding(simbol)
        if symbol.shape is Shape.KEPUTUSAN:
            shape, room = diamond((x, y), (w, h)), 0.0
        elif symbol.shape is Shape.PROSES:
            shape = rect((x - w / 2, y - h / 2, w, h), 'class="simbol" rx="1.5"')
        else:
            shape = rect((x - w / 2, y - h / 2, w, h), f'class="simbol" rx="{number(capsule_radius(h))}"')
        return shape + "".join(_text(fitted, (x, y), room))


def _text(fitted: Fitted, at: tuple[float, float], rule: float) -> Iterator[str]:
    """The text of a symbol around its middle; its notes come below a rule of that length (0: none)."""
    x, y = at
    text = fitted.text
    own, below = len(fitted.lines) * LEADING, len(fitted.notes) * NOTE_LEADING
    gap = (NOTE_GAP if rule else DIAMOND_GAP) if fitted.notes else 0.0
    top = y - (own + gap + below) / 2
    # A list reads better with its lines begun at one edge.
    listed = bool(rule) and "\n" in text.text
    yield text_element(
        fitted.lines,
        (x - rule / 2 if listed else x, top + own / 2),
        SIZE,
        LEADING,
        anchor="start" if listed else "middle",
        source=text.text,
        bold=text.bold,
        miring=text.miring,
    )
    if fitted.notes and rule:
        yield f'<path class="garis" d="M{number(x - rule / 2)} {number(top + own + gap / 2)}h{number(rule)}"/>'
    if fitted.notes:
        middle = top + own + gap + below / 2
        yield text_element(fitted.notes, (x, middle), NOTE_SIZE, NOTE_LEADING, attributes=' class="redup"')


def diamond(at: tuple[float, float], size: tuple[float, float]) -> str:
    """A diamond around a place."""
    (x, y), (w, h) = at, size
    d = f"M{number(x)} {number(y - h / 2)}l{number(w / 2)} {number(h / 2)}l{number(-w / 2)} {number(h / 2)}"
    return f'<path class="simbol" d="{d}l{number(-w / 2)} {number(-h / 2)}z"/>'


def _unit(value: float) -> int:
    return (value > 1e-6) - (value < -1e-6)
