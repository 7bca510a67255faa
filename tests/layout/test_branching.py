"""Decisions with many branches: nothing is left undrawn, whole or in pages, and each label stands with its branch."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sopdsl.model.koleksi import Alur
from sopdsl.rendering import Direction, RenderContext
from sopdsl_renderers.form.html import render as render_html
from sopdsl_renderers.layout import audit, draw, flow_of, paginate, unpaired
from sopdsl_renderers.layout.branching import DIRECT, MOST
from sopdsl_renderers.layout.geometry import CONNECTORS, Drawing, Metrics, Shape
from sopdsl_renderers.swimlane.svg import render as render_svg
from tests.layout.flows import table
from tests.layout.stretching import least, stretched
from tests.layout.test_connectors import sop_of
from tests.layout.tracing import ways, ways_over_pages

BODIES = ((430.0, 430.0), (380.0, 410.0))
"""Room for rows on F4 and A4 landscape, as the form leaves it."""
ANSWERS = ("Ya", "Tidak", "Perbaikan", "kurang dari 100 juta", "Lain")

NINE = table("a b c\n(a\nb\na? : A=4, B=5, C=6, D=7, E=8, F=9, G=1, H=2, I=10\nb\nc\na\nb\nc\na\nb)")
"""Nine branches in three columns, two of them back."""


def branched(chance: random.Random, branches: int, columns: int, rows: int) -> Alur:
    """A flow with one decision of so many branches, at times several of them to one row."""
    kolom = "abcdefghijkl"[:columns]
    at = chance.randrange(1, rows - 1)
    others = [row for row in range(1, rows + 1) if row != at + 1]
    targets = chance.sample(others, min(branches, len(others)))
    if chance.random() < 0.3:
        targets = []
    targets += chance.choices(others, k=branches - len(targets))
    answers = ", ".join(f"{chance.choice(ANSWERS)} {n}={target}" for n, target in enumerate(targets))
    lines = [chance.choice(kolom) for _ in range(rows)]
    lines[0], lines[-1] = f"({lines[0]}", f"{lines[-1]})"
    if columns > 1 and chance.random() < 0.2:
        lines[at] = f"{lines[at]}?+{chance.choice(kolom.replace(lines[at], ''))} : {answers}"
    else:
        lines[at] = f"{lines[at]}? : {answers}"
    return table("\n".join([" ".join(kolom), *lines]))


def lengths(drawing: Drawing) -> Counter[Shape]:
    return Counter(symbol.shape for symbol in drawing.symbols if symbol.shape in CONNECTORS)


@settings(max_examples=80, phases=(Phase.explicit, Phase.generate), suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32), st.integers(2, 14), st.integers(1, 12), st.integers(3, 24), st.sampled_from(BODIES))
def test_every_branch_is_drawn(seed: int, branches: int, columns: int, rows: int, bodies: tuple[float, float]) -> None:
    alur = branched(random.Random(seed), branches, columns, rows)
    flow = flow_of(alur)
    ids = {arrow.id for arrow in flow.arrows}
    written = {answer for arrow in flow.arrows if arrow.label for answer in arrow.label.split()}
    drawing = draw(flow)
    assert drawing.unrouted == ()
    for metrics in stretched(drawing):
        assert audit(drawing, metrics).notes == ()
    assert set(ways(drawing, least(drawing))) == ids
    assert {word for label in drawing.labels for line in label.text for word in line.split()} - {"/"} == written
    pages = paginate(flow, [34.0] * rows, bodies)
    assert unpaired(pages) == ()
    for page in pages:
        assert page.drawing.unrouted == ()
        assert audit(page.drawing, Metrics([page.drawing.min_column] * columns, page.heights)).notes == ()
    assert set(ways_over_pages(pages)) == ids
    texts = {word for page in pages for label in page.drawing.labels for line in label.text for word in line.split()}
    assert texts - {"/"} == written


def test_few_branches_are_arrows() -> None:
    drawing = draw(flow_of(table(f"a b c\n(a\nb? : {', '.join(f'L{n}={n + 3}' for n in range(MOST))}\na\nb\nc\na\nb)")))
    assert not lengths(drawing)


def test_what_is_too_much_is_led_to_connectors_that_point_as_it_runs() -> None:
    flow = flow_of(NINE)
    drawing = draw(flow)
    assert len(drawing.in_page) == 9 - DIRECT
    assert lengths(drawing) == {Shape.PENGHUBUNG_TURUN: 12, Shape.PENGHUBUNG_NAIK: 4}
    numbers = Counter(symbol.text for symbol in drawing.symbols if symbol.shape in CONNECTORS)
    assert numbers == {(f"{n}",): 2 for n in range(1, 10 - DIRECT)}
    # The label of a branch stands at the point of its connector, in the row of the decision.
    ends = {symbol.id: symbol for symbol in drawing.symbols}
    for label in drawing.labels:
        if label.arrow in drawing.in_page:
            connector = ends[f"pasangan.{label.arrow}.ke"]
            assert (label.at.x.cell, label.at.y.cell) == (connector.column, connector.row)
            assert (label.at.y.off > 0) == (connector.shape is Shape.PENGHUBUNG_TURUN)
            assert drawing.rows[connector.row].printed == 2


def test_the_branch_that_stays_an_arrow_has_a_corner_of_its_own() -> None:
    """So nobody need ask which label belongs to which line."""
    flow = flow_of(NINE)
    drawing = draw(flow)
    paths = ways(drawing, least(drawing))
    (kept,) = (label.arrow for label in drawing.labels if label.arrow not in drawing.in_page)
    start, corner = paths[kept][0], [paths[id][0] for id in drawing.in_page]
    assert len(corner) == 9 - DIRECT
    assert start not in corner


def test_branches_to_one_row_become_one_line_with_all_labels() -> None:
    flow = flow_of(table("a b c\n(a\nb? : A=3, B=4, C=3, D=5, E=4, F=3\na\nb\nc)"))
    drawing = draw(flow)
    assert drawing.in_page == ()
    assert sorted(" ".join(label.text) for label in drawing.labels) == ["A / C / F", "B / E", "D"]
    assert sorted(line.arrows for line in drawing.lines if len(line.arrows) > 1)
    assert set(ways(drawing, least(drawing))) == {arrow.id for arrow in flow.arrows}


def test_a_connector_is_on_the_page_of_its_symbol() -> None:
    pages = paginate(flow_of(NINE), [60.0] * 10, (300.0, 300.0))
    assert len(pages) > 2
    assert unpaired(pages) == ()
    home = next(page for page in pages if page.first <= 2 <= page.last)
    there = {s.text for s in home.drawing.symbols if s.shape in CONNECTORS}
    # Seven branches are spread; the page's own strips come on top of them.
    assert len(there) >= 7
    for page in pages:
        rows = [page.drawing.rows[s.row].printed for s in page.drawing.symbols if "pasangan" in s.id]
        assert all(row is not None and page.first <= row <= page.last for row in rows)
    assert len({id for page in pages for id in page.drawing.in_page}) < 9 - DIRECT


@pytest.mark.parametrize("direction", ["columns", "rows"])
def test_other_outputs_draw_them_too(direction: Direction) -> None:
    sop = sop_of(NINE)
    svg = render_svg(sop, RenderContext(direction=direction)).data.decode()
    assert svg.count("pada halaman ini</title>") == 2 * (9 - DIRECT)
    html = render_html(sop, RenderContext()).data.decode()
    for answer in "ABCDEFGHI":
        assert f">{answer}<" in html
