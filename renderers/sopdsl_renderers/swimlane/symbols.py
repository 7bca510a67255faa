"""Symbols of the swimlane diagram: the text that stands in them, and the size they need for it.

Lengths are units of the drawing, as everywhere in this folder but where a place says points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sopdsl.model.koleksi import Kegiatan, Kotak, Ranges, Simbol
from sopdsl.rendering import Direction
from sopdsl_renderers.layout.flow import is_capsule_of_its_own
from sopdsl_renderers.markup import allowed, cleaned
from sopdsl_renderers.text import text_width, wrap

SIZE = 8.0
"""Size of the text in symbols: little more than the labels that layout makes room for."""
LEADING = 9.8
"""From line to line."""
NOTE_SIZE = 6.6
NOTE_LEADING = 8.2
NOTE_GAP = 5.0
"""Between a step and its notes, where a rule parts the two; in a diamond `DIAMOND_GAP`."""
DIAMOND_GAP = 1.6
PADDING = 6.0
Headings = tuple[str, str]
"""What duration and output are called in notes."""
_ROUND = 16.0
"""Radius of a capsule's ends; one of many lines is a box with round corners."""
_BOXES: dict[Direction, tuple[tuple[float, int], ...]] = {
    "columns": ((76.0, 2), (94.0, 3), (112.0, 9), (142.0, 10**6)),
    "rows": ((70.0, 3), (86.0, 6), (104.0, 10), (142.0, 10**6)),
}
"""Widths for the text of a box, and how many lines it may take at each: few widths, so that boxes look alike."""
_DIAMOND_WIDTHS = (92.0, 106.0, 120.0, 134.0, 150.0, 168.0, 190.0, 220.0)
_DIAMOND_SHARES = (0.42, 0.48, 0.54, 0.6, 0.68)
_TALL: dict[Direction, tuple[float, float]] = {"columns": (0.8, 1.0), "rows": (1.0, 0.75)}
"""What a diamond costs by its width and by its height: it makes a whole lane or a whole step as large as it is."""
_QUESTION = re.compile(r"\bapakah\b.*", re.IGNORECASE | re.DOTALL)
_FURTHER = re.compile(r"\n|;\s|,?\s(?:selanjutnya|kemudian|lalu)\s", re.IGNORECASE)
"""Where the first part of a step ends; what follows says what comes of the decision, which the arrows show."""
_LEAST_PART = 12


@dataclass(frozen=True)
class Caption:
    """The text of a symbol: `bold` characters at its start are the number; `miring` are offsets in `text`.

    `notes` are written below it in small letters.
    """

    text: str
    bold: int
    miring: Ranges
    notes: tuple[str, ...] = ()


def caption(simbol: Simbol, kegiatan: Kegiatan, headings: Headings | None = None) -> Caption:
    """What stands in a symbol: the step, of a decision its question or the short form of the step; with its number.

    With `headings` the symbol that leads its step has notes, its duration and its output.
    """
    if is_capsule_of_its_own(simbol):
        return Caption(simbol.bentuk, 0, ())
    if simbol.tanya is not None:
        text, miring = cleaned(simbol.tanya, simbol.miring)
    else:
        text, miring = cleaned(kegiatan.uraian, kegiatan.miring)
        if simbol.bentuk == "keputusan":
            text, miring = _short(text, miring)
    number = "" if kegiatan.no is None else f"{kegiatan.no}. "
    shift = len(number)
    return Caption(
        allowed(number) + text,
        max(0, shift - 1),
        tuple((a + shift, b + shift) for a, b in miring),
        tuple(_notes(kegiatan, headings)) if headings and simbol.id == _leading(kegiatan) else (),
    )


def capsule_radius(height: float) -> float:
    """Radius of the ends of a capsule of this height."""
    return min(height / 2, _ROUND)


@dataclass(frozen=True)
class Fitted:
    """A symbol made to fit its text: the text, its size, and the lines of the text and of the notes below it."""

    text: Caption
    width: float
    height: float
    lines: tuple[str, ...]
    notes: tuple[str, ...] = ()


