"""Labels of several words, and the air around all labels."""

from __future__ import annotations

import pytest

from sopdsl_renderers.layout import MIN_COLUMN, audit, draw, flow_of, paginate
from sopdsl_renderers.layout.flow import TEXT_SIZE
from sopdsl_renderers.layout.geometry import Metrics
from sopdsl_renderers.text import text_width
from tests.layout.flows import table
from tests.layout.stretching import least, stretched

LABELS = (
    ("paling banyak 100 juta", "di atas 100 juta", "lebih dari 200 juta rupiah"),
    ("belum lengkap dan sah", "sudah lengkap", "dikembalikan kepada pemohon"),
    ("tidak", "di atas 100 juta", "paling banyak 100 juta"),
)
FLOWS = {
    "maju dan mundur": "a b c\n(a\nb? : {0}=3, {1}=1\nc? : {1}=5, {2}=2\na\nb)",
    "tiga cabang": "a b c d\n(a\nb? : {0}=3, {1}=4, {2}=5\nb\na\nd\nc? : {0}=7, {1}=2\nc)",
    "enam kolom": "a b c d e f\n(a\nc? : {0}=3, {1}=4\nd\ne? : {2}=3, {0}=6\nf\ne? : {0}=7, {1}=5, {2}=1\na)",
    "di tepi": "a b c\n(a\na? : {0}=3, {1}=4\na\nb? : {2}=2, {0}=6\nc\nc)",
    "ke kiri": "a b c d e\n(e\ne? : {0}=1, {1}=3\nd? : {0}=4, {2}=2\na? : {0}=5, {1}=6\nb\na)",
    "satu cabang": "a b c\n(a\nb? : {0}=3\nc? : {1}=4\na)",
}


@pytest.mark.parametrize("labels", LABELS, ids=lambda labels: labels[0])
@pytest.mark.parametrize("name", FLOWS)
@pytest.mark.parametrize("column", [MIN_COLUMN, 60.0, 75.0, 95.0])
def test_long_labels(name: str, labels: tuple[str, str, str], column: float) -> None:
    flow = flow_of(table(FLOWS[name].format(*labels)))
    drawing = draw(flow, column)
    for metrics in stretched(drawing):
        assert audit(drawing, metrics).notes == ()
    for room in (430.0, 150.0):
        for page in paginate(flow, [34.0] * 7, (room, room), column=column):
            metrics = Metrics([page.drawing.min_column] * page.drawing.columns, page.heights)
            assert audit(page.drawing, metrics).notes == ()
    assert max(len(label.text) for label in drawing.labels) <= 3


@pytest.mark.parametrize("column", [MIN_COLUMN, 60.0, 130.0])
def test_a_label_has_few_lines_where_there_is_room_along_its_line(column: float) -> None:
    text = "a b c\n(a\na? : paling banyak 100 juta=3, ya=4\nb\na)"
    long = next(label for label in draw(flow_of(table(text)), column).labels if "juta" in label.text[-1])
    assert len(long.text) <= 2


def test_a_label_is_a_little_wider_than_its_text() -> None:
    for text in FLOWS.values():
        for label in draw(flow_of(table(text.format(*LABELS[0])))).labels:
            widest = max(text_width(line, TEXT_SIZE) for line in label.text)
            assert widest + 0.5 <= label.width <= widest + 0.61


def test_a_label_keeps_clear_of_the_box_in_the_next_column() -> None:
    drawing = draw(flow_of(table("a b c\n(a\nb? & a : Tidak=2.a, Ya=3, 2.a -> 1\nc)")))
    assert "Tidak" in [" ".join(label.text) for label in drawing.labels]
    for metrics in stretched(drawing):
        assert audit(drawing, metrics).notes == ()


@pytest.mark.parametrize("text", FLOWS.values())
def test_labels_and_lines_keep_away_from_borders(text: str) -> None:
    drawing = draw(flow_of(table(text.format("Ya", "Tidak", "Lain"))))
    metrics = least(drawing)
    assert drawing.labels
    for label in drawing.labels:
        x, y = metrics.point(label.at)
        assert min(abs(x - left) for left in metrics.lefts) >= label.width / 2 + 1.9
        assert min(abs(y - top) for top in metrics.tops) >= label.height / 2 + 1.9
    for line in drawing.lines:
        for point in line.points[1:-1]:
            x, y = metrics.point(point)
            assert min(abs(x - left) for left in metrics.lefts) >= 3.95
            assert min(abs(y - top) for top in metrics.tops) >= 3.95


def test_tracks_move_to_the_middle_of_what_room_there_is() -> None:
    drawing = draw(flow_of(table("a\n(a\na\na\na? : Tidak=2, Ya=5\na)")))
    back = next(line for line in drawing.lines if line.arrows == ("3",))
    assert len(back.points) == 4
    least_room, wide_room = (
        (width - max(symbol.width for symbol in drawing.symbols)) / 2 for width in (drawing.min_column, 200.0)
    )
    wide = Metrics([200.0], [row.min_height for row in drawing.rows])
    for metrics, room, share in ((least(drawing), least_room, 0.3), (wide, wide_room, 0.45)):
        x = metrics.x(back.points[1].x)
        border = min(x, metrics.widths[0] - x)
        assert share * room <= border <= (1 - share) * room
