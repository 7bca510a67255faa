"""The left side of the foot line of a printed page, as the templates read it."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from sopdsl_renderers.form.printed.runs import Lines, lines_of, plain
from sopdsl_renderers.text import text_width

_SIZE = 7.5
_NUMBER = 90.0
"""Room in points for the number of the page and the gap before it."""


def foot_of(text: str, room: float) -> Lines:
    """`text` cut to one line of a page `room` points wide; what is cut off stands in full elsewhere on the form."""
    text = plain(text)
    widths = accumulate(text_width(c, _SIZE) for c in text)
    fitting = bisect_right(list(widths), room - _NUMBER)
    if fitting < len(text):
        text = text[: fitting - 1].rstrip() + "…"
    return lines_of(text, room, _SIZE)
