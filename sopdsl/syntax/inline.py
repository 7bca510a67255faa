"""Inside a text: `|` lines, comments, escapes, italics and references; turns TEXT tokens into `Text` nodes."""

from __future__ import annotations

import re
from typing import NamedTuple

from lark import Token

from sopdsl.diagnostics import Edit
from sopdsl.source import Span
from sopdsl.syntax.nodes import Ref, Run, Text
from sopdsl.syntax.parsed import Comment
from sopdsl.syntax.reports import Kind, Reports

_NAME = r"[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?(?![a-z0-9])"
ID = _NAME + r"(?:/" + _NAME + r"){0,7}"

_SPECIAL = re.compile(r"[\n#@*\\]")
_COMMENT = re.compile(r"(?<![^ \t])#(?=[ \t]|$)")
_MARK = re.compile(
    r"\\(?P<escape>[#@*|\\])"
    r"|(?<![^\s(/,])@(?P<ref>" + ID + r")"
    r"|(?P<star>\*)"
)
_REFERS = re.compile(r"^(?P<text>.*\S)[ \t]+=[ \t]+@(?P<id>" + ID + r")$")


_NOTHING = re.compile(r"(?:[\s\u00ad\u200b-\u200f\u2060\ufeff]|\\(?![#@*|\\]))*")
"""What prints nothing: blanks, letters without width, and a `\\` that a word processor's line end has left behind."""


class _Piece(NamedTuple):
    """One printed line of a text: its characters and where they begin in the source."""

    text: str
    start: int


class Inline:
    """Reads the texts of one file; collects the comments found after them."""

    def __init__(self, reports: Reports) -> None:
        self.reports = reports
        self.comments: list[Comment] = []

    def text(self, token: Token | None) -> Text | None:
        """The text of a token; None where nothing would be printed, as with a comment alone."""
        if token is None:
            return None
        value: str = token.value
        start = token.start_pos or 0
        if not _SPECIAL.search(value):
            value = value.rstrip()
            span = Span(start, start + len(value))
            if _NOTHING.fullmatch(value):
                return None
            return Text(span=span, runs=(Run(span=span, text=value),))
        return self._read(self._pieces(value, start))

    def item(self, token: Token | None) -> tuple[Text | None, Ref | None]:
        """The text of a list item, and the id of `teks = @id`."""
        if token is None or "@" not in token.value:
            return self.text(token), None
        pieces = self._pieces(token.value, token.start_pos or 0)
        last = pieces[-1]
        match = _REFERS.match(last.text)
        if match is None:
            return self._read(pieces), None
        at = last.start + match.start("id")
        refers = Ref(span=Span(at - 1, at + len(match["id"])), id=match["id"])
        pieces[-1] = _Piece(match["text"], last.start)
        return self._read(pieces), refers

    def _pieces(self, value: str, start: int) -> list[_Piece]:
        """The printed lines: what follows each `|`, without comments and outer blanks."""
        pieces: list[_Piece] = []
        at = start
        for number, line in enumerate(value.split("\n")):
            begin = 0
            if number:
                begin = line.index("|") + 1
            body = line[begin:]
            if "#" in body:
                body = self._without_comment(body, at + begin)
            stripped = body.strip(" \t\u00a0")
            if number or stripped or not value.startswith("\n"):
                offset = at + begin + (len(body) - len(body.lstrip(" \t\u00a0")) if stripped else 0)
                pieces.append(_Piece(stripped, offset))
            at += len(line) + 1
        return pieces

    def _without_comment(self, body: str, start: int) -> str:
        match = _COMMENT.search(body)
        if match is None:
            return body
        at = match.start()
        self.comments.append(Comment(Span(start + at, start + len(body.rstrip())), alone=False))
        before = body[:at]
        if before.strip() and len(before) - len(before.rstrip()) == 1:
            self.reports.add(
                Kind.NEAR_COMMENT,
                Span(start + at, start + at + 1),
                "teks sesudah # dibaca sebagai komentar dan tidak dicetak",
                hint="tulis \\# bila tanda # harus dicetak, atau dua spasi sebelum # bila memang komentar",
                edits=(Edit(Span(start + at, start + at), " "),),
                safe=False,
            )
        return before

    def _read(self, pieces: list[_Piece]) -> Text | None:
        if all(_NOTHING.fullmatch(piece.text) for piece in pieces):
            return None
        runs: list[Run | Ref] = []
        literal: list[str] = []
        begin = pieces[0].start

        def flush(end: int, italic: bool) -> None:
            nonlocal begin
            text = "".join(literal)
            if text:
                runs.append(Run(span=Span(begin, end), text=text, italic=italic))
            literal.clear()
            begin = end

        for number, piece in enumerate(pieces):
            if number:
                literal.append("\n")
            text, base, at, italic = piece.text, piece.start, 0, False
            last_closing = _last_closing(text) if "*" in text else -1
            for match in _MARK.finditer(text):
                literal.append(text[at : match.start()])
                here, at = match.start(), match.end()
                if match["escape"]:
                    literal.append(match["escape"])
                elif match["ref"]:
                    flush(base + here, italic)
                    runs.append(Ref(span=Span(base + here, base + at), id=match["ref"], italic=italic))
                    begin = base + at
                elif _closes(text, here) if italic else _opens(text, here) and last_closing > here + 1:
                    flush(base + here, italic)
                    begin = base + at
                    italic = not italic
                else:
                    literal.append("*")
            literal.append(text[at:])
        end = pieces[-1].start + len(pieces[-1].text)
        flush(end, italic=False)
        return Text(span=Span(pieces[0].start, end), runs=tuple(runs))


def _opens(text: str, at: int) -> bool:
    """Whether the `*` at this place may open italics; `*)` is always the mark of a footnote."""
    after = text[at + 1 : at + 2]
    return not text[max(at - 1, 0) : at].isalnum() and bool(after.strip()) and after not in ")*"


def _closes(text: str, at: int) -> bool:
    """Whether the `*` at this place may close italics."""
    after = text[at + 1 : at + 2]
    return bool(text[max(at - 1, 0) : at].strip()) and after != ")" and not after.isalnum()


def _last_closing(text: str) -> int:
    """Where the last `*` stands that may close italics; -1 for none. Italics open only where something closes them."""
    stars = [m.start() for m in _MARK.finditer(text) if m["star"]]
    return next((at for at in reversed(stars) if _closes(text, at)), -1)