def fit(simbol: Simbol, kegiatan: Kegiatan, direction: Direction, headings: Headings | None = None) -> Fitted:
    """The symbol in a diagram of that direction, with notes where there are headings for them."""
    text = caption(simbol, kegiatan, headings)
    if is_capsule_of_its_own(simbol):
        return Fitted(text, 58.0, 22.0, (text.text,))
    if simbol.bentuk == "keputusan":
        return _diamond(text, direction)
    room = 0.0
    lines: list[str] = []
    for room, most in _BOXES[direction]:
        lines = wrap(text.text, room, SIZE)
        if len(lines) <= most and (not text.notes or room > 80):
            break
    below = _note_lines(text, room)
    height = len(lines) * LEADING + len(below) * NOTE_LEADING + (NOTE_GAP if below else 0) + 2 * PADDING
    return Fitted(text, room + 2 * padding(simbol), round(max(24.0, height), 2), tuple(lines), below)


def padding(simbol: Simbol) -> float:
    """From the side of a box or capsule to its text."""
    return PADDING if simbol.bentuk == "proses" else PADDING + 4


def _diamond(text: Caption, direction: Direction) -> Fitted:
    """The cheapest diamond whose sides every line of the text keeps clear of."""
    by_width, by_height = _TALL[direction]
    best: tuple[float, Fitted] | None = None
    for width in _DIAMOND_WIDTHS:
        for share in _DIAMOND_SHARES:
            room = width * share
            lines, below = tuple(wrap(text.text, room, SIZE)), _note_lines(text, room)
            height = max(34.0, diamond_height(lines, below, width))
            cost = by_width * width + by_height * height + 40 * max(0.0, height / width - 0.85)
            cost += 12 * (" ".join(lines) != " ".join(text.text.split()))
            if best is None or cost < best[0]:
                best = cost, Fitted(text, width, height, lines, below)
    assert best is not None
    return best[1]


def diamond_height(lines: Sequence[str], notes: Sequence[str], width: float) -> float:
    """The least height of a diamond of this width around lines and the small lines below them."""
    rows = [(text_width(line, SIZE) + 9, LEADING) for line in lines]
    if notes:
        rows.append((0.0, DIAMOND_GAP))
    rows += [(text_width(note, NOTE_SIZE) + 9, NOTE_LEADING) for note in notes]
    total = sum(leading for _, leading in rows)
    least, top = 0.0, -total / 2
    for needed, leading in rows:
        far = max(abs(top), abs(top + leading))
        least = max(least, 2 * far / (1 - min(0.9, needed / width)))
        top += leading
    return round(least, 1)


def _note_lines(text: Caption, room: float) -> tuple[str, ...]:
    return tuple(line for note in text.notes for line in wrap(note, room, NOTE_SIZE))


def _leading(kegiatan: Kegiatan) -> str | None:
    """The id of the symbol that leads a step: the last of a hand-over, else the first."""
    own = [s for s in kegiatan.simbol if not s.tambahan and not is_capsule_of_its_own(s)]
    if not own:
        return None
    return (own[-1] if kegiatan.hubungan == "berurutan" else own[0]).id


def _short(text: str, miring: Ranges) -> tuple[str, Ranges]:
    """A step as the question of its diamond: from `apakah` on, or its first part; offsets of italics move along."""
    asked = _QUESTION.search(text)
    if asked:
        start, end = asked.span()
        further = _FURTHER.search(text, start)
        end = further.start() if further else end
        question = text[start:end].rstrip(" .?;,")
        return question[0].upper() + question[1:] + "?", _within(miring, start, start + len(question))
    further = _FURTHER.search(text, _LEAST_PART)
    part = text[: further.start()].rstrip(" ,;:.") if further else text
    return part, _within(miring, 0, len(part))


def _within(miring: Ranges, start: int, end: int) -> Ranges:
    return tuple((max(a, start) - start, min(b, end) - start) for a, b in miring if a < end and b > start)


def _notes(kegiatan: Kegiatan, headings: Headings) -> Iterator[str]:
    texts = (kegiatan.waktu.teks if kegiatan.waktu else "", "; ".join(_texts(kegiatan.output)))
    for heading, text in zip(headings, texts, strict=True):
        text = " ".join(allowed(text).split())
        if text:
            yield text if text.lower().startswith(heading.lower()) else f"{heading}: {text}"


def _texts(box: Kotak) -> Iterator[str]:
    for text in (box.pengantar, *(butir.teks for butir in box.butir)):
        if text is not None and text.split():
            yield " ".join(text.split()).rstrip(" ;,")
