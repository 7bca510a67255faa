"""`sopc check`: reads SOPs and reports what is wrong with them."""

from __future__ import annotations

from typing import Annotated

import typer

from sopdsl.cli.console import Console
from sopdsl.cli.status import CLEAN, FINDINGS
from sopdsl.cli.words import choice
from sopdsl.diagnostics import Severity

_FORMATS = ("text", "json")
_LEVELS = tuple(level.value for level in Severity)


def check(
    paths: Annotated[list[str], typer.Argument(metavar="JALUR", help="Berkas .sop atau folder.")],
    output_format: Annotated[
        str,
        typer.Option(metavar="|".join(_FORMATS), help="Bentuk laporan; json untuk program lain. Bawaan: text."),
    ] = "text",
    fail_on: Annotated[
        str,
        typer.Option(
            metavar="|".join(_LEVELS),
            help="Temuan teringan yang membuat status keluar 1 (galat, peringatan, saran). Bawaan: error.",
        ),
    ] = "error",
) -> int:
    """Memeriksa berkas .sop dan melaporkan temuannya. Tidak ada yang ditulis.

    Sebuah berkas diperiksa bersama deklarasi di koleksinya: folder terdekat di atasnya yang berisi sopc.toml.
    """
    choice("--output-format", output_format, _FORMATS)
    limit = Severity(choice("--fail-on", fail_on, _LEVELS))

    from sopdsl.pipeline import survey_collection
    from sopdsl.workspace.collection import find_collections

    console = Console()
    compiled = [survey_collection(collection, lambda _: None) for collection in find_collections(paths)]
    found = [finding for one in compiled for finding in one.reported]
    if output_format == "json":
        from sopdsl.reporting.json import to_json

        console.machine(to_json(found))
    else:
        from sopdsl.reporting.text import report, summary

        console.lines(report(found, console.glyphs))
        console.text(
            summary((finding.severity for finding in found), sum(one.collection.asked_count for one in compiled))
        )
    return FINDINGS if any(finding.severity.rank <= limit.rank for finding in found) else CLEAN
