"""The first stage of a preview: a file that has not changed since it was last read is not read and parsed again."""

from __future__ import annotations

from pathlib import Path

from sopdsl.pipeline import Read, read_entry
from sopdsl.workspace.collection import Entry
from sopdsl.workspace.watching import Stamp, stamp_of


class Memory:
    """The files of a collection as they were last read."""

    def __init__(self) -> None:
        self._known: dict[Path, tuple[Stamp, Read]] = {}

    def read(self, entry: Entry) -> Read:
        """A file, read and parsed; as remembered where its stamp is the same."""
        stamp = stamp_of(entry.path)
        known = self._known.get(entry.path)
        if stamp and known and known[0] == stamp:
            return known[1]
        read = read_entry(entry)
        if stamp:
            self._known[entry.path] = (stamp, read)
        return read
