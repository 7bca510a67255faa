"""Random flows: nothing of what the audit counts, and every arrow leads from its source to its target."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sopdsl.model.koleksi import Alur
from sopdsl_renderers.layout import audit, draw, flow_of, paginate, printed_rows, unpaired
from sopdsl_renderers.layout.geometry import Flow, Metrics
from sopdsl_renderers.layout.route import route
from tests.layout.flows import random_table, tables
from tests.layout.stretching import least
from tests.layout.survey import harsh_table, survey
from tests.layout.tracing import ways, ways_over_pages

SLOW = settings(
    max_examples=60,
    # A table grows from one number, so there is nothing to shrink.
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)
BODIES = ((430.0, 430.0), (380.0, 410.0))
"""Room for rows on F4 and A4 landscape, as the form leaves it."""


@SLOW
@given(tables(), st.randoms(use_true_random=False))
def test_a_drawing_has_no_faults(alur: Alur, chance: random.Random) -> None:
    flow = flow_of(alur)
    drawing = draw(flow)
    assert (drawing.unrouted, drawing.in_page) == ((), ())
    assert audit(drawing, least(drawing)).notes == ()
    wide = drawing.min_column * chance.uniform(1, 2)
    stretched = Metrics(
        [wide] * drawing.columns, [row.min_height * chance.choice((1, 1, 1.2, 1.7, 3)) for row in drawing.rows]
    )
    assert audit(drawing, stretched).notes == ()
    assert ways(drawing, least(drawing)) == {arrow.id: (arrow.source, arrow.target) for arrow in flow.arrows}
    assert {label.arrow for label in drawing.labels} == {arrow.id for arrow in flow.arrows if arrow.label}
    route.cache_clear()
    assert draw(flow_of(alur)) == drawing


@SLOW
@given(tables(), st.sampled_from(BODIES), st.randoms(use_true_random=False))
def test_pages_have_no_faults(alur: Alur, bodies: tuple[float, float], chance: random.Random) -> None:
    flow = flow_of(alur)
    texts = [chance.choice((14.0, 24.0, 34.0, 34.0, 44.0, 64.0)) for _ in printed_rows(alur)]
    pages = paginate(flow, texts, bodies)
    rows = [n for page in pages for n in range(page.first, page.last + 1)]
    assert rows == list(range(len(texts)))
    for n, page in enumerate(pages):
        drawing = page.drawing
        assert (drawing.unrouted, drawing.in_page) == ((), ())
        assert audit(drawing, Metrics([drawing.min_column] * drawing.columns, page.heights)).notes == ()
        wide = Metrics([drawing.min_column * 1.4] * drawing.columns, [1.3 * height for height in page.heights])
        assert audit(drawing, wide).notes == ()
        assert page.first == page.last or sum(page.heights) <= bodies[min(n, 1)] + 0.01
        for row in range(page.first, page.last + 1):
            own = [h for h, grid in zip(page.heights, drawing.rows, strict=True) if grid.printed == row]
            assert sum(own) >= texts[row] - 0.01
        assert all(h >= row.min_height - 0.01 for h, row in zip(page.heights, drawing.rows, strict=True))
    assert unpaired(pages) == ()
    _follow(flow, ways_over_pages(pages))
    route.cache_clear()
    assert paginate(flow_of(alur), texts, bodies) == pages


def test_random_flows_are_as_simple_as_they_were() -> None:
    chance = random.Random(7)
    arrows = crossings = bends = twisted = 0
    for _ in range(60):
        columns, rows = chance.randint(3, 8), chance.randint(5, 40)
        alur = random_table(random.Random(chance.randrange(2**32)), columns, rows, chance.randint(0, min(10, rows - 2)))
        flow = flow_of(alur)
        drawing = draw(flow)
        turns = [len(line.points) - 2 for line in drawing.lines if line.arrows]
        arrows += len(flow.arrows)
        crossings += audit(drawing, least(drawing)).crossings
        bends += sum(turns)
        twisted += sum(turn > 3 for turn in turns)
    assert crossings <= 0.054 * arrows
    assert bends <= 0.8 * arrows
    assert twisted <= 0.002 * arrows


@pytest.mark.parametrize("first", range(0, 60, 10))
def test_harsh_flows_are_drawn_whole(first: int) -> None:
    for flow in survey(10, first):
        assert (flow.id, flow.notes) == (flow.id, ())
        assert ways(flow.drawing, least(flow.drawing)) == {a.id: (a.source, a.target) for a in flow.flow.arrows}
        assert not any(page.drawing.unrouted for page in flow.pages)
        if not any(page.drawing.in_page for page in flow.pages):
            _follow(flow.flow, ways_over_pages(flow.pages))


def test_pages_of_harsh_flows_are_simple_to_read() -> None:
    arrows = crossings = turns = twisted = 0
    for flow in survey(30, 300):
        lines = [line for page in flow.pages for line in page.drawing.lines if line.arrows]
        arrows += flow.arrows
        crossings += sum(page.crossings for page in flow.paged)
        turns += sum(len(line.points) - 2 for line in lines)
        twisted += sum(len(line.points) > 5 for line in lines)
    assert arrows > 1000
    assert crossings <= 0.045 * arrows
    assert turns <= 0.95 * arrows
    assert twisted <= 0.008 * arrows


def test_the_survey_covers_what_it_says() -> None:
    tables = [harsh_table(number) for number in range(120)]
    assert {len(alur.kolom) for alur in tables} == set(range(3, 9))
    assert min(len(alur.kegiatan) for alur in tables) <= 7
    assert max(len(alur.kegiatan) for alur in tables) >= 58
    rows = [row for alur in tables for row in alur.kegiatan]
    assert {row.hubungan for row in rows} == {"tunggal", "bersama", "berurutan", "pilihan"}
    assert any(s.tambahan for row in rows for s in row.simbol)
    assert any(s.bentuk == "keputusan" and row.hubungan == "bersama" for row in rows for s in row.simbol)
    assert harsh_table(3) == harsh_table(3)


def _follow(flow: Flow, found: dict[str, list[tuple[str, str]]]) -> None:
    """Every arrow is drawn in one stretch, or in two that one connector joins."""
    assert set(found) == {arrow.id for arrow in flow.arrows}
    for arrow in flow.arrows:
        stretches = dict(found[arrow.id])
        assert len(stretches) == len(found[arrow.id]) <= 2
        place, last = arrow.source, arrow.target
        for _ in found[arrow.id]:
            assert place in stretches, f"arrow {arrow.id} breaks off at {place}"
            place = stretches[place]
        assert place == last
