"""Findings that a collection knows and leaves for later, in a file beside its settings, so that only new ones count.

A finding is known by its file, its code and its sentence, not by its line: it stays known while lines are added above.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from sopdsl.diagnostics import Diagnostic
from sopdsl.lint.rule import Rule
from sopdsl.source import Source, Span
from sopdsl.workspace.output import write_file
from sopdsl.workspace.paths import is_there, shown
from sopdsl.workspace.reading import read_source

_FORMAT = "sopdsl/baseline"
_VERSION = 1

Key = tuple[str, str, str]
"""The path of a file below the root, a code, and a sentence."""


@dataclass(frozen=True)
class Baseline:
    """The known findings of a collection, each with how often it is known; `source` is the text of their file."""

    source: Source
    known: Counter[Key]
    unreadable: Diagnostic | None = None

    def sift(
        self, found: Iterable[tuple[str, Diagnostic]], *, whole: bool, passed: Callable[[str, str], bool]
    ) -> tuple[list[Diagnostic], int]:
        """The findings that are not known, and how many are; each comes with the path of its file below the root.

        Where the `whole` collection is looked at, entries for which there is no finding any more are a finding too, but
        for those `passed` over: findings with that code were not looked for in the file at that path.
        """
        left = Counter(self.known)
        new: list[Diagnostic] = []
        for path, one in found:
            key = (path, one.code, one.message)
            if left[key]:
                left[key] -= 1
            else:
                new.append(one)
        missing = left.total()
        gone = missing and sum(count for (path, code, _), count in left.items() if not passed(path, code))
        if whole and gone:
            from sopdsl.lint.pages.sop804_dasar_usang import DASAR_USANG

            message = f"{gone} temuan dalam berkas ini sudah tidak ada lagi"
            new.append(_about(self.source, DASAR_USANG, message, "perbarui dengan --write-baseline"))
        if self.unreadable:
            new.append(self.unreadable)
        return new, self.known.total() - missing


def read_baseline(path: Path) -> Baseline:
    """The known findings in a file; none where it is not there. A damaged file is a finding, and nothing is known."""
    name = shown(path)
    if not is_there(path):
        return Baseline(Source(name, ""), Counter())
    reading = read_source(path, name)
    source = reading.source
    try:
        data = json.loads(source.text)
        if data["format"] != _FORMAT or data["version"] != _VERSION:
            raise ValueError
        known: Counter[Key] = Counter()
        for one in data["findings"]:
            if not isinstance(one["count"], int) or one["count"] < 1:
                raise ValueError
            known[str(one["file"]), str(one["code"]), str(one["message"])] += one["count"]
    except (ValueError, KeyError, TypeError, RecursionError):
        from sopdsl.lint.pages.sop805_dasar_rusak import DASAR_RUSAK

        message = "berkas dasar ini tidak dapat dibaca"
        hint = "buat ulang dengan --write-baseline"
        broken = _about(source, DASAR_RUSAK, message, hint)
        return Baseline(source, Counter(), broken)
    return Baseline(source, known)


def write_baseline(path: Path, found: Iterable[tuple[str, Diagnostic]], passed: Callable[[str, str], bool]) -> int:
    """Write these findings as the known ones, and give their number; what was `passed` over stays known as it is.

    Raises WriteFault.
    """
    known = Counter((file, one.code, one.message) for file, one in found)
    known.update({key: count for key, count in read_baseline(path).known.items() if passed(key[0], key[1])})
    findings = [
        {"file": file, "code": code, "message": message, "count": count}
        for (file, code, message), count in sorted(known.items())
    ]
    data = {"format": _FORMAT, "version": _VERSION, "findings": findings}
    write_file(path, (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode())
    return known.total()


def _about(source: Source, rule: Rule, message: str, hint: str) -> Diagnostic:
    return Diagnostic(rule.code, rule.name, rule.level, message, source, Span(0, 0), hint)
