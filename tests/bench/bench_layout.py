"""How long layout takes, the first time and at best. Run with `python -m tests.bench.bench_layout`.

The last line is the one figure to watch: milliseconds of one core for 60 rows of 8 pelaksana, drawn whole and in pages.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from functools import partial
from statistics import median

from sopdsl.model.koleksi import Alur
from sopdsl_renderers.layout import audit, draw, flow_of, paginate, printed_rows
from sopdsl_renderers.layout.geometry import Metrics
from sopdsl_renderers.layout.route import route
from tests.layout.flows import random_table, table

REGISTRASI = """
pemohon helpdesk verifikator
(pemohon
pemohon
pemohon
helpdesk
helpdesk? : Ya=7, Tidak=6
pemohon
helpdesk
verifikator? : Tidak=10, Ya=9
verifikator>helpdesk>pemohon : 16
verifikator? : Ya=14, Tidak=11
verifikator
helpdesk
pemohon : 10
verifikator
verifikator>pemohon
helpdesk+pemohon
pemohon)
"""


SEEDS = 40
"""How many flows of 60 rows and 8 columns the last line is about."""


def main() -> None:
    """Prints milliseconds for the drawing and for the pages of some flows."""
    cases = {"17 rows, 3 columns": table(REGISTRASI)}
    for rows, columns in ((20, 5), (40, 8), (60, 8)):
        for seed in (1, 2, 3):
            cases[f"random {rows} x {columns}, seed {seed}"] = random_table(random.Random(seed), columns, rows, 8)
    print(f"{'flow':28}{'arrows':>8}{'crossings':>10}{'draw: first':>13}{'best':>8}{'pages: first':>14}{'best':>8}")
    for name, alur in cases.items():
        flow = flow_of(alur)
        drawn, paged = timed(partial(draw, flow)), timed(partial(pages, alur))
        drawing = draw(flow)
        metrics = Metrics([drawing.min_column] * drawing.columns, [row.min_height for row in drawing.rows])
        crossings = audit(drawing, metrics).crossings
        figures = f"{drawn[0]:13.1f}{drawn[1]:8.1f}{paged[0]:14.1f}{paged[1]:8.1f}"
        print(f"{name:28}{len(flow.arrows):8}{crossings:10}{figures}")
    taken = [large(seed) for seed in range(SEEDS)]
    print(f"\n60x8 draw+pages: median {median(taken):.0f} ms, max {max(taken):.0f} ms ({SEEDS} seeds, best of 3)")


def large(seed: int) -> float:
    """Milliseconds of processor time for a flow of 60 rows and 8 columns, drawn whole and in pages."""
    alur = random_table(random.Random(seed), 8, 60, 8)

    def work() -> float:
        route.cache_clear()
        start = time.process_time()
        draw(flow_of(alur))
        pages(alur)
        return 1000 * (time.process_time() - start)

    return min(work() for _ in range(3))


def pages(alur: Alur) -> None:
    """Cuts a table into pages of F4 landscape, from the model on."""
    paginate(flow_of(alur), [34.0] * len(printed_rows(alur)), (430.0, 430.0))


def timed(work: Callable[[], object], times: int = 7) -> tuple[float, float]:
    """Milliseconds of the first run and of the fastest."""
    taken = []
    for _ in range(times):
        route.cache_clear()
        start = time.perf_counter()
        work()
        taken.append(1000 * (time.perf_counter() - start))
    return taken[0], min(taken)


if __name__ == "__main__":
    main()
