"""Diagnostics as people read them: the fact, its places with an excerpt, then what to type.

Content and colour are apart: a report is lines of pieces, each with the part it plays, of which `plain` and `coloured`
make text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Literal, NamedTuple

from sopdsl.diagnostics import Diagnostic, Severity, in_order
from sopdsl.reporting.excerpt import excerpt
from sopdsl.reporting.glyphs import BOXES, Glyphs, visible
from sopdsl.source import Source, Span

MOST = 100
"""Messages shown for one file."""

SEVERITY_WORDS = {Severity.ERROR: "galat", Severity.WARNING: "peringatan", Severity.INFO: "saran"}
Part = Literal["error", "warning", "info", "message", "frame", "path", "second", "hint", "text"]
_PARTS: dict[Severity, Part] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}


class Piece(NamedTuple):
    """A stretch of output and the part that it plays."""

    part: Part
    text: str


Line = tuple[Piece, ...]


def report(diagnostics: Iterable[Diagnostic], glyphs: Glyphs = BOXES) -> Iterator[Line]:
    """The lines for all findings, sorted by file and place, at most `MOST` a file, with a blank line after each."""
    for path, group in groupby(in_order(diagnostics), key=lambda found: found.source.path):
        findings = list(group)
        for finding in findings[:MOST]:
            yield from _finding(finding, glyphs)
            yield ()
        if len(findings) > MOST:
            yield (Piece("message", f"dan {len(findings) - MOST} lagi di "), Piece("path", visible(path)))
            yield ()


def notice(severity: Severity, message: str, path: str, glyphs: Glyphs = BOXES) -> Iterator[Line]:
    """The lines of a message about a file that has no place in it and no code, with a blank line after them."""
    yield (Piece(_PARTS[severity], SEVERITY_WORDS[severity]), Piece("message", f": {visible(message)}"))
    yield (Piece("frame", f"  {glyphs.corner} "), Piece("path", visible(path)))
    yield ()


def summary(severities: Iterable[Severity], files: int) -> str:
    """One line with the counts: `2 galat, 1 peringatan dalam 5 berkas`."""
    counts = Counter(severities)
    parts = [f"{counts[severity]} {word}" for severity, word in SEVERITY_WORDS.items() if counts[severity]]
    return f"{', '.join(parts) or 'tidak ada temuan'} dalam {files} berkas"


def _finding(found: Diagnostic, glyphs: Glyphs) -> Iterator[Line]:
    severity = _PARTS[found.severity]
    head = Piece(severity, f"{SEVERITY_WORDS[found.severity]}[{found.code}]")
    yield (head, Piece("message", f": {visible(found.message)}"))
    # A related place that is the finding's own place is the text beside its underline.
    own = [label for label in found.related if label.source is found.source and label.span == found.span]
    others = [label for label in found.related if label not in own]
    numbers = [_line_number(found.source, found.span), *(_line_number(label.source, label.span) for label in others)]
    margin = max(2, *(len(str(number)) for number in numbers))
    note = visible("; ".join(label.message for label in own))
    yield from _place(found.source, found.span, severity, "^", note, glyphs.corner, margin, glyphs)
    for label in others:
        note = visible(label.message)
        yield from _place(label.source, label.span, "second", "-", note, glyphs.tee, margin, glyphs)
    for line in (found.hint or "").splitlines():
        yield (Piece("frame", f"{'':{margin}}= "), Piece("hint", visible(line)))


def _place(
    source: Source, span: Span, part: Part, mark: str, note: str, corner: str, margin: int, glyphs: Glyphs
) -> Iterator[Line]:
    blank = " " * margin
    path = visible(source.path)
    if span == (0, 0):  # about the file as a whole
        tail = (Piece(part, f"  {note}"),) if note else ()
        yield (Piece("frame", f"{blank}{corner} "), Piece("path", path), *tail)
        return
    place = source.position(span.start)
    shown = excerpt(source, span, glyphs)
    yield (Piece("frame", f"{blank}{corner} "), Piece("path", f"{path}:{place.line}:{place.column}"))
    yield (Piece("frame", f"{blank}{glyphs.bar}"),)
    yield (Piece("frame", f"{shown.number:>{margin}}{glyphs.bar} "), Piece("text", shown.text))
    underline = " " * shown.indent + mark * shown.marked + (f" {note}" if note else "")
    yield (Piece("frame", f"{blank}{glyphs.bar} "), Piece(part, underline))


def _line_number(source: Source, span: Span) -> int:
    return source.position(span.start).line


def plain(lines: Iterable[Line]) -> str:
    """The lines as text without colours, each with its line end."""
    return "".join("".join(piece.text for piece in line).rstrip() + "\n" for line in lines)


_COLOURS: dict[Part, str] = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "message": "1",
    "frame": "34",
    "second": "34",
    "hint": "32",
}


def coloured(lines: Iterable[Line]) -> str:
    """The lines as text with the colours of an ANSI terminal."""
    return "".join("".join(map(_painted, line)) + "\n" for line in lines)


def _painted(piece: Piece) -> str:
    code = _COLOURS.get(piece.part)
    return f"\x1b[{code}m{piece.text}\x1b[0m" if code else piece.text
