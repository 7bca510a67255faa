"""The foot of a printed page, as the templates read it: the left side of its line, and a note below that."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import Any

from sopdsl_renderers.form.printed import sheet
from sopdsl_renderers.form.printed.runs import Lines, lines_of, plain
from sopdsl_renderers.text import text_width

_SIZE = 7.5
_NUMBER = 90.0
"""Room in points for the number of the page and the gap before it."""


def foot_of(text: str, room: float, note: str | None = None) -> dict[str, Any]:
    """The foot of pages `room` points wide, with `text` at the left of its line."""
    return {
        "kiri": _line(text, room),
        "catatan": lines_of(note, room, sheet.NOTE_SIZE) if note else [],
        "ukuran_catatan": sheet.NOTE_SIZE,
    }


def _line(text: str, room: float) -> Lines:
    """`text` cut to one line of a page `room` points wide; what is cut off stands in full elsewhere on the form."""
    text = plain(text)
    widths = accumulate(text_width(c, _SIZE) for c in text)
    fitting = bisect_right(list(widths), room - _NUMBER)
    if fitting < len(text):
        text = text[: fitting - 1].rstrip() + "…"
    return lines_of(text, room, _SIZE)
