"""One alur on its way to paper: widths, then heights as Typst measures them, then pages as layout cuts them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from math import ceil, sqrt
from typing import Any

from sopdsl.model.koleksi import Alur, BarisHilang, Kegiatan, Kotak, Ranges, Sop
from sopdsl.rendering import Theme
from sopdsl_renderers.form import words
from sopdsl_renderers.form.printed import sheet
from sopdsl_renderers.form.printed.heads import Head
from sopdsl_renderers.form.printed.overview import overview_of
from sopdsl_renderers.form.printed.pages import Cell, Row, table_of
from sopdsl_renderers.form.printed.runs import Box, Lines, box_of, lines_of
from sopdsl_renderers.form.printed.splitting import FEWEST_PARTS, split_row, with_further_rows
from sopdsl_renderers.form.printed.widths import TextColumn, fit
from sopdsl_renderers.form.terminators import with_terminators
from sopdsl_renderers.layout import flow_of, next_number, paginate, printed_rows
from sopdsl_renderers.layout.geometry import Page
from sopdsl_renderers.spoken import describe_symbols, row_name, undrawn

Request = tuple[Cell, float, float, bool]
"""A text to be measured: the cell, its width, the size of its text, whether it is bold."""

_ROUNDS = 4
"""How often the columns of pelaksana are made wider because the pages cut for them need more than was thought."""
_SMALLEST = 0.5
"""Text is set no smaller than this to fit on a page, and the page then made smaller as a whole."""
_LOST_HEIGHT = 20.0
_EDGE = sheet.PADDING_Y - sheet.JOIN
"""What a part of a row that was cut needs beyond its lines at the border of the table."""
_PARTS_OF_A_PAGE = 8
"""A row taller than a page is cut into parts of this share of one, so that little of the pages stays empty."""
_STRIPS = 76.0
"""Height to be left beside a single row for strips of connectors above and below it."""
_WHOLE_WAKTU = 14
"""A time of so many characters, such as `10 hari kerja`, stays on one line if it can."""
_LEAST = {"no": 24.0, "kegiatan": 90.0, "kelengkapan": 60.0, "waktu": 38.0, "output": 50.0, "keterangan": 28.0}


class FlowTable:
    """A flow table in the making: `requests` asks for measures, `settle` takes them, and `pages` is the result."""

    def __init__(self, sop: Sop, alur: Alur, room: tuple[float, float], theme: Theme) -> None:
        names = {satu.id: (satu.nama, satu.miring) for satu in sop.pelaksana}
        self.theme = theme
        self.alur = alur = with_terminators(alur, theme)
        self.room_width, self.room_height = room
        self.columns = sop.pelaksana
        self.pelaksana = [names.get(id, (id, ())) for id in alur.kolom] or [("", ())]
        self.quality = words.judul_mutu_baku(sop.satuan_waktu, theme)
        self.headings = {"kegiatan": theme.kegiatan, **self.quality}
        if theme.keterangan is not None:
            self.headings["keterangan"] = theme.keterangan
        self.printed = printed_rows(alur)
        self.sizes = [[sheet.TABLE_SIZE] * (1 + len(self.headings)) for _ in self.printed]
        self.part_lines = [0] * len(self.printed)
        self.first_lines = [0] * len(self.printed)
        """For each printed row that is cut into several rows of the table: how many lines each holds, and how many the
        first holds where its symbols need more height."""
        self.min_pelaksana = 0.0
        self.drawn_for = 0.0
        """The width of a pelaksana column that drawings reckon with: that before they asked for more. Told of the wider
        one they would spread themselves there and ask for more again."""
        self.rounds = 0
        self.spoken = describe_symbols(alur, sop.pelaksana)
        self.title = lines_of(alur.judul, self.room_width, sheet.TITLE_SIZE, alur.miring, "bold") if alur.judul else []
        self.note = None if alur.catatan.empty else box_of(alur.catatan, self.room_width, sheet.TABLE_SIZE)
        self.pages: tuple[Page, ...] = ()
        self.title_height = 0.0
        self.note_height = 0.0
        self.head_heights: tuple[float, ...] = ()
        self._fit()
        self.drawn_for = self.widths[2]

    @property
    def small_rows(self) -> list[tuple[str, float]]:
        """Rows whose text had to be set smaller to fit on a page: what they are called, and the size."""
        return [
            (row_name(row, index), min(sizes))
            for index, (row, sizes) in enumerate(zip(self.printed, self.sizes, strict=True), 1)
            if isinstance(row, Kegiatan) and min(sizes) < sheet.TABLE_SIZE
        ]

    @property
    def begins_page(self) -> bool:
        """Whether the author asks for a page to begin with the first row of the table."""
        return bool(self.printed) and isinstance(self.printed[0], Kegiatan) and self.printed[0].halaman_baru

    @property
    def cut_rows(self) -> list[str]:
        """What the rows are called that are cut because they are taller than a page."""
        return [
            row_name(row, index)
            for index, (row, lines) in enumerate(zip(self.printed, self.part_lines, strict=True), 1)
            if isinstance(row, Kegiatan) and lines
        ]

    @property
    def undrawn(self) -> tuple[str, ...]:
        """Warnings about arrows that a page could not take."""
        return undrawn(self.alur, flow_of(self.alur), *(page.drawing for page in self.pages))

    def requests(self) -> list[Request]:
        """The texts whose heights must be known, each with its width."""
        asked: list[Request] = [({"teks": self.title}, self.room_width, sheet.TITLE_SIZE, True)]
        if self.note is not None:
            asked.append((self.note, self.room_width, sheet.TABLE_SIZE, False))
        if not self.printed:
            return asked
        asked += [({"teks": h.lines}, h.width, h.size, True) for h in self.head.second_row()]
        inner = [width - 2 * sheet.PADDING_X for width in self._text_widths()]
        for row in self.rows:
            asked += [
                (cell, width, size, False) for cell, width, size in zip(row.cells, inner, row.sizes, strict=False)
            ]
        return asked

    def settle(self, measured: Sequence[float]) -> bool:
        """Takes the heights of `requests` in their order; False where others must be asked for first."""
        heights = iter(measured)
        title = next(heights)
        self.title_height = title + sheet.TITLE_GAP if self.title else 0.0
        if self.note is not None:
            self.note_height = next(heights) + sheet.NOTE_GAP
        if not self.printed:
            return True
        self.head_heights = self.head.heights(list(islice(heights, len(self.head.second_row()))))
        texts = [list(islice(heights, len(row.cells))) for row in self.rows]
        edges = 2 * _EDGE if any(row.split for row in self.rows) else 0.0
        further = self.room_height / self.zoom - sum(self.head_heights) - 0.5 - edges
        first = further - (0.0 if self._title_apart else self.title_height / self.zoom)
        if self._tame(texts, first - _STRIPS - 2 * sheet.PADDING_Y):
            self._fill()
            return False
        needs = [
            max(text) + row.top + row.bottom if row.lost is None else _LOST_HEIGHT
            for row, text in zip(self.rows, texts, strict=True)
        ]
        self.pages = paginate(
            with_further_rows(flow_of(self.alur), self.counts), needs, (first, further), column=self.drawn_for
        )
        needed = max(page.drawing.min_column for page in self.pages)
        if needed > self.widths[2] + 0.01 and self.rounds < _ROUNDS:
            self.rounds += 1
            self.min_pelaksana = needed
            self._fit()
            return False
        if self._lengthen(needs):
            self._fill()
            return False
        return True

    def extents(self) -> list[tuple[float, float]]:
        """For each page that the alur takes: the height of its rows, after that of all else; none for an empty alur."""
        if not self.printed:
            return [(self.title_height + self.note_height, 0.0)] if self.title or self.note else []
        extents = [(self.title_height, 0.0)] if self._title_apart else []
        for page in self.pages:
            zoom = self._zoom(page)
            least = sum(self._heights(page))
            rows = sum(self._heights(page, 2.0)) - least
            fixed = (sum(self.head_heights) + least - rows) * zoom
            fixed += self._title_height(page)
            fixed += self.note_height if page is self.pages[-1] else 0.0
            extents.append((fixed, rows * zoom))
        return extents

    def parts(self, connector: int, growth: float) -> list[dict[str, Any]]:
        """What stands on each page of `extents`, as the template reads it.

        `connector` numbers of off-page connectors were used before; rows are made taller by the factor `growth`.
        """
        if not self.printed:
            return [_part(self.title, None, self.note)]
        parts = [_part(self.title, None, None)] if self._title_apart else []
        for number, page in enumerate(self.pages, 1):
            table = table_of(
                page.drawing, self._heights(page, growth), self.rows, self.widths, self.spoken, connector, self.theme
            ) | {
                "alt": overview_of(self.alur, self.columns, number, len(self.pages)),
                "kepala": self.head.data(self.head_heights),
                "zum": self._zoom(page),
                "y": sum(self.head_heights),
            }
            title = self.title if self._title_height(page) else []
            parts.append(_part(title, table, self.note if page is self.pages[-1] else None))
        return parts

    def connectors(self) -> int:
        """The highest number of an off-page connector in this alur."""
        return next_number(self.pages) - 1

    @property
    def _title_apart(self) -> bool:
        """Whether the title is so long that it stands before its table on pages of its own."""
        return self.title_height > self.room_height / 3

    def _title_height(self, page: Page) -> float:
        """The height of the title above the table on this page."""
        return self.title_height if page is self.pages[0] and not self._title_apart else 0.0

    def _heights(self, page: Page, growth: float = 1.0) -> list[float]:
        """The heights of a page's grid rows, where rows that may are taller by a factor.

        Parts of a row that was cut keep their height, but have more room towards the borders of the table.
        """
        rows = [None if row.printed is None else self.rows[row.printed] for row in page.drawing.rows]
        heights = [
            height * growth if row and not row.split else height for height, row in zip(page.heights, rows, strict=True)
        ]
        (top, first), *_, (bottom, last) = 2 * [(at, row) for at, row in enumerate(rows) if row]
        heights[top] += _EDGE if first.continues else 0.0
        heights[bottom] += _EDGE if last.continued else 0.0
        return heights

    def _zoom(self, page: Page) -> float:
        """The scale of the table on a page: less than that of its widths where even so it is too tall."""
        room = self.room_height - self._title_height(page)
        return min(self.zoom, room / (sum(self.head_heights) + sum(self._heights(page))))

    def _text_widths(self) -> list[float]:
        """Widths of the columns whose cells hold text: No, and those of `headings`."""
        return [*self.widths[:2], *self.widths[2 + len(self.pelaksana) :]]

    def _fit(self) -> None:
        """Chooses widths for the drawing's least width as known by now, and fills the cells."""
        rows = [row for row in self.printed if isinstance(row, Kegiatan)]
        columns = [
            TextColumn(heading, [_flat(row, key) for row in rows], _LEAST[key], _WHOLE_WAKTU if key == "waktu" else 0)
            for key, heading in self.headings.items()
        ]
        fitted = fit(
            TextColumn(self.theme.no, [_number(row) for row in rows], _LEAST["no"]),
            [name for name, _ in self.pelaksana],
            columns,
            self.min_pelaksana,
            self.room_width,
            size=sheet.TABLE_SIZE,
            pitch=sheet.pitch(sheet.TABLE_SIZE),
            padding=2 * sheet.PADDING_X,
            padding_y=2 * sheet.PADDING_Y,
        )
        kegiatan, *others = fitted.texts
        self.zoom = fitted.zoom
        self.widths = [fitted.no, kegiatan, *[fitted.pelaksana] * len(self.pelaksana), *others]
        self.head = Head(self.theme, self.pelaksana, tuple(self.quality.values()), self.widths)
        self._fill()

    def _fill(self) -> None:
        rows = [self._row(row, sizes) for row, sizes in zip(self.printed, self.sizes, strict=True)]
        widths = [width - 2 * sheet.PADDING_X for width in self._text_widths()]
        parts = [
            split_row(row, widths, lines, first) if lines else [row]
            for row, lines, first in zip(rows, self.part_lines, self.first_lines, strict=True)
        ]
        self.counts = [len(part) for part in parts]
        self.rows = [row for part in parts for row in part]

    def _row(self, row: Kegiatan | BarisHilang, sizes: Sequence[float]) -> Row:
        if isinstance(row, BarisHilang):
            return Row([], [], words.teks_baris_hilang(row))
        no, *widths = (width - 2 * sheet.PADDING_X for width in self._text_widths())
        cells = (_cell(row, *place) for place in zip(self.headings, widths, sizes[1:], strict=True))
        return Row([{"teks": lines_of(_number(row), no + 6, sizes[0])}, *cells], sizes)

    def _lengthen(self, needs: Sequence[float]) -> bool:
        """Gives the first part of a row that was cut the lines for which its symbols leave room; whether any got more.

        `needs` are the heights of the texts of all rows of the table.
        """
        more = False
        firsts = [sum(self.counts[:row]) for row in range(len(self.counts))]
        for row, first in enumerate(firsts):
            if self.part_lines[row] and not self.first_lines[row]:
                drawn = sum(
                    height
                    for page in self.pages
                    for grid, height in zip(page.drawing.rows, page.heights, strict=True)
                    if grid.printed == first
                )
                lines = ceil((drawn - needs[first]) / sheet.pitch(sheet.TABLE_SIZE) - 0.05)
                self.first_lines[row] = self.part_lines[row] + lines
                more = more or lines > 0
        return more

    def _tame(self, heights: Sequence[Sequence[float]], most: float) -> bool:
        """Cuts rows that are taller than a page; whether there were any.

        Where that was not enough, the text of their cells is set smaller.
        """
        printed = [n for n, count in enumerate(self.counts) for _ in range(count)]
        tall = [
            (printed[at], cell, height)
            for at, cells in enumerate(heights)
            for cell, height in enumerate(cells)
            if height > most and self.sizes[printed[at]][cell] > _SMALLEST
        ]
        whole = {row for row, _, _ in tall if not self.part_lines[row]}
        for row, cell, height in tall:
            if row in whole:
                pitch = sheet.pitch(sheet.TABLE_SIZE)
                lines = max(int(most / _PARTS_OF_A_PAGE / pitch), ceil(height / FEWEST_PARTS / pitch))
                self.part_lines[row] = max(self.part_lines[row], min(int(most / pitch), lines))
            else:
                # Smaller text needs less height by the square, as far as it is lines that get fewer.
                self.sizes[row][cell] = round(self.sizes[row][cell] * min(0.95, sqrt(most / height)), 2)
        return bool(tall)


