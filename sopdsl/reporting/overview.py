"""From a report to what a head of unit reads: findings by unit and by SOP, alike ones together, with counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from sopdsl.diagnostics import Diagnostic, Severity
from sopdsl.lint.catalogue import ALL
from sopdsl.lint.rule import Rule
from sopdsl.reporting.excerpt import Excerpt, excerpt
from sopdsl.reporting.glyphs import BOXES
from sopdsl.reporting.report import Report, ReportFile
from sopdsl.source import Source, Span

_COLUMNS = 240
"""The columns of a source line that are shown; a page wraps them."""
WITHOUT_UNIT = "Tanpa unit"


@dataclass(frozen=True)
class Counts:
    """How many findings there are of each level."""

    galat: int
    peringatan: int
    saran: int

    @property
    def total(self) -> int:
        """How many there are of all."""
        return self.galat + self.peringatan + self.saran


@dataclass(frozen=True)
class Place:
    """Where a finding is: in the line of its excerpt, or in the file as a whole where that is None."""

    excerpt: Excerpt | None
    further: tuple[tuple[str, int, str], ...]
    """Places that explain it: file, line, and what is there."""


@dataclass(frozen=True)
class Told:
    """Findings that say the same, at one place or several; `fix` is whether they can be mended safely, None for not at
    all."""

    code: str
    level: Severity
    message: str
    hints: tuple[str, ...]
    fix: bool | None
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Part:
    """A file of the report with what was found in it; `name` is that of its SOP, or its path."""

    anchor: str
    name: str
    path: str
    counts: Counts
    told: tuple[Told, ...]


@dataclass(frozen=True)
class Unit:
    """The SOPs of a unit, by name."""

    anchor: str
    name: str
    counts: Counts
    clean: int
    """How many of its SOPs have no finding."""
    sops: tuple[Part, ...]


@dataclass(frozen=True)
class Frequent:
    """A rule, how often it was broken, and in how many files."""

    rule: Rule
    found: int
    files: int


@dataclass(frozen=True)
class Overview:
    """The whole report. `others` are files without a SOP in which something was found: declarations, settings, and
    what cannot be read."""

    units: tuple[Unit, ...]
    others: tuple[Part, ...]
    counts: Counts
    clean: int
    sops: int
    frequent: tuple[Frequent, ...]
    safe: int
    """How many findings can be mended safely, and how many otherwise."""
    unsafe: int
    waived: int
    known: int


def overview(report: Report) -> Overview:
    """Sort a report by unit and SOP. Units are in order of their names, SOPs in the order of the report."""
    found = {path: list(group) for path, group in groupby(report.found, key=lambda one: one.source.path)}
    by_unit: dict[str, list[ReportFile]] = defaultdict(list)
    for file in report.files:
        if file.sop is not None:
            by_unit[file.unit or ""].append(file)
    # SOPs without a unit come last.
    names = sorted(by_unit, key=lambda name: (not name, name.casefold(), name))
    units = tuple(_unit(number, name, by_unit[name], found) for number, name in enumerate(names, 1))
    sops = {file.path for file in report.files if file.sop is not None}
    others = [path for path in found if path not in sops]
    fixes = Counter(one.fix.safe for one in report.found if one.fix)
    return Overview(
        units=units,
        others=tuple(_part(f"berkas-{at}", path, path, found[path]) for at, path in enumerate(others, 1)),
        counts=_counts(report.found),
        clean=sum(unit.clean for unit in units),
        sops=len(sops),
        frequent=tuple(_frequent(report.found)),
        safe=fixes[True],
        unsafe=fixes[False],
        waived=report.waived,
        known=report.known,
    )


def _unit(number: int, name: str, files: Sequence[ReportFile], found: dict[str, list[Diagnostic]]) -> Unit:
    sops = tuple(
        _part(f"sop-{number}-{at}", file.sop or file.path, file.path, found.get(file.path, []))
        for at, file in enumerate(files, 1)
    )
    return Unit(
        anchor=f"unit-{number}",
        name=name or WITHOUT_UNIT,
        counts=_counts(one for file in files for one in found.get(file.path, [])),
        clean=sum(not sop.told for sop in sops),
        sops=sops,
    )


def _part(anchor: str, name: str, path: str, found: Sequence[Diagnostic]) -> Part:
    alike: dict[tuple[object, ...], list[Diagnostic]] = defaultdict(list)
    for one in sorted(found, key=lambda one: one.severity.rank):
        fix = one.fix.safe if one.fix else None
        alike[one.severity, one.code, one.message, one.hint, fix].append(one)
    return Part(anchor, name, path, _counts(found), tuple(map(_told, alike.values())))


def _told(alike: Sequence[Diagnostic]) -> Told:
    one = alike[0]
    return Told(
        code=one.code,
        level=one.severity,
        message=one.message,
        hints=tuple((one.hint or "").splitlines()),
        fix=one.fix.safe if one.fix else None,
        places=tuple(map(_place, alike)),
    )


def _place(found: Diagnostic) -> Place:
    shown = None if found.span == (0, 0) else excerpt(found.source, found.span, BOXES, _COLUMNS)
    return Place(shown, tuple(_further(found.source, found.span, found)))


def _further(source: Source, span: Span, found: Diagnostic) -> Iterator[tuple[str, int, str]]:
    for label in found.related:
        own = label.source is source and label.span == span
        path = "" if label.source.path == source.path else label.source.path
        yield path, 0 if own else label.source.position(label.span.start).line, label.message


def _counts(found: Iterable[Diagnostic]) -> Counts:
    counted = Counter(one.severity for one in found)
    return Counts(counted[Severity.ERROR], counted[Severity.WARNING], counted[Severity.INFO])


def _frequent(found: Sequence[Diagnostic]) -> Iterator[Frequent]:
    """All rules that were broken, the most frequent first."""
    times = Counter(one.code for one in found)
    files = {code: len({one.source.path for one in found if one.code == code}) for code in times}
    rules = {rule.code: rule for rule in ALL}
    for code, count in sorted(times.items(), key=lambda pair: (-pair[1], pair[0])):
        if code in rules:
            yield Frequent(rules[code], count, files[code])
