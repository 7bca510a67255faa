"""What frames the lanes of the swimlane diagram: the title block above them and the legend below."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sopdsl.model.koleksi import Sop
from sopdsl.rendering import Theme
from sopdsl_renderers.form import words
from sopdsl_renderers.markup import allowed, cleaned
from sopdsl_renderers.swimlane.lines import BOLD, number, rect, text_element
from sopdsl_renderers.text import text_width, wrap

_KOP, _KOP_LEADING = 7.4, 9.6
_TITLE, _TITLE_LEADING = 17.0, 20.5
_NAME, _NAME_LEADING = 6.2, 8.0
_VALUE, _VALUE_LEADING = 8.6, 10.6
_BAND, _BAND_LEADING = 10.0, 12.5
_SIDE = 9.0
_LEAST_NAME = 260.0
"""The room for kop and name beside the cells with number, dates and status."""
_STATUS = "STATUS"
_IN_FORCE = "Berlaku"
_LEGEND = 7.4
_LEGEND_HEIGHT = 20.0
_LEGEND_GAP = 20.0


@dataclass(frozen=True)
class _Cell:
    """A cell of the title block with number, date or status."""

    heading: str
    value: str

    @property
    def need(self) -> float:
        """The width at which nothing of it is wrapped."""
        return max(text_width(self.heading, _NAME), text_width(self.value, _VALUE, "bold")) + 2 * _SIDE + 2


def title_block(sop: Sop, theme: Theme, width: float) -> tuple[list[str], float]:
    """Kop, name, number, dates and status of a SOP in a frame of that width from the origin on; and its height.

    Where there is room the cells with number, dates and status stand to the right of the name, else below it. A SOP
    that is not in force has a dark band above all that says so.
    """
    cells = _cells(sop, theme)
    needed = [cell.need for cell in cells]
    named = max(text_width(allowed(sop.nama), _TITLE, "bold"), _LEAST_NAME) + 3 * _SIDE
    beside = sum(needed) + named <= width
    parts, top = _band(sop, theme, width)
    said, y = _name(sop, (width - sum(needed) if beside else width) - 2 * _SIDE, top)
    parts += said
    if beside:
        parts += _strip(cells, needed, (width - sum(needed), top), y - top)
    else:
        widths = _spread(needed, width)
        most = max(len(_value(cell, wide)) for cell, wide in zip(cells, widths, strict=True))
        height = most * _VALUE_LEADING + _NAME_LEADING + 11
        parts += _strip(cells, widths, (0.0, y), height)
        parts.append(f'<path class="garis" d="M0 {number(y)}h{number(width)}"/>')
        y += height
    parts.append(rect((0, 0, width, y), 'class="bingkai"'))
    return parts, y


def _cells(sop: Sop, theme: Theme) -> list[_Cell]:
    """Number, dates and status; what a SOP has not is left out."""
    cells = [_Cell(heading, allowed(value)) for heading, value in words.baris_identitas(sop, theme)]
    status = words.STATUS.get(sop.status, _IN_FORCE)
    return [*(cell for cell in cells if cell.value.strip() not in ("", "-")), _Cell(_STATUS, status.capitalize())]


def _band(sop: Sop, theme: Theme, width: float) -> tuple[list[str], float]:
    status = words.teks_status(sop, theme)
    if status is None:
        return [], 0.0
    lines = wrap(status, width - 2 * _SIDE, _BAND, "bold")
    height = len(lines) * _BAND_LEADING + 8
    said = text_element(
        lines, (_SIDE, height / 2), _BAND, _BAND_LEADING, anchor="start", attributes=f'{BOLD} class="terang"'
    )
    return [rect((0, 0, width, height), 'class="pita"'), said], height


def _name(sop: Sop, room: float, top: float) -> tuple[list[str], float]:
    """Kop and name into a width, and where they end."""
    parts: list[str] = []
    y = top + 10
    for line in sop.unit.kop:
        lines = wrap(allowed(line), room, _KOP, "bold")
        height = len(lines) * _KOP_LEADING
        place = (_SIDE, y + height / 2)
        parts.append(text_element(lines, place, _KOP, _KOP_LEADING, anchor="start", attributes=f'{BOLD} class="redup"'))
        y += height
    y += 5 if sop.unit.kop else 0
    name, miring = cleaned(sop.nama, sop.miring)
    lines = wrap(name, room, _TITLE, "bold")
    height = len(lines) * _TITLE_LEADING
    place = (_SIDE, y + height / 2)
    parts.append(
        text_element(lines, place, _TITLE, _TITLE_LEADING, anchor="start", source=name, miring=miring, attributes=BOLD)
    )
    return parts, y + height + 8


def _spread(needed: list[float], width: float) -> list[float]:
    """Widths of cells that fill a width: what is left goes to all, what is missing comes from the widest."""
    left = width - sum(needed)
    if left >= 0:
        return [need + left / len(needed) for need in needed]
    low, high = 0.0, max(needed)
    for _ in range(40):
        most = (low + high) / 2
        low, high = (most, high) if sum(min(need, most) for need in needed) <= width else (low, most)
    widths = [min(need, low) for need in needed]
    return [wide + (width - sum(widths)) / len(widths) for wide in widths]


def _value(cell: _Cell, wide: float) -> list[str]:
    return wrap(cell.value, wide - 2 * _SIDE, _VALUE, "bold")


def _strip(cells: list[_Cell], widths: list[float], at: tuple[float, float], height: float) -> Iterator[str]:
    """The cells side by side, their headings in one line and the values below, in the middle of the height."""
    x, top = at
    most = max(len(_value(cell, wide)) for cell, wide in zip(cells, widths, strict=True))
    first = top + (height - _NAME_LEADING - most * _VALUE_LEADING - 1.5) / 2
    for cell, wide in zip(cells, widths, strict=True):
        lines = _value(cell, wide)
        place = (x + _SIDE, first + _NAME_LEADING / 2)
        grey = ' class="redup"'
        yield text_element([cell.heading], place, _NAME, _NAME_LEADING, anchor="start", attributes=grey)
        place = (x + _SIDE, first + _NAME_LEADING + 1.5 + len(lines) * _VALUE_LEADING / 2)
        yield text_element(lines, place, _VALUE, _VALUE_LEADING, anchor="start", attributes=BOLD)
        if x > 0:
            yield f'<path class="garis" d="M{number(x)} {number(top)}v{number(height)}"/>'
        x += wide


def legend(width: float, decisions: bool, joints: bool, connectors: bool) -> tuple[list[str], float]:
    """The symbols and what they mean, from the origin on in lines of that width; and its height.

    `decisions`, `joints` and `connectors`: with the diamond, with the plain line between those who do a step together,
    and with the pentagon of an arrow that had to be parted.
    """
    items: list[tuple[Callable[[float, float], str], float, str]] = [
        (_capsule, 26.0, "Mulai/selesai"),
        (_process, 24.0, "Kegiatan"),
        *([(_decision, 28.0, "Keputusan")] if decisions else []),
        (_arrow, 24.0, "Arah alur"),
        *([(_together, 36.0, "Dikerjakan bersama")] if joints else []),
        *([(_connector, 14.0, "Penghubung: alur berlanjut pada nomor yang sama")] if connectors else []),
    ]
    parts = []
    x, y = 0.0, _LEGEND_HEIGHT / 2
    for shape, wide, said in items:
        needed = wide + 5 + text_width(said, _LEGEND)
        if x and x + needed > width:
            x, y = 0.0, y + _LEGEND_HEIGHT
        parts.append(shape(x, y))
        parts.append(
            text_element([said], (x + wide + 5, y), _LEGEND, _LEGEND, anchor="start", attributes=' class="redup"')
        )
        x += needed + _LEGEND_GAP
    return parts, y + _LEGEND_HEIGHT / 2


def _capsule(x: float, y: float) -> str:
    return rect((x, y - 6, 26, 12), 'class="simbol" rx="6"')


def _process(x: float, y: float) -> str:
    return rect((x, y - 6.5, 24, 13), 'class="simbol" rx="1.5"')


def _decision(x: float, y: float) -> str:
    return f'<path class="simbol" d="M{number(x)} {number(y)}l14 -8l14 8l-14 8z"/>'


def _arrow(x: float, y: float) -> str:
    head = f'<path class="ujung" d="M{number(x + 24)} {number(y)}l-6.6 -2.7v5.4z"/>'
    return f'<path class="panah" d="M{number(x)} {number(y)}h18"/>{head}'


def _together(x: float, y: float) -> str:
    boxes = "".join(rect((x + dx, y - 4.5, 11, 9), 'class="simbol" rx="1"') for dx in (0, 25))
    return f'<path class="panah" d="M{number(x + 11)} {number(y)}h14"/>{boxes}'


def _connector(x: float, y: float) -> str:
    return f'<path class="simbol" d="M{number(x)} {number(y - 7)}h14v9l-7 5l-7 -5z"/>'
