"""Drawings of chosen flows: preferences of form, odd flows, and the room that is asked for."""

from __future__ import annotations

import random
from typing import Literal

import pytest

from sopdsl.model.koleksi import Alur, BarisHilang, Panah
from sopdsl_renderers.layout import MIN_COLUMN, audit, draw, flow_of
from sopdsl_renderers.layout.geometry import Arrow, Drawing, Flow, GridRow, Head, Line, Shape, Symbol
from tests.layout.flows import random_table, table
from tests.layout.stretching import least, stretched
from tests.layout.tracing import ways


def drawn(text: str, column: float = MIN_COLUMN) -> Drawing:
    drawing = draw(flow_of(table(text)), column)
    assert audit(drawing, least(drawing)).notes == ()
    return drawing


def points(drawing: Drawing, line: Line) -> list[tuple[float, float]]:
    return [least(drawing).point(p) for p in line.points]


def of(drawing: Drawing, arrow: str) -> Line:
    return next(line for line in drawing.lines if arrow in line.arrows)


def bends(drawing: Drawing) -> list[int]:
    return [len(line.points) - 2 for line in drawing.lines]


def test_straight_down_then_sideways_and_down_into_the_top() -> None:
    drawing = drawn("a b\n(a\na\nb\nb)")
    assert bends(drawing) == [0, 1, 0]
    turn = points(drawing, of(drawing, "1"))
    assert turn[0][1] == turn[1][1]
    assert turn[1][0] == turn[2][0]
    assert {line.head for line in drawing.lines} == {Head.FULL}


def test_columns_and_rows_are_as_small_as_they_can_be() -> None:
    drawing = drawn("a b\n(a\na\nb\nb)")
    assert drawing.min_column == MIN_COLUMN
    assert {row.min_height for row in drawing.rows} == {31.0}


def test_hand_overs_run_straight_and_joints_have_no_heads() -> None:
    drawing = drawn("a b c\n(a\na > b > c\nb+a+c\nc)")
    assert bends(drawing)[1:3] == [0, 0]
    joints = [line for line in drawing.lines if not line.arrows]
    assert len(joints) == 2
    assert {line.head for line in joints} == {Head.NONE}


def test_back_arrows_go_around_outside() -> None:
    drawing = drawn("a b\n(a\na\na\na? : Tidak=2, Ya=5\na)")
    back = points(drawing, of(drawing, "3"))
    assert drawing.labels[0].text == ("Tidak",)
    assert min(x for x, _ in back) > 0
    assert len(back) == 4
    assert audit(drawing, least(drawing)).crossings == 0


def test_last_pieces_show_their_heads() -> None:
    drawing = drawn("a b c\n(a\nb? : Ya=3, Tidak=1\nc? : Ya=4, Tidak=2\nb? : Ya=5, Tidak=3\na)")
    for line in drawing.lines:
        (x1, y1), (x2, y2) = points(drawing, line)[-2:]
        assert abs(x2 - x1) + abs(y2 - y1) >= (8.0 if line.head is Head.FULL else 3.0)


def test_a_joining_line_has_a_small_head() -> None:
    drawing = drawn("a b\n(a\nb? : Ya=4, Tidak=3\na\nb)")
    assert [line.head for line in drawing.lines].count(Head.MERGE) == 1


def test_branches_leave_by_different_corners() -> None:
    drawing = drawn("a b c\n(b\nb? : Ya=3, Tidak=4, Lain=5\nb\na\nc)")
    starts = {points(drawing, of(drawing, arrow))[0] for arrow in ("1", "2", "3")}
    assert len(starts) == 3


def test_more_branches_than_corners_share_one() -> None:
    text = "a b c\n(b\nb? : Ya=3, Tidak=4, Lain=5, Batal=1, Tunda=6, Gagal=7\nb\na\nc\na\nc)"
    drawing = drawn(text)
    assert drawing.unrouted == ()
    assert len(drawing.labels) == 6


