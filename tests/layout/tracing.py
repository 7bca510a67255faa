"""Follows the lines of a drawing from symbol to symbol, as a reader would: by touch, merges and forks."""

from __future__ import annotations

from itertools import pairwise

from sopdsl_renderers.layout.geometry import Drawing, Head, Line, Metrics, Page, Pos, Shape, Symbol

Place = tuple[float, float]


class Tracer:
    """Knows where the lines of a drawing begin and end."""

    def __init__(self, drawing: Drawing, metrics: Metrics) -> None:
        self.drawing = drawing
        self.metrics = metrics

    def start(self, line: Line, seen: int = 0) -> Symbol:
        """The symbol that a line comes from: at its first point, or where the line comes from that it parts from."""
        return self._symbol(line, 0, seen)

    def end(self, line: Line, seen: int = 0) -> Symbol:
        """The symbol that a line leads to: at its head, or where the line leads to that it joins."""
        return self._symbol(line, -1, seen)

    def _symbol(self, line: Line, end: int, seen: int) -> Symbol:
        assert seen < 100, "lines lead round in a circle"
        place = self.metrics.point(line.points[end])
        if end == 0 or line.head is Head.FULL:
            for symbol in self.drawing.symbols:
                if any(_near(place, side) for side in self._sides(symbol)):
                    return symbol
        assert end == 0 or line.head is Head.MERGE, "a full head points at no symbol"
        others = [
            other
            for other in self.drawing.lines
            if other is not line and self._on(other, place) and not _near(self.metrics.point(other.points[end]), place)
        ]
        assert others, "a line begins or joins where no other is"
        found = {self._symbol(other, end, seen + 1).id: other for other in others}
        assert len(found) == 1, f"a line meets lines of different symbols: {sorted(found)}"
        return self._symbol(others[0], end, seen + 1)

    def _sides(self, symbol: Symbol) -> list[Place]:
        x, y = self.metrics.x(Pos(symbol.column, 0.5)), self.metrics.y(Pos(symbol.row, 0.5))
        a, b = symbol.width / 2, symbol.height / 2
        return [(x - a, y), (x + a, y), (x, y - b), (x, y + b)]

    def _on(self, line: Line, place: Place) -> bool:
        points = [self.metrics.point(p) for p in line.points]
        return any(
            min(a[0], b[0]) - 0.05 <= place[0] <= max(a[0], b[0]) + 0.05
            and min(a[1], b[1]) - 0.05 <= place[1] <= max(a[1], b[1]) + 0.05
            for a, b in pairwise(points)
        )


def _near(a: Place, b: Place) -> bool:
    return abs(a[0] - b[0]) < 0.05 and abs(a[1] - b[1]) < 0.05


def ways(drawing: Drawing, metrics: Metrics) -> dict[str, tuple[str, str]]:
    """For each arrow of one drawing the ids of the symbols that its line joins."""
    tracer = Tracer(drawing, metrics)
    return {arrow: (tracer.start(line).id, tracer.end(line).id) for line in drawing.lines for arrow in line.arrows}


def ways_over_pages(pages: tuple[Page, ...]) -> dict[str, list[tuple[str, str]]]:
    """For each arrow the stretches that it is drawn in, page by page; a connector is named by its shape and number."""
    found: dict[str, list[tuple[str, str]]] = {}
    for page in pages:
        metrics = Metrics([page.drawing.min_column] * page.drawing.columns, page.heights)
        tracer = Tracer(page.drawing, metrics)
        for line in page.drawing.lines:
            for arrow in line.arrows:
                found.setdefault(arrow, []).append((_name(tracer.start(line)), _name(tracer.end(line))))
    return found


def _name(symbol: Symbol) -> str:
    if symbol.shape in (Shape.PENGHUBUNG_TURUN, Shape.PENGHUBUNG_NAIK):
        return f"{symbol.shape} {' '.join(symbol.text)}"
    return symbol.id
