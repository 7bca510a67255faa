"""Puts mended text back into the author's file: line ends, an initial BOM and permissions stay as they were."""

from __future__ import annotations

import codecs
import os
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from pathlib import Path

from sopdsl.diagnostics import Edit
from sopdsl.workspace.output import write_file
from sopdsl.workspace.paths import shown
from sopdsl.workspace.problems import WriteFault, reason
from sopdsl.workspace.reading import decode

_LINE_END = re.compile(rb"\r\n|\r|\n")


def rewritten(data: bytes, rounds: Iterable[Sequence[Edit]]) -> bytes:
    """The bytes of a UTF-8 file after rounds of edits, each in the offsets of the text as it is read at that time.

    All that no edit touches keeps its bytes; a new line ends as the first line of the file does.
    """
    bom = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    text = data[len(bom) :].decode("utf-8")
    first = _LINE_END.search(data)
    end = first[0].decode() if first else "\n"
    for edits in rounds:
        # Where a line ends in two characters, the text as it is read has one of them.
        pairs = [match.start() - at for at, match in enumerate(re.finditer("\r\n", text))]
        pieces: list[str] = []
        at = 0
        for edit in edits:
            start, stop = (offset + bisect_left(pairs, offset) for offset in edit.span)
            pieces += text[at:start], edit.text.replace("\n", end)
            at = stop
        text = "".join((*pieces, text[at:]))
    return bom + text.encode("utf-8")


def rewrite_file(path: Path, before: str, rounds: Iterable[Sequence[Edit]]) -> None:
    """Apply rounds of edits to the file that holds the text `before`.

    Raises WriteFault where the system refuses, or where the file has another text by now; it is then as it was.
    """
    real = Path(os.path.realpath(path))  # a link stays a link
    try:
        data = real.read_bytes()
        mode = real.stat().st_mode
        allowed = os.access(real, os.W_OK)
    except OSError as error:
        raise WriteFault(f'"{shown(path)}" tidak dapat dibaca: {reason(error)}') from error
    if not allowed:
        raise WriteFault(f'"{shown(path)}" tidak dapat ditulis: tidak ada izin')
    reading = decode(data, "")
    if reading.diagnostics or reading.source.text != before:
        raise WriteFault(f'"{shown(path)}" berubah sementara diperbaiki, jadi dibiarkan', "jalankan lagi perintah ini")
    write_file(real, rewritten(data, rounds), mode)
