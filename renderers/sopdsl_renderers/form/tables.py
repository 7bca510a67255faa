"""The flow tables of the HTML form as the template prints them: rows, and what stands in their Pelaksana cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sopdsl.model.koleksi import Alur, BarisHilang, Kegiatan, Kotak, Ranges, Sop
from sopdsl.rendering import Theme
from sopdsl_renderers.form import words
from sopdsl_renderers.form.cells import Cell, cut, least_heights
from sopdsl_renderers.form.columns import Column, columns_of, least_width
from sopdsl_renderers.form.css import EM, em
from sopdsl_renderers.form.parting import parted
from sopdsl_renderers.form.terminators import with_terminators
from sopdsl_renderers.layout import draw, flow_of, printed_rows
from sopdsl_renderers.layout.geometry import CONNECTORS, Drawing
from sopdsl_renderers.spoken import describe_steps, describe_symbols, summary_of, undrawn

_PRINTED = 8.5
"""Size in points of the table's text on paper, where the columns fit."""
_HEAD_PADDING = 0.7
"""Left and right of a heading together, in em, with its border and a hair to spare."""


@dataclass(frozen=True)
class TableCell:
    """A Pelaksana cell: what a screen reader says of its symbols, and what is drawn in it."""

    phrases: tuple[str, ...]
    pieces: Cell | None


@dataclass(frozen=True)
class Row:
    """A printed row: a step, or in `hilang` the text that stands for lost ones.

    `said` tells the row in sentences, for whoever does not read the table. `height` is the least height of the cells
    (CSS); `crossed` whether the drawing passes through the row.
    """

    kegiatan: Kegiatan | None
    hilang: str | None
    said: str
    crossed: bool
    height: str
    cells: tuple[TableCell, ...]


@dataclass(frozen=True)
class Table:
    """A flow table. `kolom` are the heads of its pelaksana columns with their italics; `miring` is the title's.

    `widths` are declarations for its columns by name, `width` that of the table at least (CSS). `print_size` is the
    size of its text on paper (CSS), such that all columns fit. `summary` tells how long the flow is and who takes part.
    `connectors` is the highest number that a connector has so far.
    """

    judul: str | None
    miring: Ranges
    kolom: tuple[tuple[str, Ranges], ...]
    widths: Mapping[str, str]
    width: str
    print_size: str
    summary: str
    rows: tuple[Row, ...]
    catatan: Kotak
    connectors: int
    warnings: tuple[str, ...]


def tables_of(sop: Sop, paper_width: float, theme: Theme) -> list[Table]:
    """The tables of a SOP; `paper_width` is the width in points between the margins of the paper."""
    tables: list[Table] = []
    for alur in sop.alur:
        tables.append(_table(sop, alur, paper_width, theme, tables[-1].connectors if tables else 0))
    return tables


def _table(sop: Sop, alur: Alur, paper_width: float, theme: Theme, used: int) -> Table:
    """The table of one alur, after tables with so many pairs of connectors."""
    alur = with_terminators(alur, theme)
    names = {p.id: (p.nama, p.miring) for p in sop.pelaksana}
    flow = flow_of(alur)
    drawing, connectors = _marked(draw(flow), used, theme)
    pieces = cut(drawing)
    heights = least_heights(drawing)
    phrases = describe_symbols(alur, sop.pelaksana)
    kolom = alur.kolom or ("",)

    steps = iter(describe_steps(alur, sop.pelaksana))

    def cell(row: int, column: int, printed: Kegiatan | BarisHilang) -> TableCell:
        symbols = printed.simbol if isinstance(printed, Kegiatan) else ()
        said = tuple(phrases[s.id] for s in symbols if s.pelaksana == kolom[column])
        return TableCell(said, pieces.get((row, column)))

    lost = [words.teks_baris_hilang(row) if isinstance(row, BarisHilang) else None for row in printed_rows(alur)]
    rows = tuple(
        Row(
            kegiatan=printed if isinstance(printed, Kegiatan) else None,
            hilang=lost[row],
            said=f"{lost[row]}." if lost[row] else next(steps),
            crossed=any((row, column) in pieces for column in range(len(kolom))),
            height=em(heights.get(row, 0.0)),
            cells=tuple(cell(row, column, printed) for column in range(len(kolom))),
        )
        for row, printed in enumerate(printed_rows(alur))
    )
    titles = tuple(names.get(id, (id, ())) for id in kolom)
    columns = columns_of(sop, alur, tuple(title for title, _ in titles), drawing.min_column / EM, theme)
    width = least_width(columns, len(kolom))
    return Table(
        judul=alur.judul,
        miring=alur.miring,
        kolom=tuple(parted(*title, columns.pelaksana.least - _HEAD_PADDING) for title in titles),
        widths={name: _width(column, width) for name, column in columns._asdict().items()},
        width=f"{width:.2f}em",
        print_size=f"{min(_PRINTED, paper_width / width):.2f}pt",
        summary=summary_of(alur, sop.pelaksana),
        rows=rows,
        catatan=alur.catatan,
        connectors=connectors,
        warnings=undrawn(alur, flow, drawing),
    )


def _marked(drawing: Drawing, used: int, theme: Theme) -> tuple[Drawing, int]:
    """The drawing with the theme's marks in its connectors, and their highest number; `used` were there before."""
    highest = used
    symbols = []
    for symbol in drawing.symbols:
        if symbol.shape in CONNECTORS:
            number = used + int(symbol.text[0])
            highest = max(highest, number)
            symbols.append(replace(symbol, text=(words.teks_penghubung(number, theme),)))
        else:
            symbols.append(symbol)
    return replace(drawing, symbols=tuple(symbols)), highest


def _width(column: Column, table: float) -> str:
    """The declaration of a column's width, in a table that is `table` em wide at least.

    A browser that does not know the width of the region (`cqw`) takes the least width.
    """
    least = f"width:{column.least:.2f}em"
    if not column.share:
        return least
    # The borders and what rounding adds must not push the table out of the region.
    return f"{least};width:calc({column.least:.2f}em + {column.share:.3f}*max(0px, 100cqw - {table:.2f}em - 3px))"
