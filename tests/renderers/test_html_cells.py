"""Cutting a drawing at the borders of cells: at any size of the cells the pieces are the line again."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopdsl_renderers.form.cells import LINE, Cell, Length, cut, least_heights
from sopdsl_renderers.layout import draw, flow_of
from sopdsl_renderers.layout.geometry import Drawing, GridRow, Head, Line, Metrics, Point, Pos, Shape, Symbol
from tests.renderers.samples import SEMUA

Rect = tuple[float, float, float, float]


class Sizes:
    """Sizes of the printed table's cells, and of the grid rows in them, whose shares stay as they were."""

    def __init__(self, drawing: Drawing, widths: list[float], stretch: list[float]) -> None:
        heights = [row.min_height * stretch[row.printed or 0] for row in drawing.rows]
        self.grid = Metrics(widths, heights)
        least = least_heights(drawing)
        self.cells = Metrics(widths, [least[n] * stretch[n] for n in range(len(least))])

    def rects(self, cells: dict[tuple[int, int], Cell]) -> list[Rect]:
        """All strokes as left, top, right and bottom in the whole table."""
        found = []
        for (row, column), cell in cells.items():
            w, h = self.cells.widths[column], self.cells.heights[row]

            def points(length: Length, whole: float) -> float:
                return length.share * whole + length.points

            for s in cell.strokes:
                left = self.cells.lefts[column] + points(s.left, w)
                top = self.cells.tops[row] + points(s.top, h)
                found.append((left, top, left + points(s.width, w), top + points(s.height, h)))
        return found


def samples_of(a: tuple[float, float], b: tuple[float, float]) -> list[tuple[float, float]]:
    steps = max(2, int(abs(a[0] - b[0]) + abs(a[1] - b[1])))
    return [(a[0] + (b[0] - a[0]) * i / steps, a[1] + (b[1] - a[1]) * i / steps) for i in range(steps + 1)]


def distance(rect: Rect, a: tuple[float, float], b: tuple[float, float]) -> float:
    """How far the rectangle reaches beyond the piece from a to b."""
    left, top, right, bottom = rect
    return max(min(a[0], b[0]) - left, right - max(a[0], b[0]), min(a[1], b[1]) - top, bottom - max(a[1], b[1]), 0.0)


positions = st.tuples(st.sampled_from((0.0, 0.5, 1.0)), st.floats(-4, 4))


@st.composite
def drawings(draw: st.DrawFn) -> tuple[Drawing, list[float], list[float]]:
    """A drawing of one line over rows that may be parted, with sizes of its cells at or above the least."""
    columns = draw(st.integers(1, 4))
    parts = draw(st.lists(st.integers(1, 3), min_size=1, max_size=4))
    rows = [GridRow(n, draw(st.floats(20, 60))) for n, count in enumerate(parts) for _ in range(count)]
    x = st.tuples(st.integers(0, columns - 1), positions).map(lambda p: Pos(p[0], *p[1]))
    y = st.tuples(st.integers(0, len(rows) - 1), positions).map(lambda p: Pos(p[0], *p[1]))
    points = [Point(draw(x), draw(y))]
    for n in range(draw(st.integers(1, 5))):
        points.append(Point(draw(x), points[-1].y) if n % 2 else Point(points[-1].x, draw(y)))
    line = Line(("0",), tuple(points), Head.NONE)
    drawing = Drawing(columns, 40.0, tuple(rows), (), (line,), ())
    widths = [draw(st.floats(40, 200)) for _ in range(columns)]
    return drawing, widths, [draw(st.floats(1, 4)) for _ in parts]


@given(drawings())
def test_pieces_make_up_the_line_at_any_size(case: tuple[Drawing, list[float], list[float]]):
    drawing, widths, stretch = case
    sizes = Sizes(drawing, widths, stretch)
    rects = sizes.rects(cut(drawing))
    points = [sizes.grid.point(p) for p in drawing.lines[0].points]
    for a, b in pairwise(points):
        for x, y in samples_of(a, b):
            assert any(r[0] - 0.01 <= x <= r[2] + 0.01 and r[1] - 0.01 <= y <= r[3] + 0.01 for r in rects), (x, y)
    for rect in rects:
        if rect[0] < rect[2] and rect[1] < rect[3]:
            assert min(distance(rect, a, b) for a, b in pairwise(points)) <= 1.0, rect


@pytest.mark.parametrize("sop", [sop for sop in SEMUA if any(alur.panah for alur in sop.alur)], ids=lambda sop: sop.id)
def test_each_arrow_and_symbol_of_a_flow_has_its_pieces(sop):
    for alur in sop.alur:
        flow = flow_of(alur)
        cells = cut(draw(flow)).values()
        assert {a for cell in cells for s in cell.strokes for a in s.arrows} == {a.id for a in flow.arrows}
        assert {p.symbol.id for cell in cells for p in cell.symbols} == {s.id for s in flow.symbols}
        assert {p.label.arrow for cell in cells for p in cell.labels} == {a.id for a in flow.arrows if a.label}


def test_a_line_through_three_columns_reaches_over_each_border():
    line = Line(("0",), (Point(Pos(0, 0.5, 14.0), Pos(0, 0.5)), Point(Pos(2, 0.5, -14.0), Pos(0, 0.5))), Head.NONE)
    cells = cut(Drawing(3, 50.0, (GridRow(0, 30.0),), (), (line,), ()))
    left, middle, right = (cells[0, column].strokes[0] for column in range(3))
    assert left.left == Length(0.5, 14 - LINE / 2)
    assert left.left.share + left.width.share == 1
    assert middle.left.share == 0
    assert middle.width.share == 1
    assert right.width.share == 0.5
    for before, after in ((left, middle), (middle, right)):
        assert before.left.points + before.width.points > 0 > after.left.points


def test_grid_rows_of_a_printed_row_share_its_cell_by_their_least_heights():
    symbols = tuple(Symbol(f"1.{n}", Shape.PROSES, 0, n, 20.0, 10.0) for n in range(2))
    drawing = Drawing(1, 50.0, (GridRow(0, 30.0), GridRow(0, 10.0), GridRow(1, 20.0)), symbols, (), ())
    assert [placed.y for placed in cut(drawing)[0, 0].symbols] == [Length(0.375, 0.0), Length(0.875, 0.0)]
    assert least_heights(drawing) == {0: 40.0, 1: 20.0}


def test_an_arrow_ends_with_its_head_and_not_beyond():
    down = Line(("0",), (Point(Pos(0, 0.5), Pos(0, 0.5, 8.0)), Point(Pos(0, 0.5), Pos(1, 0.5, -8.0))))
    cells = cut(Drawing(1, 50.0, (GridRow(0, 30.0), GridRow(1, 30.0)), (), (down,), ()))
    (tip,) = cells[1, 0].tips
    assert (tip.x, tip.y, tip.direction) == (Length(0.5, 0.0), Length(0.5, -8.0), "down")
    last = cells[1, 0].strokes[-1]
    assert last.top.points + last.height.points < -8.0
    assert not cells[0, 0].tips


def test_strips_of_connectors_are_refused():
    with pytest.raises(ValueError, match="strips"):
        cut(Drawing(1, 50.0, (GridRow(None, 10.0),), (), (), ()))
