"""A survey of random flows, harsh ones included: what the audit counts on each, how simple its lines are, and how long
it takes. Run with `python -m tests.layout.survey [COUNT]`; `survey` gives the same flows one by one, for a gallery.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

from sopdsl.model.koleksi import Alur
from sopdsl_renderers.layout import Audit, audit, draw, flow_of, paginate, printed_rows, unpaired
from sopdsl_renderers.layout.geometry import Drawing, Flow, Metrics, Page
from tests.layout.flows import random_table
from tests.layout.stretching import least

BODIES = ((430.0, 430.0), (380.0, 410.0))
"""Room for rows on F4 and A4 landscape, as the form leaves it."""
TEXTS = (14.0, 24.0, 34.0, 34.0, 44.0, 64.0)
"""Heights in points that the text of a row may need."""


@dataclass(frozen=True)
class Surveyed:
    """A random flow, drawn whole and in pages. `whole` and `paged` are the audits of the drawing and of each page;
    times are milliseconds. The same `id` is always the same flow."""

    id: int
    columns: int
    rows: int
    decisions: int
    alur: Alur
    flow: Flow
    drawing: Drawing
    pages: tuple[Page, ...]
    whole: Audit
    paged: tuple[Audit, ...]
    unpaired: tuple[str, ...]
    draw_time: float
    page_time: float

    @property
    def arrows(self) -> int:
        return len(self.flow.arrows)

    @property
    def faults(self) -> int:
        """What must be zero, in the drawing and on all pages."""
        return self.whole.faults + sum(page.faults for page in self.paged) + len(self.unpaired)

    @property
    def notes(self) -> tuple[str, ...]:
        """Each fault for people."""
        return (*self.whole.notes, *(note for page in self.paged for note in page.notes), *self.unpaired)

    @property
    def bends(self) -> tuple[int, ...]:
        """The bends of each line of the whole drawing, without joints."""
        return tuple(len(line.points) - 2 for line in self.drawing.lines if line.arrows)


def harsh_table(number: int) -> Alur:
    """Random flow `number`: 3-8 columns, 5-60 rows, 0-12 decisions, also inside joint steps, up to five branches."""
    chance = random.Random(f"alur {number}")
    columns, rows = chance.randint(3, 8), chance.randint(5, 60)
    return random_table(chance, columns, rows, chance.randint(0, min(12, rows - 2)), harsh=True)


def examine(number: int) -> Surveyed:
    """Draws and pages one flow of the survey, F4 and A4 in turn."""
    alur = harsh_table(number)
    chance = random.Random(number)
    texts = [chance.choice(TEXTS) for _ in printed_rows(alur)]
    flow = flow_of(alur)
    start = time.perf_counter()
    drawing = draw(flow)
    drawn = time.perf_counter()
    pages = paginate(flow, texts, BODIES[number % 2])
    paged = time.perf_counter()
    return Surveyed(
        id=number,
        columns=flow.columns,
        rows=len(alur.kegiatan),
        decisions=sum(symbol.bentuk == "keputusan" for row in alur.kegiatan for symbol in row.simbol),
        alur=alur,
        flow=flow,
        drawing=drawing,
        pages=pages,
        whole=audit(drawing, least(drawing)),
        paged=tuple(
            audit(page.drawing, Metrics([page.drawing.min_column] * page.drawing.columns, page.heights))
            for page in pages
        ),
        unpaired=unpaired(pages),
        draw_time=1000 * (drawn - start),
        page_time=1000 * (paged - drawn),
    )


def survey(count: int, first: int = 0) -> Iterator[Surveyed]:
    """The flows `first` to `first + count - 1`, each drawn when it is asked for."""
    yield from map(examine, range(first, first + count))


def main(count: int) -> None:
    """Prints sums, then the flows that are worst in each respect."""
    found = list(survey(count))
    arrows = sum(flow.arrows for flow in found)
    bends = [bend for flow in found for bend in flow.bends]
    lines = {
        "flows, arrows": f"{count}, {arrows}",
        "faults": f"{sum(flow.faults for flow in found)}",
        "unrouted, whole": f"{sum(flow.whole.unrouted for flow in found)}",
        "unrouted, in pages": f"{sum(page.unrouted for flow in found for page in flow.paged)}",
        "by connectors, whole": f"{sum(flow.whole.in_page for flow in found)}",
        "by connectors, in pages": f"{sum(page.in_page for flow in found for page in flow.paged)}",
        "crossings an arrow": f"{sum(flow.whole.crossings for flow in found) / arrows:.4f}",
        "on pages": f"{sum(page.crossings for flow in found for page in flow.paged) / arrows:.4f}",
        "bends an arrow": f"{sum(bends) / arrows:.3f}",
        "more than three bends": f"{sum(bend > 3 for bend in bends)}",
        "ms a drawing, most": f"{sum(f.draw_time for f in found) / count:.1f}, {max(f.draw_time for f in found):.1f}",
        "ms a paging, most": f"{sum(f.page_time for f in found) / count:.1f}, {max(f.page_time for f in found):.1f}",
        "widest column": f"{max(flow.drawing.min_column for flow in found):.1f}",
    }
    for name, value in lines.items():
        print(f"{name:24}{value}")
    print("\nworst crossings:")
    for flow in sorted(found, key=lambda flow: -flow.whole.crossings / max(20, flow.arrows))[:8]:
        print(f"  {_named(flow)}: {flow.whole.crossings} crossings of {flow.arrows} arrows")
    print("slowest:")
    for flow in sorted(found, key=lambda flow: -flow.draw_time)[:5]:
        print(f"  {_named(flow)}: {flow.draw_time:.0f} ms, pages {flow.page_time:.0f} ms")
    print("faults and connectors:")
    for flow in found:
        if flow.faults or flow.whole.in_page or any(page.in_page for page in flow.paged):
            ids = [*flow.drawing.in_page, *(id for page in flow.pages for id in page.drawing.in_page)]
            print(f"  {_named(flow)}: {'; '.join(flow.notes) or 'no fault'}; by connectors: {', '.join(ids) or '-'}")


def _named(flow: Surveyed) -> str:
    return f"{flow.id} ({flow.rows} x {flow.columns}, {flow.decisions} decisions)"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
