"""Sizes that a backend may give to the cells of a drawing: the least ones, and larger ones of all kinds."""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl_renderers.layout.geometry import Drawing, Metrics

GROWTH = (1.0, 1.02, 1.1, 1.3, 1.7, 2.5)
"""How many times wider columns become, as browser windows do; rows grow likewise, not all alike."""


def least(drawing: Drawing) -> Metrics:
    """The smallest sizes of all cells."""
    return Metrics([drawing.min_column] * drawing.columns, [row.min_height for row in drawing.rows])


def stretched(drawing: Drawing) -> Iterator[Metrics]:
    """The least sizes, then each width with rows that grow unevenly in two ways."""
    yield least(drawing)
    for width in GROWTH:
        for step in (1, 5):
            heights = [
                row.min_height * GROWTH[(n * step + step) % len(GROWTH)] for n, row in enumerate(drawing.rows, start=1)
            ]
            yield Metrics([drawing.min_column * width] * drawing.columns, heights)
