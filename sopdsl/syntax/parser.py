"""The parser of `.sop` files: drives Lark token by token, and goes on after every mistake.

A line that cannot be read is reported, the parser's stack is taken back to the block that the line stands in, and a
RUSAK token goes in its place; the lexer moves on to the next line. So one pass finds every mistake, and nothing is
parsed twice. `parse` never raises for what an author wrote.
"""

from __future__ import annotations

import re
import threading
from functools import cache

from lark import Lark, Token
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken
from lark.parsers.lalr_interactive_parser import InteractiveParser

from sopdsl.diagnostics import Edit
from sopdsl.source import Source, Span
from sopdsl.syntax.builder import Builder
from sopdsl.syntax.grammar import START_FILE, START_WAKTU, load
from sopdsl.syntax.lines import INDENT, NEWLINE, Lines
from sopdsl.syntax.messages import Mistake, explain, explain_indent
from sopdsl.syntax.nodes import Durasi, File
from sopdsl.syntax.parsed import Comment, ParsedFile
from sopdsl.syntax.raw import span_of
from sopdsl.syntax.reports import Kind, Reports

MAX_MISTAKES = 500
"""Mistakes in one file after which reading stops: it is then no `.sop` file, and each message would cost time."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0d\x0e-\x1f\x7f\x85\u2028\u2029\ufeff]")

_FIRST_LINE = re.compile(r"(?:[ \t]{0,99}(?:#[^\n]*)?\n)*+([ \t\u00a0]+)(?=[^\s#])")
_HEAD = re.compile(r"^(?:sop|keputusan)[ \t]", re.MULTILINE | re.IGNORECASE)


class _Frontend:
    """One Lark parser with its builder and line keeper, used for all files of a run."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.lines = Lines()
        self.builder = Builder()
        self.lark: Lark = load(self.lines, self.builder, self._comment)

    def _comment(self, token: Token) -> Token:
        """Called by the lexer for a comment that it passes over, behind something that is no text."""
        self.lines.comments.append(Comment(span_of(token), alone=token.start_pos == 0))
        return token


@cache
def _frontend() -> _Frontend:
    return _Frontend()


def parse(source: Source) -> ParsedFile:
    """The tree of what could be read in a file, its comments, and every syntax problem with its place."""
    reports = Reports(source)
    text = _clean(source, reports)
    front = _frontend()
    with front.lock:
        front.builder.begin(reports)
        front.lines.begin(reports, lambda: front.builder.columns)
        run = _Run(front, text, reports)
        file = run.parse()
        comments = sorted(front.lines.comments + front.builder.inline.comments, key=lambda c: c.span.start)
    diagnostics = sorted(reports.found, key=lambda d: (d.span.start, d.span.end, d.code))
    return ParsedFile(source, file, tuple(comments), tuple(diagnostics))


def parse_waktu(text: str) -> Durasi | None:
    """What a `waktu` text says, or None where it is free text. Spans count from the text's start."""
    front = _frontend()
    with front.lock:
        front.lines.begin(None)
        try:
            result: Durasi = front.lark.parse(text, start=START_WAKTU)  # type: ignore[assignment]
        except UnexpectedInput:
            return None
    return result


def _clean(source: Source, reports: Reports) -> str:
    """The text for the lexer: with a final line end, and blanks in place of control characters, which are reported."""
    text = source.text if source.text.endswith("\n") else source.text + "\n"
    if indented := _FIRST_LINE.match(text):
        place = Span(*indented.span(1))
        reports.add(
            Kind.INDENTED,
            place,
            "baris pertama berkas ini menjorok",
            hint="mulai dari tepi kiri",
            edits=(Edit(place, ""),),
        )
        text = f"{text[: place.start]}{' ' * (place.end - place.start)}{text[place.end :]}"
    if not _CONTROL.search(text):
        return text
    for count, match in enumerate(_CONTROL.finditer(text)):
        if count >= MAX_MISTAKES:
            break
        span = Span(match.start(), match.end())
        reports.add(
            Kind.CONTROL,
            span,
            f"karakter tak terlihat U+{ord(match[0]):04X} di dalam teks",
            hint="hapus karakter ini; biasanya terbawa saat menyalin dari program lain",
        )
    return _CONTROL.sub(" ", text)


