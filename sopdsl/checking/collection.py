"""A collection on disk, checked: every finding of every stage, also those that the collection chooses not to see."""

from __future__ import annotations

from collections.abc import Callable

from sopdsl.checking.memory import NOTHING, Memory
from sopdsl.diagnostics import in_order
from sopdsl.lint.checking import Given, check_files
from sopdsl.pipeline import Compiled, reading_findings
from sopdsl.source import Source
from sopdsl.workspace.collection import Collection, Entry
from sopdsl.workspace.logos import read_logos
from sopdsl.workspace.names import misnamed_problem
from sopdsl.workspace.reading import Reading, read_source, unopened
from sopdsl.workspace.settings import read_settings


def read_entry(entry: Entry) -> Reading:
    """A file of a collection as read."""
    return read_source(entry.path, entry.shown)


def check_collection(
    collection: Collection,
    memory: Memory = NOTHING,
    read: Callable[[Entry], Reading] = read_entry,
) -> Compiled:
    """All findings in a collection. `read` may give other texts than those on disk; what is found is remembered in
    `memory`. Nothing is raised for what an author wrote."""
    settings, unsettled = read_settings(collection.root)
    found = [*unsettled, *(unopened(name, why) for name, why in collection.closed)]
    found += [misnamed_problem(Source(name, "")) for name in collection.misnamed]
    readings = [read(entry) for entry in collection.entries]
    given = [
        Given(entry.id, reading.source, reading.legible)
        for entry, reading in zip(collection.entries, readings, strict=True)
    ]
    checked = check_files(given, memory.recall())
    memory.keep(checked.memory)
    files = tuple(zip(collection.entries, checked.parsed, strict=True))
    for (entry, parsed), reading in zip(files, readings, strict=True):
        found += reading_findings(entry, reading, parsed)
    logos = read_logos(collection.root, files)
    found += [*checked.found, *logos.diagnostics]
    return Compiled(
        collection=collection,
        settings=None if unsettled else settings,
        files=files,
        koleksi=checked.koleksi,
        assets=logos.assets,
        logos=logos.names,
        diagnostics=tuple(in_order(found)),
    )
