"""A table as plain text: as wide as its console, long cells wrapped or cut, wide characters counted right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sopdsl.reporting.glyphs import encodable, glyphs_for, visible, width

_GAP = "  "


@dataclass(frozen=True)
class Column:
    """A column: its heading, its side, and how narrow it may become, in columns of the console.

    Where there is not enough room, the last columns that can shrink give way first; a cell that is too long is then
    wrapped at blanks, or cut. A column that is `optional` is left out where others would have to be cut for it.
    """

    heading: str
    align: Literal["left", "right"] = "left"
    least: int | None = None
    """None for a column that never shrinks."""
    wraps: bool = False
    optional: bool = False


def table(columns: Sequence[Column], rows: Sequence[Sequence[str]], room: int, encoding: str | None) -> Iterator[str]:
    """The lines of a table at most `room` columns wide where that can be: headings, a rule, the rows.

    What the encoding cannot print is replaced before it is measured.
    """
    printed = [[_one_line(cell, encoding) for cell in row] for row in ([c.heading for c in columns], *rows)]
    natural = [max(width(row[at]) for row in printed) for at in range(len(columns))]
    kept = [at for at, column in enumerate(columns) if not column.optional]
    for at, column in enumerate(columns):
        if column.optional and _whole([_least(columns[i], natural[i]) for i in (*kept, at)]) <= room:
            kept = sorted((*kept, at))
    widths = _widths([columns[at] for at in kept], [natural[at] for at in kept], room)
    cut = encodable(glyphs_for(encoding).cut, encoding)
    for number, row in enumerate(printed):
        yield from _row([columns[i] for i in kept], [row[i] for i in kept], widths, cut)
        if number == 0:
            yield encodable("─" * _whole(widths), encoding)


def _one_line(text: str, encoding: str | None) -> str:
    return encodable(visible(" ".join(text.split())), encoding)


def _least(column: Column, natural: int) -> int:
    """How narrow a column can be without a loss that its reader minds."""
    return min(natural, column.least or 0) if column.wraps or column.optional else natural


def _widths(columns: Sequence[Column], natural: Sequence[int], room: int) -> list[int]:
    widths = list(natural)
    for at in reversed(range(len(columns))):
        least = columns[at].least
        surplus = _whole(widths) - room
        if least is not None and surplus > 0:
            widths[at] -= min(surplus, max(0, widths[at] - least))
    return widths


def _whole(widths: Sequence[int]) -> int:
    return sum(widths) + len(_GAP) * (len(widths) - 1)


def _row(columns: Sequence[Column], cells: Sequence[str], widths: Sequence[int], cut: str) -> Iterator[str]:
    lines = [
        _wrapped(cell, wide) if column.wraps else [_cut(cell, wide, cut)]
        for column, cell, wide in zip(columns, cells, widths, strict=True)
    ]
    for number in range(max(map(len, lines))):
        parts = []
        for column, cell, wide in zip(columns, lines, widths, strict=True):
            text = cell[number] if number < len(cell) else ""
            blank = " " * (wide - width(text))
            parts.append(blank + text if column.align == "right" else text + blank)
        yield _GAP.join(parts).rstrip()


def _cut(text: str, room: int, cut: str) -> str:
    if width(text) <= room:
        return text
    while text and width(text) + width(cut) > room:
        text = text[:-1]
    return text.rstrip() + cut


def _wrapped(text: str, room: int) -> list[str]:
    lines = [""]
    for word in re.findall(r"\S+", text):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if width(longer) <= room or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
