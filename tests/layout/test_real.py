"""The flows of all examples and of the SOPs that the project carries: no faults at any size, whole and in pages."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from sopdsl.model.koleksi import Alur
from sopdsl.pipeline import compile_collection
from sopdsl.workspace.collection import find_collections
from sopdsl_renderers.layout import MIN_COLUMN, audit, draw, flow_of, paginate, printed_rows, unpaired
from sopdsl_renderers.layout.geometry import Drawing, Head, Metrics
from tests.layout.stretching import least, stretched

ROOT = Path(__file__).resolve().parents[2]
BODIES = {"F4": 430.0, "A4": 380.0, "pendek": 200.0}
"""Room in points for rows on a page."""


@cache
def flows() -> dict[str, Alur]:
    found: dict[str, Alur] = {}
    for folder in ("examples", "sops"):
        (collection,) = find_collections([str(ROOT / folder)])
        for sop in compile_collection(collection).koleksi.sop:
            found |= {f"{sop.id} {n}": alur for n, alur in enumerate(sop.alur, start=1) if alur.kegiatan}
    return found


def bends(drawing: Drawing) -> dict[str, int]:
    """The number of bends of each arrow that is drawn whole, by its id."""
    return {line.arrows[0]: len(line.points) - 2 for line in drawing.lines if line.arrows and line.head is Head.FULL}


def test_there_are_flows() -> None:
    assert len(flows()) >= 24


@pytest.mark.parametrize("name", sorted(flows()))
@pytest.mark.parametrize("column", [MIN_COLUMN, 60.0, 85.0])
def test_a_real_flow_has_no_faults(name: str, column: float) -> None:
    drawing = draw(flow_of(flows()[name]), column)
    for metrics in stretched(drawing):
        result = audit(drawing, metrics)
        assert (result.notes, result.unrouted) == ((), 0)


@pytest.mark.parametrize("name", sorted(flows()))
@pytest.mark.parametrize("paper", sorted(BODIES))
def test_its_pages_have_none(name: str, paper: str) -> None:
    alur = flows()[name]
    texts = [(20.0, 34.0, 60.0)[n % 3] for n in range(len(printed_rows(alur)))]
    for column in (MIN_COLUMN, 85.0):
        pages = paginate(flow_of(alur), texts, (BODIES[paper], BODIES[paper]), column=column)
        assert unpaired(pages) == ()
        for page in pages:
            drawing = page.drawing
            for width in (1.0, 1.1, 1.6):
                metrics = Metrics([drawing.min_column * width] * drawing.columns, page.heights)
                assert audit(drawing, metrics).notes == ()


def test_real_flows_are_simple_to_read() -> None:
    arrows = turns = crossings = 0
    for alur in flows().values():
        drawing = draw(flow_of(alur))
        crossings += audit(drawing, least(drawing)).crossings
        assert max(bends(drawing).values(), default=0) <= 3
        arrows += len(alur.panah)
        turns += sum(len(line.points) - 2 for line in drawing.lines if line.arrows)
    assert crossings <= 1
    assert turns <= 0.73 * arrows


def test_two_branches_into_one_row_do_not_get_into_each_others_way() -> None:
    flow = flow_of(flows()["09-pilihan 1"])
    drawing = draw(flow)
    branches = [arrow.id for arrow in flow.arrows if arrow.label]
    assert [bends(drawing)[branch] for branch in branches] == [1, 1]
    assert audit(drawing, least(drawing)).crossings == 0
