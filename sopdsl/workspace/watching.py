"""Before anything is read again: whether the files of a collection have changed, and whether they are done changing.

The files are looked at again and again: the few that were saved last, of which one is most likely to be saved next,
every hundredth of a second, and all of them as often as that takes a small share of the time. That needs nothing of the
system, and works on network drives too, where the system tells of no change. What is seen is that something changed,
never what it now says.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from sopdsl import interruption
from sopdsl.workspace.names import SUFFIX, TEXT_SUFFIX
from sopdsl.workspace.paths import shown
from sopdsl.workspace.settings import SETTINGS_FILE

_INTERVAL = 0.05
"""Seconds between two looks at all files where a look is quick."""
_GLANCE = 0.01
"""Seconds between two looks at the files saved last."""
_LAST = 4
"""How many these are."""
_SHARE = 0.05
"""How much of the time may be spent on looking."""
_QUIET = 0.01
"""So many seconds nothing changes before a change counts as done."""
_PATIENCE = 0.3
"""So many seconds a file may be gone or empty before that counts as meant: editors save by emptying or replacing it."""
_LONGEST = 2.0
"""After so many seconds of one change upon the other what there is must do."""
_WATCHED = (SUFFIX, SUFFIX + TEXT_SUFFIX, ".png", ".jpg", ".jpeg", ".svg")


class Stamp(NamedTuple):
    """What tells two states of a file apart without reading it."""

    modified: int
    size: int
    number: int


Stamps = Mapping[str, Stamp]


class Watch:
    """Looks at the files below some roots from the moment it is made.

    `skipped` is the folder for results, which is not looked at where it lies inside a root.
    """

    def __init__(self, roots: Sequence[Path], skipped: Path | None = None) -> None:
        self._roots = [os.fspath(root) for root in roots]
        self._skipped = os.fspath(skipped) if skipped else None
        self._seen = self._look()

    def wait(self) -> tuple[str, ...]:
        """Waits until something has changed since the last call, and is done; gives the names of the files, as shown.

        A change that is taken back meanwhile is none.
        """
        while True:
            interruption.check()
            begun = time.perf_counter()
            found = self._look()
            spent = time.perf_counter() - begun
            if found != self._seen:
                found = self._settled(found)
                changed = sorted(path for path in {*found, *self._seen} if found.get(path) != self._seen.get(path))
                self._seen = found
                if changed:
                    return tuple(map(shown, changed))
            self._pause(max(_INTERVAL, spent / _SHARE))

    def _pause(self, seconds: float) -> None:
        """Waits for so long, or until one of the files saved last is another one."""
        last = sorted(self._seen, key=lambda path: self._seen[path].modified)[-_LAST:]
        end = time.monotonic() + seconds
        while time.monotonic() < end and all(stamp_of(path) == self._seen[path] for path in last):
            time.sleep(_GLANCE)

    def _settled(self, found: Stamps) -> Stamps:
        """The stamps once they have stayed the same for a moment."""
        begun = time.monotonic()
        while True:
            time.sleep(_QUIET)
            before, found = found, self._look()
            waited = time.monotonic() - begun
            if waited > _LONGEST or (found == before and (waited > _PATIENCE or not self._halfway(found))):
                return found

    def _halfway(self, found: Stamps) -> bool:
        """Whether a file that had text before has none now."""
        return any(stamp.size and not _size(found, path) for path, stamp in self._seen.items())

    def _look(self) -> Stamps:
        stamps: dict[str, Stamp] = {}
        waiting = list(self._roots)
        while waiting:
            try:
                with os.scandir(waiting.pop()) as scan:
                    for entry in scan:
                        name = entry.name
                        if name.startswith("."):
                            continue
                        if name == SETTINGS_FILE or name.lower().endswith(_WATCHED):
                            stamp = stamp_of(entry.path)
                            if stamp:
                                stamps[entry.path] = stamp
                        elif entry.is_dir(follow_symlinks=False) and entry.path != self._skipped:
                            waiting.append(entry.path)
            except OSError:  # it went away, or is closed to us
                continue
        return stamps


def stamp_of(path: str | Path) -> Stamp | None:
    """The stamp of a file as it is now; None where there is none."""
    try:
        # The entry of the folder is not asked: on Windows it tells of a change only some time after.
        status = os.stat(path)  # noqa: PTH116 (many times a second)
    except OSError:
        return None
    return Stamp(status.st_mtime_ns, status.st_size, status.st_ino)


def _size(stamps: Stamps, path: str) -> int:
    return stamps[path].size if path in stamps else 0
