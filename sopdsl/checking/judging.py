"""Which findings of a checked collection count: what was asked for, less what is waived, ignored, or known already."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sopdsl.checking.baseline import Baseline
from sopdsl.checking.findings import Findings
from sopdsl.checking.patterns import unused_patterns
from sopdsl.diagnostics import Diagnostic, in_order
from sopdsl.lint.choosing import Choice
from sopdsl.lint.waivers import rules_looked, waive
from sopdsl.workspace.collection import Collection


@dataclass(frozen=True)
class Judged:
    """The findings that count, in order, and how many there are of others: waived by authors, known by the baseline."""

    found: tuple[Diagnostic, ...]
    waived: int = 0
    known: int = 0


PassedOver = Callable[[str, str], bool]
"""Whether a command does not look at a file, by its path below the root, for a code that its collection looks for."""


def nothing_passed_over(path: str, code: str) -> bool:  # noqa: ARG001 - answers for all alike
    """For a command that looks for all that its collection looks for."""
    return False


def passed_over(collection: Choice, command: Choice) -> PassedOver:
    """What a command with a choice of its own does not look for."""
    from sopdsl.lint.catalogue import rule_of

    def passed(path: str, code: str) -> bool:
        rule = rule_of(code)
        if rule is None:
            return False
        looked_for, looks_for = (
            choice.level(rule.code, rule.name, rule.level, path) for choice in (collection, command)
        )
        return looked_for is not None and looks_for is None

    return passed


def judge(
    findings: Findings, choice: Choice, baseline: Baseline | None = None, passed: PassedOver = nothing_passed_over
) -> Judged:
    """What counts of a collection's findings. `choice` is what the collection and the command chose."""
    waived = waive(findings.found, findings.files)
    known = 0
    told = [*findings.concerning(waived.left), *unused_patterns(findings)]
    chosen = list(choose(findings, choice, told))
    found = [one for _, one in chosen]
    if baseline is not None:
        whole = findings.collection.whole and rules_looked(findings.found)
        new, known = baseline.sift(chosen, whole=whole, passed=passed)
        found = [one for _, one in choose(findings, choice, new)]
    hidden = choose(findings, choice, findings.concerning(waived.waived))
    return Judged(tuple(in_order(found)), sum(1 for _ in hidden), known)


def choose(findings: Findings, choice: Choice, found: Iterable[Diagnostic]) -> Iterator[tuple[str, Diagnostic]]:
    """The findings that a choice takes, at its levels, each with the path of its file below the root."""
    paths = paths_of(findings.collection)
    for one in found:
        path = path_of(one, paths)
        counted = choice.chosen(one, path)
        if counted:
            yield path, counted


def paths_of(collection: Collection) -> Mapping[str, str]:
    """The paths of a collection's files below its root, by their paths as shown."""
    return {entry.shown: "/".join(entry.parts) for entry in collection.entries}


def path_of(found: Diagnostic, paths: Mapping[str, str]) -> str:
    """The path below the root of the file that a finding is in, which may be that of the settings."""
    return paths.get(found.source.path, found.source.path.rpartition("/")[2])
