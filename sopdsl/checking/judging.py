"""Which findings of a checked collection count: what was asked for, less what is waived, ignored, or known already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sopdsl.checking.baseline import Baseline
from sopdsl.diagnostics import Diagnostic, in_order
from sopdsl.lint.choosing import Choice
from sopdsl.lint.waivers import waive
from sopdsl.pipeline import Compiled


@dataclass(frozen=True)
class Judged:
    """The findings that count, in order, and how many there are of others: waived by authors, known by the baseline."""

    found: tuple[Diagnostic, ...]
    waived: int = 0
    known: int = 0


def judge(compiled: Compiled, choice: Choice, baseline: Baseline | None = None) -> Judged:
    """What counts of a collection's findings. `choice` is what the collection and the command chose."""
    waived = waive(compiled.diagnostics, [parsed for _, parsed in compiled.files])
    left = replace(compiled, diagnostics=waived.left).reported
    known = 0
    chosen = list(choose(compiled, choice, left))
    found = [one for _, one in chosen]
    if baseline is not None:
        found, known = baseline.sift(chosen, whole=compiled.collection.whole)
    hidden = choose(compiled, choice, replace(compiled, diagnostics=waived.waived).reported)
    return Judged(tuple(in_order(found)), sum(1 for _ in hidden), known)


def choose(compiled: Compiled, choice: Choice, found: Iterable[Diagnostic]) -> Iterator[tuple[str, Diagnostic]]:
    """The findings that a choice takes, at its levels, each with the path of its file below the root."""
    paths = {entry.shown: "/".join(entry.parts) for entry in compiled.collection.entries}
    for one in found:
        path = paths.get(one.source.path, one.source.path.rpartition("/")[2])
        counted = choice.chosen(one, path)
        if counted:
            yield path, counted
