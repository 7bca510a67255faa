"""From a collection on disk to its resolved model and findings: the one way that all commands go.

The stages are pure; only the functions here read files, through the workspace. `compile_collection` keeps everything;
`survey_collection` goes through the same stages a SOP at a time, so that its memory hardly grows with the collection.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from sopdsl.diagnostics import Diagnostic, Severity, in_order
from sopdsl.model import Input, Resolver, outlined
from sopdsl.model.koleksi import Koleksi, Sop
from sopdsl.rendering import RenderContext
from sopdsl.source import Source, Span
from sopdsl.syntax import parse
from sopdsl.syntax.nodes import File
from sopdsl.syntax.parsed import ParsedFile
from sopdsl.workspace.collection import Collection, Entry
from sopdsl.workspace.concerns import concerning
from sopdsl.workspace.logos import read_logos
from sopdsl.workspace.names import RESERVED, misnamed_problem, name_problem, reserved_problem
from sopdsl.workspace.reading import Reading, read_source, unopened
from sopdsl.workspace.settings import SETTINGS_FILE, Settings, read_settings

Read = tuple[Reading, ParsedFile]
"""A file of a collection as read and as parsed."""


@dataclass(frozen=True)
class Compiled:
    """A compiled collection. `files` are in the order of the collection; `diagnostics` are all findings, in order.

    `settings` is None where they have an error: nothing should then be built. After a survey the `files` hold no more
    than the outline of a SOP, and `koleksi` no SOP. `logos` are the paths of pictures that were looked for, `assets`
    those that were found.
    """

    collection: Collection
    settings: Settings | None
    files: tuple[tuple[Entry, ParsedFile], ...]
    koleksi: Koleksi
    assets: Mapping[str, bytes]
    diagnostics: tuple[Diagnostic, ...]
    logos: tuple[str, ...] = ()

    @property
    def reported(self) -> tuple[Diagnostic, ...]:
        """The findings that concern what was asked for."""
        alone = {entry.shown for entry, parsed in self.files if parsed.file.sop or parsed.file.keputusan}
        return concerning(self.diagnostics, self.collection, alone)

    @property
    def context(self) -> RenderContext | None:
        """What renderers may know of the collection: what it chose, and its logos; None where the settings have an
        error."""
        chosen = self.settings
        if chosen is None:
            return None
        return RenderContext(
            chosen.paper, self.assets, direction=chosen.direction, notes=chosen.notes, theme=chosen.theme
        )

    @property
    def asked_ids(self) -> tuple[str, ...]:
        """The ids of the SOPs that were asked for."""
        return tuple(entry.id for entry, parsed in self.files if entry.asked and parsed.file.sop is not None)

    @property
    def buildable(self) -> frozenset[str]:
        """The ids of the files whose SOP may be built: asked for, without an error, and none where the settings have
        one."""
        if self.settings is None:
            return frozenset()
        faulty = self._faulty
        return frozenset(entry.id for entry, _ in self.files if entry.asked and entry.shown not in faulty)

    @property
    def sop_ids(self) -> frozenset[str]:
        """The ids of the files that hold a SOP, or may hold one that cannot be read."""
        return frozenset(e.id for e, parsed in self.files if parsed.file.sop is not None or e.shown in self._faulty)

    @property
    def shared_sources(self) -> dict[str, bytes]:
        """The texts of the files that hold no SOP, and of the settings, by their path below the root."""
        own = self.sop_ids
        texts = {"/".join(e.parts): parsed.source.text for e, parsed in self.files if e.id not in own}
        if self.settings and self.settings.text is not None:
            texts[SETTINGS_FILE] = self.settings.text
        return {path: text.encode() for path, text in sorted(texts.items())}

    @cached_property
    def _faulty(self) -> set[str]:
        return {found.source.path for found in self.diagnostics if found.severity is Severity.ERROR}


_KEPT_TREES = 500_000
"""How many characters of text a survey keeps the trees of; a file beyond them is parsed twice."""


def compile_collection(collection: Collection) -> Compiled:
    """Reads, parses and resolves a collection. What is wrong with it is in the result; nothing is raised."""
    sops: list[Sop] = []
    compiled = _compile(collection, sops.append, whole=True)
    return replace(compiled, koleksi=compiled.koleksi.model_copy(update={"sop": tuple(sops)}))


def compile_asked(collection: Collection, read: Callable[[Entry], Read]) -> Compiled:
    """As `compile_collection`, but resolves no SOP that was not asked for, and takes each file from `read`, which may
    remember what it read before (see `read_entry`)."""
    sops: list[Sop] = []
    compiled = _compile(collection, sops.append, whole=True, read=read, narrow=True)
    return replace(compiled, koleksi=compiled.koleksi.model_copy(update={"sop": tuple(sops)}))


def survey_collection(collection: Collection, visit: Callable[[Sop], None]) -> Compiled:
    """As `compile_collection`, but keeps no SOP: each that was resolved without an error is handed to `visit`, in order
    of the ids."""
    return _compile(collection, visit, whole=False)


def read_entry(entry: Entry) -> Read:
    """A file of a collection, read and parsed."""
    reading = read_source(entry.path, entry.shown)
    return reading, _parsed(reading)


def _compile(
    collection: Collection,
    visit: Callable[[Sop], None],
    *,
    whole: bool,
    read: Callable[[Entry], Read] = read_entry,
    narrow: bool = False,
) -> Compiled:
    settings, unsettled = read_settings(collection.root)
    found = [*unsettled, *(unopened(name, why) for name, why in collection.closed)]
    found += [misnamed_problem(Source(name, "")) for name in collection.misnamed]
    files: list[tuple[Entry, Input]] = []
    trees: dict[str, Input] = {}
    kept = 0
    for entry in collection.entries:
        reading, parsed = read(entry)
        file = Input(entry.id, parsed)
        found += reading_findings(entry, reading, file.parsed)
        found += file.parsed.diagnostics
        kept += len(reading.source.text)
        if whole:
            files.append((entry, file))
            continue
        files.append((entry, outlined(file)))
        if kept <= _KEPT_TREES:
            trees[entry.shown] = file
    resolver = Resolver([file for _, file in files])
    for entry, file in sorted(files, key=lambda pair: pair[0].id):
        if file.parsed.file.sop is not None and (entry.asked or not narrow):
            again = None if whole else trees.pop(entry.shown, None) or _again(file)
            sop = resolver.sop(again or file)
            if sop:
                visit(sop)
    resolution = resolver.finish(())
    logos = read_logos(collection.root, ((entry, file.parsed) for entry, file in files))
    found += [*resolution.diagnostics, *logos.diagnostics]
    return Compiled(
        collection=collection,
        settings=None if unsettled else settings,
        files=tuple((entry, file.parsed) for entry, file in files),
        koleksi=resolution.koleksi,
        assets=logos.assets,
        logos=logos.names,
        diagnostics=tuple(in_order(found)),
    )


def _parsed(reading: Reading) -> ParsedFile:
    return parse(reading.source) if reading.legible else ParsedFile(reading.source, File(span=Span(0, 0)))


def _again(file: Input) -> Input:
    return Input(file.id, parse(file.parsed.source))


def reading_findings(entry: Entry, reading: Reading, parsed: ParsedFile) -> Iterator[Diagnostic]:
    """What is wrong with a file whatever its text says: its encoding, and its name."""
    yield from reading.diagnostics
    misnamed = name_problem(entry.parts, entry.id, reading.source)
    if misnamed:
        yield misnamed
    elif entry.id in RESERVED and parsed.file.sop is not None:
        yield reserved_problem(entry.id, reading.source)
