"""The swimlane diagram: the flows of a SOP as one SVG, a lane for each pelaksana, the steps in their symbols."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sopdsl.model.koleksi import Alur, BarisHilang, Kotak, Ranges, Sop
from sopdsl.rendering import RenderContext, Rendition
from sopdsl_renderers.form import words
from sopdsl_renderers.layout import draw, flow_of, printed_rows
from sopdsl_renderers.layout.flow import LEADING as LABEL_LEADING
from sopdsl_renderers.layout.flow import TEXT_SIZE as LABEL_SIZE
from sopdsl_renderers.layout.geometry import Drawing, Head, Line, Metrics, Shape, Symbol
from sopdsl_renderers.markup import allowed, cleaned, xml_text
from sopdsl_renderers.spoken import describe_symbols, row_name, undrawn
from sopdsl_renderers.swimlane.lines import number, text_element
from sopdsl_renderers.swimlane.symbols import LEADING, SIZE, Caption, capsule_radius, caption, size
from sopdsl_renderers.text import wrap

_MARGIN = 14.0
_LEAST_WIDTH = 290.0
"""Least width in points of the diagram, so that the title of one with a single lane can be read."""
_SCALE = 1.125
"""Points in a unit of the drawing: the text of steps is set at 9 points."""
_TITLE, _SUBTITLE = 11.6, 9.8
_GAP = 18.0
_LEAST_ROW = 26.0
_AIR = 6.0
"""What a row has in points beyond the least height of its drawing."""
_HEAD = {Head.FULL: (6.0, 5.0), Head.MERGE: (4.2, 3.6)}
"""Length and width in points of an arrow's head."""
_HALO = ' stroke="#fff" stroke-width="4" paint-order="stroke"'
"""Keeps a text readable where a line may run behind it."""
_BOLD = ' font-weight="bold"'
_STYLE = (
    ".jalur{fill:none;stroke:#555;stroke-width:.75}.kepala{fill:#e4e4e4}"
    ".simbol{fill:#fff;stroke:#000}.panah{fill:none;stroke:#000}.ujung{fill:#000}"
)


def render(sop: Sop, context: RenderContext) -> Rendition:  # noqa: ARG001 - a drawing knows no paper
    """The diagram of one SOP in UTF-8, its flows one below the other; inside, lengths are units of `_SCALE` points."""
    names = {p.id: cleaned(p.nama, p.miring) for p in sop.pelaksana}
    flows = [flow_of(alur, size=size) for alur in sop.alur]
    drawings = [draw(flow) for flow in flows]
    width = max([_LEAST_WIDTH, *(d.columns * d.min_column for d in drawings)])
    y = _MARGIN
    body: list[str] = []
    centre = _MARGIN + width / 2
    name, miring = cleaned(sop.nama, sop.miring)
    lines = wrap(name, width, _TITLE, "bold")
    body.append(_block(lines, (centre, y), _TITLE, _BOLD, name, miring))
    y += len(lines) * _TITLE * 1.25 + 3
    for text, style in ((words.teks_status(sop), _BOLD), (words.nomor_tercetak(sop), "")):
        if text is not None:
            lines = wrap(allowed(text), width, SIZE)
            body.append(_block(lines, (centre, y), SIZE, style))
            y += len(lines) * SIZE * 1.25 + 3
    for alur, drawing in zip(sop.alur, drawings, strict=True):
        y += _GAP / 2
        if alur.judul is not None:
            title, miring = cleaned(alur.judul, alur.miring)
            lines = wrap(title, width, _SUBTITLE, "bold")
            body.append(_block(lines, (centre, y), _SUBTITLE, _BOLD, title, miring))
            y += len(lines) * _SUBTITLE * 1.25 + 4
        if drawing.columns and drawing.rows:
            left = _MARGIN + (width - drawing.columns * drawing.min_column) / 2
            parts, height = _lanes(alur, drawing, [names.get(id, (id, ())) for id in alur.kolom])
            body.append(f'<g transform="translate({number(left)} {number(y)})">{"".join(parts)}</g>')
            y += height
        if not alur.catatan.empty:
            y += 8
            for text, miring in _note(alur.catatan):
                lines = wrap(text, width, SIZE)
                middle = y + len(lines) * LEADING / 2
                body.append(
                    text_element(lines, (_MARGIN, middle), SIZE, LEADING, anchor="start", source=text, miring=miring)
                )
                y += len(lines) * LEADING
    warnings = [w for parts in zip(sop.alur, flows, drawings, strict=True) for w in undrawn(*parts)]
    return Rendition(_document(sop, body, (width + 2 * _MARGIN, y + _MARGIN)).encode(), tuple(warnings))


def _document(sop: Sop, body: list[str], extent: tuple[float, float]) -> str:
    w, h = number(extent[0]), number(extent[1])
    wide, high = number(extent[0] * _SCALE), number(extent[1] * _SCALE)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}pt" height="{high}pt" viewBox="0 0 {w} {h}" lang="id"'
        ' role="img" aria-labelledby="judul uraian" font-family="Arimo, Arial, Helvetica, sans-serif">\n'
        f'<title id="judul">{xml_text(words.judul_dokumen(sop))}</title>\n'
        f'<desc id="uraian">{xml_text(_description(sop))}</desc>\n'
        f"<style>{_STYLE}</style>\n"
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


