"""The printed form as PDF, typeset by Typst: the identity on its own page, then the flow tables.

Two passes. The first asks Typst how tall every text is at its width and what size the identity form takes; layout then
cuts the pages and routes the arrows. The second prints tables of fixed heights with the drawing laid over them, here
for one SOP and in `lampiran` for a whole collection.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sopdsl.model.koleksi import Sop
from sopdsl.pictures import PictureKind
from sopdsl.rendering import RenderContext, Rendition
from sopdsl_renderers.form import words
from sopdsl_renderers.form.logo import logo_of
from sopdsl_renderers.form.omitted import omissions
from sopdsl_renderers.form.printed import archive, letters, sheet
from sopdsl_renderers.form.printed.flow import FlowTable
from sopdsl_renderers.form.printed.foot import foot_of
from sopdsl_renderers.form.printed.identity import identity_of
from sopdsl_renderers.form.printed.runs import plain
from sopdsl_renderers.form.printed.typesetting import (
    Files,
    TypesettingError,
    as_json,
    measure,
    picture_file,
    typeset_best,
)
from sopdsl_renderers.form.watermark import PICTURE, is_watermarked

__all__ = ["TypesettingError", "render"]


@dataclass(frozen=True)
class Laid:
    """A SOP with its pages cut and its arrows routed: what `isi-sop` in `form.typ` prints, its logo, the letters that
    need other fonts than the form's own, and what could not be done as it should."""

    printed: dict[str, Any]
    logo: tuple[bytes, PictureKind] | None
    foreign: Sequence[str]
    warnings: tuple[str, ...]

    def choices(self, data: dict[str, Any]) -> list[Files]:
        """The files of a project with this data, best first: with the logo, and without it where Typst refuses it."""
        choices: list[Files] = [{"data.json": as_json(data | {"logo": None})}]
        if self.logo:
            name, picture = picture_file(*self.logo, "logo")
            choices.insert(0, {"data.json": as_json(data | {"logo": name}), name: picture})
        return choices


def lay_out(sop: Sop, context: RenderContext) -> Laid:
    """The first pass. Raises TypesettingError where Typst fails, which no text of an author's may cause."""
    theme = context.theme
    paper = sheet.sheet_of(context.paper, theme.signature.note)
    foreign = letters.foreign_letters(sop.model_dump_json())
    logo = logo_of(sop.unit, context.assets)
    identity = identity_of(sop, paper.room[0], theme)
    form = {"d": identity, "logo": True if isinstance(logo, tuple) else None, "ruang": paper.room}
    tables = [FlowTable(sop, alur, paper.room, theme) for alur in sop.alur]
    sizes = _settle(tables, form, bool(foreign))
    warnings = list(_remarks(tables))
    warnings += omissions(sop, theme)
    if isinstance(logo, str):
        warnings.append(logo)
    printed = {
        "dokumen": archive.about_sop(sop, context),
        "kertas": sheet.data_of(paper, PICTURE if is_watermarked(sop, theme) else None),
        "kaki": foot_of(words.teks_kaki(sop), paper.room[0], theme.signature.note),
        "identitas": identity,
        "ukuran_identitas": sizes,
        "halaman": _pages(tables, paper.room[1]),
    }
    return Laid(printed, logo if isinstance(logo, tuple) else None, foreign, tuple(warnings))


def unread(logo: str) -> str:
    """What is said of a logo that Typst refuses."""
    return f'logo "{logo}" tidak dapat dibaca; kotak kosong dicetak sebagai gantinya'


def render(sop: Sop, context: RenderContext) -> Rendition:
    """The document of one SOP; warns of a logo that is no picture, and of text that may not be printed as it should.

    Its part is the laid-out SOP as JSON: what `isi-sop` in `form.typ` prints, the path of its logo where that can be
    printed (`logo`), whether letters need other fonts than the form's own (`huruf_lain`), whether its own document is
    fit for an archive (`arsip`), and the files that the document of the collection carries for it (`berkas`).

    Raises TypesettingError where Typst fails, which no text of an author's may cause.
    """
    laid = lay_out(sop, context)
    carried = archive.Carried.of(sop, context)
    data = {"judul": plain(sop.nama), "sop": laid.printed, "berkas": carried.named(whole=False)}
    choices = laid.choices(data)
    pdf, choice, refusal = typeset_best("sop", choices, bool(laid.foreign))
    logo_used = choice < len(choices) - 1
    warnings = list(laid.warnings)
    if laid.logo and not logo_used:
        warnings.append(unread(str(sop.unit.logo)))
    if refusal is not None:
        unshown = letters.unshown(laid.foreign, refusal.details)
        if unshown:
            warnings.append(letters.warning_of(unshown, letters.texts_of(sop)))
        else:
            warnings.append(archive.short_of(sop.unit.logo if logo_used else None))
    part = laid.printed | {
        "logo": sop.unit.logo if logo_used else None,
        "huruf_lain": bool(laid.foreign),
        "arsip": refusal is None,
        "berkas": carried.named(whole=True),
    }
    return Rendition(pdf, tuple(warnings), as_json(part), holds_source=True)


def _remarks(tables: Sequence[FlowTable]) -> Iterator[str]:
    """What did not fit its page as it should."""
    for table in tables:
        for row in table.cut_rows:
            yield f"teks {row} terlalu panjang untuk satu halaman; dilanjutkan pada baris dan halaman berikutnya"
    for table in tables:
        for row, size in table.small_rows:
            smaller = f"{size:g}".replace(".", ",")
            yield f"teks {row} terlalu panjang untuk satu halaman; dicetak dengan huruf {smaller} pt"
    for table in tables:
        yield from table.undrawn


def _settle(tables: list[FlowTable], form: dict[str, Any], spare_fonts: bool) -> dict[str, Any]:
    """Has the identity form measured, and the tables until all of them know their pages; returns the form's measures.

    Once suffices unless a table is very full.
    """
    waiting = tables
    sizes: dict[str, Any] | None = None
    while waiting or sizes is None:
        requests = [table.requests() for table in waiting]
        data = {
            "sel": [request for asked in requests for request in asked],
            "identitas": form if sizes is None else None,
        }
        found = measure(data, spare_fonts)
        sizes = sizes or found["identitas"]
        heights = iter(found["sel"])
        answers = [[next(heights) for _ in asked] for asked in requests]
        waiting = [table for table, answer in zip(waiting, answers, strict=True) if not table.settle(answer)]
    return sizes


def _pages(tables: list[FlowTable], room: float) -> list[list[dict[str, Any]]]:
    """What stands on each page, `room` points high: a table that is short enough stands below the one before it.

    Rows grow a little where there is room on all the pages of their table.
    """
    extents = [table.extents() for table in tables]
    pages: list[list[tuple[int, int]]] = []
    filled = room
    for t, parts in enumerate(extents):
        heights = [fixed + rows for fixed, rows in parts]
        fits = len(parts) == 1 and filled + sheet.ALUR_GAP + heights[0] <= room
        if fits and not tables[t].begins_page:
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
