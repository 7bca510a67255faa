"""The printed form as PDF, typeset by Typst: the identity on its own page, then the flow tables.

Two passes. The first asks Typst how tall every text is at its width; layout then cuts the pages and routes the arrows.
The second prints tables of fixed heights with the drawing laid over them.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import Any

from sopdsl.model.koleksi import Sop
from sopdsl.rendering import RenderContext, Rendition
from sopdsl_renderers.form import words
from sopdsl_renderers.form.logo import logo_of
from sopdsl_renderers.form.printed import letters, sheet
from sopdsl_renderers.form.printed.flow import FlowTable
from sopdsl_renderers.form.printed.identity import identity_of
from sopdsl_renderers.form.printed.runs import HANGING, Lines, lines_of, plain
from sopdsl_renderers.form.printed.typesetting import TypesettingError, measure, picture_files, typeset
from sopdsl_renderers.text import text_width

__all__ = ["TypesettingError", "render"]

_FOOT_SIZE = 7.5
_FOOT_NUMBER = 90.0
"""Room in points for the number of the page and the gap before it."""


def render(sop: Sop, context: RenderContext) -> Rendition:
    """The document of one SOP; warns of a logo that is no picture, and of text that may not be printed as it should.

    Raises TypesettingError where Typst fails, which no text of an author's may cause.
    """
    paper = sheet.sheet_of(context.paper)
    foreign = letters.foreign_letters(sop)
    tables = [FlowTable(sop, alur, paper.room) for alur in sop.alur]
    _settle(tables, bool(foreign))
    warnings = [
        f"teks {row} terlalu panjang untuk satu halaman; dilanjutkan pada baris dan halaman berikutnya"
        for table in tables
        for row in table.cut_rows
    ]
    warnings += [
        f"teks {row} terlalu panjang untuk satu halaman; dicetak dengan huruf {size:g} pt".replace(".", ",")
        for table in tables
        for row, size in table.small_rows
    ]
    warnings += [warning for table in tables for warning in table.undrawn]
    logo = logo_of(sop.unit, context.assets)
    if isinstance(logo, str):
        warnings.append(logo)
    files = picture_files(*logo) if isinstance(logo, tuple) else {}
    data = _settings() | {
        "mode": "cetak",
        "judul": plain(sop.nama),
        "kertas": {"lebar": paper.width, "tinggi": paper.height, "tepi": paper.side, "kaki": paper.foot},
        "kaki": _foot(sop, paper.room[0]),
        "identitas": identity_of(sop, paper.room[0]),
        "halaman": _pages(tables, paper.room[1]),
    }
    pdf, logo_used, refusal = _typeset(data, files, bool(foreign))
    if files and not logo_used:
        warnings.append(f'logo "{sop.unit.logo}" tidak dapat dibaca; kotak kosong dicetak sebagai gantinya')
    if refusal is not None:
        warnings.append(letters.warning_of(sop, letters.unshown(foreign, refusal.details)))
    return Rendition(pdf, tuple(warnings))


def _typeset(
    data: dict[str, Any], files: dict[str, bytes], spare_fonts: bool
) -> tuple[bytes, bool, TypesettingError | None]:
    """The PDF, whether the logo is in it, and why it does not keep the standard of accessibility, if so.

    A broken picture and a letter that no font has are the two things that Typst may refuse.
    """
    refusals: list[TypesettingError] = []
    for used in [files, {}] if files else [files]:
        for accessible in (True, False):
            try:
                pdf = typeset(data | {"logo": next(iter(used), None)}, used, spare_fonts, accessible)
            except TypesettingError as refusal:
                refusals.append(refusal)
            else:
                return pdf, bool(used), None if accessible else refusals[-1]
    raise refusals[-1]


def _settle(tables: list[FlowTable], spare_fonts: bool) -> None:
    """Has the tables measured until all of them know their pages; once suffices unless a table is very full."""
    waiting = tables
    while waiting:
        requests = [table.requests() for table in waiting]
        data = _settings() | {"mode": "ukur", "sel": [request for asked in requests for request in asked]}
        heights = iter(measure(data, spare_fonts))
        answers = [[next(heights) for _ in asked] for asked in requests]
        waiting = [table for table, answer in zip(waiting, answers, strict=True) if not table.settle(answer)]


def _pages(tables: list[FlowTable], room: float) -> list[list[dict[str, Any]]]:
    """What stands on each page, `room` points high: a table that is short enough stands below the one before it.

    Rows grow a little where there is room on all the pages of their table.
    """
    extents = [table.extents() for table in tables]
    pages: list[list[tuple[int, int]]] = []
    filled = room
    for t, parts in enumerate(extents):
        heights = [fixed + rows for fixed, rows in parts]
        if len(parts) == 1 and filled + sheet.ALUR_GAP + heights[0] <= room:
            pages[-1].append((t, 0))
            filled += sheet.ALUR_GAP + heights[0]
        elif parts:
            pages += [[(t, n)] for n in range(len(parts))]
            filled = heights[-1]
    growth = [sheet.MOST_GROWTH] * len(tables)
    for page in pages:
        fixed = sum(extents[t][n][0] for t, n in page) + sheet.ALUR_GAP * (len(page) - 1)
        rows = sum(extents[t][n][1] for t, n in page)
        for t, _ in page:
            growth[t] = min(growth[t], max(1.0, (room - fixed) / max(rows, 1.0)))
    printed = []
    used = 0
    for table, factor in zip(tables, growth, strict=True):
        printed.append(table.parts(used, factor))
        used += table.connectors()
    return [[printed[t][n] for t, n in page] for page in pages]


def _settings() -> dict[str, Any]:
    """Measures and words that both passes need."""
    return {
        "inset": {"x": sheet.PADDING_X, "y": sheet.PADDING_Y},
        "gantung": HANGING,
        "ukuran": sheet.TABLE_SIZE,
        "ukuran_simbol": sheet.SYMBOL_SIZE,
        "ukuran_judul": sheet.TITLE_SIZE,
        "jarak_judul": sheet.TITLE_GAP,
        "jarak_catatan": sheet.NOTE_GAP,
        "jarak_alur": sheet.ALUR_GAP,
        "kata": {"logo": words.LOGO_DAERAH, "halaman": words.HALAMAN, "dari": words.DARI},
    }


def _foot(sop: Sop, room: float) -> Lines:
    """The foot line's left side, cut to one line; the whole name stands on the identity form."""
    text = plain(words.teks_kaki(sop))
    widths = accumulate(text_width(c, _FOOT_SIZE) for c in text)
    fitting = bisect_right(list(widths), room - _FOOT_NUMBER)
    if fitting < len(text):
        text = text[: fitting - 1].rstrip() + "…"
    return lines_of(text, room, _FOOT_SIZE)
