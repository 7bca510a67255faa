"""The third stage: the rules of style and sense look at each SOP, and at the collection as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.diagnostics import Diagnostic, Label
from sopdsl.lint.rule import Found, Rule
from sopdsl.lint.rules import RULES
from sopdsl.lint.subject import Subject
from sopdsl.lint.whole import Whole
from sopdsl.source import Source


def lint_sop(subject: Subject) -> Iterator[Diagnostic]:
    """What the rules find in one SOP, by rule. All rules look; which count is chosen afterwards."""
    for rule in RULES:
        if rule.check is not None:
            yield from (_diagnostic(rule, found, subject.source) for found in rule.check(subject))


def lint_whole(whole: Whole) -> Iterator[Diagnostic]:
    """What the rules find that compare the files of a collection."""
    for rule in RULES:
        if rule.check_whole is not None:
            yield from (_diagnostic(rule, found, whole.sources[id]) for id, found in rule.check_whole(whole))


def _diagnostic(rule: Rule, found: Found, source: Source) -> Diagnostic:
    related = tuple(Label(one.source or source, one.span, one.message) for one in found.related)
    return Diagnostic(
        rule.code, rule.name, rule.level, found.message, source, found.span, found.hint, related, found.fix
    )