def test_a_step_can_lead_to_itself() -> None:
    drawing = drawn("a b\n(a\nb? : Ya=3, Tidak=2\nb)")
    assert ways(drawing, least(drawing))["2"] == ("2.b", "2.b")


def test_two_branches_to_one_step_are_two_lines() -> None:
    drawing = drawn("a b\n(a\nb? : Ya=3, Tidak=3\nb)")
    assert ways(drawing, least(drawing)) == {"0": ("1.a", "2.b"), "1": ("2.b", "3.b"), "2": ("2.b", "3.b")}


def test_labels_stand_near_the_start_of_their_lines() -> None:
    drawing = drawn("a b c d\n(a\nb? : Ya=3, Tidak=1\nc? : Ya=4, Tidak=2\nd)")
    metrics = least(drawing)
    for label in drawing.labels:
        x, y = metrics.point(label.at)
        (x1, y1), (x2, y2) = points(drawing, of(drawing, label.arrow))[:2]
        left, right, top, bottom = min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)
        aside = max(left - x - label.width / 2, x - label.width / 2 - right, 0.0)
        above = max(top - y - label.height / 2, y - label.height / 2 - bottom, 0.0)
        assert aside + above <= 6.0
        assert abs(x - x1) + abs(y - y1) <= 40.0


@pytest.mark.parametrize("column", [MIN_COLUMN, 60.0, 90.0, 150.0])
def test_wide_columns_take_labels_beside_the_diamond(column: float) -> None:
    drawing = drawn("a b\n(b\nb? : Tidak=3, Ya=4\na\nb)", column)
    assert drawing.min_column >= column
    if column >= 90.0:
        assert {label.at.x.cell for label in drawing.labels} == {1}


def test_words_of_labels_stay_whole() -> None:
    drawing = drawn("a b\n(b\nb? : Pertanggungjawaban belum diterima=1, Ya=3\nb)")
    assert " ".join(drawing.labels[0].text) == "Pertanggungjawaban belum diterima"
    assert "Pertanggungjawaban" in drawing.labels[0].text


def test_large_symbols() -> None:
    flow = flow_of(
        table("a b c\n(a\nb? : Ya=3, Tidak=1\nc\nb? : Ya=5, Tidak=2\na)"), size=lambda *_: (120.0, 48.0, ("teks",))
    )
    drawing = draw(flow)
    assert audit(drawing, least(drawing)).notes == ()
    assert drawing.min_column >= 120.0


@pytest.mark.parametrize(
    "flow",
    [
        Flow(0, (), (), ()),
        Flow(3, (), (), ()),
        Flow(1, (GridRow(0),), (), ()),
        Flow(1, (GridRow(0),), (Symbol("1.a", Shape.MULAI, 0, 0, 28.0, 17.0, ("mulai",)),), ()),
    ],
)
def test_flows_without_arrows(flow: Flow) -> None:
    drawing = draw(flow)
    assert drawing.lines == ()
    assert len(drawing.rows) == len(flow.rows)


def test_sixteen_branches_to_three_rows_are_three_lines() -> None:
    labels = [f"Cabang {n}" for n in range(14)]
    alur = table("a b c\n(a\nb? : Ya=3, Tidak=1\nc\na\nb)")
    alur = Alur(
        kolom=alur.kolom,
        kegiatan=alur.kegiatan,
        panah=(*alur.panah, *(Panah(dari="2.b", ke="4.a", syarat=label) for label in labels)),
    )
    drawing = draw(flow_of(alur))
    assert drawing.unrouted == ()
    assert audit(drawing, least(drawing)).notes == ()
    assert sorted(len(line.arrows) for line in drawing.lines) == [1, 1, 1, 1, 1, 14, 14]
    assert {word for label in drawing.labels for word in " ".join(label.text).split(" / ")} == {"Ya", "Tidak", *labels}


