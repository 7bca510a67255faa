"""Between lexer and parser: turns the line ends of the lexer into line ends, indents and dedents.

Unlike Lark's own Indenter this one can be resumed after a mistake: its state lives as long as the file, so that the
parser can drop a line and go on (`sopdsl/syntax/parser.py`).
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator

from lark import Token
from lark.lark import PostLex

from sopdsl.diagnostics import Edit
from sopdsl.source import Span
from sopdsl.syntax.parsed import Comment
from sopdsl.syntax.reports import Kind, Reports

NEWLINE, INDENT, DEDENT = "_NL", "_INDENT", "_DEDENT"

_DETAIL = re.compile(
    r"(?:kelengkapan|waktu|output|keterangan|tanya)[ \t]*:|opsional\b|&|(?:ya|tidak|jika\b[^\n]*)?[ \t]*->"
)
"""Lines that only stand below a step."""


class Lines(PostLex):
    """Keeps the stack of open indentation widths (in columns) of the file that is being parsed."""

    always_accept = (NEWLINE,)

    def __init__(self) -> None:
        self.reports: Reports | None = None
        self.stack: list[int] = [0]
        self.pending: deque[Token] = deque()
        self.comments: list[Comment] = []
        self.skip_newline = False
        """Whether the next line end counts for the indentation only: the parser has skipped the lines before it."""
        self._alias: dict[int, int] = {}

    def begin(self, reports: Reports | None) -> None:
        """Start on a new file."""
        self.reports = reports
        self.stack = [0]
        self.pending.clear()
        self.comments = []
        self.skip_newline = False
        self._alias.clear()

    def process(self, stream: Iterator[Token]) -> Iterator[Token]:
        """The tokens for the parser; may be called again to go on after a mistake."""
        pending = self.pending
        while pending:
            yield pending.popleft()
        for token in stream:
            if token.type != NEWLINE:
                yield token
                continue
            self._line_end(token)
            while pending:
                yield pending.popleft()

    def _width(self, indentation: str, start: int) -> int:
        """The width of an indentation in columns. Tabs and no-break spaces are reported, and read by a good guess."""
        if not indentation.strip(" "):
            return len(indentation)
        if indentation.strip("\t"):
            width = len(indentation.expandtabs(4))
        else:
            width = self._tabbed(len(indentation), start)
        if self.reports:
            what = "tab" if "\t" in indentation else "spasi tak-putus"
            place = Span(start, start + len(indentation))
            edit = Edit(place, " " * width)
            several = "{} baris berturut-turut menjorok dengan tab atau spasi tak-putus, bukan spasi"
            if not self.reports.extend(Kind.TAB, edit, several):
                self.reports.add(
                    Kind.TAB,
                    place,
                    f"baris ini menjorok dengan {what}, bukan spasi",
                    hint=f"ganti dengan {width} spasi",
                    edits=(edit,),
                )
        return width

    def _tabbed(self, tabs: int, start: int) -> int:
        """The width that so many tabs stand for: a tab a level, but what only stands below a step goes below one."""
        stack = self.stack
        detail = self.reports is not None and _DETAIL.match(self.reports.source.text, start + tabs)
        level = tabs + 1 if detail and tabs == 1 else tabs
        if level < len(stack):
            return stack[level]
        return max(2 * level, stack[-1] + 1 if level == len(stack) else 0)

    def _open(self, width: int, at: Token) -> None:
        """Queue the indent or dedents that a line of this width needs, compared with the line before."""
        stack = self.stack
        if self._alias:  # a line further out closes what was read generously
            self._alias = {wide: level for wide, level in self._alias.items() if wide <= width}
            width = self._alias.get(width, width)
        if width > stack[-1]:
            stack.append(width)
            self.pending.append(Token.new_borrow_pos(INDENT, at, at))
            return
        if width not in stack:
            deeper = min(level for level in stack if level > width)
            self._report_between(width, deeper, at)
            self._alias[width] = width = deeper
        while width < stack[-1]:
            stack.pop()
            self.pending.append(Token.new_borrow_pos(DEDENT, at, at))

    def forget_indent(self) -> None:
        """Undo the indent just opened: its lines are read as if they stood one level up."""
        width = self.stack.pop()
        self._alias[width] = self.stack[-1]

    def drop_indent(self) -> None:
        """Undo the indent just opened, whose lines the parser skips."""
        self.stack.pop()

    def _line_end(self, token: Token) -> None:
        text: str = token.value
        if self.skip_newline:
            self.skip_newline = False
        else:
            self.pending.append(token)
        tail = text[text.rindex("\n") + 1 :]
        end = token.end_pos or 0
        if "#" in text:
            self._collect_comments(text, end - len(text))
            if "#" in tail:  # the file ends in a comment
                tail = ""
        self._open(self._width(tail, end - len(tail)) if tail else 0, token)

    def _collect_comments(self, text: str, start: int) -> None:
        for line in text.split("\n"):
            at = line.find("#")
            if at >= 0:
                self.comments.append(Comment(Span(start + at, start + len(line.rstrip())), alone=True))
            start += len(line) + 1

    def _report_between(self, width: int, deeper: int, at: Token) -> None:
        if self.reports is None:
            return
        end = at.end_pos or 0
        self.reports.add(
            Kind.BETWEEN_LEVELS,
            Span(end - width, end),
            "indentasi baris ini tidak sejajar dengan baris mana pun di atasnya",
            hint=f"pakai {deeper} spasi; baris ini dibaca demikian",
            edits=(Edit(Span(end - width, end), " " * deeper),),
        )
