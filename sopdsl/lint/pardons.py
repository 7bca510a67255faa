"""Part of the waivers: reads the comments that speak to us, and tells which of them cannot be read or do nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set

from sopdsl.diagnostics import Diagnostic, Edit, Fix, Severity
from sopdsl.lint.catalogue import guess, rule_of
from sopdsl.lint.pages.sop801_pengabaian_tanpa_alasan import TANPA_ALASAN
from sopdsl.lint.pages.sop802_pengabaian_tak_terpakai import TAK_TERPAKAI
from sopdsl.lint.pages.sop803_pengabaian_tak_sah import TAK_SAH
from sopdsl.lint.rule import Rule
from sopdsl.lint.waivers import OURS, Waiver
from sopdsl.nearest import nearest
from sopdsl.source import Comment, Source, Span

_WAIVER = re.compile(
    r"(?P<word>[^\s,]+)[ \t]*(?P<rules>.*?)[ \t]*"
    r"(?:(?:--+|[\u2013\u2014]|(?<=[ \t])-(?=[ \t]))[ \t]*(?P<reason>.*))?$"
)
_RULE = re.compile(r"[^\s,;]+")
_WORD = "abaikan"
_EXAMPLE = '"# sopc: abaikan SOP203 -- alasan"'
_BLANKS = " \t\u00a0"


def unused(
    waivers: Mapping[str, Sequence[Waiver]], used: Set[Waiver], sources: Mapping[str, Source]
) -> Iterator[Diagnostic]:
    """The findings about waivers that were not used."""
    for path, of_file in waivers.items():
        source = sources[path]
        for waiver in of_file:
            if waiver not in used:
                alone = sum(other.comment == waiver.comment for other in of_file) == 1
                yield _finding(
                    TAK_TERPAKAI,
                    source,
                    waiver.span,
                    f"pengabaian {waiver.code} tidak terpakai: tidak ada temuan itu di sini",
                    "hapus komentar ini" if alone else f"hapus {waiver.code} dari komentar ini",
                    Fix((Edit(_with_blanks(source, waiver.comment), ""),)) if alone else None,
                )


def stuck_sign(source: Source, span: Span) -> Diagnostic:
    """The finding about a sign of a comment without its blank, so that all behind it is printed."""
    message = 'tulisan sesudah "#" dicetak sebagai teks, karena tanda komentar memerlukan spasi'
    return _finding(TAK_SAH, source, span, message, 'tulis "# sopc:", dengan spasi sesudah #')


class ReadComment:
    """One comment that speaks to us: its waivers, and what is wrong with it."""

    def __init__(self, source: Source, comment: Comment) -> None:
        self._source, self._comment = source, comment
        self.waivers: list[Waiver] = []
        self.found: list[Diagnostic] = []
        written = source.slice(comment.span)
        head = OURS.match(written)
        start = head.end() if head else 0
        match = _WAIVER.match(written, start)
        if match is None or not match["rules"] or match["word"].casefold() != _WORD:
            word = match["word"].casefold() if match else _WORD
            near = word != _WORD and nearest(word, (_WORD,))
            message = "komentar ini dimulai dengan sopc:, tetapi tidak dapat dibaca sebagai pengabaian"
            hint = f'maksud Anda "{_WORD}"? contoh: {_EXAMPLE}' if near else f"contoh: {_EXAMPLE}"
            self._report(TAK_SAH, comment.span, message, hint)
            return
        if not (match["reason"] or "").strip():
            message = "pengabaian ini tidak menyebut alasannya"
            self._report(TANPA_ALASAN, comment.span, message, 'tambahkan " -- " dan alasannya di akhir komentar')
        reach = _reach(source, comment)
        for word in _RULE.finditer(match["rules"]):
            at = comment.span.start + match.start("rules")
            self._waive(word[0], Span(at + word.start(), at + word.end()), reach)

    def _waive(self, written: str, span: Span, reach: Span) -> None:
        rule = rule_of(written)
        if rule is None:
            near = guess(written)
            hint = f"maksud Anda {near.question}?" if near else 'tulis kode lengkap atau nama aturan, misalnya "SOP203"'
            self._report(TAK_SAH, span, f'aturan "{written}" tidak ada', hint)
        elif rule.level is Severity.ERROR:
            message = f"{rule.code} ialah galat, yang tidak dapat diabaikan"
            self._report(TAK_SAH, span, message, "perbaiki galatnya, lalu hapus pengabaian ini")
        else:
            self.waivers.append(Waiver(rule.code, span, self._comment.span, reach))

    def _report(self, rule: Rule, span: Span, message: str, hint: str) -> None:
        self.found.append(_finding(rule, self._source, span, message, hint))


def _finding(rule: Rule, source: Source, span: Span, message: str, hint: str, fix: Fix | None = None) -> Diagnostic:
    return Diagnostic(rule.code, rule.name, rule.level, message, source, span, hint, fix=fix)


def _reach(source: Source, comment: Comment) -> Span:
    """The stretch of text for which a comment holds."""
    line = source.position(comment.span.start).line
    if not comment.alone:
        return _lines(source, line, line)
    lines = source.text.split("\n")
    if all(_is_aside(text) for text in lines[: line - 1]):
        return Span(0, len(source.text) + 1)
    first = next((at for at in range(line, len(lines)) if not _is_aside(lines[at])), len(lines))
    if first == len(lines):
        return _lines(source, line, line)
    indent = _indent(lines[first])
    last = first
    for at in range(first + 1, len(lines)):
        if not _is_aside(lines[at]):
            if _indent(lines[at]) <= indent:
                break
            last = at
    return _lines(source, first + 1, last + 1)


def _is_aside(line: str) -> bool:
    """Whether a line is blank or a comment."""
    bare = line.strip(_BLANKS)
    return not bare or bare.startswith("#")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(_BLANKS))


def _lines(source: Source, first: int, last: int) -> Span:
    return Span(source.line_span(first).start, source.line_span(last).end + 1)


def _with_blanks(source: Source, comment: Span) -> Span:
    """A comment with the blanks before it, and with its line where nothing else stands there."""
    start = comment.start
    while start and source.text[start - 1] in _BLANKS:
        start -= 1
    alone = start == 0 or source.text[start - 1] == "\n"
    end = comment.end
    while end < len(source.text) and source.text[end] in _BLANKS:
        end += 1
    return Span(start, end + 1 if alone and end < len(source.text) else end)