def _part(title: Lines, table: dict[str, Any] | None, note: Box | None) -> dict[str, Any]:
    return {"judul": title, "tabel": table, "catatan": note}


def _number(row: Kegiatan) -> str:
    return "" if row.no is None else str(row.no)


def _text(row: Kegiatan, key: str) -> tuple[str, Ranges] | Kotak:
    """What stands in a column of a row: a box, or a text with its italics."""
    if key == "kelengkapan":
        return row.kelengkapan
    if key == "output":
        return row.output
    if key == "waktu":
        return (row.waktu.teks, row.waktu.miring) if row.waktu else ("", ())
    return (row.uraian, row.miring) if key == "kegiatan" else (row.keterangan or "", row.keterangan_miring)


def _cell(row: Kegiatan, key: str, width: float, size: float) -> Cell:
    """A cell as the template reads it, its text `width` points wide."""
    text = _text(row, key)
    if isinstance(text, Kotak):
        return box_of(text, width, size)
    return {"teks": lines_of(text[0], width, size, text[1]) if text[0] else []}


def _flat(row: Kegiatan, key: str) -> str:
    """The text of a cell, its items one below the other with markers as wide as most are, to guess how wide the column
    wants to be."""
    text = _text(row, key)
    if not isinstance(text, Kotak):
        return text[0]
    return "\n".join([*([text.pengantar] if text.pengantar else []), *(f"11. {butir.teks}" for butir in text.butir)])
