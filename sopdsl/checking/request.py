"""A request to check, carried out: for each collection of its paths, from the files to what is to be told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sopdsl.checking.baseline import read_baseline, write_baseline
from sopdsl.checking.collection import check_collection, read_entry
from sopdsl.checking.judging import choose, judge
from sopdsl.checking.memory import NOTHING, Memory
from sopdsl.diagnostics import in_order
from sopdsl.lint.catalogue import guess, known_selector
from sopdsl.lint.choosing import Choice
from sopdsl.pipeline import Compiled
from sopdsl.reporting.report import Report, ReportFile
from sopdsl.workspace.collection import Collection, Entry, find_collection_of, find_collections
from sopdsl.workspace.paths import shown
from sopdsl.workspace.problems import UsageFault
from sopdsl.workspace.reading import Reading, decode

STDIN = "-"


@dataclass(frozen=True)
class Request:
    """What is asked for. `select` replaces what collections select, `ignore` adds to what they ignore; `cached` says
    whether earlier results may be used."""

    paths: Sequence[str]
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    write_baseline: bool = False
    stdin_filename: str | None = None
    cached: bool = True


@dataclass(frozen=True)
class Outcome:
    """What is to be told. `baselines` are the baselines that were written, as shown, with the number of findings."""

    report: Report
    baselines: tuple[tuple[str, int], ...] = ()


def carry_out(request: Request, stdin: Callable[[], bytes]) -> Outcome:
    """Check what is asked for. Raises UsageFault for a request that makes no sense, or a result that cannot be written.

    `stdin` gives the text that is checked in place of the file of `stdin_filename`, where the path is `-`.
    """
    for selector in (*request.select, *request.ignore):
        _check_selector(selector)
    read, collections = _given(request, stdin)
    parts: list[Report] = []
    baselines: list[tuple[str, int]] = []
    for collection in collections:
        memory = Memory(collection.root) if request.cached else NOTHING
        compiled = check_collection(collection, memory, read)
        choice = _choice(request, compiled)
        path = collection.root / (compiled.settings.baseline if compiled.settings else "")
        if request.write_baseline:
            baselines.append(_write_baseline(compiled, choice, path))
        parts.append(_report(compiled, choice, path))
    return Outcome(_joined(parts), tuple(baselines))


def _given(request: Request, stdin: Callable[[], bytes]) -> tuple[Callable[[Entry], Reading], Sequence[Collection]]:
    """How files are read, and the collections that are asked for."""
    if STDIN not in request.paths:
        if request.stdin_filename is not None:
            raise UsageFault('--stdin-filename hanya berguna bersama jalur "-"')
        return read_entry, find_collections(request.paths)
    if len(request.paths) > 1:
        raise UsageFault('jalur "-" tidak dapat disebut bersama jalur lain')
    if request.stdin_filename is None:
        raise UsageFault(
            "nama berkas untuk masukan baku belum disebut", "contoh: sopc check - --stdin-filename sops/001-contoh.sop"
        )
    if request.write_baseline:
        raise UsageFault("--write-baseline memerlukan seluruh koleksi, bukan masukan baku")
    collection, path = find_collection_of(request.stdin_filename)
    data = stdin()

    def read(entry: Entry) -> Reading:
        return decode(data, entry.shown) if entry.path == path else read_entry(entry)

    return read, (collection,)


def _check_selector(selector: str) -> None:
    if not known_selector(selector):
        near = guess(selector)
        hint = f"maksud Anda {near.question}?" if near else 'lihat semua aturan dengan "sopc explain"'
        raise UsageFault(f'aturan "{selector}" tidak ada', hint)


def _choice(request: Request, compiled: Compiled) -> Choice:
    choice = compiled.settings.check if compiled.settings else Choice()
    return replace(choice, select=request.select or choice.select, ignore=(*choice.ignore, *request.ignore))


def _write_baseline(compiled: Compiled, choice: Choice, path: Path) -> tuple[str, int]:
    if not compiled.collection.whole:
        raise UsageFault(
            "--write-baseline memerlukan seluruh koleksi", f"sebutkan foldernya: {shown(compiled.collection.root)}"
        )
    if compiled.settings is None:
        raise UsageFault("--write-baseline tidak dapat dijalankan selama setelan koleksi salah")
    found = judge(compiled, choice).found
    return shown(path), write_baseline(path, choose(compiled, choice, found))


def _report(compiled: Compiled, choice: Choice, baseline: Path) -> Report:
    judged = judge(compiled, choice, read_baseline(baseline) if compiled.settings else None)
    units = {unit.id: unit.nama for unit in compiled.koleksi.unit}
    files = []
    for entry, parsed in compiled.files:
        if entry.asked:
            sop = parsed.file.sop
            name = sop.nama.plain if sop else None
            unit = units.get(sop.unit.value) if sop and sop.unit else None
            files.append(ReportFile(entry.shown, name, unit))
    return Report(judged.found, tuple(files), judged.waived, judged.known)


def _joined(parts: Sequence[Report]) -> Report:
    return Report(
        tuple(in_order(found for part in parts for found in part.found)),
        tuple(file for part in parts for file in part.files),
        sum(part.waived for part in parts),
        sum(part.known for part in parts),
    )
