"""Page cuts and connectors."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from sopdsl.model.koleksi import Alur
from sopdsl_renderers.layout import audit, draw, flow_of, next_number, paginate, printed_rows
from sopdsl_renderers.layout.geometry import Metrics, Page, Pos, Shape, Symbol
from tests.layout.flows import random_table, table

CONNECTORS = (Shape.PENGHUBUNG_TURUN, Shape.PENGHUBUNG_NAIK)


def chain(rows: int, *extra: str) -> Alur:
    """Boxes in one column; `extra` replaces rows, as `5: a? : Ya=6, Tidak=2`."""
    lines = ["(a", *["a"] * (rows - 2), "a)"]
    for line in extra:
        number, _, text = line.partition(":")
        lines[int(number) - 1] = text.strip()
    return table("\n".join(["a b c", *lines]))


def cut(alur: Alur, height: float, room: float) -> list[int]:
    """The number of rows on each page."""
    pages = paginate(flow_of(alur), [height] * len(alur.kegiatan), (room, room))
    return [page.last - page.first + 1 for page in pages]


def connectors(page: Page) -> list[Symbol]:
    return [symbol for symbol in page.drawing.symbols if symbol.shape in CONNECTORS]


def where(page: Page, symbol: Symbol) -> str:
    """Whether a symbol stands in the strip above the first row or below the last."""
    printed = [row.printed for row in page.drawing.rows]
    assert printed[symbol.row] is None
    return "head" if all(p is None for p in printed[: symbol.row + 1]) else "foot"


def test_what_fits_stays_on_one_page_as_it_is_drawn() -> None:
    flow = flow_of(chain(8))
    (page,) = paginate(flow, [20.0] * 8, (400.0, 400.0))
    assert (page.first, page.last) == (0, 7)
    assert page.drawing == draw(flow)
    assert page.heights == tuple(row.min_height for row in page.drawing.rows)


def test_no_rows_no_pages() -> None:
    assert paginate(flow_of(Alur(kolom=("a",))), [], (400.0, 400.0)) == ()


def test_fewest_pages_then_even_filling() -> None:
    assert cut(chain(11), 40.0, 430.0) in ([6, 5], [5, 6])
    assert cut(chain(20), 40.0, 430.0) == [10, 10]


def test_a_cheap_cut_is_preferred_but_leaves_no_half_empty_page() -> None:
    # Below row 6 two connectors would stand in one column, below row 7 one alone: arrows to one target share it.
    near = chain(12, "5: a? : Ya=6, Tidak=7, Lain=8")
    assert cut(near, 40.0, 430.0) == [7, 5]
    far = chain(12, "3: a? : Ya=4, Tidak=10")
    assert cut(far, 40.0, 430.0) in ([6, 6], [5, 7], [7, 5])


def test_a_row_higher_than_a_page_gets_a_page() -> None:
    flow = flow_of(chain(5))
    pages = paginate(flow, [40.0, 40.0, 900.0, 40.0, 40.0], (400.0, 400.0))
    assert (2, 2) in [(page.first, page.last) for page in pages]
    assert [n for page in pages for n in range(page.first, page.last + 1)] == [0, 1, 2, 3, 4]


def test_the_first_page_can_have_less_room() -> None:
    flow = flow_of(chain(9))
    pages = paginate(flow, [40.0] * 9, (140.0, 430.0))
    assert pages[0].last - pages[0].first + 1 <= 3
    assert len(pages) == 2


def test_text_sets_the_height_of_rows() -> None:
    flow = flow_of(table("a b\n(a\na & a\nb)"))
    (page,) = paginate(flow, [50.0, 200.0, 10.0], (500.0, 500.0))
    least = [row.min_height for row in page.drawing.rows]
    assert page.heights[0] == 50.0
    assert page.heights[1] + page.heights[2] == pytest.approx(200.0)
    assert page.heights[3] == least[3] > 10.0


def test_forward_from_foot_to_head_in_the_column_of_the_target() -> None:
    alur = table("a b c\n(a\nb\na : 5\nb\nc\na)")
    first, second = paginate(flow_of(alur), [100.0] * 6, (400.0, 400.0))
    (down,) = [s for s in connectors(first) if s.text == ("1",)]
    (goal,) = [s for s in connectors(second) if s.text == ("1",)]
    assert (down.shape, down.column, where(first, down)) == (Shape.PENGHUBUNG_TURUN, 2, "foot")
    assert (goal.shape, goal.column, where(second, goal)) == (Shape.PENGHUBUNG_TURUN, 2, "head")


def test_a_connector_leaves_the_column_of_its_target_rather_than_let_lines_cross() -> None:
    # In the columns of their targets, the arrows from row 3 to 7 and from row 4 to 6 would cross at the foot.
    alur = table("a b c d\n(b\nb\na : 4, 7\nd : 5, 6\nd\na\nd\nd)")
    pages = paginate(flow_of(alur), [90.0] * 8, (450.0, 450.0))
    assert pages[0].last == 3
    drawings = [page.drawing for page in pages]
    crossings = [
        audit(drawing, Metrics([drawing.min_column] * 4, page.heights)).crossings
        for drawing, page in zip(drawings, pages, strict=True)
    ]
    assert crossings == [0] * len(pages)


def test_back_from_head_to_foot_turned_up() -> None:
    alur = table("a b c\n(a\nb\na\nb\nc? : Tidak=2, Ya=6\na)")
    first, second = paginate(flow_of(alur), [100.0] * 6, (400.0, 400.0))
    (out,) = [s for s in connectors(second) if s.shape is Shape.PENGHUBUNG_NAIK]
    (goal,) = [s for s in connectors(first) if s.shape is Shape.PENGHUBUNG_NAIK]
    assert where(second, out) == "head"
    assert where(first, goal) == "foot"
    assert out.text == goal.text


def test_arrows_to_one_target_share_a_connector() -> None:
    alur = table("a b c\n(a : 2, 6\nb : 3, 6\nc\na\nb\nc)")
    first, second = paginate(flow_of(alur), [100.0] * 6, (400.0, 400.0))
    to_six = [s for s in connectors(second) if s.column == 2]
    assert len(to_six) == 1
    ids = {"1", "3"}
    assert {
        arrow.id for arrow in flow_of(alur).arrows if arrow.target == "6.c" and arrow.source in ("1.a", "2.b")
    } == ids
    assert any(set(line.arrows) == ids for line in second.drawing.lines)
    assert sum(s.text == to_six[0].text for s in connectors(first)) == 1


def test_numbers_count_up_and_go_on() -> None:
    flow = flow_of(table("a b c\n(a\nb? : Ya=3, Tidak=6\na\nb\nc? : Tidak=2, Ya=6\na)"))
    pages = paginate(flow, [100.0] * 6, (400.0, 400.0))
    numbers = sorted({int(s.text[0]) for page in pages for s in connectors(page)})
    assert numbers == list(range(1, len(numbers) + 1))
    assert next_number(pages) == len(numbers) + 1
    later = paginate(flow, [100.0] * 6, (400.0, 400.0), first_number=5)
    assert sorted({int(s.text[0]) for page in later for s in connectors(page)}) == [n + 4 for n in numbers]
    assert next_number(later, 5) == len(numbers) + 5
    assert next_number((), 5) == 5


@pytest.mark.parametrize("seed", range(6))
def test_only_their_own_lines_reach_the_far_side_of_connectors(seed: int) -> None:
    alur = random_table(random.Random(seed), 8, 60, 12)
    pages = paginate(flow_of(alur), [34.0] * len(printed_rows(alur)), (430.0, 430.0))
    strips = 0
    for page in pages:
        metrics = Metrics([page.drawing.min_column] * 8, page.heights)
        places = [metrics.point(point)[1] for line in page.drawing.lines for point in line.points]
        if page.drawing.rows[0].printed is None:
            strips += 1
            assert min(places) > metrics.y(Pos(0, 0.5))
        if page.drawing.rows[-1].printed is None:
            strips += 1
            assert max(places) < metrics.y(Pos(len(page.drawing.rows) - 1, 0.5))
    assert strips > len(pages)


def test_wider_columns_are_kept() -> None:
    flow = flow_of(chain(4))
    pages: Sequence[Page] = paginate(flow, [40.0] * 4, (400.0, 400.0), column=90.0)
    assert all(page.drawing.min_column == 90.0 for page in pages)


def asked(alur: Alur, *rows: int) -> Alur:
    """The table with `halaman baru` in these rows, counted from 1."""
    steps = tuple(row.model_copy(update={"halaman_baru": n in rows}) for n, row in enumerate(alur.kegiatan, 1))
    return alur.model_copy(update={"kegiatan": steps})


def test_a_page_begins_where_the_author_says() -> None:
    assert cut(asked(chain(12), 5), 40.0, 430.0) == [4, 8]
    assert cut(asked(chain(12), 1), 40.0, 1000.0) == [12]
    assert cut(asked(chain(12), 3, 9), 40.0, 1000.0) == [2, 6, 4]
    # Between two cuts that were asked for, pages are filled evenly.
    assert cut(asked(chain(20), 5), 40.0, 430.0) == [4, 8, 8]


def test_a_page_begins_with_all_grid_rows_of_its_first_row() -> None:
    alur = asked(table("a b\n(a\nb\na? & b : 4\nb\na)"), 3)
    first, second = paginate(flow_of(alur), [40.0] * 5, (430.0, 430.0))
    assert (first.last, second.first) == (1, 2)
