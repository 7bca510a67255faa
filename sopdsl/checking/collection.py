"""A collection on disk, checked: every finding of every stage, also those that the collection chooses not to see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sopdsl.checking.findings import Findings, Looked
from sopdsl.checking.last import remembered_last
from sopdsl.checking.memory import NOTHING, Memory
from sopdsl.diagnostics import in_order, once
from sopdsl.lint.checking import Given, check_files
from sopdsl.pipeline import reading_findings
from sopdsl.source import Source
from sopdsl.syntax import ParsedFile
from sopdsl.workspace.collection import Collection
from sopdsl.workspace.logos import read_logos
from sopdsl.workspace.names import misnamed_problem
from sopdsl.workspace.reading import Reading, unopened
from sopdsl.workspace.settings import read_settings


def check_collection(collection: Collection, readings: Sequence[Reading], memory: Memory = NOTHING) -> Findings:
    """All findings in a collection, whose files have been read, in their order; nothing is raised for what an author
    wrote. What is found is remembered in `memory`."""
    settings, unsettled = read_settings(collection.root)
    found = [*(unopened(name, why) for name, why in collection.closed)]
    found += [misnamed_problem(Source(name, "")) for name in collection.misnamed]
    given = [
        Given(entry.id, reading.source, reading.legible)
        for entry, reading in zip(collection.entries, readings, strict=True)
    ]
    asked = None if collection.whole else {entry.shown for entry in collection.entries if entry.asked}
    checked = check_files(given, memory.recall(), asked)
    files = tuple(zip(collection.entries, checked.parsed, strict=True))
    for (entry, parsed), reading in zip(files, readings, strict=True):
        found += reading_findings(entry, reading, parsed)
    logos = read_logos(collection.root, files)
    found += logos.diagnostics
    units = {unit.id: unit.nama for unit in checked.koleksi.unit}
    findings = Findings(
        collection,
        None if unsettled else settings,
        tuple(_looked(parsed, units) for parsed in checked.parsed),
        tuple(in_order(once([*unsettled, *found, *checked.found]))),
    )
    last = remembered_last(collection, readings, findings.files, [*found, *checked.rest], logos.names)
    memory.keep(checked.memory, last)
    return findings


def _looked(parsed: ParsedFile, units: Mapping[str, str]) -> Looked:
    sop = parsed.file.sop
    alone = sop is not None or parsed.file.keputusan is not None
    if sop is None:
        return Looked(parsed.source, parsed.comments, alone)
    return Looked(
        parsed.source, parsed.comments, alone, sop.nama.plain, units.get(sop.unit.value) if sop.unit else None
    )
