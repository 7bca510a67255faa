"""The sizes of lanes and steps in the swimlane diagram follow what is in them."""

from __future__ import annotations

import random
from itertools import combinations, pairwise

import pytest

from sopdsl.model.koleksi import Pelaksana, Sop
from sopdsl.rendering import Direction, RenderContext
from sopdsl_renderers.layout.geometry import Metrics, Pos
from sopdsl_renderers.swimlane.lanes import Lanes, lanes_of
from sopdsl_renderers.swimlane.svg import flows_of, render, width_of
from tests.layout.flows import random_table
from tests.renderers.samples import BANTUAN_HUKUM, KONSULTASI, SEMUA
from tests.renderers.svg_reader import Lane, read
from tests.renderers.test_diagram import DIRECTIONS, real


def across(lane: Lane, direction: Direction) -> float:
    return lane.right - lane.left if direction == "columns" else lane.bottom - lane.top


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_a_lane_with_little_in_it_is_narrow(direction: Direction) -> None:
    picture = read(render(BANTUAN_HUKUM, RenderContext(direction=direction)).data)
    sizes = dict(zip(BANTUAN_HUKUM.alur[0].kolom, (across(lane, direction) for lane in picture.lanes), strict=True))
    assert sizes["sekda"] < sizes["kabag"] < sizes["analis"]
    assert sizes["sekda"] < 0.5 * sizes["analis"]


def test_lanes_that_need_the_same_are_alike() -> None:
    picture = read(render(BANTUAN_HUKUM, RenderContext(direction="rows")).data)
    sizes = {round(across(lane, "rows"), 2) for lane in picture.lanes[3:7]}
    assert len(sizes) == 1


@pytest.mark.parametrize("notes", [False, True], ids=["plain", "notes"])
@pytest.mark.parametrize("direction", DIRECTIONS)
def test_each_symbol_stands_in_one_lane(direction: Direction, notes: bool) -> None:
    seen = 0
    for sop in (*real(), *SEMUA):
        picture = read(render(sop, RenderContext(direction=direction, notes=notes)).data)
        for symbol in picture.symbols:
            assert sum(symbol in lane for lane in picture.lanes) == 1, (sop.id, symbol.title)
            seen += 1
    assert seen > 500


def crowded(lanes: Lanes, metrics: Metrics) -> list[str]:
    """What comes too close: lines to borders, to symbols and to one another, symbols to borders, heads of arrows to the
    corner before them."""
    found = []
    lefts = metrics.lefts
    uprights = []
    for line in lanes.drawing.lines:
        points = [metrics.point(p) for p in line.points]
        name = ",".join(line.arrows)
        uprights += [(name, a[0], *sorted((a[1], b[1]))) for a, b in pairwise(points) if a[0] == b[0]]
        (ax, ay), (bx, by) = points[-2:]
        if line.arrows and abs(ax - bx) + abs(ay - by) < 8:
            found.append(f"head of {name}")
    for name, x, _, _ in uprights:
        if min(abs(x - left) for left in lefts) < 4:
            found.append(f"{name} at a border")
    for (one, x1, top1, bottom1), (two, x2, top2, bottom2) in combinations(uprights, 2):
        if one != two and min(bottom1, bottom2) - max(top1, top2) > 0.1 and 0.01 < abs(x1 - x2) < 4.4:
            found.append(f"{one} beside {two}")
    for symbol in lanes.drawing.symbols:
        x, y = metrics.x(Pos(symbol.column, 0.5)), metrics.y(Pos(symbol.row, 0.5))
        half, deep = symbol.width / 2, symbol.height / 2
        if half + 11 > metrics.widths[symbol.column] / 2:
            found.append(f"{symbol.id} at a border")
        for name, at, top, bottom in uprights:
            if bottom > y - deep + 0.1 and top < y + deep - 0.1 and abs(at - x) < half + 4.4:
                found.append(f"{name} at {symbol.id}")
    return found


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_nothing_is_crowded_in_a_narrow_lane(direction: Direction) -> None:
    chance = random.Random(44)
    narrowed = 0
    for n in range(40):
        columns, rows = chance.randint(3, 8), chance.randint(5, 40)
        alur = random_table(chance, columns, rows, chance.randint(0, min(8, rows - 3)))
        lanes = lanes_of(alur, direction, None, {}, {})
        metrics = lanes.metrics(0.0)
        assert (n, crowded(lanes, metrics)) == (n, [])
        narrowed += len(set(metrics.widths)) > 1
    assert narrowed > 20


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_those_of_the_real_ones_are_not_crowded_either(direction: Direction) -> None:
    context = RenderContext(direction=direction, notes=True)
    for sop in (*real(), *SEMUA):
        flows = flows_of(sop, context)
        for lanes in flows:
            assert (sop.id, crowded(lanes, lanes.metrics(width_of(flows)))) == (sop.id, [])


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_lanes_are_as_narrow_as_they_may_be(direction: Direction) -> None:
    """Names apart, a lane that were narrower would be crowded."""
    tried = 0
    for sop in (*real(), *SEMUA):
        for lanes in flows_of(sop, RenderContext(direction=direction)):
            full = {symbol.column for symbol in lanes.drawing.symbols}
            for column, width in enumerate(lanes.lanes):
                others = [max(lanes.lanes) + 40.0] * len(lanes.lanes)
                narrower = Metrics([*others[:column], 0.8 * width, *others[column + 1 :]], lanes.steps)
                if column in full and width > (100 if lanes.rows else 150):
                    assert crowded(lanes, narrower), (sop.id, column)
                    tried += 1
    assert tried > 20


