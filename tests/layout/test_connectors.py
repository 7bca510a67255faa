"""Where a page is too crowded: a joint line that bends, then pairs of connectors inside the page, in every output."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from sopdsl.model.koleksi import Alur, Pelaksana, Sop
from sopdsl.rendering import RenderContext, Rendition
from sopdsl_renderers.form.html import render as render_html
from sopdsl_renderers.form.pdf import render as render_pdf
from sopdsl_renderers.layout import audit, draw, flow_of, paginate, unpaired
from sopdsl_renderers.layout.geometry import CONNECTORS, Drawing, Head, Metrics
from sopdsl_renderers.swimlane.svg import render as render_svg
from tests.layout.flows import table
from tests.layout.stretching import least, stretched
from tests.layout.tracing import ways_over_pages
from tests.renderers.samples import REGISTRASI

CROWDED = table("a b c\n(a\nb : 8, 4\nc\nb+a+c? : L0=1, L1=3, L2=2, L3=6, L4=7\nb+c\nb+c\nb+c\nb)")
"""Five branches of a decision with joint lines at both sides, in three columns."""
MIDST = table("a b c\n(a\nb\nc\nb?+a+c : L0=1, L1=2, L2=3, L3=6, L4=7\na\nb\nc)")
"""A decision in the midst of a joint step."""


def sop_of(alur: Alur) -> Sop:
    pelaksana = tuple(Pelaksana(id=id, nama=f"Pelaksana {id.upper()}") for id in alur.kolom)
    return REGISTRASI.model_copy(update={"alur": (alur,), "pelaksana": pelaksana})


def pentagons(drawing: Drawing) -> list[tuple[str, ...]]:
    return [symbol.text for symbol in drawing.symbols if symbol.shape in CONNECTORS]


def test_a_joint_line_makes_room_for_a_decision_in_its_midst() -> None:
    drawing = draw(flow_of(MIDST))
    assert (drawing.unrouted, drawing.in_page) == ((), ())
    plain = [line for line in drawing.lines if line.head is Head.NONE]
    assert len(plain) == 2 and all(not line.arrows for line in plain)
    assert sorted(len(line.points) for line in plain) == [2, 5]
    for metrics in stretched(drawing):
        assert audit(drawing, metrics).notes == ()


def test_a_pair_of_connectors_stands_for_an_arrow_without_a_way() -> None:
    flow = flow_of(CROWDED)
    drawing = draw(flow)
    assert drawing.unrouted == ()
    (id,) = drawing.in_page
    assert pentagons(drawing) == [("1",), ("1",)]
    assert [row.printed for row in drawing.rows] == sorted(row.printed for row in drawing.rows)
    assert len(drawing.rows) == len(flow.rows) + 2
    assert sum(id in line.arrows for line in drawing.lines) == 2
    assert any(label.arrow == id for label in drawing.labels)
    for metrics in stretched(drawing):
        assert audit(drawing, metrics).notes == ()


def test_numbers_of_pairs_go_on_with_those_between_pages() -> None:
    alur = table(
        "a b c\n(a\nb : 8, 4\nc\nb+a+c? : L0=1, L1=3, L2=2, L3=6, L4=7\nb+c\nb+c\nb+c\nb\n"
        "b : 11, 10\na\nb : 12, 11\na\na)"
    )
    pages = paginate(flow_of(alur), [30.0] * 13, (400.0, 400.0))
    assert len(pages) == 2
    assert unpaired(pages) == ()
    assert any(page.drawing.in_page for page in pages)
    numbers = [text for page in pages for text in pentagons(page.drawing)]
    assert {int(text) for (text,) in numbers} == set(range(1, len(numbers) // 2 + 1))
    for page in pages:
        metrics = Metrics([page.drawing.min_column] * page.drawing.columns, page.heights)
        assert audit(page.drawing, metrics).notes == ()
    assert set(ways_over_pages(pages)) == {arrow.id for arrow in flow_of(alur).arrows}


def test_the_audit_sees_half_a_pair() -> None:
    drawing = draw(flow_of(CROWDED))
    assert audit(replace(drawing, in_page=()), least(drawing)).unpaired == 1
    renumbered = tuple(
        replace(symbol, text=("2",)) if symbol.id.endswith(".dari") and symbol.shape in CONNECTORS else symbol
        for symbol in drawing.symbols
    )
    assert audit(replace(drawing, symbols=renumbered), least(drawing)).unpaired == 1


@pytest.mark.parametrize("render", [render_svg, render_html, render_pdf])
def test_every_output_draws_the_pair_and_warns(render: Callable[[Sop, RenderContext], Rendition]) -> None:
    rendition = render(sop_of(CROWDED), RenderContext())
    warning = (
        "panah dari langkah 4 ke langkah 1 tidak mendapat tempat; digambar dengan sepasang penghubung bernomor sama "
        "(SOP312)"
    )
    assert warning in rendition.warnings
    if render is render_svg:
        assert rendition.data.decode().count("<title>penghubung 1 pada halaman ini</title>") == 2
