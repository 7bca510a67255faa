"""Symbols of the swimlane diagram: the text that stands in them, and the size they need for it."""

from __future__ import annotations

from dataclasses import dataclass

from sopdsl.model.koleksi import Kegiatan, Ranges, Simbol
from sopdsl_renderers.layout.flow import is_capsule_of_its_own
from sopdsl_renderers.markup import allowed, cleaned
from sopdsl_renderers.text import text_width, wrap

SIZE = 8.0
"""Size of the text in symbols, in units of the drawing: little more than the labels that layout makes room for."""
LEADING = 9.8
"""From line to line, in units of the drawing."""
_BOX_TEXT = 105.0
_PADDING = 6.0
_ROUND = 16.0
"""Radius in points of a capsule's ends; one of many lines is a box with round corners."""
_DIAMOND_WIDTHS = (98.0, 116.0, 134.0, 152.0, 170.0)
_DIAMOND_SHARES = (0.45, 0.52, 0.6, 0.68)


@dataclass(frozen=True)
class Caption:
    """The text of a symbol: `bold` characters at its start are the number; `miring` are offsets in `text`."""

    text: str
    bold: int
    miring: Ranges


def caption(simbol: Simbol, kegiatan: Kegiatan) -> Caption:
    """What stands in a symbol: the question of a decision if it has one, else the step; with the step's number."""
    if is_capsule_of_its_own(simbol):
        return Caption(simbol.bentuk, 0, ())
    text, miring = cleaned(
        *(kegiatan.uraian, kegiatan.miring) if simbol.tanya is None else (simbol.tanya, simbol.miring)
    )
    number = "" if kegiatan.no is None else f"{kegiatan.no}. "
    shift = len(number)
    return Caption(allowed(number) + text, max(0, shift - 1), tuple((a + shift, b + shift) for a, b in miring))


def capsule_radius(height: float) -> float:
    """Radius in points of the ends of a capsule of this height."""
    return min(height / 2, _ROUND)


def size(simbol: Simbol, kegiatan: Kegiatan) -> tuple[float, float, tuple[str, ...]]:
    """Width and height in points of a symbol, and the lines of text in it."""
    text = caption(simbol, kegiatan).text
    if is_capsule_of_its_own(simbol):
        return 60.0, 22.0, (text,)
    if simbol.bentuk == "keputusan":
        return _diamond(text)
    lines = wrap(text, _BOX_TEXT, SIZE)
    sides = 2 * (_PADDING if simbol.bentuk == "proses" else _PADDING + 4)
    return _BOX_TEXT + sides, max(24.0, len(lines) * LEADING + 2 * _PADDING), tuple(lines)


def _diamond(text: str) -> tuple[float, float, tuple[str, ...]]:
    """The smallest diamond, rather wide than high, whose sides every line of the text keeps clear of."""
    best: tuple[float, float, tuple[str, ...]] | None = None
    for width in _DIAMOND_WIDTHS:
        for share in _DIAMOND_SHARES:
            lines = tuple(wrap(text, width * share, SIZE))
            height = max(30.0, _height(lines, width))
            if best is None or height + width / 3 < best[1] + best[0] / 3:
                best = width, height, lines
    assert best is not None
    return best


def _height(lines: tuple[str, ...], width: float) -> float:
    """The least height of a diamond of this width around the lines."""
    least = 0.0
    for number, line in enumerate(lines):
        far = (abs(number - (len(lines) - 1) / 2) + 0.5) * LEADING
        share = min(0.9, (text_width(line, SIZE) + 8) / width)
        least = max(least, 2 * far / (1 - share))
    return round(least, 1)
