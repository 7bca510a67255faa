"""The catalogue's examples by kind of finding: the bad cases of its page, then further ones from `cases/`.

A further case begins with a line `#### CODE` and is written as those of rules are (`sopdsl/lint/cases.py`), whole
files with `=== name`; marks are not needed. What shows there is what it gives of its own kind. `#### CODE bangun svg`,
or without a code, is for what is said when documents are made in that format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sopdsl.diagnostics import Diagnostic
from sopdsl.lint.cases import Shown, case_of, shown
from sopdsl.lint.catalogue import ALL
from sopdsl.lint.rule import Rule
from sopdsl.reporting.text import plain, report
from tests.catalogue.compiling import built, compiled

FURTHER = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Entry:
    """An example: the kind of finding that it shows, if that has a page, and its text.

    `place` says where it stands, for messages, and `format` is that of the documents that are made of it, if any.
    """

    rule: Rule | None
    text: str
    place: str
    format: str | None = None

    @property
    def files(self) -> tuple[Shown, ...]:
        """What an author sees of it."""
        return shown(self.text)

    @cached_property
    def found(self) -> tuple[Diagnostic, ...]:
        """The findings of its kind, in order; none where a document is made."""
        if self.rule is None or self.format is not None:
            return ()
        found = compiled(case_of(self.text), on_disk=self.rule.on_disk)
        return tuple(one for one in found if one.code == self.rule.code)

    @cached_property
    def printed(self) -> str:
        """What is printed about it."""
        return plain(report(self.found)) if self.format is None else built(case_of(self.text), self.format)

    @property
    def sentences(self) -> tuple[str, ...]:
        """The sentences of its messages."""
        if self.format is None:
            return tuple(one.message for one in self.found)
        return tuple(re.findall(r"^(?:galat|peringatan|saran)(?:\[\w+\])?: (.*)$", self.printed, re.MULTILINE))


def entries() -> list[Entry]:
    """All examples, by code; those without one come last."""
    further = [entry for path in sorted(FURTHER.glob("*.txt")) for entry in _further(path)]
    of_rules = [one for rule in ALL for one in (*_of_page(rule), *(entry for entry in further if entry.rule is rule))]
    return [*of_rules, *(entry for entry in further if entry.rule is None)]


def _of_page(rule: Rule) -> Iterator[Entry]:
    for at, bad in enumerate(rule.bad):
        yield Entry(rule, bad.text, f"{rule.code} bad[{at}]")


def _further(path: Path) -> Iterator[Entry]:
    text = path.read_text(encoding="utf-8")
    by_code = {rule.code: rule for rule in ALL}
    for match in re.finditer(r"^#### (SOP\w+)?(?: ?bangun (\w+))?\n((?:(?!####).*\n)*)", text, re.MULTILINE):
        line = text.count("\n", 0, match.start()) + 1
        rule = by_code[match[1]] if match[1] else None
        yield Entry(rule, match[3], f"{path.name}:{line}", match[2])