def test_lanes_end_where_the_title_block_ends() -> None:
    """Unless one flow is very small beside another."""
    for sop in (*real(), *SEMUA):
        picture = read(render(sop, RenderContext()).data)
        ends = {round(lane.right, 1) for lane in picture.lanes if lane.right > picture.width - 30}
        assert len(ends) == bool(picture.lanes)


def test_steps_in_rows_spread_over_the_width() -> None:
    (lanes,) = flows_of(KONSULTASI, RenderContext(direction="rows"))
    least = lanes.least_width
    plain, wide = lanes.metrics(least), lanes.metrics(1.3 * least)
    assert sum(wide.heights) == pytest.approx(1.3 * least - lanes.heads)
    assert all(a > b for a, b in zip(wide.heights, plain.heights, strict=True))
    assert lanes.metrics(5 * least).heights == plain.heights


def named(names: list[str]) -> Sop:
    pelaksana = tuple(Pelaksana(id=one.id, nama=name) for one, name in zip(KONSULTASI.pelaksana, names, strict=True))
    return KONSULTASI.model_copy(update={"pelaksana": pelaksana})


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_no_word_of_a_name_is_cut(direction: Direction) -> None:
    names = ["Pengadministrasi Kepegawaian", "Pertanggungjawaban", "PPK", "Sekretaris Daerah"]
    texts = {row.text for row in read(render(named(names), RenderContext(direction=direction)).data).rows}
    for word in " ".join(names).split():
        assert any(word in text.split() for text in texts)


def test_a_word_that_is_far_too_long_is() -> None:
    names = ["A" * 400, "B", "C", "D"]
    for direction in DIRECTIONS:
        picture = read(render(named(names), RenderContext(direction=direction)).data)
        assert "".join(row.text for row in picture.rows if set(row.text) == {"A"}) == names[0]
        assert across(picture.lanes[0], direction) < 400


def test_a_long_name_makes_its_lane_wider() -> None:
    name = "Analis Kebijakan Ahli Muda pada Bagian Organisasi Sekretariat Daerah Kota"
    widths = []
    for names in (["Bensus", "Analis", "Muda", "Kabag"], ["Bensus", name, "Muda", "Kabag"]):
        flows = flows_of(named(names), RenderContext())
        widths.append(flows[0].lanes[1])
    assert widths[0] < widths[1]
