"""The swimlane diagram: the flows of a SOP as one SVG, a lane for each pelaksana, the steps in their symbols."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sopdsl.model.koleksi import BarisHilang, Kotak, Ranges, Sop
from sopdsl.rendering import RenderContext, Rendition
from sopdsl_renderers.form import words
from sopdsl_renderers.layout import printed_rows
from sopdsl_renderers.layout.geometry import Shape
from sopdsl_renderers.markup import cleaned, xml_text
from sopdsl_renderers.spoken import describe_symbols, row_name, undrawn
from sopdsl_renderers.swimlane.drawn import lanes_svg
from sopdsl_renderers.swimlane.heading import legend, title_block
from sopdsl_renderers.swimlane.lanes import Lanes, lanes_of
from sopdsl_renderers.swimlane.lines import BOLD, number, text_element
from sopdsl_renderers.swimlane.style import CSS
from sopdsl_renderers.swimlane.symbols import LEADING, SIZE
from sopdsl_renderers.text import wrap

SCALE = 1.25
"""Points in a unit of the drawing: the text of steps is set at 10 points."""
_MARGIN = 22.0
_LEAST_WIDTH = 460.0
"""The title block needs as much."""
_WIDE, _MOST_SCALE = 1100.0, 1.75
"""From which width on title block and legend grow with the diagram, to be read from as far as it is wide; how much at
most."""
_SUBTITLE, _SUBTITLE_LEADING = 11.0, 13.5
_GAP = 16.0
"""Between the title block, the flows and the legend."""
_EXTENT = re.compile(rb'width="[\d.]+pt" height="[\d.]+pt"')


@dataclass(frozen=True)
class Diagram:
    """A diagram as SVG in UTF-8, its width and height in points, what it says in words, and warnings."""

    svg: bytes
    size: tuple[float, float]
    description: str
    warnings: tuple[str, ...]

    def resized(self, width: float, height: float) -> Diagram:
        """The same drawing as an SVG of another size in points, as large in it as fits."""
        extent = f'width="{width:.6f}pt" height="{height:.6f}pt"'
        return replace(self, svg=_EXTENT.sub(extent.encode(), self.svg, count=1), size=(width, height))


def render(sop: Sop, context: RenderContext) -> Rendition:
    """The diagram of one SOP in UTF-8."""
    diagram = diagram_of(sop, context)
    return Rendition(diagram.svg, diagram.warnings)


def flows_of(sop: Sop, context: RenderContext) -> list[Lanes]:
    """The flows of a SOP, laid out."""
    names = {p.id: cleaned(p.nama, p.miring) for p in sop.pelaksana}
    theme = context.theme
    headings = (words.judul_waktu(sop.satuan_waktu, theme), theme.output) if context.notes else None
    return [
        lanes_of(alur, context.direction, headings, names, describe_symbols(alur, sop.pelaksana)) for alur in sop.alur
    ]


def width_of(flows: list[Lanes]) -> float:
    """The width of title block, lanes and legend: what the widest needs."""
    return max([_LEAST_WIDTH, *(lanes.least_width for lanes in flows)])


def diagram_of(sop: Sop, context: RenderContext) -> Diagram:
    """The diagram of one SOP, its flows one below the other; inside, lengths are units of `SCALE` points."""
    flows = flows_of(sop, context)
    width = width_of(flows)
    scale = round(min(_MOST_SCALE, max(1.0, width / _WIDE)), 2)
    parts, height = title_block(sop, context.theme, width / scale)
    body = [_group(parts, _MARGIN, scale)]
    y = _MARGIN + height * scale + _GAP
    for lanes in flows:
        if lanes.alur.judul is not None and not _names_the_sop(lanes.alur.judul, sop):
            title, miring = cleaned(lanes.alur.judul, lanes.alur.miring)
            lines = wrap(title, width, _SUBTITLE, "bold")
            height = len(lines) * _SUBTITLE_LEADING
            body.append(_paragraph(lines, y, height, _SUBTITLE, _SUBTITLE_LEADING, title, miring, BOLD))
            y += height + 5
        if not lanes.empty:
            parts, height = lanes_svg(lanes, width)
            body.append(_group(parts, y))
            y += height
        if not lanes.alur.catatan.empty:
            y += 8
            for text, miring in _note(lanes.alur.catatan):
                lines = wrap(text, width, SIZE)
                height = len(lines) * LEADING
                body.append(_paragraph(lines, y, height, SIZE, LEADING, text, miring))
                y += height
        y += _GAP
    if not all(lanes.empty for lanes in flows):
        shapes = {symbol.shape for lanes in flows for symbol in lanes.flow.symbols}
        joints = any(lanes.flow.joints for lanes in flows)
        connectors = any(lanes.drawing.in_page for lanes in flows)
        parts, height = legend(width / scale, Shape.KEPUTUSAN in shapes, joints, connectors)
        body.append(_group(parts, y - 4, scale))
        y += height * scale - 4
    warnings = [w for lanes in flows for w in undrawn(lanes.alur, lanes.flow, lanes.drawing)]
    extent = (width + 2 * _MARGIN, y + _MARGIN)
    description = _description(sop)
    return Diagram(
        _document(sop, body, extent, description).encode(),
        (round(extent[0] * SCALE, 2), round(extent[1] * SCALE, 2)),
        description,
        tuple(warnings),
    )


def _names_the_sop(judul: str, sop: Sop) -> bool:
    """Whether the title of a flow is the name in the title block: so it need not stand below it again."""
    return judul.casefold().split() == sop.nama.casefold().split()


def _document(sop: Sop, body: list[str], extent: tuple[float, float], description: str) -> str:
    w, h = number(extent[0]), number(extent[1])
    wide, high = number(extent[0] * SCALE), number(extent[1] * SCALE)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}pt" height="{high}pt" viewBox="0 0 {w} {h}" lang="id"'
        ' role="img" aria-labelledby="judul uraian" font-family="Arimo, Arial, Helvetica, sans-serif">\n'
        f'<title id="judul">{xml_text(words.judul_dokumen(sop))}</title>\n'
        f'<desc id="uraian">{xml_text(description)}</desc>\n'
        f"<style>{CSS}</style>\n"
        f'<rect width="{w}" height="{h}" fill="#fff"/>\n' + "\n".join(body) + "\n</svg>\n"
    )


def _description(sop: Sop) -> str:
    """The flows in words, a line a step."""
    lines: list[str] = []
    for alur in sop.alur:
        phrases = describe_symbols(alur, sop.pelaksana)
        if alur.judul is not None:
            lines.append(alur.judul)
        row = 0
        for printed in printed_rows(alur):
            if isinstance(printed, BarisHilang):
                lines.append(f"{words.teks_baris_hilang(printed)}.")
                continue
            row += 1
            name = row_name(printed, row)
            symbols = ". ".join(phrases[s.id] for s in printed.simbol)
            lines.append(f"{name[0].upper()}{name[1:]}: {printed.uraian} ({symbols}).")
    return "\n".join(lines)


def _group(parts: list[str], top: float, scale: float = 1.0) -> str:
    larger = f" scale({number(scale)})" if scale != 1 else ""
    return f'<g transform="translate({number(_MARGIN)} {number(top)}){larger}">{"".join(parts)}</g>'


def _paragraph(
    lines: list[str],
    top: float,
    height: float,
    size: float,
    leading: float,
    source: str,
    miring: Ranges,
    attributes: str = "",
) -> str:
    """Lines below `top` at the left margin; `source` is the text that they were wrapped from."""
    place = (_MARGIN, top + height / 2)
    return text_element(
        lines, place, size, leading, anchor="start", source=source, miring=miring, attributes=attributes
    )


def _note(box: Kotak) -> Iterator[tuple[str, Ranges]]:
    """The paragraphs of a note, and the offsets of their italics."""
    if box.pengantar is not None:
        yield cleaned(box.pengantar, box.miring)
    for count, butir in enumerate(box.butir, 1):
        marker = f"{words.tanda_butir(box.penanda, count)} "
        shift = len(marker)
        text, miring = cleaned(butir.teks, butir.miring)
        yield marker + text, tuple((a + shift, b + shift) for a, b in miring)
