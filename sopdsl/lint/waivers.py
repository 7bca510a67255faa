"""After the rules: findings that an author waives by a comment, `# sopc: abaikan SOP203 -- alasan`.

At the end of a line it holds for that line; on a line of its own for the step or field below it, with what belongs to
it; above the first line of a file for all of it. An error cannot be waived. A waiver that is used for nothing, that
gives no reason, or that cannot be read is itself a finding. While there are errors of syntax, which keep rules from
looking, nothing is said about use: what is waived may well be there when they are mended.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from sopdsl.diagnostics import Diagnostic, Severity
from sopdsl.source import Comment, Source, Span

OURS = re.compile(r"#[ \t]*sopc[ \t]*:[ \t]*")
"""How a comment begins that speaks to us."""
_STUCK = re.compile(r"(?<![^ \t\n])#sopc[ \t]*:")
"""What looks like one, and is text: a comment needs a blank after its sign."""
_AFTER_SYNTAX = "SOP040"
"""The first code that is no matter of syntax."""


@dataclass(frozen=True)
class Waiver:
    """A waived rule: its code, where that is written, the comment, and the stretch of text for which it holds."""

    code: str
    span: Span
    comment: Span
    reach: Span

    def holds(self, found: Diagnostic) -> bool:
        """Whether it waives a finding of its file."""
        start = found.span.start
        return found.code == self.code and found.severity is not Severity.ERROR and start in range(*self.reach)


@dataclass(frozen=True)
class Waived:
    """What is left when waivers are taken into account, those about the waivers included, and what was waived."""

    left: tuple[Diagnostic, ...]
    waived: tuple[Diagnostic, ...]


class Commented(Protocol):
    """A file with its comments."""

    @property
    def source(self) -> Source:
        """Its text."""
        ...

    @property
    def comments(self) -> tuple[Comment, ...]:
        """Its comments."""
        ...


def rules_looked(found: Iterable[Diagnostic]) -> bool:
    """Whether there are no errors of syntax among all findings, which keep rules from looking at what is there."""
    return not any(one.severity is Severity.ERROR and one.code < _AFTER_SYNTAX for one in found)


def waive(found: Sequence[Diagnostic], files: Sequence[Commented]) -> Waived:
    """Take the waivers of all files into account."""
    ours = [
        (file.source, comment)
        for file in files
        for comment in file.comments
        if OURS.match(file.source.text, comment.span.start)
    ]
    stuck = [
        (file.source, Span(*match.span()))
        for file in files
        if "#sopc" in file.source.text
        for match in _STUCK.finditer(file.source.text)
        if not any(comment.span.start <= match.start() < comment.span.end for comment in file.comments)
    ]
    if not ours and not stuck:
        return Waived(tuple(found), ())
    # Only a collection with waivers needs to know all rules.
    from sopdsl.lint.pardons import ReadComment, stuck_sign, unused

    waivers: dict[str, list[Waiver]] = {}
    about = [stuck_sign(source, span) for source, span in stuck]
    for source, comment in ours:
        read = ReadComment(source, comment)
        waivers.setdefault(source.path, []).extend(read.waivers)
        about += read.found
    left: list[Diagnostic] = []
    waived: list[Diagnostic] = []
    used: set[Waiver] = set()
    for one in found:
        holding = [waiver for waiver in waivers.get(one.source.path, ()) if waiver.holds(one)]
        used.update(holding)
        (waived if holding else left).append(one)
    if rules_looked(found):
        about += unused(waivers, used, {source.path: source for source, _ in ours})
    return Waived((*left, *about), tuple(waived))
