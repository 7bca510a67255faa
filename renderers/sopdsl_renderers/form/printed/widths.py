"""Widths of the columns of a printed flow table: wide enough for the drawing, and for the text as few lines as can be.

All lengths are points. Nothing is drawn here and Typst is not asked: the table of Arimo's widths tells how many lines a
text takes, which is near enough to choose widths; heights are measured afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf, sqrt

from sopdsl_renderers.form.printed.runs import line_count, longest_word
from sopdsl_renderers.text import text_width

LEAST_PELAKSANA = 48.2
"""17 mm."""
_WIDE = 82.0
"""More than this a column of symbols never needs, however few there are."""
_EASY_SHARE = 0.34
_MOST_SHARE = 0.5
"""Of the table's width, what the columns of pelaksana take anyway, and what they may for the sake of their headings."""
_LONGEST_WORD = 120.0
"""A longer word breaks rather than claim so wide a column."""
_LONGEST_HEADING = 60.0
"""A longer word in the heading of No turns it upright."""
_EASY_LINES = 5
_EASY_WIDTH = 160.0
_EASY_ZOOM = 0.86
"""A column should be wide enough for its longest text in so many lines, or else this wide; where there are too many
columns for that, the table is made smaller as a whole, down to this scale."""
_STEPS = (32.0, 16.0, 8.0, 4.0)
_ROW = 38.0
"""Height of a row with a symbol: text that fits into it costs nothing."""
_AIR = 12.0
"""What a column of short lines may have beside them."""
_WORDS = re.compile(r"\S*?[/\-–]+|\S+")


@dataclass(frozen=True)
class TextColumn:
    """A column of text: its heading, the texts of its cells in the order of rows, and its least width.

    Lines of up to `whole` characters should not break where other columns have the room.
    """

    heading: str
    cells: Sequence[str]
    least: float
    whole: int = 0


@dataclass(frozen=True)
class Widths:
    """Widths of all columns; `texts` are those of Kegiatan, of Mutu Baku and of Ket, as far as there are such.

    `zoom` is 1, or less where the table must be drawn wider than the page and then made smaller to fit it.
    """

    no: float
    pelaksana: float
    texts: tuple[float, ...]
    zoom: float


@dataclass
class _Fitted:
    """A text column while widths are tried out: the words of its cells, and the lines they take at widths tried.

    `least` is what its words need, `whole` what its short lines need, `easy` what keeps its longest cell from becoming
    a tall and narrow one. More than `most` does it no good.
    """

    least: float
    whole: float
    easy: float
    most: float
    words: list[list[list[float]]]
    tried: dict[float, list[int]] = field(default_factory=dict)

    def lines(self, width: float, space: float, padding: float) -> list[int]:
        known = self.tried.get(width)
        if known is None:
            room = width - padding
            known = self.tried[width] = [sum(line_count(line, room, space) for line in cell) for cell in self.words]
        return known


def fit(
    numbers: TextColumn,
    pelaksana: Sequence[str],
    columns: Sequence[TextColumn],
    min_pelaksana: float,
    room: float,
    *,
    size: float,
    pitch: float,
    padding: float,
    padding_y: float,
) -> Widths:
    """The widths of a table that is to be exactly `room` wide.

    `numbers` is the column No; `pelaksana` are the headings of the pelaksana, and `min_pelaksana` is what the drawing
    needs. Text is set at `size`, its lines `pitch` apart; `padding` and `padding_y` are of both sides.
    """
    longest = max((longest_word(number, size) for number in numbers.cells), default=0.0)
    no = max(numbers.least, longest + 4, min(_LONGEST_HEADING, longest_word(numbers.heading, size, "bold")) + 7)
    least_pelaksana = max(LEAST_PELAKSANA, min_pelaksana)
    fitted = [_prepare(column, size, padding) for column in columns]
    least = no + len(pelaksana) * least_pelaksana + sum(column.least for column in fitted)
    easy = least + sum(column.easy - column.least for column in fitted)
    zoom = min(1.0, room / least, max(room / easy, _EASY_ZOOM))
    room = room / zoom
    width = _pelaksana(pelaksana, least_pelaksana, room, max(0.0, room - easy), size)
    for column in fitted:
        spare = room - no - len(pelaksana) * width - sum(other.least for other in fitted)
        column.least = max(column.least, min(column.whole, column.least + spare))
    texts = _share(fitted, room - no - len(pelaksana) * width, size, pitch, padding, padding_y)
    return Widths(no, width, texts, zoom)


