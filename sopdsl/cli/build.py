"""`sopc build`: checks SOPs and makes the documents of those without errors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from sopdsl.cli.console import Console
from sopdsl.cli.fault import report_fault
from sopdsl.cli.status import CLEAN, FINDINGS, INTERNAL
from sopdsl.cli.words import choice
from sopdsl.diagnostics import Severity, has_errors
from sopdsl.reporting.text import notice, report, summary
from sopdsl.workspace.problems import UsageFault

if TYPE_CHECKING:
    from sopdsl.building import Built
    from sopdsl.pipeline import Compiled
    from sopdsl.rendering import Renderer

_FORMATS = "pdf,html,svg,json"


def build(
    paths: Annotated[list[str], typer.Argument(metavar="JALUR", help="Berkas .sop atau folder.")],
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="FOLDER", help="Folder untuk hasil. Bawaan: build.")
    ] = "build",
    formats: Annotated[
        str,
        typer.Option(
            "--format", metavar="FORMAT,…", help=f"Format dokumen, dipisahkan koma. Bawaan: {_FORMATS}; ada juga dot."
        ),
    ] = _FORMATS,
) -> int:
    """Memeriksa berkas .sop, lalu membuat dokumen setiap SOP yang tanpa galat: FOLDER/<pengenal>.pdf dan seterusnya.

    Untuk seluruh koleksi ditulis juga indeks.json, dan dokumen SOP yang sudah tidak ada dihapus, asal sopc sendiri yang
    dahulu menulisnya.
    """
    from sopdsl.backends import known_formats
    from sopdsl.building import build_collection
    from sopdsl.cli.progress import progress
    from sopdsl.pipeline import compile_collection
    from sopdsl.workspace.collection import find_collections
    from sopdsl.workspace.output import Output, check_folder
    from sopdsl.workspace.paths import absolute, shown

    chosen = _chosen(formats, known_formats())
    folder = absolute(output)
    check_folder(folder)
    console = Console()
    compiled = [compile_collection(collection) for collection in find_collections(paths, folder)]
    _refuse_shared_ids(compiled)
    found = [finding for one in compiled for finding in one.reported]
    console.lines(report(found, console.glyphs))
    renderers = _load(chosen, console)
    results = []
    with progress(console, sum(len(one.buildable) for one in compiled)) as done:
        for one in compiled:
            with Output(folder, one.collection.root) as out:
                results.append(build_collection(one, renderers, out, done, index=len(compiled) == 1))
    for result in results:
        _tell(result, console)
    severities = [finding.severity for finding in found]
    severities += [Severity.WARNING for result in results for _ in result.notices]
    console.text(summary(severities, sum(one.collection.asked_count for one in compiled)))
    console.text(_totals(results, sum(len(one.asked_ids) for one in compiled), shown(folder)))
    if len(renderers) < len(chosen) or any(result.faults for result in results):
        return INTERNAL
    return FINDINGS if has_errors(found) else CLEAN


def _chosen(formats: str, known: Sequence[str]) -> list[str]:
    names = [name.strip() for name in formats.split(",") if name.strip()]
    if not names:
        raise UsageFault("--format belum menyebut format", f"format yang ada: {', '.join(known)}")
    return list(dict.fromkeys(choice("--format", name, known) for name in names))


def _refuse_shared_ids(compiled: Sequence[Compiled]) -> None:
    ids = Counter(id for one in compiled for id in one.asked_ids)
    shared = sorted(id for id, times in ids.items() if times > 1)
    if shared:
        message = f'pengenal "{shared[0]}" ada di lebih dari satu koleksi, jadi dokumennya akan saling menimpa'
        raise UsageFault(message, "buat dokumen tiap koleksi dengan --output yang berbeda")


def _load(formats: Sequence[str], console: Console) -> dict[str, Renderer]:
    """The renderers in the order asked for, without those that cannot be loaded, which has then been said."""
    from sopdsl.backends import load_renderer

    renderers: dict[str, Renderer] = {}
    for name in formats:
        try:
            renderers[name] = load_renderer(name)
        except Exception as error:
            report_fault(console, error, f"memuat pembuat {name}")
    return renderers


def _tell(built: Built, console: Console) -> None:
    for said in built.notices:
        where = f"{said.path} ({', '.join(said.formats)})"
        console.lines(notice(Severity.WARNING, said.message, where, console.glyphs))
    for fault in built.faults:
        report_fault(console, fault.error, f"membuat {fault.sop.id}.{fault.format}")


def _totals(results: Sequence[Built], asked: int, folder: str) -> str:
    made = sum(result.sops for result in results)
    written = sum(len(result.written) for result in results)
    changed = sum(len(result.changed) for result in results)
    removed = sum(len(result.removed) for result in results)
    counts = f"{written} berkas, {changed} baru atau berubah" + (f", {removed} dihapus" if removed else "")
    return f"{made} dari {asked} SOP dibuat di {folder}: {counts}"
