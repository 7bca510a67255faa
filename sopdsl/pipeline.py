"""From a collection on disk to its resolved model and findings: the one way that `check` and `build` both go.

The stages are pure; only `compile_collection` reads files, through the workspace.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sopdsl.diagnostics import Diagnostic, Severity, in_order
from sopdsl.model import Input, resolve
from sopdsl.model.koleksi import Koleksi, Sop
from sopdsl.source import Source, Span
from sopdsl.syntax import parse
from sopdsl.syntax.nodes import File
from sopdsl.syntax.parsed import ParsedFile
from sopdsl.workspace.collection import Collection, Entry
from sopdsl.workspace.logos import read_logos
from sopdsl.workspace.names import RESERVED, misnamed_problem, name_problem, reserved_problem
from sopdsl.workspace.reading import Reading, read_source, unopened
from sopdsl.workspace.settings import Settings, read_settings


@dataclass(frozen=True)
class Compiled:
    """A compiled collection. `files` are in the order of the collection; `diagnostics` are all findings, in order.

    `settings` is None where they have an error: nothing should then be built.
    """

    collection: Collection
    settings: Settings | None
    files: tuple[tuple[Entry, ParsedFile], ...]
    koleksi: Koleksi
    assets: Mapping[str, bytes]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def reported(self) -> tuple[Diagnostic, ...]:
        """The findings that concern what was asked for.

        These are the findings in files asked for and in the settings; those elsewhere that point at a file asked for
        (an id declared twice); and errors in files without a SOP that may keep declarations back, since every SOP
        leans on them.
        """
        asked = {entry.shown for entry in self.collection.entries if entry.asked}
        if self.collection.whole:
            asked.update(self.collection.misnamed)
        sops = {entry.shown for entry, parsed in self.files if parsed.file.sop is not None}
        return tuple(found for found in self.diagnostics if _concerns(found, asked, sops))

    @property
    def asked_ids(self) -> tuple[str, ...]:
        """The ids of the SOPs that were asked for."""
        return tuple(entry.id for entry, parsed in self.files if entry.asked and parsed.file.sop is not None)

    @property
    def buildable(self) -> tuple[Sop, ...]:
        """The SOPs to build: asked for, without an error in their file, and none where the settings have one."""
        if self.settings is None:
            return ()
        faulty = self._faulty
        wanted = {entry.id for entry, _ in self.files if entry.asked and entry.shown not in faulty}
        return tuple(sop for sop in self.koleksi.sop if sop.id in wanted)

    @property
    def sop_ids(self) -> frozenset[str]:
        """The ids of the files that hold a SOP, or may hold one that cannot be read."""
        return frozenset(e.id for e, parsed in self.files if parsed.file.sop is not None or e.shown in self._faulty)

    @property
    def _faulty(self) -> set[str]:
        return {found.source.path for found in self.diagnostics if found.severity is Severity.ERROR}


def compile_collection(collection: Collection) -> Compiled:
    """Reads, parses and resolves a collection. What is wrong with it is in the result; nothing is raised."""
    settings, unsettled = read_settings(collection.root)
    found = [*unsettled, *(unopened(name, why) for name, why in collection.closed)]
    found += [misnamed_problem(Source(name, "")) for name in collection.misnamed]
    files = []
    for entry in collection.entries:
        reading = read_source(entry.path, entry.shown)
        parsed = parse(reading.source) if reading.legible else ParsedFile(reading.source, File(span=Span(0, 0)))
        files.append((entry, parsed))
        found += _file_findings(entry, reading, parsed)
    resolution = resolve([Input(entry.id, parsed) for entry, parsed in files])
    logos = read_logos(collection.root, files)
    found += [*resolution.diagnostics, *logos.diagnostics]
    return Compiled(
        collection=collection,
        settings=None if unsettled else settings,
        files=tuple(files),
        koleksi=resolution.koleksi,
        assets=logos.assets,
        diagnostics=tuple(in_order(found)),
    )


def _file_findings(entry: Entry, reading: Reading, parsed: ParsedFile) -> Iterator[Diagnostic]:
    yield from reading.diagnostics
    misnamed = name_problem(entry.parts, entry.id, reading.source)
    if misnamed:
        yield misnamed
    elif entry.id in RESERVED and parsed.file.sop is not None:
        yield reserved_problem(entry.id, reading.source)
    yield from parsed.diagnostics


_HARMLESS_ELSEWHERE = frozenset({"SOP023", "SOP509"})
"""Errors that take no declaration away from other files: an empty file, a name that must change."""


def _concerns(found: Diagnostic, asked: set[str], sops: set[str]) -> bool:
    if found.source.path in asked or any(label.source.path in asked for label in found.related):
        return True
    return found.severity is Severity.ERROR and found.source.path not in sops and found.code not in _HARMLESS_ELSEWHERE
