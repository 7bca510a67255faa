"""Lines of text in the swimlane diagram as SVG elements, with the italics and the bold numbers that wrapping lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal

from sopdsl.model.koleksi import Ranges
from sopdsl_renderers.markup import xml_text

BOLD = ' font-weight="bold"'
"""Attribute of a text that is bold as a whole."""
HALO = ' stroke="#fff" stroke-width="4" paint-order="stroke"'
"""Attributes that keep a text readable where a line may run behind it."""
_STYLE = {(True, False): ' font-weight="bold"', (False, True): ' font-style="italic"'}


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
    spans = "".join(
        f'<tspan x="{number(x)}" y="{number(first + i * leading)}">{"".join(spans)}</tspan>'
        for i, spans in enumerate(_styled(lines, source, bold, miring))
    )
    place = ' text-anchor="middle"' if anchor == "middle" else ""
    return f'<text font-size="{number(size)}"{place}{attributes}>{spans}</text>'


def _styled(lines: Iterable[str], source: str, bold: int, miring: Ranges) -> Iterator[list[str]]:
    slanted = bytearray(len(source))
    for start, end in miring:
        slanted[start:end] = b"\1" * len(slanted[start:end])
    at = 0
    for line in lines:
        marks: list[tuple[bool, bool]] = []
        for char in line:
            # Wrapping drops white space at line ends and joins what stands inside a line to one blank.
            while at < len(source) and source[at] != char and source[at].isspace():
                at += 1
            marks.append((at < bold, at < len(slanted) and slanted[at] == 1))
            at += 1
        yield [_span(part, style) for part, style in _parts(line, marks)]


def _parts(line: str, marks: list[tuple[bool, bool]]) -> Iterator[tuple[str, tuple[bool, bool]]]:
    for style, group in groupby(zip(line, marks, strict=True), lambda pair: pair[1]):
        yield "".join(char for char, _ in group), style


def _span(text: str, style: tuple[bool, bool]) -> str:
    attribute = _STYLE.get(style)
    return f"<tspan{attribute}>{xml_text(text)}</tspan>" if attribute else xml_text(text)
