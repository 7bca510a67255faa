"""Symbols of the swimlane diagram: the size they need for the text in them, and its lines.

Lengths are units of the drawing, as everywhere in this folder but where a place says points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sopdsl.model.koleksi import Kegiatan, Simbol
from sopdsl.rendering import Direction
from sopdsl_renderers.layout.flow import is_capsule_of_its_own
from sopdsl_renderers.swimlane.captions import Caption, Headings, caption
from sopdsl_renderers.text import text_width, wrap

SIZE = 8.0
"""Size of the text in symbols: little more than the labels that layout makes room for."""
LEADING = 9.8
"""From line to line."""
NOTE_SIZE = 6.6
NOTE_LEADING = 8.2
NOTE_GAP = 5.0
"""Between a step and its notes, where a rule parts the two; in a diamond `DIAMOND_GAP`."""
DIAMOND_GAP = 1.6
PADDING = 6.0
_ROUND = 16.0
"""Radius of a capsule's ends; one of many lines is a box with round corners."""
_BOXES: dict[Direction, tuple[tuple[float, int], ...]] = {
    "columns": ((76.0, 2), (94.0, 3), (112.0, 9), (142.0, 10**6)),
    "rows": ((70.0, 3), (86.0, 6), (104.0, 10), (142.0, 10**6)),
}
"""Widths for the text of a box, and how many lines it may take at each: few widths, so that boxes look alike."""
_BRIEF: tuple[tuple[float, int], ...] = ((48.0, 10**6),)
"""The same for what only refers to another symbol."""
_DIAMOND_WIDTHS = (92.0, 106.0, 120.0, 134.0, 150.0, 168.0, 190.0, 220.0)
_DIAMOND_SHARES = (0.42, 0.48, 0.54, 0.6, 0.68)
_TALL: dict[Direction, tuple[float, float]] = {"columns": (0.8, 1.0), "rows": (1.0, 0.75)}
"""What a diamond costs by its width and by its height: it makes a whole lane or a whole step as large as it is."""


def capsule_radius(height: float) -> float:
    """Radius of the ends of a capsule of this height."""
    return min(height / 2, _ROUND)


@dataclass(frozen=True)
class Fitted:
    """A symbol made to fit its text: the text, its size, and the lines of the text and of the notes below it."""

    text: Caption
    width: float
    height: float
    lines: tuple[str, ...]
    notes: tuple[str, ...] = ()


def fit(simbol: Simbol, kegiatan: Kegiatan, direction: Direction, headings: Headings | None = None) -> Fitted:
    """The symbol in a diagram of that direction, with notes where there are headings for them."""
    text = caption(simbol, kegiatan, headings)
    if is_capsule_of_its_own(simbol):
        return Fitted(text, 58.0, 22.0, (text.text,))
    if simbol.bentuk == "keputusan":
        return _diamond(text, direction)
    room = 0.0
    lines: list[str] = []
    for room, most in _BRIEF if text.brief else _BOXES[direction]:
        lines = wrap(text.text, room, SIZE)
        if len(lines) <= most and (not text.notes or room > 80):
            break
    below = _note_lines(text, room)
    height = len(lines) * LEADING + len(below) * NOTE_LEADING + (NOTE_GAP if below else 0) + 2 * PADDING
    return Fitted(text, room + 2 * padding(simbol), round(max(24.0, height), 2), tuple(lines), below)


def padding(simbol: Simbol) -> float:
    """From the side of a box or capsule to its text."""
    return PADDING if simbol.bentuk == "proses" else PADDING + 4


def _diamond(text: Caption, direction: Direction) -> Fitted:
    """The cheapest diamond whose sides every line of the text keeps clear of."""
    by_width, by_height = _TALL[direction]
    best: tuple[float, Fitted] | None = None
    for width in _DIAMOND_WIDTHS:
        for share in _DIAMOND_SHARES:
            room = width * share
            lines, below = tuple(wrap(text.text, room, SIZE)), _note_lines(text, room)
            height = max(34.0, diamond_height(lines, below, width))
            cost = by_width * width + by_height * height + 40 * max(0.0, height / width - 0.85)
            cost += 12 * (" ".join(lines) != " ".join(text.text.split()))
            if best is None or cost < best[0]:
                best = cost, Fitted(text, width, height, lines, below)
    assert best is not None
    return best[1]


def diamond_height(lines: Sequence[str], notes: Sequence[str], width: float) -> float:
    """The least height of a diamond of this width around lines and the small lines below them."""
    rows = [(text_width(line, SIZE) + 9, LEADING) for line in lines]
    if notes:
        rows.append((0.0, DIAMOND_GAP))
    rows += [(text_width(note, NOTE_SIZE) + 9, NOTE_LEADING) for note in notes]
    total = sum(leading for _, leading in rows)
    least, top = 0.0, -total / 2
    for needed, leading in rows:
        far = max(abs(top), abs(top + leading))
        least = max(least, 2 * far / (1 - min(0.9, needed / width)))
        top += leading
    return round(least, 1)


def _note_lines(text: Caption, room: float) -> tuple[str, ...]:
    return tuple(line for note in text.notes for line in wrap(note, room, NOTE_SIZE))
