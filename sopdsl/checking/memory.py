"""What checking a collection remembers between two runs: one file in a hidden folder beside the collection's settings.

Deleting it is always safe; a file that is damaged, or of another version, is as good as none. The findings, which are
most of it, lie behind an index, and are only read where they are to be told.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

from sopdsl.release import state_of
from sopdsl.workspace.cache import CACHE
from sopdsl.workspace.output import write_file
from sopdsl.workspace.paths import is_file
from sopdsl.workspace.problems import WriteFault
from sopdsl.workspace.settings import SETTINGS_FILE

_FORMAT = "sopdsl/periksa"
_FILE = "periksa.json"


class Memory:
    """What was found in a collection; nothing is kept where the root has no settings file to lie beside.

    `last` is what was kept of the collection as a whole, once `recall` was called.
    """

    def __init__(self, root: Path | None) -> None:
        self._folder = root / CACHE if root and is_file(root / SETTINGS_FILE) else None
        self._recalled: dict[str, Any] = {}
        self._read = False
        self.last: Any = None

    def recall(self) -> Mapping[str, Any]:
        """What was kept of each SOP, by id; its findings as bytes of JSON."""
        if self._folder is None or self._read:
            return self._recalled
        self._read = True
        try:
            data = (self._folder / _FILE).read_bytes()
            index = data.index(b"\n") + 1
            if data[:index] == _head(memoryview(data)[index:]):
                found = data.index(b"\n", index) + 1
                self._recalled, self.last = json.loads(data[index:found])
                for record in self._recalled.values():
                    start, end = record["found"]
                    record["found"] = data[found + start : found + end]
        except (OSError, ValueError, RecursionError):
            pass
        return self._recalled

    def keep(self, files: Mapping[str, Any], last: Any = None) -> None:  # noqa: ANN401 - JSON
        """Keep what was found in each SOP, and in the collection as a whole. Where it cannot be written it is left: it
        only saves time."""
        if self._folder is None:
            return
        index: dict[str, Any] = {}
        pieces: list[bytes] = []
        at = 0
        for id, record in files.items():
            found = record["found"]
            piece = found if isinstance(found, bytes) else _json(found)
            index[id] = {**record, "found": [at, at + len(piece)]}
            pieces.append(piece)
            at += len(piece)
        body = b"\n".join([_json([index, last]), b"".join(pieces)])
        with suppress(WriteFault):
            if not self._folder.exists():
                write_file(self._folder / ".gitignore", b"*\n")
            write_file(self._folder / _FILE, _head(body) + body)


class Carried(Memory):
    """What one check found, for the next one in this process; it begins with what another memory holds."""

    def __init__(self, begin: Memory) -> None:
        super().__init__(None)
        self._files: Mapping[str, Any] = begin.recall()

    def recall(self) -> Mapping[str, Any]:
        """What was kept last."""
        return self._files

    def keep(self, files: Mapping[str, Any], last: Any = None) -> None:  # noqa: ANN401 - JSON
        """Keep what was found."""
        self._files, self.last = files, last


def _json(value: Any) -> bytes:  # noqa: ANN401 - JSON
    return json.dumps(value, separators=(",", ":")).encode()


def _head(body: bytes | memoryview) -> bytes:
    """The line above what is kept: by which state of the program, and the sum by which damage shows."""
    return f"{_FORMAT} {_state()} {crc32(body):08x}\n".encode()


@cache
def _state() -> str:
    return state_of("sopdsl")


NOTHING = Memory(None)
"""Remembers nothing."""
