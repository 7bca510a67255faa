"""The head rows of a printed flow table: headings that wrap, and turn upright only where no syllables would fit."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sopdsl.model.koleksi import Ranges
from sopdsl.rendering import Theme
from sopdsl_renderers.form.printed.runs import SLACK, Lines, line_count, lines_of, longest_word, widest_part
from sopdsl_renderers.form.printed.sheet import LEADING, pitch
from sopdsl_renderers.text import text_width

PADDING = 6.0
"""Left and right of a heading together, and above and below it, in points; the template uses the same."""
_SIZES = (8.5, 8.0, 7.5, 7.0)
_TALLEST = 130.0
_LOSS = 3.0
"""Room that is lost at the ends of the lines of a word that is broken."""
_LEAST_HEIGHT = 17.0
_NUMBERS_HEIGHT = 11.0


@dataclass(frozen=True)
class Heading:
    """A heading in bold: its lines, the size of its text, and its extent where it stands upright (else 0)."""

    lines: Lines
    size: float
    width: float
    upright: float = 0.0

    def data(self) -> dict[str, Any]:
        """What the template reads."""
        return {"teks": self.lines, "ukuran": self.size, "tegak": self.upright}


class Head:
    """The head of a table whose columns have the given widths: No, Kegiatan, the pelaksana, those of Mutu Baku with the
    headings `quality`, and the column Ket if the theme has it."""

    def __init__(
        self, theme: Theme, pelaksana: Sequence[tuple[str, Ranges]], quality: Sequence[str], widths: Sequence[float]
    ) -> None:
        no, kegiatan, *others = widths
        columns, texts = others[: len(pelaksana)], others[len(pelaksana) :]
        self.names = _names(pelaksana, columns[0] - PADDING)
        self.quality = [_plain(text, width) for text, width in zip(quality, texts, strict=False)]
        self.no = _plain(theme.no, no)
        self.kegiatan = _plain(theme.kegiatan, kegiatan)
        self.ket = None if theme.keterangan is None else _plain(theme.keterangan, texts[-1])
        self.group = _plain(theme.pelaksana, sum(columns))
        self.mutu_baku = _plain(theme.mutu_baku, sum(texts[: len(quality)]))
        self.numbers = [str(n) for n in range(1, len(widths) + 1)] if theme.column_numbers else []

    def second_row(self) -> list[Heading]:
        """The headings that decide the height of the second row."""
        return [*self.names, *self.quality]

    def heights(self, measured: Sequence[float]) -> tuple[float, ...]:
        """The heights of the rows, `measured` being those of the texts of `second_row`."""
        tallest = max(heading.upright or height for heading, height in zip(self.second_row(), measured, strict=True))
        numbers = (_NUMBERS_HEIGHT,) if self.numbers else ()
        return _LEAST_HEIGHT, max(_LEAST_HEIGHT, tallest + PADDING + 2), *numbers

    def data(self, heights: Sequence[float]) -> dict[str, Any]:
        """What the template reads."""
        return {
            "tinggi": heights,
            "no": self.no.data(),
            "kegiatan": self.kegiatan.data(),
            "judul_pelaksana": self.group.data(),
            "mutu_baku": self.mutu_baku.data(),
            "ket": self.ket.data() if self.ket else None,
            "pelaksana": [heading.data() for heading in self.names],
            "mutu": [heading.data() for heading in self.quality],
            "nomor": self.numbers,
        }


class _Text:
    """A text in bold, measured once: widths in em, so that it can be tried at several sizes."""

    def __init__(self, text: str, miring: Ranges = ()) -> None:
        self.text = text
        self.miring = miring
        self.words = [[text_width(word, 1, "bold") for word in line.split()] for line in text.split("\n")]
        self.longest = longest_word(text, 1, "bold")
        self.space = text_width(" ", 1, "bold")

    def count(self, room: float, size: float) -> int:
        """The number of lines at `size` points in `room` points."""
        return sum(line_count(line, room / size, self.space) for line in self.words)

    def lies(self, room: float, size: float) -> bool:
        """Whether the text can be set in lines across its column."""
        return self.longest * size <= room - SLACK and self.count(room, size) * pitch(size) <= _TALLEST

    def folds(self, room: float, size: float) -> bool:
        """The same where words may be parted between their syllables."""
        widest = widest_part(self.text, room - SLACK, size, "bold")
        return widest <= room - SLACK and self.count(room, size) * pitch(size) <= _TALLEST

    def heading(self, room: float, size: float) -> Heading:
        """The heading in lines across its column, words parted if need be."""
        return Heading(lines_of(self.text, room, size, self.miring, "bold", hyphens=True), size, room)

    def upright(self, room: float, size: float) -> Heading:
        """The heading turned, in as many lines as fit its column; set smaller where they are too many."""
        while True:
            most = max(1, int((room + LEADING * size) / pitch(size)))
            least = min(self.longest * size + _LOSS + 1, _TALLEST)
            extents = [least, *(_TALLEST - n for n in range(int(_TALLEST - least), -1, -1))]
            first = bisect_left(extents, True, key=lambda extent: self.count(extent - _LOSS, size) <= most)
            if first < len(extents):
                lines = lines_of(self.text, extents[first], size, self.miring, "bold")
                return Heading(lines, size, room, extents[first])
            size *= 0.9


def _plain(text: str, width: float) -> Heading:
    return _names([(text, ())], width - PADDING)[0]


def _names(names: Sequence[tuple[str, Ranges]], room: float) -> list[Heading]:
    """All names at one size and all turned alike: lying, at the largest size at which only those words are parted that
    do not fit at any; upright where there is a word that cannot even be parted."""
    texts = [_Text(name, miring) for name, miring in names]
    whole = [text for text in texts if text.lies(room, _SIZES[-1])]
    for size in _SIZES:
        if all(text.lies(room, size) for text in whole) and all(text.folds(room, size) for text in texts):
            return [text.heading(room, size) for text in texts]
    return [text.upright(room, _SIZES[0]) for text in texts]