def _lanes(alur: Alur, drawing: Drawing, names: list[tuple[str, Ranges]]) -> tuple[list[str], float]:
    """The lanes of one flow with its drawing, from the origin, and their height."""
    wide = drawing.min_column
    heads = [wrap(name, wide - 10, SIZE, "bold") for name, _ in names]
    top = max(len(lines) for lines in heads) * LEADING + 12
    heights = [max(row.min_height, _LEAST_ROW) + _AIR for row in drawing.rows]
    metrics = Metrics([wide] * drawing.columns, heights)
    bottom = top + sum(heights)
    parts = [f'<rect class="kepala" width="{number(wide * drawing.columns)}" height="{number(top)}"/>']
    edges = "".join(f"M{number(wide * i)} 0V{number(bottom)}" for i in range(drawing.columns + 1))
    across = f"H{number(wide * drawing.columns)}"
    parts.append(f'<path class="jalur" d="{edges}M0 0{across}M0 {number(top)}{across}M0 {number(bottom)}{across}"/>')
    for column, (lines, (name, miring)) in enumerate(zip(heads, names, strict=True)):
        place = (wide * (column + 0.5), top / 2)
        parts.append(text_element(lines, place, SIZE, LEADING, source=name, miring=miring, attributes=_BOLD))
    parts.append(f'<g transform="translate(0 {number(top)})">')
    parts += _drawn(alur, drawing, metrics)
    parts.append("</g>")
    return parts, bottom


def _drawn(alur: Alur, drawing: Drawing, metrics: Metrics) -> Iterator[str]:
    captions = {s.id: caption(s, k) for k in alur.kegiatan for s in k.simbol}
    for line in drawing.lines:
        yield from _line(line, metrics)
    for symbol in drawing.symbols:
        yield _symbol(symbol, captions[symbol.id], metrics)
    for label in drawing.labels:
        yield text_element(label.text, metrics.point(label.at), LABEL_SIZE, LABEL_LEADING)
    for number_of_row, printed in enumerate(printed_rows(alur)):
        if isinstance(printed, BarisHilang):
            row = next(i for i, r in enumerate(drawing.rows) if r.printed == number_of_row)
            middle = (sum(metrics.widths) / 2, metrics.tops[row] + metrics.heights[row] / 2)
            lines = wrap(words.teks_baris_hilang(printed), sum(metrics.widths) - 12, SIZE, "italic")
            yield text_element(lines, middle, SIZE, LEADING, attributes=f' font-style="italic"{_HALO}')


def _line(line: Line, metrics: Metrics) -> Iterator[str]:
    points = [metrics.point(p) for p in line.points]
    arrows = xml_text(" ".join(line.arrows))
    data = f' data-panah="{arrows}"' if arrows else ""
    tip = ""
    if line.head is not Head.NONE and len(points) > 1:
        (ax, ay), (x, y) = points[-2:]
        length, width = _HEAD[line.head]
        dx, dy = _unit(x - ax), _unit(y - ay)
        back = (x - dx * length, y - dy * length)
        side = (dy * width / 2, dx * width / 2)
        corners = ((x, y), (back[0] + side[0], back[1] + side[1]), (back[0] - side[0], back[1] - side[1]))
        tip = f'<path class="ujung" d="M{"L".join(f"{number(a)} {number(b)}" for a, b in corners)}z"/>'
        # Under the head the line must end before the point, or the point would be blunt.
        points[-1] = (x - dx * length * 0.7, y - dy * length * 0.7)
    path = f"M{number(points[0][0])} {number(points[0][1])}"
    for (ax, _), (x, y) in pairwise(points):
        path += f"V{number(y)}" if x == ax else f"H{number(x)}"
    yield f'<path class="panah"{data} d="{path}"/>{tip}'


def _unit(value: float) -> int:
    return (value > 1e-6) - (value < -1e-6)


def _symbol(symbol: Symbol, text: Caption, metrics: Metrics) -> str:
    x = metrics.lefts[symbol.column] + metrics.widths[symbol.column] / 2
    y = metrics.tops[symbol.row] + metrics.heights[symbol.row] / 2
    w, h = symbol.width, symbol.height
    if symbol.shape is Shape.KEPUTUSAN:
        d = f"M{number(x)} {number(y - h / 2)}l{number(w / 2)} {number(h / 2)}l{number(-w / 2)} {number(h / 2)}"
        shape = f'<path class="simbol" d="{d}l{number(-w / 2)} {number(-h / 2)}z"/>'
    else:
        radius = capsule_radius(h) if symbol.shape in (Shape.MULAI, Shape.SELESAI) else 0.0
        round_ = f' rx="{number(radius)}"' if radius else ""
        place = f'x="{number(x - w / 2)}" y="{number(y - h / 2)}" width="{number(w)}" height="{number(h)}"'
        shape = f'<rect class="simbol" {place}{round_}/>'
    inside = text_element(symbol.text, (x, y), SIZE, LEADING, source=text.text, bold=text.bold, miring=text.miring)
    return shape + inside


def _block(
    lines: list[str],
    top: tuple[float, float],
    points: float,
    style: str = "",
    source: str = "",
    miring: Ranges = (),
) -> str:
    """Lines below `top`, centred on it; `source` is the text that they were wrapped from."""
    leading = points * 1.25
    middle = (top[0], top[1] + len(lines) * leading / 2)
    return text_element(lines, middle, points, leading, source=source, miring=miring, attributes=style)


def _note(box: Kotak) -> Iterator[tuple[str, Ranges]]:
    """The paragraphs of a note, and the offsets of their italics."""
    if box.pengantar is not None:
        yield cleaned(box.pengantar, box.miring)
    for count, butir in enumerate(box.butir, 1):
        marker = f"{words.tanda_butir(box.penanda, count)} "
        shift = len(marker)
        text, miring = cleaned(butir.teks, butir.miring)
        yield marker + text, tuple((a + shift, b + shift) for a, b in miring)