@pytest.mark.parametrize("seed", [6, 18, 23, 64, 69, 140, 143])
def test_tracks_beside_a_lost_row_lie_in_the_other_one(seed: int) -> None:
    chance = random.Random(seed)
    alur = random_table(chance, chance.randint(3, 5), chance.randint(5, 12), 3)
    lost = (BarisHilang(dari=1, sampai=2, sebelum=chance.randint(2, 5)),)
    drawing = draw(flow_of(alur.model_copy(update={"baris_hilang": lost})))
    assert any(row.lost for row in drawing.rows)
    assert audit(drawing, least(drawing)).notes == ()


@pytest.mark.parametrize("sebelum", range(1, 9))
@pytest.mark.parametrize("count", [1, 2])
def test_no_line_lies_in_a_lost_row(sebelum: int, count: int) -> None:
    alur = table("a b c\n(a\nb? : Ya=3, Tidak=1\nc\nb? : Ya=5, Tidak=2\na\nc? : Ya=7, Tidak=4\nb)")
    lost = (BarisHilang(dari=1, sampai=2, sebelum=sebelum),) * count
    flow = flow_of(alur.model_copy(update={"baris_hilang": lost}))
    drawing = draw(flow)
    texts = [n for n, row in enumerate(drawing.rows) if row.lost]
    assert len(texts) == count
    for metrics in stretched(drawing):
        result = audit(drawing, metrics)
        assert (result.notes, result.unrouted) == ((), 0)
    # What lies on one side of a lost row does not run through it to the other side and back.
    rows = {symbol.id: symbol.row for symbol in flow.symbols}
    for arrow in flow.arrows:
        places = sorted((rows[arrow.source], rows[arrow.target]))
        used = {point.y.cell for point in of(drawing, arrow.id).points}
        for text in texts:
            assert places[0] < text < places[1] or all((row < text) is (places[0] < text) for row in used)


def test_the_order_of_symbols_does_not_matter() -> None:
    flow = flow_of(table("a b c\n(a\nb? : Ya=3, Tidak=1\nc? : Ya=4, Tidak=2\nb)"))
    turned = Flow(flow.columns, flow.rows, flow.symbols[::-1], flow.arrows, flow.joints)
    assert draw(turned).lines == draw(flow).lines


def test_arrow_ids_are_free() -> None:
    flow = flow_of(table("a b\n(a\nb? : Ya=3, Tidak=1\nb)"))
    named = tuple(Arrow(f"panah {a.id}", a.source, a.target, a.label) for a in flow.arrows)
    drawing = draw(Flow(flow.columns, flow.rows, flow.symbols, named, flow.joints))
    assert {arrow for line in drawing.lines for arrow in line.arrows} == {arrow.id for arrow in named}


@pytest.mark.parametrize("before", ["b\nb", "b\na", "b\nc", "a\nc", "c\nb"])
@pytest.mark.parametrize(("sisi", "side"), [("kiri", -1), ("kanan", 1)])
def test_arrows_leave_at_the_side_that_the_author_asks_for(
    sisi: Literal["kiri", "kanan"], side: int, before: str
) -> None:
    """Wherever the step lies that they lead back to: also where the top of the symbol would do."""
    alur = table(f"a b c\n({before}\nb? : Tidak=2, Ya=4\nb\nb)")
    steps = tuple(
        row.model_copy(update={"sisi": sisi}) if n == 3 else row for n, row in enumerate(alur.kegiatan, start=1)
    )
    drawing = draw(flow_of(alur.model_copy(update={"kegiatan": steps})))
    assert audit(drawing, least(drawing)).notes == ()
    (back,) = (line for line in drawing.lines if line.arrows == ("2",))
    metrics = least(drawing)
    (x0, y0), (x1, y1) = (metrics.point(point) for point in back.points[:2])
    assert y0 == y1
    assert (x1 - x0) * side > 0


def test_a_side_asked_for_does_not_bend_a_straight_line() -> None:
    alur = table("a b\n(a\na\nb\nb)")
    steps = tuple(row.model_copy(update={"sisi": "kiri"}) for row in alur.kegiatan)
    straight = draw(flow_of(alur.model_copy(update={"kegiatan": steps})))
    turns = [len(line.points) - 2 for line in straight.lines]
    assert turns == [0, 1, 0]
