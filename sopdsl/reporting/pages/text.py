"""The pages of rules on a console, and the table of all rules."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from sopdsl.lint.cases import Shown
from sopdsl.lint.explaining import Page
from sopdsl.reporting.glyphs import BOXES, Glyphs, visible
from sopdsl.reporting.pages import words
from sopdsl.reporting.table import Column, table
from sopdsl.reporting.text import Line, Piece, report

_WIDTH = 96
_COLUMNS = (Column("Kode"), Column("Nama"), Column("Tingkat"), Column("Perbaikan"))


def overview(pages: Iterable[Page], room: int, encoding: str | None) -> Iterator[str]:
    """The lines of a table of rules."""
    rows = [(page.rule.code, page.rule.name, words.level(page.rule), words.short_fix(page)) for page in pages]
    yield from table(_COLUMNS, rows, room, encoding)


def pages(shown: Sequence[Page], glyphs: Glyphs = BOXES) -> Iterator[Line]:
    """The lines of several pages, with a rule between them."""
    for at, page in enumerate(shown):
        if at:
            yield (Piece("frame", "-" * 40),)
            yield ()
        yield from _page(page, glyphs)


def _page(page: Page, glyphs: Glyphs) -> Iterator[Line]:
    rule = page.rule
    yield (Piece("message", f"{rule.code} {rule.name}"), Piece("text", f" ({words.level(rule)})"))
    yield ()
    yield from _prose(rule.what if rule.default else f"{rule.what} {words.OPTIONAL}")
    for heading, text in ((words.WHY, rule.why), (words.SOURCE, rule.source), (words.FIX, words.fix(page))):
        yield ()
        yield from _heading(heading)
        yield from _prose(text, "  ")
    for example in page.bad:
        yield ()
        yield from _heading(words.BAD)
        yield from _files(example.files)
        if page.rule.on_disk:
            yield ()
            yield from _prose(words.ON_DISK, "  ")
        if example.found:
            yield ()
            yield from _heading(words.MESSAGES)
            told = list(report(example.found, glyphs))[:-1]
            yield from ((Piece("text", "  "), *line) if line else () for line in told)
        if example.fixed:
            yield ()
            yield from _heading(words.FIXED)
            yield from _files(example.fixed)
    for good in page.good:
        yield ()
        yield from _heading(words.GOOD)
        yield from _files(good)
    sentence, typed = words.waiving(page)
    yield ()
    yield from _heading(words.WAIVE)
    yield from _prose(sentence, "  ")
    for line in (typed or "").splitlines():
        yield (Piece("text", f"    {line}"),)
    yield ()


def _heading(text: str) -> Iterator[Line]:
    yield (Piece("second", text),)


def _prose(text: str, indent: str = "") -> Iterator[Line]:
    for line in textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False):
        yield (Piece("text", line),)


def _files(files: Iterable[Shown]) -> Iterator[Line]:
    for file in files:
        if file.name:
            yield (Piece("path", f"  {visible(file.name)}"),)
        if file.text.strip():
            for line in file.text.rstrip("\n").split("\n"):
                yield (Piece("text", f"    {visible(line)}".rstrip()),)
