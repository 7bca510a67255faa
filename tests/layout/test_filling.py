"""Even filling of pages, whatever the heights of rows, and pages that begin where the author says."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sopdsl.model.koleksi import Alur
from sopdsl_renderers.layout import flow_of, paginate, printed_rows
from sopdsl_renderers.layout.geometry import Page
from tests.layout.flows import random_table, table
from tests.layout.survey import BODIES, TEXTS, harsh_table

ROOM = 430.0
"""Points for rows on a page of F4 landscape."""
LOWEST = 31.0
"""Points of a row with a box, however short its text."""
FLOOR = 0.6
"""The least share of the mean filling that a page must have, where the rows are all much lower than a page."""
HARSH_FLOOR = 0.55
"""The same with strips where rows take up to a third of a page, so that cuts cannot be even."""

RANDOM_ROWS = settings(
    max_examples=60, phases=(Phase.explicit, Phase.generate), suppress_health_check=[HealthCheck.too_slow]
)


def column(rows: int, asked: Sequence[int] = ()) -> Alur:
    """Boxes in one column; pages are to begin with the rows `asked`, counted from 0."""
    alur = table("\n".join(["a b c", "(a", *["a"] * (rows - 2), "a)"]))
    steps = tuple(row.model_copy(update={"halaman_baru": n in asked}) for n, row in enumerate(alur.kegiatan))
    return alur.model_copy(update={"kegiatan": steps})


def fillings(pages: Sequence[Page]) -> list[float]:
    """The height of the rows of each page, strips of connectors left out."""
    return [
        sum(height for height, row in zip(page.heights, page.drawing.rows, strict=True) if row.printed is not None)
        for page in pages
    ]


def heights_of(page: Page) -> list[float]:
    """The heights of the printed rows of a page."""
    found: dict[int, float] = {}
    for height, row in zip(page.heights, page.drawing.rows, strict=True):
        if row.printed is not None:
            found[row.printed] = found.get(row.printed, 0.0) + height
    return list(found.values())


heights_of_rows = st.lists(st.floats(14.0, 110.0), min_size=2, max_size=45)


@RANDOM_ROWS
@given(heights_of_rows)
def test_pages_are_few_and_evenly_filled(texts: list[float]) -> None:
    pages = paginate(flow_of(column(len(texts))), texts, (ROOM, ROOM))
    filled = fillings(pages)
    mean = sum(filled) / len(filled)
    # No cut by one row more or less than a whole row away from the mean.
    tallest = max(max(texts), LOWEST)
    assert all(abs(height - mean) <= tallest + 1 for height in filled)
    # One page less would not hold the rows, were they cut as one likes, unless for what is lost at every cut.
    if len(pages) > 1:
        assert sum(filled) > (len(pages) - 1) * (ROOM - tallest - 56.0)


@RANDOM_ROWS
@given(heights_of_rows, st.data())
def test_pages_begin_where_asked_and_are_even_in_between(texts: list[float], data: st.DataObject) -> None:
    asked = sorted(data.draw(st.sets(st.integers(0, len(texts) - 1), max_size=3)))
    pages = paginate(flow_of(column(len(texts), asked)), texts, (ROOM, ROOM))
    firsts = [page.first for page in pages]
    assert {*asked} <= {*firsts, 0}
    tallest = max(max(texts), LOWEST)
    for start, end in pairwise([*sorted({0, *asked}), len(texts)]):
        filled = [h for h, page in zip(fillings(pages), pages, strict=True) if start <= page.first < end]
        mean = sum(filled) / len(filled)
        assert all(abs(height - mean) <= tallest + 1 for height in filled)


@RANDOM_ROWS
@given(st.integers(0, 2**32), st.integers(20, 60))
def test_no_page_has_two_rows_when_the_one_before_is_full(seed: int, rows: int) -> None:
    """With arrows of all kinds, which draw cuts to where few cross: no page of a few rows beside full ones."""
    chance = random.Random(seed)
    alur = random_table(chance, 6, rows, 6)
    texts = [chance.uniform(14.0, 60.0) for _ in range(len(alur.kegiatan) + len(alur.baris_hilang))]
    filled = fillings(paginate(flow_of(alur), texts, (ROOM, ROOM)))
    assert min(filled) >= FLOOR * sum(filled) / len(filled)


@pytest.mark.parametrize("number", [220, 159, 365, 237, 74, *range(0, 500, 10)])
def test_a_harsh_flow_has_no_page_of_a_row_or_two_beside_a_full_one(number: int) -> None:
    """The flows of the survey: a page may hold a single row or two only where the next ones do not fit beside them."""
    alur = harsh_table(number)
    chance = random.Random(number)
    texts = [chance.choice(TEXTS) for _ in printed_rows(alur)]
    bodies = BODIES[number % 2]
    pages = paginate(flow_of(alur), texts, bodies)
    filled = [sum(page.heights) for page in pages]
    assert min(filled) >= HARSH_FLOOR * sum(filled) / len(filled)
    for n, page in enumerate(pages):
        rows = page.last - page.first + 1
        neighbours = [heights_of(pages[m])[0 if m > n else -1] for m in (n - 1, n + 1) if 0 <= m < len(pages)]
        if rows == 1:
            assert all(sum(page.heights) + height > bodies[min(n, 1)] for height in neighbours)
        if rows == 2 and len(pages) > 1:
            assert all(other.last - other.first < 2 * rows for other in pages)


def test_no_page_of_two_rows_after_one_of_forty() -> None:
    pages = paginate(flow_of(column(42)), [14.0] * 42, (40 * LOWEST + 30, 40 * LOWEST + 30))
    rows = [page.last - page.first + 1 for page in pages]
    assert len(rows) == 2
    assert abs(rows[0] - rows[1]) <= 1
