"""A request to check, carried out: for each collection of its paths, from the files to what is to be told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from sopdsl.checking.baseline import read_baseline, write_baseline
from sopdsl.checking.findings import Findings
from sopdsl.checking.judging import PassedOver, choose, judge, nothing_passed_over, passed_over, path_of, paths_of
from sopdsl.checking.last import recall_last
from sopdsl.checking.memory import NOTHING, Memory
from sopdsl.diagnostics import Diagnostic, in_order
from sopdsl.lint.choosing import Choice
from sopdsl.reporting.report import Report, ReportFile
from sopdsl.workspace.collection import Collection, find_collection_of, find_collections, read_entries
from sopdsl.workspace.paths import shown
from sopdsl.workspace.problems import UsageFault
from sopdsl.workspace.reading import Reading, decode, read_source
from sopdsl.workspace.settings import Settings, read_settings

if TYPE_CHECKING:
    from sopdsl.checking.fixes import Diff, Mended

STDIN = "-"
_EXAMPLE = "contoh: sopc check - --stdin-filename sops/001-contoh.sop"
_Read = Callable[[Collection], Sequence[Reading]]


@dataclass(frozen=True)
class Request:
    """What is asked for.

    `select` replaces what collections select, `ignore` adds to what they ignore. `fix` asks for fixes, `unsafe` also
    for those that should be read again, `dry` to show them and write nothing. `cached` says whether earlier results may
    be used.
    """

    paths: Sequence[str]
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fix: bool = False
    unsafe: bool = False
    dry: bool = False
    write_baseline: bool = False
    stdin_filename: str | None = None
    cached: bool = True


@dataclass(frozen=True)
class Outcome:
    """What is to be told. `baselines` are the baselines that were written, as shown, with the number of findings;
    `diffs` what fixes change, and `fixed` how many were applied by file."""

    report: Report
    baselines: tuple[tuple[str, int], ...] = ()
    diffs: tuple[Diff, ...] = ()
    fixed: Mapping[str, int] = field(default_factory=dict)


def carry_out(request: Request, stdin: Callable[[], bytes]) -> Outcome:
    """Check what is asked for. Raises UsageFault for a request that makes no sense, or a result that cannot be written.

    `stdin` gives the text that is checked in place of the file of `stdin_filename`, where the path is `-`.
    """
    for selector in (*request.select, *request.ignore):
        _check_selector(selector)
    if request.write_baseline and request.dry:
        raise UsageFault(
            "--write-baseline tidak dapat dipakai bersama --diff, yang tidak menulis apa pun", "hilangkan --diff"
        )
    read, collections = _given(request, stdin)
    parts: list[Report] = []
    baselines: list[tuple[str, int]] = []
    diffs: list[Diff] = []
    fixed: dict[str, int] = {}
    for collection in collections:
        memory = Memory(collection.root) if request.cached else NOTHING
        if request.fix or request.dry:
            mended = _mend(request, collection, memory, read(collection))
            diffs += mended.diffs
            fixed.update(mended.fixed)
        # After mending, what is on the disk: nothing is told that was not read again.
        findings = _look(collection, memory, read(collection))
        choice = _choice(request, findings.settings)
        passed: PassedOver = nothing_passed_over
        if request.select or request.ignore:
            passed = passed_over(_choice(Request(()), findings.settings), choice)
        path = collection.root / (findings.settings.baseline if findings.settings else "")
        if request.write_baseline:
            baselines.append(_write_baseline(findings, choice, path, passed))
        parts.append(_report(findings, choice, path, passed))
    return Outcome(_joined(parts), tuple(baselines), tuple(diffs), fixed)


def _look(collection: Collection, memory: Memory, readings: Sequence[Reading]) -> Findings:
    """What is found, or was found the last time in the same texts."""
    findings = recall_last(collection, readings, memory)
    if findings is None:
        from sopdsl.checking.collection import check_collection

        findings = check_collection(collection, readings, memory)
    return findings


def _mend(request: Request, collection: Collection, memory: Memory, readings: Sequence[Reading]) -> Mended:
    from sopdsl.checking.fixes import mend

    settings, unsettled = read_settings(collection.root)
    choice = _choice(request, None if unsettled else settings)
    paths = paths_of(collection)

    def counts(found: Diagnostic) -> bool:
        return choice.chosen(found, path_of(found, paths)) is not None

    return mend(collection, request.unsafe, counts, not request.dry, memory, readings)


def _given(request: Request, stdin: Callable[[], bytes]) -> tuple[_Read, Sequence[Collection]]:
    """How files are read, and the collections that are asked for."""
    if STDIN not in request.paths:
        if request.stdin_filename is not None:
            raise UsageFault('--stdin-filename hanya berguna bersama jalur "-"', _EXAMPLE)
        return read_entries, find_collections(request.paths)
    if len(request.paths) > 1:
        raise UsageFault(
            'jalur "-" tidak dapat disebut bersama jalur lain', "periksa masukan baku dengan perintah tersendiri"
        )
    if request.stdin_filename is None:
        raise UsageFault("nama berkas untuk masukan baku belum disebut", _EXAMPLE)
    if request.write_baseline:
        raise UsageFault(
            "--write-baseline memerlukan seluruh koleksi, bukan masukan baku", 'sebutkan foldernya sebagai ganti "-"'
        )
    if request.fix and not request.dry:
        raise UsageFault(
            "masukan baku tidak dapat diperbaiki di tempatnya", "tambahkan --diff untuk melihat perbaikannya"
        )
    collection, path = find_collection_of(request.stdin_filename)
    data = stdin()

    def read(collection: Collection) -> Sequence[Reading]:
        return [
            decode(data, entry.shown) if entry.path == path else read_source(entry.path, entry.shown)
            for entry in collection.entries
        ]

    return read, (collection,)


def _check_selector(selector: str) -> None:
    from sopdsl.lint.catalogue import guess, known_selector

    if not known_selector(selector):
        near = guess(selector)
        hint = f"maksud Anda {near.question}?" if near else 'lihat semua aturan dengan "sopc explain"'
        raise UsageFault(f'aturan "{selector}" tidak ada', hint)


def _choice(request: Request, settings: Settings | None) -> Choice:
    choice = settings.check if settings else Choice()
    return replace(choice, select=request.select or choice.select, ignore=(*choice.ignore, *request.ignore))


def _write_baseline(findings: Findings, choice: Choice, path: Path, passed: PassedOver) -> tuple[str, int]:
    if not findings.collection.whole:
        raise UsageFault(
            "--write-baseline memerlukan seluruh koleksi", f"sebutkan foldernya: {shown(findings.collection.root)}"
        )
    if findings.settings is None:
        raise UsageFault(
            "--write-baseline tidak dapat dijalankan selama setelan koleksi salah",
            f'lihat galatnya: "sopc check {shown(findings.collection.root)}"',
        )
    found = judge(findings, choice).found
    return shown(path), write_baseline(path, choose(findings, choice, found), passed)


def _report(findings: Findings, choice: Choice, baseline: Path, passed: PassedOver) -> Report:
    judged = judge(findings, choice, read_baseline(baseline) if findings.settings else None, passed)
    asked = {entry.shown for entry in findings.collection.entries if entry.asked}
    files = (file for file in findings.files if file.source.path in asked)
    told = tuple(ReportFile(file.source.path, file.sop, file.unit) for file in files)
    return Report(judged.found, told, judged.waived, judged.known)


def _joined(parts: Sequence[Report]) -> Report:
    if len(parts) == 1:
        return parts[0]
    return Report(
        tuple(in_order(found for part in parts for found in part.found)),
        tuple(file for part in parts for file in part.files),
        sum(part.waived for part in parts),
        sum(part.known for part in parts),
    )
