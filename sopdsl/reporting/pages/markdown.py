"""The pages of rules as Markdown, for repositories and wikis."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from sopdsl.lint.cases import Shown
from sopdsl.lint.explaining import Page
from sopdsl.lint.rule import Rule
from sopdsl.reporting.glyphs import visible
from sopdsl.reporting.pages import words
from sopdsl.reporting.text import plain, report

_SIGNS = re.compile(r"([\\*_\[\]<>#|]|@(?=\w))")
_CODE = re.compile(r"(`[^`]+`)")


def render(pages: Sequence[Page]) -> str:
    """One document: a table of the rules, then their pages."""
    parts = [f"# {words.TITLE}", escaped(words.INTRODUCTION), "\n".join(_table(pages)), words.EXCERPT]
    for page in pages:
        parts += _page(page)
    return "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    """Text without meaning for Markdown; what stands between backticks stays code."""
    return "".join(part if part.startswith("`") else _SIGNS.sub(r"\\\1", part) for part in _CODE.split(text))


def fenced(text: str, language: str = "") -> str:
    """Text as a block of code, whatever backticks it holds."""
    longest = max((len(ticks) for ticks in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{text.rstrip()}\n{fence}"


def files(shown: Iterable[Shown]) -> Iterator[str]:
    """The files of a case as blocks, each below its name."""
    for file in shown:
        if file.name:
            yield f"`{file.name}`"
        text = "\n".join(visible(line) for line in file.text.rstrip("\n").split("\n"))
        if text.strip():
            yield fenced(text, "sop" if not file.name or ".sop" in file.name else "")


def _table(pages: Iterable[Page]) -> Iterator[str]:
    yield "| Kode | Nama | Tingkat | Perbaikan |"
    yield "|---|---|---|---|"
    for page in pages:
        rule = page.rule
        link = f"[{rule.code}](#{anchor(rule)})"
        yield f"| {link} | {rule.name} | {words.level(rule)} | {words.short_fix(page)} |"


def anchor(rule: Rule) -> str:
    """The name by which hosts of Markdown link to the heading of a rule."""
    return f"{rule.code.lower()}-{rule.name}"


def _page(page: Page) -> Iterator[str]:
    rule = page.rule
    yield f"## {rule.code} {rule.name}"
    yield f"**{words.level(rule)}.** {escaped(rule.what)}" + ("" if rule.default else f" {words.OPTIONAL}")
    for heading, text in ((words.WHY, rule.why), (words.SOURCE, rule.source), (words.FIX, words.fix(page))):
        yield f"*{heading}.* {escaped(text)}"
    for example in page.bad:
        yield f"### {words.BAD}"
        yield from files(example.files)
        if rule.on_disk:
            yield words.ON_DISK
        if example.found:
            yield f"{words.MESSAGES}:"
            yield fenced(plain(report(example.found)), "text")
        if example.fixed:
            yield f"{words.FIXED}:"
            yield from files(example.fixed)
    for good in page.good:
        yield f"### {words.GOOD}"
        yield from files(good)
    sentence, typed = words.waiving(page)
    yield f"### {words.WAIVE}"
    yield escaped(sentence)
    if typed:
        yield fenced(typed)
