"""What checking a collection remembers between two runs: one file in a hidden folder beside the collection's settings.

Deleting it is always safe; a file that is damaged, or of another version, is as good as none.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from sopdsl.release import state_of
from sopdsl.workspace.cache import CACHE
from sopdsl.workspace.output import sum_of, write_file
from sopdsl.workspace.problems import WriteFault
from sopdsl.workspace.settings import SETTINGS_FILE

_FORMAT = "sopdsl/periksa"
_FILE = "periksa.json"


class Memory:
    """What was found in the SOPs of a collection; nothing is kept where the root has no settings file to lie beside."""

    def __init__(self, root: Path | None) -> None:
        self._folder = root / CACHE if root and (root / SETTINGS_FILE).is_file() else None
        self._recalled: Mapping[str, Any] = {}

    def recall(self) -> Mapping[str, Any]:
        """What was kept last."""
        if self._folder is None:
            return {}
        try:
            head, _, body = (self._folder / _FILE).read_bytes().partition(b"\n")
            if head == _head(body):
                self._recalled = json.loads(body)
        except (OSError, ValueError, RecursionError):
            pass
        return self._recalled

    def keep(self, files: Mapping[str, Any]) -> None:
        """Keep what was found. Where it cannot be written it is left: it only saves time."""
        if self._folder is None or (files.keys() == self._recalled.keys() and _same(files, self._recalled)):
            return
        with suppress(WriteFault):
            if not self._folder.exists():
                write_file(self._folder / ".gitignore", b"*\n")
            body = json.dumps(files, separators=(",", ":")).encode()
            write_file(self._folder / _FILE, _head(body) + b"\n" + body)


def _head(body: bytes) -> bytes:
    """The line above what is kept: by which state of the program, and the sum by which damage shows."""
    return f"{_FORMAT} {_state()} {sum_of(body)}".encode()


@cache
def _state() -> str:
    return state_of("sopdsl")


def _same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    # What was told again is the very value that was recalled.
    return all(other[id] is value for id, value in one.items())


NOTHING = Memory(None)
"""Remembers nothing."""
