"""Every kind of finding there is, by code: the rules, and the pages of what other stages find."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sopdsl.lint.pages import PAGES
from sopdsl.lint.rule import Rule
from sopdsl.lint.rules import RULES
from sopdsl.nearest import Guess, nearest

ALL: tuple[Rule, ...] = tuple(sorted((*RULES, *PAGES), key=lambda rule: rule.code))


def rule_of(written: str) -> Rule | None:
    """The rule of a code or a name, in any case of letters; None for one that is not there."""
    asked = written.strip().casefold()
    return next((rule for rule in ALL if asked in (rule.code.casefold(), rule.name)), None)


def known_selector(written: str) -> bool:
    """Whether a code, the beginning of one, or a name stands for at least one rule."""
    return any(matches(written, rule.code, rule.name) for rule in ALL)


def guess(written: str) -> Guess | None:
    """The codes or names nearest to one that is not there; a bare number lacks its letters.

    Of a code that is well written, others are no nearer than chance has it.
    """
    if re.fullmatch(r"SOP\d{3}", written.upper()):
        return None
    if written.isdecimal() and known_selector(f"SOP{written}"):
        return Guess((f"SOP{written}",))
    words: Iterable[str] = (rule.name if "-" in written else rule.code for rule in ALL)
    return nearest(written.lower() if "-" in written else written.upper(), words)


def matches(selector: str, code: str, name: str) -> bool:
    """Whether a code, the beginning of one, or a name, as a person wrote it, stands for this rule."""
    return name == selector or (selector[:3].upper() == "SOP" and code.startswith(selector.upper()))
