"""Lines of text in the swimlane diagram as SVG elements, with the italics and the bold numbers that wrapping lost.

Words with letters that Arimo lacks have places of their own: what draws an SVG chooses one font for all that has none,
so that one such letter would set the whole line in another font.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal

from sopdsl.model.koleksi import Ranges
from sopdsl_renderers.form.printed.letters import foreign_letters
from sopdsl_renderers.markup import xml_text
from sopdsl_renderers.text import text_width

BOLD = ' font-weight="bold"'
"""Attribute of a text that is bold as a whole."""
HALO = ' stroke="#fff" stroke-width="4" paint-order="stroke"'
"""Attributes that keep a text readable where a line may run behind it."""
_Style = tuple[bool, bool]
_STYLE: dict[_Style, str] = {(True, False): ' font-weight="bold"', (False, True): ' font-style="italic"'}
_LETTER, _SIGN, _WIDE = 0.62, 0.85, 1.0
"""Widths in em of letters that Arimo lacks, of signs, and of Chinese signs and emoji; guesses: who knows their font?"""


def number(value: float) -> str:
    """At most two decimals, never `-0`."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def rect(box: tuple[float, float, float, float], attributes: str) -> str:
    """A rectangle: left, top, width, height."""
    x, y, w, h = map(number, box)
    return f'<rect x="{x}" y="{y}" width="{w}" height="{h}" {attributes}/>'


def text_element(
    lines: Sequence[str],
    at: tuple[float, float],
    size: float,
    leading: float,
    *,
    anchor: Literal["start", "middle"] = "middle",
    source: str = "",
    bold: int = 0,
    miring: Ranges = (),
    attributes: str = "",
) -> str:
    """A `<text>` of lines, centred on the height of `at`; `at` is their middle or (anchor `start`) their left edge.

    `source` is the text that the lines were wrapped from; `bold` (characters at its start) and `miring` count in it.
    """
    x, y = at
    first = y - (len(lines) - 1) / 2 * leading + size * 0.355
    spans = ""
    for n, (line, styles) in enumerate(zip(lines, _styles(lines, source, bold, miring), strict=True)):
        baseline = number(first + n * leading)
        if not foreign_letters(line):
            spans += f'<tspan x="{number(x)}" y="{baseline}">{_spans(line, styles)}</tspan>'
            continue
        widths = [width * size for width in _guesses(line, styles, attributes.startswith(BOLD))]
        for middle, start, end in _apart(line, widths, x, anchor == "middle"):
            part = _spans(line[start:end], styles[start:end])
            spans += f'<tspan x="{number(middle)}" y="{baseline}" text-anchor="middle">{part}</tspan>'
    place = ' text-anchor="middle"' if anchor == "middle" else ""
    return f'<text font-size="{number(size)}"{place}{attributes}>{spans}</text>'


def _apart(line: str, widths: Sequence[float], x: float, centred: bool) -> Iterator[tuple[float, int, int]]:
    """The stretches of a line that Arimo has, and those that it lacks, by turns: their middle, start and end."""
    found: list[tuple[bool, int, int]] = []
    at = 0
    for word in line.split(" "):
        foreign, end = bool(foreign_letters(word)), at + len(word)
        start = found.pop()[1] if found and found[-1][0] is foreign else at
        found.append((foreign, start, end))
        at = end + 1
    left = x - sum(widths) / 2 if centred else x
    for _, start, end in found:
        yield left + sum(widths[:start]) + sum(widths[start:end]) / 2, start, end


def _guesses(line: str, styles: Sequence[_Style], bold: bool) -> Iterator[float]:
    """The widths in em of the characters of a line."""
    foreign = foreign_letters(line)
    for char, (strong, _) in zip(line, styles, strict=True):
        if char not in foreign:
            yield text_width(char, 1.0, "bold" if bold or strong else "regular")
        elif unicodedata.combining(char):
            yield 0.0
        elif unicodedata.east_asian_width(char) in "WF":
            yield _WIDE
        else:
            yield _SIGN if unicodedata.category(char).startswith("S") else _LETTER


def _styles(lines: Iterable[str], source: str, bold: int, miring: Ranges) -> Iterator[list[_Style]]:
    """Of each line, whether its characters are bold and whether they are italic."""
    slanted = bytearray(len(source))
    for start, end in miring:
        slanted[start:end] = b"\1" * len(slanted[start:end])
    at = 0
    for line in lines:
        styles: list[_Style] = []
        for char in line:
            # Wrapping drops white space at line ends and joins what stands inside a line to one blank.
            while at < len(source) and source[at] != char and source[at].isspace():
                at += 1
            styles.append((at < bold, at < len(slanted) and slanted[at] == 1))
            at += 1
        yield styles


def _spans(line: str, styles: Sequence[_Style]) -> str:
    parts = groupby(zip(line, styles, strict=True), lambda pair: pair[1])
    return "".join(_span("".join(char for char, _ in group), style) for style, group in parts)


def _span(text: str, style: _Style) -> str:
    attribute = _STYLE.get(style)
    return f"<tspan{attribute}>{xml_text(text)}</tspan>" if attribute else xml_text(text)
