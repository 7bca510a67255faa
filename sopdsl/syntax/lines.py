"""Between lexer and parser: turns the line ends of the lexer into line ends, indents and dedents.

Unlike Lark's own Indenter this one can be resumed after a mistake: its state lives as long as the file, so that the
parser can drop a line and go on (`sopdsl/syntax/parser.py`).
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Container, Iterator
from dataclasses import replace

from lark import Token
from lark.lark import PostLex

from sopdsl.diagnostics import Edit
from sopdsl.source import Span
from sopdsl.syntax.parsed import Comment
from sopdsl.syntax.reports import Kind, Reports

NEWLINE, INDENT, DEDENT = "_NL", "_INDENT", "_DEDENT"

_DETAIL = re.compile(
    r"(?:kelengkapan|waktu|output|keterangan|tanya|sisi)[ \t]*:|opsional\b|&|(?:ya|tidak|jika\b[^\n]*)?[ \t]*->"
)
"""Lines that only stand below a step."""


_STEP = re.compile(r"(?:\[[^\]\n]*\][ \t]*)?([a-z][a-z0-9-]*)[ \t]*(?::|[+>|][ \t]*[a-z])")
_HEADS = frozenset({"SOP", "KEPUTUSAN", "DEKLARASI", "PELAKSANA", "ALUR"})


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
        self._between: dict[int, int] = {}
        self._columns: Callable[[], Container[str]] = tuple
        self._in_alur = False
        self._stray_steps: int | None = None
        self._stray_details: int | None = None
        self._headless = False
        self._loose = False

    def begin(self, reports: Reports | None, columns: Callable[[], Container[str]] = tuple) -> None:
        """Start on a new file; `columns` gives the ids of the pelaksana declared so far."""
        self.reports = reports
        self._columns = columns
        self._in_alur = self._headless = self._loose = False
        self._stray_steps = self._stray_details = None
        self._between.clear()
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
                if token.type in _HEADS:
                    self._in_alur = token.type == "ALUR"
                    self._headless = False
                    self._stray_steps = self._stray_details = None
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
        real = width
        if self._in_alur and self.reports is not None:
            width = self._level_in_alur(width, at)
        if self._loose and len(stack) > 1 and stack[-2] < width < stack[-1]:
            stack[-1] = width  # the line that opened the block was dropped, so its indentation does not count
        self._loose = False
        if self._alias:  # a line further out closes what was read generously
            self._alias = {wide: level for wide, level in self._alias.items() if wide <= width}
            self._between = {wide: place for wide, place in self._between.items() if wide <= width}
            width = self._alias.get(width, width)
        if width > stack[-1]:
            stack.append(width)
            self.pending.append(Token.new_borrow_pos(INDENT, at, at))
            return
        if width not in stack:
            deeper = min(level for level in stack if level > width)
            self._report_between(width, deeper, at)
            self._alias[width] = width = deeper
        elif self._between and real in self._between and real != width:
            self._extend_between(real, width, at)
        while width < stack[-1]:
            stack.pop()
            self.pending.append(Token.new_borrow_pos(DEDENT, at, at))

    def loosen(self) -> None:
        """The line that opened the innermost block was dropped: the next line may stand further out."""
        self._loose = True

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
        self._between[width] = len(self.reports.found)
        self.reports.add(
            Kind.BETWEEN_LEVELS,
            Span(end - width, end),
            "indentasi baris ini tidak sejajar dengan baris mana pun di atasnya",
            hint=f"pakai {deeper} spasi; baris ini dibaca demikian",
            edits=(Edit(Span(end - width, end), " " * deeper),),
        )

    def _extend_between(self, width: int, level: int, at: Token) -> None:
        """A further line of the same width between levels: its edit belongs to the first one's report."""
        self._add_edit(self._between[width], width, level, at)

    def _add_edit(self, index: int, width: int, level: int, at: Token) -> None:
        if self.reports is None or index >= len(self.reports.found):
            return
        found, end = self.reports.found[index], at.end_pos or 0
        if found.fix is not None:
            edit = Edit(Span(end - width, end), " " * level)
            self.reports.found[index] = replace(found, fix=replace(found.fix, edits=(*found.fix.edits, edit)))

    def _level_in_alur(self, width: int, at: Token) -> int:
        """The level of a line in a table, by what it says where its indentation cannot be right."""
        stack = self.stack
        if len(stack) > 1 and width == stack[1]:
            return self._detail_level(width, at) if not self._headless and self._is_detail(at) else width
        if self._is_step(at):
            if self._headless and width and len(stack) > 1 and width < (*stack, width + 1)[2]:
                stack[1] = width  # what stood there before were details of a step that is missing
            self._headless = False
            return self._step_level(width, at)
        if not self._is_detail(at):
            return width
        if len(stack) == 1:
            self._headless = width > 0
        elif width < stack[1]:
            return self._detail_level(width, at)
        return width

    def _detail_level(self, width: int, at: Token) -> int:
        """The level of the details of a step, for one that stands no deeper than steps; reported once in a table."""
        level = self.stack[2] if len(self.stack) > 2 else self.stack[1] + 2
        assert self.reports is not None
        if self._stray_details is not None:
            self._add_edit(self._stray_details, width, level, at)
            return level
        end = at.end_pos or 0
        self._stray_details = len(self.reports.found)
        self.reports.add(
            Kind.INDENTED,
            Span(end, self._end_of_line(end)),
            "rincian ini tidak lebih menjorok daripada langkahnya",
            hint=f"langkah menjorok {self.stack[1]} spasi; rinciannya lebih dalam, misalnya {level} spasi",
            edits=(Edit(Span(end - width, end), " " * level),),
            safe=False,
        )
        return level

    def _end_of_line(self, at: int) -> int:
        assert self.reports is not None
        end = self.reports.source.text.find("\n", at)
        return at if end < 0 else end

    def _is_detail(self, at: Token) -> bool:
        """Whether what stands behind the indentation can only belong to a step."""
        return self.reports is not None and _DETAIL.match(self.reports.source.text, at.end_pos or 0) is not None

    def _is_step(self, at: Token) -> bool:
        """Whether a step by a declared pelaksana begins where the indentation ends."""
        match = _STEP.match(self.reports.source.text, at.end_pos or 0) if self.reports else None
        return match is not None and match[1] in self._columns()

    def _step_level(self, width: int, at: Token) -> int:
        """The level of steps, for a step that stands elsewhere; reported once in a table."""
        level = self.stack[1] if len(self.stack) > 1 else (width or 2)
        if level == width or self.reports is None:
            return level
        if self._stray_steps is not None:
            self._add_edit(self._stray_steps, width, level, at)
            return level
        end = at.end_pos or 0
        self._stray_steps = len(self.reports.found)
        self.reports.add(
            Kind.INDENTED,
            Span(end, self._end_of_line(end)),
            "langkah ini tidak sejajar dengan langkah lain",
            hint=f"semua langkah sebuah alur menjorok {level} spasi; rinciannya lebih dalam",
            edits=(Edit(Span(end - width, end), " " * level),),
        )
        return level
