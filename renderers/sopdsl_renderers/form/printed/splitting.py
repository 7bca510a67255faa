"""Cuts rows of a flow table that are taller than a page: their text goes on in further rows, which hold no symbols.

Lines are broken by the table of Arimo's widths, and stay as they are broken here; heights are measured afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import Any, NamedTuple

from sopdsl_renderers.form.printed.pages import Cell, Row
from sopdsl_renderers.form.printed.runs import HANGING, SLACK, Box, Line, Lines
from sopdsl_renderers.layout.geometry import Flow, GridRow
from sopdsl_renderers.text import text_width

MOST_PARTS = 40
"""No row is cut into more; what is left then stands in the last one."""
FEWEST_PARTS = 24
"""As many suffice to have parts left where some are shorter than they might be."""
_SHORTER = 2
"""Lines by which a part may be shorter, lest a paragraph is torn after its first or before its last line."""
_TOKEN = re.compile(r"\s+|\S+")
_INTRO = -1
_BLANK = text_width(" ", 1)


class _Printed(NamedTuple):
    """A printed line: the item it belongs to (or `_INTRO`), the paragraph in that, the item's marker, and its runs."""

    item: int
    paragraph: int
    marker: str
    runs: Line


def split_row(row: Row, widths: Sequence[float], lines: int, first: int = 0) -> list[Row]:
    """The row in parts of at most so many printed lines, the first part of `first` if that is more.

    `widths` are those of its cells' texts, in points. All cells are cut behind the same line, so that lines that stand
    side by side do so in all parts.
    """
    printed = [
        list(_printed(cell, width, size)) for cell, width, size in zip(row.cells, widths, row.sizes, strict=True)
    ]
    ends = _ends(printed, lines, max(first, lines))
    cells = [_split(cell, own, ends, size) for cell, own, size in zip(row.cells, printed, row.sizes, strict=True)]
    parts = list(zip(*cells, strict=True))
    return [replace(row, cells=part, continues=n > 0, continued=n + 1 < len(parts)) for n, part in enumerate(parts)]


def with_further_rows(flow: Flow, counts: Sequence[int]) -> Flow:
    """The flow where printed row n takes `counts[n]` rows of the table, the further ones without symbols."""
    firsts = [sum(counts[:n]) for n in range(len(counts))]
    rows: list[GridRow] = []
    moved: list[int] = []
    for at, row in enumerate(flow.rows):
        moved.append(len(rows))
        printed = row.printed or 0
        rows.append(replace(row, printed=firsts[printed]))
        if at + 1 == len(flow.rows) or flow.rows[at + 1].printed != row.printed:
            rows += [GridRow(firsts[printed] + n) for n in range(1, counts[printed])]
    symbols = tuple(replace(symbol, row=moved[symbol.row]) for symbol in flow.symbols)
    return replace(flow, rows=tuple(rows), symbols=symbols)


def _ends(cells: Sequence[Sequence[_Printed]], lines: int, first: int) -> list[int]:
    """Behind how many lines each part ends."""
    total = max(map(len, cells))
    ends: list[int] = []
    # The first part has its height by its symbols; fewer lines would leave a gap.
    tried = range(first, first + _SHORTER + 1) if first > lines else range(lines, max(0, lines - _SHORTER - 1), -1)
    at = 0
    while at + tried[0] < total and len(ends) + 1 < MOST_PARTS:
        at = min((at + count for count in tried), key=lambda end: sum(_is_torn(cell, end) for cell in cells))
        ends.append(at)
        tried = range(lines, max(0, lines - _SHORTER - 1), -1)
    return [*ends, total]


def _is_torn(printed: Sequence[_Printed], end: int) -> bool:
    """Whether a paragraph has but its first line before an end, or but its last behind it."""
    if not 0 < end < len(printed):
        return False
    before, last, first, behind = (
        printed[n][:2] if 0 <= n < len(printed) else None for n in (end - 2, end - 1, end, end + 1)
    )
    return last == first and (before != last or behind != first)


def _split(cell: Cell, printed: Sequence[_Printed], ends: Sequence[int], size: float) -> list[Cell]:
    started: set[int] = {_INTRO}
    parts: list[Cell] = []
    widest = max((text_width(line.marker, size) for line in printed), default=0.0)
    for start, end in pairwise((0, *ends)):
        if "butir" in cell and start < len(printed):
            parts.append(_joined(printed[start:end], started) | {"lebar": widest})
        else:
            parts.append({"teks": _lines(printed[start:end])})
    return parts


def _printed(cell: Any, width: float, size: float) -> Iterator[_Printed]:  # noqa: ANN401 - a box or a text, see runs.py
    """The printed lines of a cell in order."""
    for paragraph, line in enumerate(cell["pengantar"] if "butir" in cell else cell["teks"]):
        for runs in _broken(line, width, size):
            yield _Printed(_INTRO, paragraph, "", runs)
    items = cell.get("butir", [])
    inner = width - HANGING - max((text_width(marker, size) for marker, _ in items), default=0.0)
    for item, (marker, text) in enumerate(items):
        for paragraph, line in enumerate(text):
            for runs in _broken(line, inner, size):
                yield _Printed(item, paragraph, marker, runs)


def _joined(printed: Sequence[_Printed], started: set[int]) -> Box:
    """A box of these lines; `started` are the items whose marker is printed already, and grows by those in the box."""
    items: list[list[str | Lines]] = []
    intro: Lines = []
    for item, lines in groupby(printed, lambda line: line.item):
        group = list(lines)
        if item == _INTRO:
            intro = _lines(group)
        else:
            # A marker that was printed already gives way to blanks, of which two are as wide as a figure.
            marker = group[0].marker
            shown = marker if item not in started else "\N{NO-BREAK SPACE}" * round(text_width(marker, 1) / _BLANK)
            items.append([shown, _lines(group)])
            started.add(item)
    return {"pengantar": intro, "butir": items}


def _lines(printed: Sequence[_Printed]) -> Lines:
    """The lines as such, without the blanks at their ends, for which a full line has no room."""
    found: Lines = []
    for line in printed:
        runs = list(line.runs)
        while runs and not isinstance(runs[-1], int) and not "".join(runs[-1]).strip():
            runs.pop()
        found.append(runs)
    return found


def _broken(line: Line, room: float, size: float) -> Iterator[Line]:
    """The runs of one paragraph by printed lines of `room` points; an empty one is a line too."""
    found: Line = []
    taken = 0.0
    for unit, solid, whole in _units(line, size):
        if taken and taken + solid > room - SLACK:
            yield found
            found, taken = [], 0.0
        found += unit
        taken += whole
    yield found


def _units(line: Line, size: float) -> Iterator[tuple[Line, float, float]]:
    """What a line cannot break, with its width and that together with the blanks behind it."""
    unit: Line = []
    solid = whole = 0.0
    for run in line:
        texts = [] if isinstance(run, int) else _TOKEN.findall(run if isinstance(run, str) else run[0])
        if isinstance(run, int) or (texts and unit and solid < whole and not texts[0].isspace()):
            yield unit, solid, whole
            unit, solid, whole = ([run] if isinstance(run, int) else []), 0.0, 0.0
        for text in texts:
            if not text.isspace() and solid < whole:
                yield unit, solid, whole
                unit, solid, whole = [], 0.0, 0.0
            unit.append(text if isinstance(run, str) else [text])
            whole += text_width(text, size)
            solid = solid if text.isspace() else whole
    yield unit, solid, whole
