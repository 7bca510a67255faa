"""One flow of the swimlane diagram: what layout made of it, and the sizes of its lanes and steps.

Layout always draws downwards. For lanes in rows the flow is `turned`: sizes are exchanged before it is laid out, and x
and y of every place afterwards, so that the flow runs to the right and every text stands upright.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sopdsl.model.koleksi import Alur, Kegiatan, Ranges, Simbol
from sopdsl.rendering import Direction
from sopdsl_renderers.layout import draw, flow_of
from sopdsl_renderers.layout.geometry import Drawing, Flow, Metrics
from sopdsl_renderers.swimlane import heads
from sopdsl_renderers.swimlane.captions import Headings
from sopdsl_renderers.swimlane.symbols import Fitted, fit
from sopdsl_renderers.swimlane.widths import lane_widths, spread

_LONG = 1300.0
"""Lanes longer than this have their heads at both ends."""
_LANE_AIR = 14.0
"""What a lane has across beyond the least that its drawing needs."""
_STEP_AIR: dict[Direction, float] = {"columns": 12.0, "rows": 10.0}
"""What a step has along the lanes beyond the least that its drawing needs."""
_LEAST_STEP = 26.0
_LOST: dict[Direction, float] = {"columns": 30.0, "rows": 104.0}
"""The room along the lanes for the text that stands for lost rows."""
_STRETCH: dict[Direction, float] = {"columns": 2.2, "rows": 1.6}
"""How many times wider than they need columns, and longer steps of rows, become to fill the whole diagram."""


@dataclass(frozen=True)
class Lanes:
    """A laid-out flow. `fitted` are its symbols by id, `names` the names of its lanes with their italics, `phrases`
    what is said of each symbol; `steps` and `lanes` are the least sizes of grid rows along and of lanes across, and
    `head_width` is the width of a head where lanes are rows."""

    alur: Alur
    direction: Direction
    flow: Flow
    drawing: Drawing
    fitted: Mapping[str, Fitted]
    names: tuple[tuple[str, Ranges], ...]
    phrases: Mapping[str, str]
    steps: tuple[float, ...]
    lanes: tuple[float, ...]
    head_width: float

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not (self.drawing.columns and self.drawing.rows)

    @property
    def rows(self) -> bool:
        """Whether the lanes are rows."""
        return self.direction == "rows"

    @property
    def long(self) -> bool:
        """Whether the lanes are so long that their heads are repeated at their end."""
        return sum(self.steps) > _LONG

    @property
    def least_width(self) -> float:
        """The least width of the lanes with their heads."""
        if self.empty:
            return 0.0
        return self.heads + sum(self.steps) if self.rows else sum(self.lanes)

    @property
    def heads(self) -> float:
        """What the heads of lanes that are rows take of the width."""
        return ((2 if self.long else 1) * self.head_width) if self.rows else 0.0

    def metrics(self, width: float) -> Metrics:
        """The sizes of the drawing's cells, as layout reckons them, in a diagram of that width.

        Of columns the narrowest become wider, of rows all steps longer, until they fill it, if that is not far.
        """
        lanes, steps, room = self.lanes, self.steps, width - self.heads
        sizes = steps if self.rows else lanes
        if sum(sizes) < room <= sum(sizes) * _STRETCH[self.direction]:
            if self.rows:
                steps = tuple(step * room / sum(steps) for step in steps)
            else:
                lanes = tuple(spread(lanes, room))
        return Metrics(lanes, steps)


def lanes_of(
    alur: Alur,
    direction: Direction,
    headings: Headings | None,
    names: Mapping[str, tuple[str, Ranges]],
    phrases: Mapping[str, str],
) -> Lanes:
    """A flow laid out, with notes in its symbols where there are headings for them.

    `names` are those of all pelaksana by id, `phrases` what is said of each symbol.
    """
    rows = direction == "rows"
    fitted: dict[str, Fitted] = {}

    def size(simbol: Simbol, kegiatan: Kegiatan) -> tuple[float, float, tuple[str, ...]]:
        found = fitted[simbol.id] = fit(simbol, kegiatan, direction, headings)
        sides = (found.height, found.width) if rows else (found.width, found.height)
        return *sides, found.lines

    flow = replace(flow_of(alur, size=size), turned=rows)
    drawing = draw(flow)
    named = tuple(names.get(id, (id, ())) for id in alur.kolom)
    air, lost = _STEP_AIR[direction], _LOST[direction]
    steps = tuple(max(row.min_height, lost if row.lost else _LEAST_STEP) + air for row in drawing.rows)
    head_width = heads.width_of_rows([name for name, _ in named])
    least = [heads.least_height(name, head_width) if rows else heads.least_width(name) for name, _ in named]
    lanes = tuple(lane_widths(drawing, steps, drawing.min_column + _LANE_AIR, least)) if steps else ()
    return Lanes(alur, direction, flow, drawing, fitted, named, phrases, steps, lanes, head_width)
