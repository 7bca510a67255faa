"""`sopc check`: reads SOPs and reports what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sopdsl.cli.console import Console
from sopdsl.cli.status import CLEAN, FINDINGS
from sopdsl.cli.words import choice
from sopdsl.diagnostics import Severity
from sopdsl.reporting.formats import FOR_PEOPLE, FORMATS, writer_of

if TYPE_CHECKING:
    from sopdsl.checking.request import Outcome

_LEVELS = tuple(level.value for level in Severity)
_SELECTORS = "ATURAN,…"


def check(
    paths: Annotated[
        list[str], typer.Argument(metavar="JALUR", help='Berkas .sop atau folder, atau "-" untuk masukan baku.')
    ],
    output_format: Annotated[
        str,
        typer.Option(
            metavar="|".join(FORMATS),
            help="Bentuk laporan. text dan concise untuk dibaca orang; html untuk kepala unit; lainnya untuk program. "
            "Bawaan: text.",
        ),
    ] = "text",
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
    limit = Severity(choice("--fail-on", fail_on, _LEVELS))

    from sopdsl.checking.request import Request, carry_out

    console = Console()
    outcome = carry_out(
        Request(
            paths=paths,
            select=_split(select),
            ignore=_split(ignore),
            write_baseline=write_baseline,
            stdin_filename=stdin_filename,
            cached=not no_cache,
        ),
        console.read,
    )
    _tell(console, outcome, output_format)
    return FINDINGS if any(found.severity.rank <= limit.rank for found in outcome.report.found) else CLEAN


def _tell(console: Console, outcome: Outcome, output_format: str) -> None:
    report = outcome.report
    if output_format not in FOR_PEOPLE:
        console.machine(writer_of(output_format)(report))
        return
    from sopdsl.reporting import text

    console.lines(
        text.concise(report.found) if output_format == "concise" else text.report(report.found, console.glyphs)
    )
    for path, count in outcome.baselines:
        console.text(f"{count} temuan dicatat di {path}")
    hidden = [
        f"{count} {word}" for count, word in ((report.waived, "diabaikan"), (report.known, "sudah dicatat")) if count
    ]
    told = text.summary((found.severity for found in report.found), len(report.files))
    console.text(f"{told} ({', '.join(hidden)})" if hidden else told)


def _split(given: list[str] | None) -> tuple[str, ...]:
    """The rules of an option that may be given several times, each with several rules."""
    return tuple(word for text in given or () for word in text.replace(",", " ").split())
