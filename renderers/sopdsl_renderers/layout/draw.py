"""The drawing of a flow: routes it, places labels, makes room, draws the lines. See `shapes` for the routing grid."""

from __future__ import annotations

from dataclasses import replace

from sopdsl_renderers.layout.branching import pairs_of
from sopdsl_renderers.layout.connectors import plan_of
from sopdsl_renderers.layout.geometry import Drawing, Flow
from sopdsl_renderers.layout.labels import place_labels
from sopdsl_renderers.layout.lines import Pen
from sopdsl_renderers.layout.room import make_room
from sopdsl_renderers.layout.tracks import PASSING

MIN_COLUMN = 48.2
"""Points: 17 mm, the least width of a pelaksana column."""


def draw(flow: Flow, column: float = MIN_COLUMN) -> Drawing:
    """The whole flow as one drawing, without connectors but for arrows that found no way; those have pairs of them.

    `column` is a width in points that the columns will have anyway; labels make use of it. The result's `min_column`
    is never below it.
    """
    plan = plan_of(flow)
    flow = plan.flow
    column = max([column, MIN_COLUMN, *(width + 2 * PASSING for width in plan.widths)])
    labels, keepouts, column = place_labels(plan, column)
    room = make_room(plan, keepouts, column)
    return Drawing(
        columns=flow.columns,
        min_column=round(room.column, 2),
        rows=tuple(
            replace(row, min_height=round(height + 2 * zone, 2))
            for row, height, zone in zip(flow.rows, plan.heights, room.row_zones, strict=True)
        ),
        symbols=flow.symbols,
        lines=Pen(plan, room).lines(),
        labels=labels,
        unrouted=tuple(dict.fromkeys(id for n in plan.failed for id in (flow.arrows[n].id, *flow.arrows[n].also))),
        in_page=tuple(dict.fromkeys(id for arrow in pairs_of(flow) for id in (arrow.id, *arrow.also))),
    )
