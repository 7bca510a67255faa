"""A collection on disk, mended: the fixes of what was found are put into the files that were asked for, or shown."""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sopdsl.checking.collection import check_collection
from sopdsl.checking.memory import NOTHING, Carried, Memory
from sopdsl.diagnostics import Diagnostic
from sopdsl.lint.fixing import settle
from sopdsl.lint.mending import Seen, Texts
from sopdsl.lint.waivers import waive
from sopdsl.source import Source
from sopdsl.workspace.collection import Collection, Entry, read_entries
from sopdsl.workspace.reading import Reading
from sopdsl.workspace.rewriting import rewrite_file


@dataclass(frozen=True)
class Diff:
    """What changes in a file, as a unified diff of its lines; a line end is `\\n` whatever the file has."""

    path: str
    text: str


@dataclass(frozen=True)
class Mended:
    """What mending did to a collection: by file, the changes, the texts, and how many fixes were applied."""

    diffs: tuple[Diff, ...]
    texts: Mapping[str, str]
    fixed: Mapping[str, int]


def mend(
    collection: Collection,
    unsafe: bool,
    counts: Callable[[Diagnostic], bool],
    write: bool,
    memory: Memory = NOTHING,
    given: Sequence[Reading] = (),
) -> Mended:
    """Apply the fixes of the findings that count and are not waived, in the files that were asked for.

    Safe fixes always, the others where `unsafe` is wanted. Files that are not UTF-8 are left alone. Nothing is written
    without `write`; with it WriteFault is raised where the system refuses a file, which then is as it was.
    """
    readings = {reading.source.path: reading for reading in given or read_entries(collection)}
    # Where a link leads to a file of the collection, that file is mended, and both have its text.
    same = _same_files(collection)
    originals = {
        entry.shown: readings[entry.shown].source.text
        for entry in collection.entries
        if entry.asked and same[entry.shown] == entry.shown and _legible(readings[entry.shown])
    }
    carried = Carried(memory)

    def look(texts: Texts) -> Seen:
        def overlay(entry: Entry) -> Reading:
            reading = readings[entry.shown]
            text = texts.get(same[entry.shown], reading.source.text)
            return reading if text == reading.source.text else replace(reading, source=Source(entry.shown, text))

        findings = check_collection(collection, [overlay(entry) for entry in collection.entries], carried)
        left = waive(findings.found, findings.files).left
        return Seen(findings.found, [one for one in left if one.fix and counts(one)])

    settled = settle(originals, look, unsafe=unsafe)
    changed = [entry for entry in collection.entries if _changed(entry.shown, originals, settled.texts)]
    if write:
        for entry in changed:
            rounds = [edits.get(entry.shown, ()) for edits in settled.rounds]
            rewrite_file(entry.path, originals[entry.shown], rounds)
        memory.keep(carried.recall(), carried.last)
    return Mended(
        diffs=tuple(_diff(entry.shown, originals[entry.shown], settled.texts[entry.shown]) for entry in changed),
        texts={entry.shown: settled.texts[entry.shown] for entry in changed},
        fixed=settled.fixed,
    )


def _same_files(collection: Collection) -> dict[str, str]:
    """By the path of each file, as shown, that of the file which holds its text."""
    first: dict[Path, str] = {}
    real = {entry.shown: Path(os.path.realpath(entry.path)) for entry in collection.entries}
    for entry in sorted(collection.entries, key=lambda entry: entry.path != real[entry.shown]):
        first.setdefault(real[entry.shown], entry.shown)
    return {shown: first[path] for shown, path in real.items()}


def _legible(reading: Reading) -> bool:
    return reading.legible and not reading.diagnostics


def _changed(path: str, before: Texts, after: Texts) -> bool:
    return path in before and before[path] != after[path]


def _diff(path: str, before: str, after: str) -> Diff:
    pieces: list[str] = []
    # A tab ends a name with blanks for programs that read the diff, as git writes it.
    name = f"{path}\t" if " " in path else path
    for line in difflib.unified_diff(_lines(before), _lines(after), name, name):
        pieces.append(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n")
    return Diff(path, "".join(pieces))


def _lines(text: str) -> list[str]:
    # Not splitlines(), which also parts lines at other characters.
    lines = [line + "\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]
