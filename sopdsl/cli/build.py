"""`sopc build`: checks SOPs and makes the documents of those without errors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from sopdsl.cli.console import Console
from sopdsl.cli.fault import report_details
from sopdsl.cli.status import CLEAN, FINDINGS, INTERNAL
from sopdsl.cli.words import choice, whole_number
from sopdsl.diagnostics import has_errors
from sopdsl.nearest import nearest
from sopdsl.reporting.text import notice, report, summary
from sopdsl.workspace.problems import UsageFault

if TYPE_CHECKING:
    from pathlib import Path

    from sopdsl.building.built import Built, Fault, Wish
    from sopdsl.building.packing import Packed
    from sopdsl.diagnostics import Diagnostic
    from sopdsl.model.koleksi import Sop
    from sopdsl.pipeline import Compiled
    from sopdsl.rendering import Direction
    from sopdsl.workspace.collection import Collection

_FORMATS = "pdf,html,svg,json"
_JOBS = 2
_MOST_NAMED = 5
_ALONE = 3
"""So few SOPs are made in this process: starting others would take longer."""


def build(
    paths: Annotated[list[str], typer.Argument(metavar="JALUR", help="Berkas .sop atau folder.")],
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="FOLDER", help="Folder untuk hasil. Bawaan: build.")
    ] = "build",
    formats: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORMAT,…",
            help=f"Format dokumen, dipisahkan koma. Bawaan: {_FORMATS}; ada juga dot, png, diagram.pdf.",
        ),
    ] = _FORMATS,
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="ID,…", help="Hanya SOP dengan id ini; boleh beberapa."),
    ] = None,
    unit: Annotated[
        list[str] | None,
        typer.Option("--unit", metavar="ID,…", help="Hanya SOP unit ini; boleh beberapa."),
    ] = None,
    jobs: Annotated[
        str, typer.Option("--jobs", metavar="N", help=f"Banyaknya proses yang bekerja bersamaan. Bawaan: {_JOBS}.")
    ] = str(_JOBS),
    no_lampiran: Annotated[
        bool, typer.Option("--no-lampiran", help="Jangan buat lampiran.pdf dan lampiran.html seluruh koleksi.")
    ] = False,
    direction: Annotated[
        str | None,
        typer.Option(
            "--direction",
            metavar="ARAH",
            help="Arah lajur diagram: columns (tegak) atau rows (mendatar). Bawaan: setelan.",
        ),
    ] = None,
    notes: Annotated[
        bool, typer.Option("--notes", help="Tulis juga waktu dan output setiap langkah di dalam diagram.")
    ] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Sesudah itu tunggu, dan buat lagi setiap kali ada berkas yang disimpan.")
    ] = False,
) -> int:
    """Memeriksa berkas .sop, lalu membuat dokumen setiap SOP yang tanpa galat: FOLDER/<id>.pdf dan seterusnya.

    Untuk seluruh koleksi dibuat juga lampiran keputusan (lampiran.pdf, lampiran.html) dan indeks.json, dan dokumen SOP
    yang sudah tidak ada dihapus, asal sopc sendiri yang dahulu menulisnya. Yang tidak berubah tidak dibuat lagi.
    """
    if watch:
        again = partial(build, **(locals() | {"watch": False}))

        from sopdsl.cli.watching import build_on_change

        return build_on_change(again, paths, output)

    from sopdsl.backends import known_formats, lampiran_formats, version_of
    from sopdsl.building.built import Wish
    from sopdsl.workspace.collection import find_collections
    from sopdsl.workspace.output import check_folder
    from sopdsl.workspace.paths import absolute, shown

    chosen = _chosen(formats, known_formats())
    processes = whole_number("--jobs", jobs, 4)
    if processes < 1:
        raise UsageFault(f"--jobs {jobs}: banyaknya proses paling sedikit 1", "contoh: --jobs 4")
    folder = absolute(output)
    check_folder(folder)
    console = Console()
    collections = find_collections(paths, folder)
    whole = () if no_lampiran else tuple(name for name in chosen if name in lampiran_formats())
    laid = None if direction is None else _direction(direction)
    wish = Wish(chosen, whole, version_of(chosen), index=len(collections) == 1, direction=laid, notes=notes)
    narrowed = _Narrowed(None if only is None else _listed(only), None if unit is None else _listed(unit))
    outcome = _build(collections, folder, wish, narrowed, processes, console)
    _tell(outcome.results, console)
    severities = [finding.severity for finding in outcome.found]
    severities += [said.severity for result in outcome.results for said in result.notices]
    console.text(summary(severities, sum(collection.asked_count for collection in collections)))
    console.text(_totals(outcome.results, outcome.asked, shown(folder)))
    if any(result.faults for result in outcome.results):
        return INTERNAL
    return FINDINGS if has_errors(outcome.found) else CLEAN


@dataclass(frozen=True)
class _Narrowed:
    """What `--only` and `--unit` name; None for an option that is not given."""

    only: list[str] | None
    unit: list[str] | None


@dataclass(frozen=True)
class _Outcome:
    """What a build has to tell: its findings, which have been printed, the builds, and how many SOPs were asked for."""

    found: Sequence[Diagnostic]
    results: Sequence[Built]
    asked: int


def _build(
    collections: Sequence[Collection], folder: Path, wish: Wish, narrowed: _Narrowed, jobs: int, console: Console
) -> _Outcome:
    """Builds, or tells again what the last build told where nothing has changed since."""
    from sopdsl.building.replay import LastBuild, Replay
    from sopdsl.workspace.output import Output

    last = None
    if len(collections) == 1:
        output = Output(folder, collections[0].root)
        last = LastBuild(collections[0], output, [repr(wish), repr(narrowed)])
        replayed = last.replay()
        if replayed:
            console.lines(report(replayed.found, console.glyphs))
            return _Outcome(replayed.found, [replayed.built], replayed.asked)
    outcome, assets = _build_anew(collections, folder, wish, narrowed, jobs, console)
    if last:
        last.remember(Replay(tuple(outcome.found), outcome.results[0], outcome.asked), assets)
    return outcome


def _build_anew(
    collections: Sequence[Collection], folder: Path, wish: Wish, narrowed: _Narrowed, jobs: int, console: Console
) -> tuple[_Outcome, Iterable[str]]:
    """The outcome, and the paths of the pictures that were looked for."""
    from sopdsl.building.collection import build_collection
    from sopdsl.building.workers import Workers
    from sopdsl.cli.progress import progress
    from sopdsl.pipeline import survey_collection
    from sopdsl.workspace.output import Output

    alone = sum(collection.asked_count for collection in collections) <= _ALONE
    with Workers(1 if alone else jobs) as workers:
        workers.start(wish.formats)
        compiled: list[tuple[Compiled, list[Packed]]] = []
        for collection in collections:
            sops: list[Packed] = []
            compiled.append((survey_collection(collection, partial(_pack_into, sops)), sops))
        _refuse_shared_ids([one for one, _ in compiled])
        wanted = _wanted(narrowed, compiled)
        found = [finding for one, _ in compiled for finding in one.reported]
        console.lines(report(found, console.glyphs))
        results = []
        with progress(console, sum(len(sops) for _, sops in compiled)) as done:
            for one, sops in compiled:
                with Output(folder, one.collection.root) as output:
                    results.append(build_collection(one, sops, wish, wanted, output, workers, done))
    asked = {id for one, _ in compiled for id in one.asked_ids}
    outcome = _Outcome(found, results, len(asked if wanted is None else asked & wanted))
    return outcome, [name for one, _ in compiled for name in one.logos]


def _pack_into(sops: list[Packed], sop: Sop) -> None:
    from sopdsl.building.packing import pack

    sops.append(pack(sop))


def _chosen(formats: str, known: Sequence[str]) -> tuple[str, ...]:
    names = _listed([formats])
    if not names:
        raise UsageFault("--format belum menyebut format", f"format yang ada: {', '.join(known)}")
    return tuple(dict.fromkeys(choice("--format", name, known) for name in names))


def _direction(given: str) -> Direction:
    from sopdsl.rendering import Direction

    known: dict[str, Direction] = {name: name for name in get_args(Direction)}
    return known[choice("--direction", given, list(known))]


def _listed(values: Iterable[str]) -> list[str]:
    """What an option names that may be given several times, each time with several names."""
    return [name.strip() for value in values for name in value.split(",") if name.strip()]


def _wanted(narrowed: _Narrowed, compiled: Sequence[tuple[Compiled, Sequence[Packed]]]) -> frozenset[str] | None:
    """The ids that `--only` and `--unit` leave; None where neither is given. An id that is not there is refused."""
    only, unit = narrowed.only, narrowed.unit
    if only is None and unit is None:
        return None
    ids = {id for one, _ in compiled for id in one.asked_ids}
    units = {packed.id: packed.entry.unit.id for _, sops in compiled for packed in sops}
    declared = {declared.id for one, _ in compiled for declared in one.koleksi.unit}
    wanted = frozenset(ids)
    if only is not None:
        wanted &= frozenset(_known("--only", "SOP", only, ids))
    if unit is not None:
        chosen = _known("--unit", "unit", unit, declared)
        wanted &= {id for id in ids if units.get(id) in chosen}
    if not wanted:
        raise UsageFault(
            "tidak ada SOP yang memenuhi --only dan --unit",
            "SOP itu milik unit lain, atau unit itu belum mempunyai SOP: hilangkan salah satu opsinya",
        )
    return wanted


def _known(option: str, kind: str, values: Iterable[str], known: Iterable[str]) -> set[str]:
    names = [name.removeprefix("@").removesuffix(".sop") for name in values]
    ordered = sorted(known)
    if not names:
        raise UsageFault(f"{option} belum menyebut id {kind}", _there_are(ordered))
    for name in names:
        if name not in ordered:
            guess = nearest(name, ordered)
            hint = f"maksud Anda {guess.question}?" if guess else _there_are(ordered)
            raise UsageFault(f'{option}: {kind} "{name}" tidak ada di koleksi ini', hint)
    return set(names)


def _there_are(ids: Sequence[str]) -> str:
    return f"yang ada: {', '.join((*ids[:_MOST_NAMED], *('…' for _ in ids[_MOST_NAMED:][:1])))}"


def _refuse_shared_ids(compiled: Sequence[Compiled]) -> None:
    ids = Counter(id for one in compiled for id in one.asked_ids)
    shared = sorted(id for id, times in ids.items() if times > 1)
    if shared:
        message = f'id "{shared[0]}" ada di lebih dari satu koleksi, jadi dokumennya akan saling menimpa'
        raise UsageFault(message, "buat dokumen tiap koleksi dengan --output yang berbeda")


def _tell(results: Sequence[Built], console: Console) -> None:
    for result in results:
        for said in result.notices:
            where = f"{said.path} ({', '.join(said.formats)})" if said.formats else said.path
            console.lines(notice(said.severity, said.message, where, console.glyphs))
    faults: dict[str, Fault] = {}
    for fault in (fault for result in results for fault in result.faults):
        faults.setdefault(fault.what, fault)  # a renderer that cannot be loaded fails for every SOP
    for fault in faults.values():
        report_details(console, fault.error, fault.details, fault.what)


def _totals(results: Sequence[Built], asked: int, folder: str) -> str:
    made = sum(result.sops for result in results)
    written = sum(len(result.written) for result in results)
    changed = sum(len(result.changed) for result in results)
    removed = sum(len(result.removed) for result in results)
    counts = f"{written} berkas, {changed} baru atau berubah" + (f", {removed} dihapus" if removed else "")
    return f"{made} dari {asked} SOP dibuat di {folder}: {counts}"
