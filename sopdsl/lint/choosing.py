"""After the rules: which findings count in a collection, and how much they weigh.

Errors always count as errors: a document with one would be wrong, whatever a collection chooses.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from functools import cache

from sopdsl.diagnostics import Diagnostic, Severity
from sopdsl.lint.rule import PROFILE

EVERYTHING = "SOP"


@dataclass(frozen=True)
class Choice:
    """What a collection chooses: selectors are codes, beginnings of codes, or names of rules.

    The longest selector that fits decides; `ignore` wins over an equal one of `select`. A rule that is off by itself is
    only on where its whole code or its name is selected. `per_file_ignores` are patterns of paths below the root, such
    as `hukum/*.sop`, with what is ignored there.
    """

    profile: str = PROFILE
    select: tuple[str, ...] = (EVERYTHING,)
    ignore: tuple[str, ...] = ()
    levels: Mapping[str, Severity] = field(default_factory=dict)
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def chosen(self, found: Diagnostic, path: str) -> Diagnostic | None:
        """The finding at the level at which it counts; None where it does not. `path` is its file's below the root."""
        if found.severity is Severity.ERROR:
            return found
        ignored = [*self.ignore]
        for pattern, selectors in self.per_file_ignores.items():
            if fnmatchcase(path, pattern):
                ignored += selectors
        wanted = _longest(self.select, found)
        if found.code in _optional() and wanted < len(found.code):
            return None
        if wanted <= _longest(ignored, found):
            return None
        level = max(self.levels, key=lambda selector: _length(selector, found), default="")
        return replace(found, severity=self.levels[level]) if level and _length(level, found) else found


@cache
def _optional() -> frozenset[str]:
    """The codes of the rules that are off by themselves. Settings are read without knowing any rule."""
    from sopdsl.lint.rules import RULES

    return frozenset(rule.code for rule in RULES if not rule.default)


def _longest(selectors: Iterable[str], found: Diagnostic) -> int:
    return max((_length(selector, found) for selector in selectors), default=0)


def _length(selector: str, found: Diagnostic) -> int:
    """How exactly a selector names the rule of a finding; 0 where it does not."""
    if selector == found.name:
        return len(found.code)
    return len(selector) if selector and found.code.startswith(selector.upper()) else 0
