"""Measures of the printed sheet, in points; the template gets them as data."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sopdsl.rendering import Paper
from sopdsl_renderers.text import wrap

MM = 72 / 25.4
TABLE_SIZE = 8.5
"""Size of the text of flow tables."""
IDENTITY_SIZE = 10.5
"""The largest size of the text of the identity form; the template takes a smaller one where the page is too full."""
TITLE_SIZE = 10.0
NOTE_SIZE = 7.0
"""Size of the note about signatures at the foot of a page."""
SYMBOL_SIZE = 7.0
"""Size of text in symbols and of labels, for which layout has reserved the room."""
LEADING = 0.52
"""Room between lines in em, from the foot of one to the capitals of the next."""
PADDING_X = 4.0
PADDING_Y = 4.5
"""Between text and the border of its cell, at each side."""
JOIN = LEADING * TABLE_SIZE / 2
"""The same where a row that was cut goes on, so that its lines keep their distance."""
TITLE_GAP = 7.0
NOTE_GAP = 7.0
ALUR_GAP = 16.0
"""Below a title, above a note, and between two tables on one page."""
MOST_GROWTH = 1.3
"""How much taller than they need be rows become to fill a page."""
_CAPITALS = 0.716
"""Height of Arimo's capitals in em."""


@dataclass(frozen=True)
class Sheet:
    """A page and its margins: `side` left, right and above, `foot` below."""

    width: float
    height: float
    side: float
    foot: float

    @property
    def room(self) -> tuple[float, float]:
        """Width and height of the text."""
        return self.width - 2 * self.side, self.height - self.side - self.foot


_SIZES: dict[Paper, tuple[float, float]] = {"F4": (330, 215), "A4": (297, 210)}


def sheet_of(paper: Paper, note: str | None = None) -> Sheet:
    """The sheet of forms, lying on its long side; its foot has room for a note about signatures."""
    width, height = _SIZES[paper]
    return _with_note(Sheet(width * MM, height * MM, 15 * MM, 16 * MM), note)


def upright_sheet_of(paper: Paper, note: str | None = None) -> Sheet:
    """The same for decrees, standing on its short side."""
    height, width = _SIZES[paper]
    return _with_note(Sheet(width * MM, height * MM, 22 * MM, 20 * MM), note)


def _with_note(sheet: Sheet, note: str | None) -> Sheet:
    lines = len(wrap(note, sheet.room[0], NOTE_SIZE)) if note else 0
    return replace(sheet, foot=sheet.foot + lines * pitch(NOTE_SIZE))


def data_of(sheet: Sheet, watermark: str | None = None) -> dict[str, Any]:
    """The sheet as the templates read it; `watermark` is a picture (SVG) to lie behind its pages."""
    return {
        "lebar": sheet.width,
        "tinggi": sheet.height,
        "tepi": sheet.side,
        "kaki": sheet.foot,
        "tanda_air": watermark,
    }


def pitch(size: float) -> float:
    """From line to line in text of a size."""
    return (_CAPITALS + LEADING) * size
