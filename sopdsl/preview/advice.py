"""Beside the pages of a preview: what `sopc check` says of the files that are shown, as their collection chooses."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sopdsl.checking.baseline import read_baseline
from sopdsl.checking.collection import check_collection
from sopdsl.checking.judging import Judged, judge
from sopdsl.checking.memory import Carried, Memory
from sopdsl.lint.choosing import Choice
from sopdsl.workspace.collection import Collection
from sopdsl.workspace.reading import Reading


@dataclass(frozen=True)
class Advice:
    """What counts of the findings in the files shown; `failed` tells of a fault of ours in looking for them."""

    judged: Judged
    failed: str | None = None


def beside(collection: Collection, id: str) -> Collection:
    """A collection as an author who looks at a SOP has it checked: asked for are the SOP's own file, and one that was
    named and holds no SOP, as a decree. Of a folder that was named the other files are not."""
    own = any(entry.asked and entry.id == id for entry in collection.entries)
    entries = (replace(entry, asked=entry.id == id or (entry.asked and not own)) for entry in collection.entries)
    return replace(collection, entries=tuple(entries), whole=collection.whole and not own)


class Adviser:
    """Checks a collection again and again; looks anew only at a SOP that has changed, or that leans on what has.

    It begins with what `sopc check` remembers of the collection, and leaves that as it is. May be called from several
    threads, one of which is served at a time.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._memory: Memory | None = None

    def judge(self, collection: Collection, readings: Sequence[Reading]) -> Judged:
        """What counts of the findings that concern the files asked for; the files have been read."""
        with self._lock:
            self._memory = self._memory or Carried(Memory(collection.root))
            findings = check_collection(collection, readings, self._memory)
        settings = findings.settings
        if settings is None:
            return judge(findings, Choice())
        return judge(findings, settings.check, read_baseline(collection.root / settings.baseline))
