"""The lanes of the swimlane diagram as SVG elements, with the drawing that layout made laid over them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sopdsl.model.koleksi import BarisHilang, Simbol
from sopdsl_renderers.form import words
from sopdsl_renderers.layout import printed_rows
from sopdsl_renderers.layout.flow import LEADING as LABEL_LEADING
from sopdsl_renderers.layout.flow import TEXT_SIZE as LABEL_SIZE
from sopdsl_renderers.layout.geometry import CONNECTORS, Head, Line, Shape, Symbol
from sopdsl_renderers.markup import xml_text
from sopdsl_renderers.spoken import connector_alt
from sopdsl_renderers.swimlane import heads
from sopdsl_renderers.swimlane.lanes import Lanes
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
    capsule_radius,
    padding,
)
from sopdsl_renderers.text import wrap

_POINT = {Head.FULL: (6.6, 5.4), Head.MERGE: (4.8, 4.2)}
"""Length and width of an arrow's head."""


def lanes_svg(lanes: Lanes, width: float) -> tuple[list[str], float]:
    """The elements of a flow from the origin on in a diagram of that width, and their height."""
    return _Picture(lanes, width).svg()


class _Picture:
    def __init__(self, lanes: Lanes, width: float) -> None:
        self.lanes = lanes
        self.metrics = lanes.metrics(width)
        self.rows = lanes.rows
        self.across = sum(self.metrics.widths)
        ends = 2 if lanes.long else 1
        self.along = width - lanes.heads if self.rows else sum(self.metrics.heights)
        rooms = [lanes.head_width] * len(lanes.names) if self.rows else self.metrics.widths
        self.heads = [heads.lines_of(name, room) for (name, _), room in zip(lanes.names, rooms, strict=True)]
        most = max(len(lines) for lines in self.heads)
        self.head = lanes.head_width if self.rows else most * heads.LEADING + heads.AIR + 2
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
                yield text_element(lines, place, heads.SIZE, heads.LEADING, source=name, miring=miring, attributes=BOLD)
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
            # The text of a decision may be short for more, and that of further symbols is.
            short = simbol.bentuk == "keputusan" or self.lanes.fitted[symbol.id].text.brief
            said = [kegiatan.uraian] if short else []
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
