"""The catalogue's examples by kind of finding: the bad cases of its page, then further ones from `cases/`.

A further case begins with a line `#### CODE` and is written as those of rules are (`sopdsl/lint/cases.py`), whole
files with `=== name`; marks are not needed. What shows there is what it gives of its own kind.
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
from tests.catalogue.compiling import compiled

FURTHER = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Entry:
    """An example: the kind of finding that it shows, and its text; `place` says where it stands, for messages."""

    rule: Rule
    text: str
    place: str

    @property
    def files(self) -> tuple[Shown, ...]:
        """What an author sees of it."""
        return shown(self.text)

    @cached_property
    def found(self) -> tuple[Diagnostic, ...]:
        """The findings of its kind, in order."""
        found = compiled(case_of(self.text), on_disk=self.rule.on_disk)
        return tuple(one for one in found if one.code == self.rule.code)


def entries() -> list[Entry]:
    """All examples, by code."""
    further = [entry for path in sorted(FURTHER.glob("*.txt")) for entry in _further(path)]
    return [one for rule in ALL for one in (*_of_page(rule), *(entry for entry in further if entry.rule is rule))]


def _of_page(rule: Rule) -> Iterator[Entry]:
    for at, bad in enumerate(rule.bad):
        yield Entry(rule, bad.text, f"{rule.code} bad[{at}]")


def _further(path: Path) -> Iterator[Entry]:
    text = path.read_text(encoding="utf-8")
    by_code = {rule.code: rule for rule in ALL}
    for match in re.finditer(r"^#### (\w+)\n((?:(?!####).*\n)*)", text, re.MULTILINE):
        line = text.count("\n", 0, match.start()) + 1
        yield Entry(by_code[match[1]], match[2], f"{path.name}:{line}")
