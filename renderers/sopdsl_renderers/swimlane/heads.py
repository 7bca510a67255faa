"""The heads of the lanes of the swimlane diagram, which name the pelaksana: their lines and the room they need."""

from __future__ import annotations

from sopdsl_renderers.swimlane.widths import STEP
from sopdsl_renderers.text import text_width, wrap

SIZE, LEADING = 9.0, 11.0
AIR = 12.0
"""What a head is larger than its text, at least."""
_LEAST_WIDTH = 84.0
"""Of the heads of lanes that are rows."""
_LEAST_LANE, _MOST = 60.0, 150.0
"""The least width of lanes that are columns, and what the name of one asks for at most."""
_LINES = 3
"""Lines of a head for which a lane that is a column is made wider."""


def width_of_rows(names: list[str]) -> float:
    """The width of the heads of lanes that are rows."""
    return max([_LEAST_WIDTH, *map(_longest_word, names)])


def least_width(name: str) -> float:
    """The width that a head asks for above a lane that is a column."""
    width = max(_LEAST_LANE, _longest_word(name))
    while width < _MOST and len(lines_of(name, width)) > _LINES:
        width += STEP
    return width


def least_height(name: str, width: float) -> float:
    """The height of a head of that width."""
    return len(lines_of(name, width)) * LEADING + AIR


def lines_of(name: str, width: float) -> list[str]:
    """The lines of a head of that width."""
    return wrap(name, width - AIR, SIZE, "bold")


def _longest_word(name: str) -> float:
    """The width at which no word is cut, unless that is too much."""
    widest = max((text_width(word, SIZE, "bold") for word in name.split()), default=0.0)
    return min(_MOST, widest + AIR)
