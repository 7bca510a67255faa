"""`sopc check`: reads SOPs and reports what is wrong with them."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Annotated

import typer

from sopdsl.cli.console import Console
from sopdsl.cli.status import CLEAN, FINDINGS
from sopdsl.cli.words import choice
from sopdsl.diagnostics import Severity
from sopdsl.reporting.formats import FOR_PEOPLE, FORMATS, written
from sopdsl.workspace.choices import PRINTED
from sopdsl.workspace.problems import UsageFault

if TYPE_CHECKING:
    from sopdsl.checking.request import Outcome

_LEVELS = tuple(level.value for level in Severity)
_SELECTORS = "ATURAN,…"
_NO_GARBAGE = 200_000
"""A check makes no rings of objects, which are all that is looked for, also where it makes very many objects."""
_EITHER = "hilangkan salah satunya"


def check(
    paths: Annotated[
        list[str], typer.Argument(metavar="JALUR", help='Berkas .sop atau folder, atau "-" untuk masukan baku.')
    ],
    output_format: Annotated[
        str,
        typer.Option(
            metavar="BENTUK",
            help=f"Bentuk laporan: {', '.join(FORMATS)}. text dan concise untuk dibaca orang, html untuk kepala unit, "
            "yang lain untuk program. Bawaan: text.",
        ),
    ] = "text",
    output: Annotated[
        str | None,
        typer.Option(
            "-o", "--output", metavar="BERKAS", help="Tulis laporan ke berkas ini (UTF-8) alih-alih menampilkannya."
        ),
    ] = None,
    fail_on: Annotated[
        str,
        typer.Option(
            metavar="|".join(_LEVELS),
            help="Temuan teringan yang membuat status keluar 1 (galat, peringatan, saran). Bawaan: error.",
        ),
    ] = "error",
    select: Annotated[
        list[str] | None,
        typer.Option(metavar=_SELECTORS, help="Hanya aturan ini: kode, awal kode, atau nama. Menggantikan sopc.toml."),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar=_SELECTORS, help="Kecuali aturan ini, di samping yang ada di sopc.toml.")
    ] = None,
    fix: Annotated[bool, typer.Option("--fix", help="Perbaiki yang dapat diperbaiki tanpa mengubah maksud.")] = False,
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="Perbaiki juga yang perlu Anda baca kembali sesudahnya.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Tampilkan perbaikannya sebagai perbandingan; tidak ada yang ditulis.")
    ] = False,
    write_baseline: Annotated[
        bool,
        typer.Option(
            "--write-baseline", help="Catat temuan yang ada sebagai dasar: selanjutnya hanya yang baru dilaporkan."
        ),
    ] = False,
    stdin_filename: Annotated[
        str | None, typer.Option(metavar="BERKAS", help='Nama berkas dari teks yang dibaca dari masukan baku ("-").')
    ] = None,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Periksa semuanya dari awal; jangan pakai atau simpan hasil pemeriksaan.")
    ] = False,
) -> int:
    """Memeriksa berkas .sop dan melaporkan temuannya. Tanpa --fix tidak ada berkas SOP yang diubah.

    Sebuah berkas diperiksa bersama deklarasi di koleksinya: folder terdekat di atasnya yang berisi sopc.toml.
    """
    output_format = choice("--output-format", output_format, FORMATS)
    limit = Severity(choice("--fail-on", fail_on, _LEVELS, PRINTED))
    if diff and output_format not in FOR_PEOPLE:
        raise UsageFault(f"--diff tidak dapat dipakai bersama --output-format {output_format}", _EITHER)
    if diff and output is not None:
        raise UsageFault("--diff tidak dapat dipakai bersama --output", _EITHER)
    _check_output(output)

    from sopdsl.checking.request import Request, carry_out

    gc.set_threshold(_NO_GARBAGE)
    console = Console()
    outcome = carry_out(
        Request(
            paths=paths,
            select=_split("--select", select),
            ignore=_split("--ignore", ignore),
            fix=fix or unsafe_fixes,
            unsafe=unsafe_fixes,
            dry=diff,
            write_baseline=write_baseline,
            stdin_filename=stdin_filename,
            cached=not no_cache,
        ),
        console.read,
    )
    if diff:
        _tell_diff(console, outcome)
    else:
        _tell(console, outcome, output_format, output)
    return FINDINGS if any(found.severity.rank <= limit.rank for found in outcome.report.found) else CLEAN


def _check_output(output: str | None) -> None:
    """Keeps what authors wrote from being overwritten by a report that is named in its place."""
    if output is None:
        return
    from sopdsl.workspace.names import SUFFIX
    from sopdsl.workspace.paths import absolute
    from sopdsl.workspace.settings import BASELINE, SETTINGS_FILE

    if not output:
        raise UsageFault("nama berkas laporan kosong", "contoh: -o laporan.html")
    path = absolute(output)
    if path.suffix.lower() == SUFFIX or path.name in (SETTINGS_FILE, BASELINE):
        raise UsageFault(f'laporan tidak ditulis ke "{output}": itu nama berkas koleksi', "contoh: -o laporan.html")


def _tell_diff(console: Console, outcome: Outcome) -> None:
    console.machine("".join(diff.text for diff in outcome.diffs))
    fixed = _fixed(outcome)
    console.aside(f"{fixed}; tidak ada yang ditulis" if fixed else "tidak ada yang dapat diperbaiki")


def _fixed(outcome: Outcome) -> str:
    return f"{sum(outcome.fixed.values())} perbaikan dalam {len(outcome.fixed)} berkas" if outcome.fixed else ""


def _tell(console: Console, outcome: Outcome, output_format: str, output: str | None) -> None:
    from sopdsl.reporting import text

    report = outcome.report
    if output is not None:
        from sopdsl.workspace.output import write_file
        from sopdsl.workspace.paths import absolute, shown

        write_file(absolute(output), written(report, output_format).encode("utf-8", "replace"))
        console.text(f"laporan ditulis ke {shown(output)}")
    elif output_format not in FOR_PEOPLE:
        console.machine(written(report, output_format))
        return
    elif output_format == "concise":
        console.lines(text.concise(report.found))
    else:
        console.lines(text.report(report.found, console.glyphs, console.columns))
    if outcome.fixed:
        console.text(f"{_fixed(outcome)} sudah ditulis")
    for path, count in outcome.baselines:
        console.text(f"{count} temuan dicatat di {path}")
    severities = (found.severity for found in report.found)
    console.text(text.summary(severities, len(report.files), waived=report.waived, known=report.known))
    fixable = text.fixable(report.found)
    if fixable:
        console.text(fixable)


def _split(option: str, given: list[str] | None) -> tuple[str, ...]:
    """The rules of an option that may be given several times, each with several rules."""
    rules = tuple(word for text in given or () for word in text.replace(",", " ").split())
    if given and not rules:
        raise UsageFault(f"{option} belum menyebut aturan", f"contoh: {option} SOP203,tanggal-terbalik")
    return rules