def _pelaksana(names: Sequence[str], least: float, room: float, spare: float, size: float) -> float:
    """The width of a column of pelaksana: room to breathe where there are few, and for the headings if it can be."""
    words = min(_WIDE, max(longest_word(name, size, "bold") for name in names) + 7)
    wished = max(words, min(_WIDE, _EASY_SHARE * room / len(names)))
    most = min(_MOST_SHARE * room, len(names) * least + 0.6 * spare) / len(names)
    return max(least, min(wished, most))


def _prepare(column: TextColumn, size: float, padding: float) -> _Fitted:
    words = [
        [[text_width(word, size) for word in _WORDS.findall(line)] for line in cell.split("\n")]
        for cell in column.cells
    ]
    longest = max((width for cell in words for line in cell for width in line), default=0.0)
    heading = longest_word(column.heading, size, "bold") + 7
    least = max(column.least, heading, min(longest, _LONGEST_WORD) + padding + 1)
    most = max((sum(sum(line) for line in cell) for cell in words), default=0.0)
    short = (line for cell in column.cells for line in cell.split("\n") if len(line) <= column.whole)
    whole = max((text_width(line, size) for line in short), default=0.0) + padding + 1
    lines = max((text_width(line, size) for cell in column.cells for line in cell.split("\n")), default=0.0)
    return _Fitted(
        least=least,
        whole=whole,
        easy=max(least, whole, min(most / _EASY_LINES, _EASY_WIDTH)),
        most=max(least, lines + padding + _AIR) if column.whole or not lines else inf,
        words=words,
    )


def _share(
    columns: list[_Fitted], room: float, size: float, pitch: float, padding: float, padding_y: float
) -> tuple[float, ...]:
    """Widths that add up to `room`: by the amount of text, then mended as long as that makes the table lower."""
    widths = _filled(columns, room)
    space = text_width(" ", size)

    def cost(widths: list[float]) -> float:
        lines = [column.lines(width, space, padding) for column, width in zip(columns, widths, strict=True)]
        rows = [max(_ROW, max(cells) * pitch + padding_y) for cells in zip(*lines, strict=True)]
        total: float = sum(rows) + 0.08 * pitch * sum(sum(column) for column in lines)
        return total

    best = cost(widths)
    for step in _STEPS:
        improved = True
        while improved:
            improved = False
            for giver in range(len(columns)):
                for taker in range(len(columns)):
                    if giver == taker or widths[giver] - step < columns[giver].least:
                        continue
                    trial = widths.copy()
                    trial[giver] -= step
                    trial[taker] += step
                    if (found := cost(trial)) < best - 0.01:
                        widths, best, improved = trial, found, True
    return tuple(widths)


def _filled(columns: list[_Fitted], room: float) -> list[float]:
    """Widths by the amount of text; what a column of short lines has no use for goes to the others."""
    needs = [sqrt(1 + sum(sum(line) for cell in column.words for line in cell)) for column in columns]
    spare = room - sum(column.least for column in columns)
    widths = [column.least + spare * need / sum(needs) for column, need in zip(columns, needs, strict=True)]
    capped = [min(width, column.most) for width, column in zip(widths, columns, strict=True)]
    takers = [0.0 if column.most < inf else need for column, need in zip(columns, needs, strict=True)]
    given = sum(widths) - sum(capped)
    return (
        [width + given * taker / sum(takers) for width, taker in zip(capped, takers, strict=True)]
        if any(takers)
        else widths
    )
