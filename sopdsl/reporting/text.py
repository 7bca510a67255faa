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
from sopdsl.reporting.excerpt import COLUMNS, excerpt
from sopdsl.reporting.glyphs import BOXES, Glyphs, visible
from sopdsl.source import Source, Span

MOST = 100
"""Messages shown for one file, the heaviest."""

SEVERITY_WORDS = {Severity.ERROR: "galat", Severity.WARNING: "peringatan", Severity.INFO: "saran"}
Part = Literal["error", "warning", "info", "message", "frame", "path", "second", "hint", "text"]
_PARTS: dict[Severity, Part] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}


class Piece(NamedTuple):
    """A stretch of output and the part that it plays."""

    part: Part
    text: str


Line = tuple[Piece, ...]


def report(diagnostics: Iterable[Diagnostic], glyphs: Glyphs = BOXES, columns: int = COLUMNS) -> Iterator[Line]:
    """The lines for all findings, sorted by file and place, at most `MOST` a file, with a blank line after each.

    `columns` are those that a source line may take.
    """
    for path, group in groupby(in_order(diagnostics), key=lambda found: found.source.path):
        findings = list(group)
        for finding in in_order(sorted(findings, key=lambda found: found.severity.rank)[:MOST]):
            yield from _finding(finding, glyphs, columns)
            yield ()
        if len(findings) > MOST:
            yield (Piece("message", f"dan {len(findings) - MOST} lagi di "), Piece("path", visible(path)))
            yield (Piece("frame", "  = "), Piece("hint", "lihat semuanya dengan sopc check --output-format concise"))
            yield ()


def concise(diagnostics: Iterable[Diagnostic]) -> Iterator[Line]:
    """One line a finding: its place, its level and code, and its sentence; every finding of a file."""
    for found in in_order(diagnostics):
        path = visible(found.source.path)
        if found.span != (0, 0):
            place = found.source.position(found.span.start)
            path = f"{path}:{place.line}:{place.column}"
        severity = Piece(_PARTS[found.severity], f"{SEVERITY_WORDS[found.severity]}[{found.code}]")
        yield (Piece("path", f"{path}: "), severity, Piece("text", f": {visible(found.message)}"))


def notice(severity: Severity, message: str, path: str, glyphs: Glyphs = BOXES) -> Iterator[Line]:
    """The lines of a message about a file that has no place in it and no code, with a blank line after them."""
    yield (Piece(_PARTS[severity], SEVERITY_WORDS[severity]), Piece("message", f": {visible(message)}"))
    yield (Piece("frame", f"  {glyphs.corner} "), Piece("path", visible(path)))
    yield ()


def summary(severities: Iterable[Severity], files: int, *, waived: int = 0, known: int = 0) -> str:
    """One line with the counts: `2 galat, 1 peringatan dalam 5 berkas (1 diabaikan, 3 sudah dicatat)`."""
    counts = Counter(severities)
    parts = [f"{counts[severity]} {word}" for severity, word in SEVERITY_WORDS.items() if counts[severity]]
    line = f"{', '.join(parts) or 'tidak ada temuan'} dalam {files} berkas"
    hidden = [f"{count} {word}" for count, word in ((waived, "diabaikan"), (known, "sudah dicatat")) if count]
    return f"{line} ({', '.join(hidden)})" if hidden else line


def fixable(diagnostics: Iterable[Diagnostic]) -> str | None:
    """One line with how many findings can be mended by the program, and by which option; None where there are none."""
    kinds = Counter(found.fix.safe for found in diagnostics if found.fix)
    match kinds[True], kinds[False]:
        case 0, 0:
            return None
        case 0, unsafe:
            return f"{unsafe} temuan dapat diperbaiki dengan --unsafe-fixes"
        case safe, 0:
            return f"{safe} temuan dapat diperbaiki dengan --fix"
        case safe, unsafe:
            return f"{safe} temuan dapat diperbaiki dengan --fix, {unsafe} lagi dengan --unsafe-fixes"


def _finding(found: Diagnostic, glyphs: Glyphs, columns: int) -> Iterator[Line]:
    severity = _PARTS[found.severity]
    head = Piece(severity, f"{SEVERITY_WORDS[found.severity]}[{found.code}]")
    yield (head, Piece("message", f": {visible(found.message)}"))
    # A related place that is the finding's own place is the text beside its underline.
    own = [label for label in found.related if label.source is found.source and label.span == found.span]
    others = [label for label in found.related if label not in own]
    numbers = [_line_number(found.source, found.span), *(_line_number(label.source, label.span) for label in others)]
    margin = max(2, *(len(str(number)) for number in numbers))
    frame = _Frame(glyphs, margin, columns)
    note = visible("; ".join(label.message for label in own))
    yield from _place(found.source, found.span, severity, "^", note, glyphs.corner, frame)
    for label in others:
        yield from _place(label.source, label.span, "second", "-", visible(label.message), glyphs.tee, frame)
    for line in (found.hint or "").splitlines():
        yield (Piece("frame", f"{'':{margin}}= "), Piece("hint", visible(line)))


class _Frame(NamedTuple):
    """What surrounds the source lines of a finding, and the columns that such a line may take."""

    glyphs: Glyphs
    margin: int
    columns: int


def _place(source: Source, span: Span, part: Part, mark: str, note: str, corner: str, frame: _Frame) -> Iterator[Line]:
    blank = " " * frame.margin
    bar = frame.glyphs.bar
    path = visible(source.path)
    if span == (0, 0):  # about the file as a whole
        tail = (Piece(part, f"  {note}"),) if note else ()
        yield (Piece("frame", f"{blank}{corner} "), Piece("path", path), *tail)
        return
    place = source.position(span.start)
    shown = excerpt(source, span, frame.glyphs, frame.columns)
    notes = [note] if note else []
    if shown.last > shown.number:
        notes.append(f"sampai baris {shown.last}")
    yield (Piece("frame", f"{blank}{corner} "), Piece("path", f"{path}:{place.line}:{place.column}"))
    yield (Piece("frame", f"{blank}{bar}"),)
    yield (Piece("frame", f"{shown.number:>{frame.margin}}{bar} "), Piece("text", shown.text))
    underline = " " * shown.indent + mark * shown.columns
    yield (Piece("frame", f"{blank}{bar} "), Piece(part, " ".join((underline, *notes))))


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
