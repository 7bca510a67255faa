"""The size of the HTML form's identity in print: one at which it fits its page, as far as the table of widths can tell.

A style sheet cannot choose a size by the height that results; this reckons it from the same numbers as form.css.
"""

from __future__ import annotations

from collections.abc import Iterable

from sopdsl.model.koleksi import Kotak, Sop
from sopdsl.rendering import Theme
from sopdsl_renderers.form import words
from sopdsl_renderers.text import wrap
from sopdsl_renderers.text.wrap import Style

SIZES = (10.0, 9.5, 9.0, 8.5, 8.0, 7.5)
"""In points. A form that does not fit at the smallest runs on, set at a size that reads well."""
_RUNNING_ON = 9.0
_LINE = 1.25
_HEADING = _LINE + 0.8
"""From line to line, and the height of a row of one line, in em; with its border."""
_LABEL, _SIDES, _INDENT = 10.5, 1.4, 1.7
"""Widths in em: of the label and the colon, of the padding of a row, of the indent of a list."""
_SIGNATURE, _QR, _LOGO, _KOP_SIZE = 4.2, 7.0, 5.6, 1.15
_SAFETY = 0.985
"""Share of a line's width that is reckoned with: a browser may set text a little wider."""


def identity_size(sop: Sop, room: tuple[float, float], theme: Theme) -> float:
    """The largest of `SIZES` at which the identity fits `room`, a width and height in points."""
    fitting = (size for size in SIZES if _height(sop, room[0], size, theme) <= room[1])
    return next(fitting, _RUNNING_ON)


def _height(sop: Sop, width: float, size: float, theme: Theme) -> float:
    """The height in points of the form at `size`, `width` points wide."""
    half = width / 2 / size
    boxes = [_box(getattr(sop, key), half - _SIDES) for key, _ in words.KOTAK]
    below = sum(max(pair) + _HEADING for pair in zip(boxes[::2], boxes[1::2], strict=True))
    status = 2.8 if words.teks_status(sop, theme) else 0.0
    return size * (status + max(_kop(sop, half), _right(sop, half - _SIDES - _LABEL, theme)) + below)


def _kop(sop: Sop, half: float) -> float:
    lines = _lines(sop.unit.kop, half / _KOP_SIZE - 2, "bold")
    return _KOP_SIZE * (2 + _LOGO + 0.8 + lines * _LINE)


def _right(sop: Sop, value: float, theme: Theme) -> float:
    rows = [text for _, text in words.baris_identitas(sop, theme)]
    official = sop.disahkan_oleh
    signed = _lines([official.jabatan or "", words.teks_nip(official.nip) if official.nip else ""], value)
    signed += _lines([official.nama, sop.nama], value, "bold")
    return (len(rows) + 2) * 0.8 + (_lines(rows, value) + signed) * _LINE + (_QR if theme.signature.qr else _SIGNATURE)


def _box(kotak: Kotak, width: float) -> float:
    lines = _lines([kotak.pengantar] if kotak.pengantar else [], width)
    lines += _lines((butir.teks for butir in kotak.butir), width - _INDENT)
    return max(2.4, lines * _LINE + 1.05)


def _lines(texts: Iterable[str], width: float, style: Style = "regular") -> int:
    """The number of lines that the texts take at `width` em."""
    return sum(len(wrap(text, width * _SAFETY, 1.0, style)) for text in texts)