class _Run:
    """The parse of one file."""

    def __init__(self, front: _Frontend, text: str, reports: Reports) -> None:
        self.lines = front.lines
        self.builder = front.builder
        self.text = text
        self.reports = reports
        self.ip: InteractiveParser = front.lark.parse_interactive(text, start=START_FILE)
        self.mistakes = 0

    def parse(self) -> File:
        state = self.ip.parser_state
        lexer = self.ip.lexer_thread
        while True:
            try:
                for token in lexer.lex(state):  # type: ignore[no-untyped-call]
                    state.feed_token(token)
                break
            except (UnexpectedToken, UnexpectedCharacters) as error:
                self._recover(error)
                self.mistakes += 1
                if self.mistakes >= MAX_MISTAKES:
                    self._move(len(self.text) - 1)  # the rest counts as blank
        result: File = self.ip.feed_eof()  # type: ignore[no-untyped-call]
        return result

    # ------------------------------------------------------------ recovery

    def _recover(self, error: UnexpectedToken | UnexpectedCharacters) -> None:
        token = error.token if isinstance(error, UnexpectedToken) else None
        at = error.pos_in_stream or 0 if token is None else token.start_pos or 0
        if token is not None and token.type == INDENT:
            self._recover_indent(token)
            return
        expected = self._accepts()
        if token is not None and token.type == NEWLINE and "_TITIK_DUA" in expected and "TAMBAH" not in expected:
            self._insert_colon(token)
            return
        self._drop_line(at, token, expected)

    def _opens_block(self, start: int) -> bool:
        """Whether the line at `start` is deeper than the line above it."""
        above = self.text.rfind("\n", 0, max(start - 1, 0)) + 1
        return start > 0 and self._depth(above) < self._depth(start)

    def _depth(self, start: int) -> int:
        line = self.text[start : self.text.index("\n", start)]
        return len(line) - len(line.lstrip(" \t\u00a0"))

    def _insert_colon(self, newline: Token) -> None:
        """`alur` or `pelaksana` without its colon: say so, and read on as if it stood there."""
        start = self._line_start(newline.start_pos or 0)
        mistake = self._mistake(start, newline.start_pos or 0, frozenset({"_TITIK_DUA"}), "berkas")
        explain(mistake, self.reports)
        colon = Token("_TITIK_DUA", ":", newline.start_pos)
        self.ip.parser_state.feed_token(colon)
        self.ip.parser_state.feed_token(newline)

    def _drop_line(self, at: int, token: Token | None, expected: set[str]) -> None:
        newline = token if token is not None and token.type == NEWLINE else None
        start = self._line_start(at)
        self._unwind()
        accepts = self._accepts()
        context = _context(accepts)
        explain(self._mistake(start, at, frozenset(expected), context), self.reports)
        end = self._line_end(start)
        self.ip.parser_state.feed_token(Token("RUSAK", "", start))
        if self._opens_block(start):
            self.lines.loosen()
        if newline is not None:
            self.ip.parser_state.feed_token(newline)
            if context != "alur" and self.lines.pending and self.lines.pending[0].type == INDENT:
                self.lines.pending.clear()
                self.lines.drop_indent()
                self._skip_block(newline.end_pos or 0)
        elif context == "alur":
            self._move(end)
        else:
            self._move(self._block_end(end))

    def _recover_indent(self, token: Token) -> None:
        """A line is indented below one that takes no lines: read it one level up, or skip its block as wrapped text."""
        at = token.end_pos or 0
        above = self._line_start(token.start_pos or 0)
        context = _context(self._accepts())
        mistake = self._mistake(self._line_start(at), at, frozenset(), context)
        if explain_indent(mistake, self.text[above : self.text.index("\n", above)], self.reports):
            self.lines.drop_indent()
            self._skip_block(at)
        else:
            self.lines.forget_indent()

    def _accepts(self) -> set[str]:
        """The terminals that the parser would take now."""
        accepts: set[str] = self.ip.accepts()  # type: ignore[no-untyped-call]
        return accepts

    def _unwind(self) -> None:
        """Take the stack back to where a whole line may stand."""
        state = self.ip.parser_state
        while "RUSAK" not in self._accepts():
            state.state_stack.pop()
            state.value_stack.pop()

    def _mistake(self, start: int, at: int, expected: frozenset[str], context: str) -> Mistake:
        end = self.text.index("\n", start)
        headed = bool(_HEAD.search(self.text, 0, start))
        return Mistake(self.text[start:end], start, max(at - start, 0), expected, context, headed, self.builder.columns)

    # ------------------------------------------------------------ places in the text

    def _line_start(self, at: int) -> int:
        """Where the line around a place begins."""
        return self.text.rfind("\n", 0, at) + 1

    def _line_end(self, start: int) -> int:
        """The line end (its offset) of the logical line that begins at `start`, `|` lines included."""
        end = self.text.index("\n", start)
        while True:
            following = self.text.find("\n", end + 1)
            if following < 0 or not self.text[end + 1 : following].lstrip(" \t\u00a0").startswith("|"):
                return end
            end = following

    def _block_end(self, end: int) -> int:
        """The line end before the next line that is not deeper than the innermost open block."""
        level = self.lines.stack[-1]
        while True:
            following = self.text.find("\n", end + 1)
            if following < 0:
                return end
            line = self.text[end + 1 : following]
            body = line.lstrip(" \t\u00a0")
            if body and len(line) - len(body) <= level:
                return end
            end = following

    def _skip_block(self, at: int) -> None:
        """Go on behind the block whose first line begins at `at`, as if it were not there."""
        self._move(self._block_end(self._line_end(at)))
        self.lines.skip_newline = True

    def _move(self, offset: int) -> None:
        state = self.ip.lexer_thread.state
        assert state is not None
        state.line_ctr.char_pos = offset


def _context(accepts: set[str]) -> str:
    """The block that a line stands in, from the terminals that could begin a line there."""
    if "SOP" in accepts:
        return "berkas"
    if "KUNCI_ALUR" in accepts:
        return "alur"
    if "DAN" in accepts:
        return "langkah"
    if "YA" in accepts:
        return "tambahan"
    if "STRIP" in accepts:
        return "daftar"
    if "KEY" in accepts:
        return "deklarasi"
    return "pelaksana"
