"""After the rules: which findings count in a collection, and how much they weigh.

Errors always count as errors: a document with one would be wrong, whatever a collection chooses.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from functools import cached_property

from sopdsl.diagnostics import Diagnostic, Severity
from sopdsl.lint.rule import PROFILE

EVERYTHING = "SOP"
OPTIONAL = frozenset({"SOP602"})
"""The codes of the rules that are off by themselves: settings are read, and findings told again, without any rule."""


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
        level = self.level(found.code, found.name, found.severity, path)
        return found if level is found.severity else replace(found, severity=level) if level else None

    def level(self, code: str, name: str, severity: Severity, path: str) -> Severity | None:
        """The level at which findings of a rule count in the file at a path; None where they do not. `severity` is that
        of the rule itself."""
        key = (code, name, severity, path if self.per_file_ignores else "")
        if key not in self._levels:
            self._levels[key] = self._level(code, name, severity, path)
        return self._levels[key]

    @cached_property
    def _levels(self) -> dict[tuple[str, str, Severity, str], Severity | None]:
        """The levels that were asked for: a collection has many findings of few kinds."""
        return {}

    def _level(self, code: str, name: str, severity: Severity, path: str) -> Severity | None:
        if severity is Severity.ERROR:
            return severity
        ignored = [*self.ignore]
        for pattern, selectors in self.per_file_ignores.items():
            if fnmatchcase(path, pattern):
                ignored += selectors
        wanted = _longest(self.select, code, name)
        if code in OPTIONAL and wanted < len(code):
            return None
        if wanted <= _longest(ignored, code, name):
            return None
        level = max(self.levels, key=lambda selector: _length(selector, code, name), default="")
        return self.levels[level] if level and _length(level, code, name) else severity


def _longest(selectors: Iterable[str], code: str, name: str) -> int:
    return max((_length(selector, code, name) for selector in selectors), default=0)


def _length(selector: str, code: str, name: str) -> int:
    """How exactly a selector names a rule; 0 where it does not."""
    if selector == name:
        return len(code)
    return len(selector) if selector and code.startswith(selector.upper()) else 0
