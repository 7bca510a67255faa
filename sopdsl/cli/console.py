"""Everything that is printed goes through here: colours only on a terminal, and nothing that it cannot print."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Iterable
from typing import TextIO

from sopdsl.reporting.excerpt import COLUMNS
from sopdsl.reporting.glyphs import BOXES, Glyphs, encodable, glyphs_for, visible
from sopdsl.reporting.text import Line, Piece, coloured, plain
from sopdsl.workspace.problems import UsageFault, WriteFault, reason

_MARGIN = 8
_FEWEST = 32


class Console:
    """Standard output for results and findings, standard error for what went wrong with the command itself."""

    def __init__(self) -> None:
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):  # what other libraries print must not fail either
                stream.reconfigure(errors="replace")

    @property
    def glyphs(self) -> Glyphs:
        """The signs that standard output can print."""
        return glyphs_for(sys.stdout.encoding) if sys.stdout else BOXES

    @property
    def columns(self) -> int:
        """The columns that a source line may take beside its number: all of a narrow terminal, but never too many."""
        if not _is_terminal(sys.stdout):
            return COLUMNS
        return max(_FEWEST, min(COLUMNS, shutil.get_terminal_size().columns - _MARGIN))

    @property
    def live(self) -> bool:
        """Whether a display that changes can be shown: standard error is a terminal that can move its cursor."""
        return _is_terminal(sys.stderr) and os.environ.get("TERM") != "dumb"

    def lines(self, lines: Iterable[Line]) -> None:
        """Prints the lines of a report to standard output."""
        _write(sys.stdout, (coloured if _wants_colour(sys.stdout) else plain)(lines))

    def read(self) -> bytes:
        """All of standard input."""
        try:
            return sys.stdin.buffer.read() if sys.stdin else b""
        except OSError as error:
            raise UsageFault(f"masukan baku tidak dapat dibaca: {reason(error)}") from error

    def text(self, text: str) -> None:
        """Prints a line of text to standard output."""
        _write(sys.stdout, visible(text) + "\n")

    def machine(self, text: str) -> None:
        """Writes text for other programs to standard output: UTF-8 with LF line ends, whatever the console speaks."""
        buffer = getattr(sys.stdout, "buffer", None)
        if buffer is None:
            _write(sys.stdout, text)
            return
        sys.stdout.flush()
        try:
            buffer.write(text.encode("utf-8", "replace"))
            buffer.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            redirect_to_nothing()
            raise _unprintable(error) from error

    def aside(self, text: str) -> None:
        """Prints a line to standard error, beside a result on standard output that other programs read."""
        with contextlib.suppress(WriteFault, BrokenPipeError):
            _write(sys.stderr, visible(text) + "\n")

    def usage(self, message: str, hint: str | None = None) -> None:
        """Says on standard error why a command could not be carried out."""
        self.error("kesalahan", message, hint)

    def error(self, word: str, message: str, hint: str | None = None) -> None:
        """Prints a message about the command itself to standard error; says nothing where nobody can hear it."""
        lines: list[Line] = [(Piece("error", word), Piece("message", f": {visible(message)}"))]
        lines += [(Piece("frame", "  = "), Piece("hint", visible(line))) for line in (hint or "").splitlines()]
        with contextlib.suppress(WriteFault, BrokenPipeError):
            _write(sys.stderr, (coloured if _wants_colour(sys.stderr) else plain)(lines))

    def flush(self) -> None:
        """Sends out what is still held back, so that a failure shows while it can be handled."""
        try:
            if sys.stdout:
                sys.stdout.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            redirect_to_nothing()
            raise _unprintable(error) from error


def redirect_to_nothing() -> None:
    """Lets the interpreter's last flush of standard output succeed after its reader is gone."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
        os.close(nothing)


def _write(stream: TextIO | None, text: str) -> None:
    if stream is None:  # a program without a console, as with pythonw
        return
    try:
        stream.write(encodable(text, stream.encoding))
    except BrokenPipeError:
        raise
    except OSError as error:
        if stream is sys.stdout:
            redirect_to_nothing()
        raise _unprintable(error) from error


def _unprintable(error: OSError) -> UsageFault:
    return WriteFault(f"hasil tidak dapat dicetak: {reason(error)}")


def _wants_colour(stream: TextIO | None) -> bool:
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not _is_terminal(stream):
        return False
    # The old console window of Windows prints colour codes as they are; the terminals that understand them say so.
    return os.name != "nt" or bool(os.environ.get("WT_SESSION") or os.environ.get("TERM"))


def _is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False
