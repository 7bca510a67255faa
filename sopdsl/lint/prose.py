"""Part of the third stage: printed texts as they stand in the source, so that rules on words find their places.

In a passage everything that does not print as a letter has a stand-in of the same length: places are simply offsets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sopdsl.lint.subject import Written, texts_of
from sopdsl.source import Source, Span
from sopdsl.syntax import nodes
from sopdsl.syntax.nodes import Ref, Text

BREAK = "\n"
"""Stands for the way from one printed line to the next: the line's end, the indentation, the `|`, and comments."""
REFERENCE = "\ue000"
MARK = "\ue001"
"""Stands for what prints nothing: the `*` of italics and the `\\` of an escape."""

_ESCAPE = re.compile(r"\\([#@*|\\])")
_COMMENT = re.compile(r"(?<![^ \t])#(?=[ \t]|$)")
_BLANKS = " \t\u00a0"


class Passage(NamedTuple):
    """A printed text in its source: `shown` begins at `start`; `italic` are the places of its italics."""

    part: str
    text: Text
    start: int
    shown: str
    italic: tuple[Span, ...]

    def span(self, start: int, end: int) -> Span:
        """The place in the source of a stretch of `shown`."""
        return Span(self.start + start, self.start + end)


def passage_of(written: Written, source: Source) -> Passage:
    """A text with stand-ins for what is no letter."""
    text = written.text
    pieces: list[str] = []
    at = text.span.start
    for run in text.runs:
        pieces.append(MARK * (run.span.start - at))
        at = run.span.end
        length = at - run.span.start
        if isinstance(run, Ref):
            pieces.append(REFERENCE * length)
        else:
            pieces.append(run.text if len(run.text) == length else _literal(source.slice(run.span)))
    pieces.append(MARK * (text.span.end - at))
    italic = tuple(run.span for run in text.runs if run.italic)
    return Passage(written.part, text, text.span.start, "".join(pieces), italic)


def passages_of_file(file: nodes.File, source: Source) -> Iterator[Passage]:
    """Every printed text of a decree or of declarations, in no special order."""
    return (passage_of(written, source) for written in _texts_of_file(file))


def _literal(slice: str) -> str:
    """A stretch of literal text, which may run over several `|` lines."""
    lines = slice.split("\n")
    pieces: list[str] = []
    for number, line in enumerate(lines):
        begin = 0
        if number:
            begin = line.index("|") + 1
            begin += len(line[begin:]) - len(line[begin:].lstrip(_BLANKS))
        body = line[begin:]
        end = len(body)
        if number < len(lines) - 1:
            comment = _COMMENT.search(body)
            end = len(body[: comment.start() if comment else None].rstrip(_BLANKS))
        shown = _ESCAPE.sub(MARK + r"\1", body[:end]) if "\\" in body else body[:end]
        pieces.append(BREAK * begin + shown + BREAK * (len(body) - end))
    return BREAK.join(pieces)


def _texts_of_file(file: nodes.File) -> Iterator[Written]:
    for declared in file.declarations:
        kind = type(declared).__name__.lower()
        yield Written(kind, declared.nama)
        if isinstance(declared, nodes.Instansi):
            yield from _written("kota", declared.kota)
        elif isinstance(declared, nodes.Unit):
            yield from _written("kop", declared.kop)
        elif isinstance(declared, nodes.Pejabat):
            yield from _written("jabatan", declared.jabatan)
    if file.keputusan:
        yield from _texts_of_decree(file.keputusan)


def _texts_of_decree(decree: nodes.Keputusan) -> Iterator[Written]:
    for part, text in (
        ("tentang", decree.tentang),
        ("kop", decree.kop),
        ("jenis", decree.jenis),
        ("nomor", decree.nomor),
        ("ditetapkan di", decree.ditetapkan_di),
        ("menetapkan", decree.menetapkan),
        ("lampiran", decree.pengantar_lampiran),
    ):
        yield from _written(part, text)
    for part, box in (
        ("menimbang", decree.menimbang),
        ("mengingat", decree.mengingat),
        ("memperhatikan", decree.memperhatikan),
    ):
        yield from (Written(part, text) for text in texts_of(box))
    yield from (Written("diktum", diktum.teks) for diktum in decree.diktum)
    for entry in decree.lampiran:
        yield from _written("lampiran", entry.judul)


def _written(part: str, text: Text | None) -> Iterator[Written]:
    if text:
        yield Written(part, text)


def capital(text: str) -> str:
    """A text with its first letter in capitals."""
    return text[:1].upper() + text[1:]


def shortened(text: str, most: int = 60) -> str:
    """A text for a message: on one line, cut behind a word where it is longer than `most` letters."""
    text = " ".join(text.replace(MARK, "").split())
    return text if len(text) <= most else text[: most + 1].rpartition(" ")[0].rstrip(",;:") + " …"
