"""The list of a collection's document in printed order, and its groups by unit; shared by PDF and HTML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from sopdsl.model.index import UnitIndeks
from sopdsl.rendering import Bundle, BundleEntry


@dataclass(frozen=True)
class Listed:
    """An entry of the list; `entry` is None where its SOP could not be made."""

    no: int
    judul: str
    entry: BundleEntry | None


@dataclass(frozen=True)
class Group:
    """Entries of one unit that follow each other; `unit` is None for those of which it is not known."""

    unit: UnitIndeks | None
    listed: tuple[Listed, ...]

    @property
    def entries(self) -> tuple[BundleEntry, ...]:
        """The SOPs of the group."""
        return tuple(listed.entry for listed in self.listed if listed.entry)


def groups_of(bundle: Bundle) -> tuple[Group, ...]:
    """The whole list in groups. Of an entry without a SOP the unit is known where it stands between two of one unit."""
    runs = [
        Group(unit, tuple(listed))
        for unit, listed in groupby(
            _in_order(bundle.entries, bundle.missing), lambda listed: listed.entry.sop.unit if listed.entry else None
        )
    ]
    groups: list[Group] = []
    for run in runs:
        if run.unit and len(groups) > 1 and groups[-1].unit is None and groups[-2].unit == run.unit:
            lost, before = groups.pop(), groups.pop()
            run = Group(run.unit, (*before.listed, *lost.listed, *run.listed))
        groups.append(run)
    return tuple(groups)


def _in_order(entries: Sequence[BundleEntry], missing: Sequence[tuple[int, str]]) -> list[Listed]:
    """The entries as they come, each missing one before the first with a higher number."""
    waiting = sorted(missing)
    found: list[Listed] = []
    for entry in entries:
        while waiting and waiting[0][0] < entry.no:
            found.append(Listed(*waiting.pop(0), None))
        found.append(Listed(entry.no, entry.judul, entry))
    return [*found, *(Listed(*last, None) for last in waiting)]
