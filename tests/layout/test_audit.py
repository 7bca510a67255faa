"""The audit sees faults: a good drawing is spoilt in every way that it counts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sopdsl_renderers.layout import Audit, audit, draw, flow_of, paginate, unpaired
from sopdsl_renderers.layout.geometry import Drawing, Head, Label, Line, Metrics, Point, Pos, Shape
from tests.layout.flows import table

GOOD = draw(flow_of(table("a b c\n(a\nb\nb? : Tidak=1, Ya=4\nc\na)")), column=80.0)
WIDE = Metrics([80.0] * 3, [40.0] * 5)


def judged(drawing: Drawing) -> Audit:
    return audit(drawing, WIDE)


def at(x: float, y: float) -> Point:
    """A place in points at the widths and heights above."""
    return Point(Pos(0, 0.0, x), Pos(0, 0.0, y))


def line(*places: tuple[float, float], head: Head = Head.FULL) -> Line:
    return Line(("extra",), tuple(at(x, y) for x, y in places), head)


def spoilt(*lines: Line) -> Drawing:
    return replace(GOOD, lines=(*GOOD.lines, *lines))


def labelled(x: float, y: float, width: float = 10.0, height: float = 6.0) -> Drawing:
    return replace(GOOD, labels=(Label("extra", ("x",), at(x, y), width, height),))


def test_a_good_drawing_has_no_faults() -> None:
    result = judged(GOOD)
    assert (result.faults, result.notes, result.crossings) == (0, (), 0)


@pytest.mark.parametrize(
    ("drawing", "field"),
    [
        (spoilt(line((40.0, 0.0), (40.0, 39.0))), "through_symbols"),
        (spoilt(line((41.0, 60.0), (119.0, 60.0), (119.0, 75.0))), "loose_ends"),
        (spoilt(line((200.0, 5.0), (200.0, 30.0))), "loose_ends"),
        (spoilt(line((200.0, 5.0), (210.0, 30.0))), "loose_ends"),
        (spoilt(line((200.0, 5.0), (200.0, 5.0))), "loose_ends"),
        (replace(GOOD, unrouted=("7",)), "unrouted"),
        (labelled(80.0, 10.0), "labels_on_borders"),
        (labelled(20.0, 40.0), "labels_on_borders"),
        (labelled(40.0, 20.0), "labels_on_symbols"),
        (labelled(20.0, 37.0, height=4.0), "labels_on_borders"),
        (spoilt(line((100.0, 5.0), (100.0, 38.0), (70.0, 38.0))), "lines_on_borders"),
        (spoilt(line((82.0, 5.0), (82.0, 30.0))), "lines_on_borders"),
        (
            replace(GOOD, rows=tuple(replace(row, lost=n == 0) for n, row in enumerate(GOOD.rows))),
            "in_lost_rows",
        ),
        (labelled(109.0, 92.0), "labels_on_symbols"),
        (labelled(90.0, 20.0), "labels_on_lines"),
        (
            replace(
                GOOD, labels=tuple(Label(n, ("x",), at(200.0 + 5 * k, 20.0), 10.0, 6.0) for k, n in enumerate("ab"))
            ),
            "labels_on_labels",
        ),
    ],
)
def test_faults_are_counted(drawing: Drawing, field: str) -> None:
    result = judged(drawing)
    assert getattr(result, field) > 0
    assert result.faults > 0
    assert result.notes


def test_a_label_may_stand_in_the_corner_of_a_diamond() -> None:
    assert judged(labelled(107.0, 91.0, 4.0, 3.0)).labels_on_symbols == 0
    assert judged(labelled(112.0, 95.0, 4.0, 3.0)).labels_on_symbols == 1


def test_lines_on_top_of_each_other() -> None:
    first = GOOD.lines[0]
    assert judged(spoilt(replace(first, arrows=("extra",)))).overlapping_lines > 0
    # As good as on top: one point aside.
    points = [WIDE.point(p) for p in first.points]
    shifted = Line(("extra",), tuple(at(x, y + 1.0) for x, y in points))
    assert judged(spoilt(shifted)).overlapping_lines > 0


def test_a_corner_on_a_foreign_line_is_no_crossing() -> None:
    touching = spoilt(line((100.0, 5.0), (100.0, 20.0), (70.0, 20.0), (70.0, 5.0)))
    assert judged(touching).overlapping_lines > 0


def test_crossings_are_counted() -> None:
    assert judged(spoilt(line((90.0, 5.0), (90.0, 30.0)))).crossings == 1


def test_a_line_may_end_on_another_as_a_merge_only() -> None:
    places = ((90.0, 5.0), (90.0, 20.0))
    assert "ends at" not in " ".join(judged(spoilt(line(*places, head=Head.MERGE))).notes)
    assert "ends at" in " ".join(judged(spoilt(line(*places, head=Head.FULL))).notes)


def test_unpaired_connectors() -> None:
    flow = flow_of(table("a b\n(a\nb\na? : Tidak=2, Ya=4\nb\na? : Tidak=1, Ya=6\na)"))
    pages = paginate(flow, [40.0] * 6, (170.0, 170.0))
    assert len(pages) > 1
    assert unpaired(pages) == ()
    assert unpaired(pages[:1]) != ()
    assert unpaired(pages[1:]) != ()
    assert unpaired(pages[::-1]) != ()
    first = pages[0].drawing
    renumbered = tuple(replace(s, text=("99",)) if s.shape is Shape.PENGHUBUNG_TURUN else s for s in first.symbols)
    assert unpaired((replace(pages[0], drawing=replace(first, symbols=renumbered)), *pages[1:])) != ()
