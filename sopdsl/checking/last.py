"""Before anything is parsed: whether the last check of a collection still stands, and what it found.

It stands when every file has the same text, and every logo the same bytes. Then neither the language nor the rules need
be known, which are most of the time that a check of a few SOPs takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sopdsl import keeping
from sopdsl.checking.findings import Findings, Looked
from sopdsl.checking.memory import Memory
from sopdsl.diagnostics import Diagnostic, in_order, once
from sopdsl.lint.waivers import OURS
from sopdsl.pictures import LIMIT
from sopdsl.source import Comment, Source, Span
from sopdsl.workspace.cache import digest_of
from sopdsl.workspace.collection import Collection
from sopdsl.workspace.output import sum_of
from sopdsl.workspace.reading import Reading
from sopdsl.workspace.settings import read_settings


def recall_last(collection: Collection, readings: Sequence[Reading], memory: Memory) -> Findings | None:
    """What the last check of a collection found in the same texts; None where it does not stand any more."""
    files, last = memory.recall(), memory.last
    try:
        if last is None or last["key"] != _key(collection, readings) or not _same_logos(collection, last["logos"]):
            return None
        sources = {reading.source.path: reading.source for reading in readings}
        # Findings may also stand in what is no file of the collection: a folder that cannot be opened.
        others = {path: Source(path, "") for path in last["others"] if path not in sources}
        asked = None if collection.whole else {entry.shown for entry in collection.entries if entry.asked}
        paths = {entry.id: entry.shown for entry in collection.entries}
        found = [
            keeping.unpacked(packed, sources)
            for id, remembered in files.items()
            if asked is None or paths[id] in asked or not asked.isdisjoint(remembered["points"])
            for packed in (*remembered["syntax"], *keeping.listed(remembered["found"]))
        ]
        found += [keeping.unpacked(packed, {**others, **sources}) for packed in last["found"]]
        looked = tuple(
            Looked(reading.source, tuple(Comment(Span(*span), alone) for span, alone in comments), *names)
            for reading, (comments, *names) in zip(readings, last["files"], strict=True)
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    settings, unsettled = read_settings(collection.root)
    return Findings(collection, None if unsettled else settings, looked, tuple(in_order(once([*unsettled, *found]))))


def remembered_last(
    collection: Collection,
    readings: Sequence[Reading],
    files: Iterable[Looked],
    found: Iterable[Diagnostic],
    logos: Iterable[str],
) -> Any:  # noqa: ANN401 - JSON
    """What to remember of a check: what it found beside what is remembered of each SOP, and what it looked at."""
    rest = list(found)
    shown = {reading.source.path for reading in readings}
    return {
        "key": _key(collection, readings),
        "logos": {name: _logo(collection, name) for name in logos},
        "others": sorted({one.source.path for one in rest} - shown),
        "found": [keeping.packed(one) for one in rest],
        "files": [
            [
                [list(comment) for comment in file.comments if OURS.match(file.source.text, comment.span.start)],
                file.alone,
                file.sop,
                file.unit,
            ]
            for file in files
        ],
    }


def _key(collection: Collection, readings: Sequence[Reading]) -> str:
    parts = [repr(collection.closed), repr(collection.misnamed)]
    for entry, reading in zip(collection.entries, readings, strict=True):
        wrong = [(one.code, one.message, one.span) for one in reading.diagnostics]
        parts += [entry.id, entry.shown, str(reading.legible), repr(wrong), reading.source.digest]
    return digest_of(*parts)


def _same_logos(collection: Collection, sums: Mapping[str, str | None]) -> bool:
    return all(_logo(collection, name) == checksum for name, checksum in sums.items())


def _logo(collection: Collection, name: str) -> str | None:
    path = collection.root / name
    try:
        size = path.stat().st_size
        # One that is too large is none, whatever its bytes are.
        return sum_of(path.read_bytes()) if size <= LIMIT else f"{size}"
    except (OSError, ValueError):
        return None
