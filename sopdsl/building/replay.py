"""Before anything is read as SOP: whether the last build of a collection still stands, and what it had to say.

The record lies in the cache of the output folder. It holds when the same was asked for, every file that was read has
the same bytes, and every document still stands as it was written; then nothing need be parsed, made or written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sopdsl.building.built import Built, Notice
from sopdsl.diagnostics import Diagnostic, Severity
from sopdsl.keeping import packed, unpacked
from sopdsl.source import Source
from sopdsl.workspace.cache import Cache, digest_of
from sopdsl.workspace.collection import Collection
from sopdsl.workspace.output import Output, sum_of
from sopdsl.workspace.settings import SETTINGS_FILE

_FORMAT = "sopdsl/build"


@dataclass(frozen=True)
class Replay:
    """A build as it is told: its findings, what it did, and how many SOPs were asked for."""

    found: tuple[Diagnostic, ...]
    built: Built
    asked: int


class LastBuild:
    """The record of the last build of a collection into an output folder, for what is asked of it (`wish`)."""

    def __init__(self, collection: Collection, output: Output, wish: Sequence[str]) -> None:
        self._collection, self._output, self._wish = collection, output, wish
        self._cache = Cache(output.folder, output.key)
        self._key = self._current()

    def replay(self) -> Replay | None:
        """The last build, if it still stands."""
        try:
            data: Any = self._cache.note()
            if data["format"] != _FORMAT or data["key"] != self._key or not self._stands(data):
                return None
            sources = {path: Source(path, text) for path, text in data["sources"].items()}
            return Replay(
                tuple(unpacked(one, sources) for one in data["found"]),
                Built(
                    sops=data["sops"],
                    written=data["written"],
                    notices=[Notice(p, m, tuple(formats), Severity(s)) for p, m, formats, s in data["notices"]],
                ),
                data["asked"],
            )
        except (KeyError, TypeError, ValueError, AttributeError):
            return None

    def remember(self, replay: Replay, assets: Iterable[str]) -> None:
        """Keeps what a build told. `assets` are the paths of the pictures that it looked for, below the root."""
        if replay.built.faults or self._key is None or self._key != self._current():
            self._cache.put_note(None)  # a file was changed meanwhile
            return
        sources = {place.path: place.text for one in replay.found for place in _sources(one)}
        self._cache.put_note(
            {
                "format": _FORMAT,
                "key": self._key,
                "assets": {name: self._asset(name) for name in sorted(assets)},
                "found": [packed(one) for one in replay.found],
                "sources": sources,
                "sops": replay.built.sops,
                "asked": replay.asked,
                "written": replay.built.written,
                "notices": [[n.path, n.message, n.formats, n.severity.value] for n in replay.built.notices],
            }
        )

    def _stands(self, data: Mapping[str, Any]) -> bool:
        return all(self._asset(name) == checksum for name, checksum in data["assets"].items()) and all(
            self._output.sum(name) == checksum for name, checksum in data["written"].items()
        )

    def _asset(self, name: str) -> str | None:
        return _sum(self._collection.root / name)

    def _current(self) -> str | None:
        """A digest of all that the build depends on; None where a file cannot be read."""
        collection = self._collection
        parts = [*self._wish, str(collection.whole), repr(collection.closed), repr(collection.misnamed)]
        parts.append(_sum(collection.root / SETTINGS_FILE) or "")
        for entry in collection.entries:
            checksum = _sum(entry.path)
            if checksum is None:
                return None
            parts += [entry.id, entry.shown, str(entry.asked), checksum]
        return digest_of(*parts)


def _sum(path: Path) -> str | None:
    try:
        return sum_of(path.read_bytes())
    except OSError:
        return None


def _sources(found: Diagnostic) -> Iterator[Source]:
    yield found.source
    yield from (label.source for label in found.related)
