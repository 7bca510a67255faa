"""Puts the commands together; each command itself is a function in a module of its own."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from sopdsl import __version__
from sopdsl.cli.build import build
from sopdsl.cli.check import check
from sopdsl.cli.explain import explain
from sopdsl.cli.graph import graph
from sopdsl.cli.impact import impact
from sopdsl.cli.preview import preview
from sopdsl.cli.schema import schema
from sopdsl.cli.stats import stats
from sopdsl.cli.status import CLEAN, USAGE
from sopdsl.cli.words import Command, Group, UsageError, usage_fault

_ABOUT = "sopc menerjemahkan berkas .sop menjadi formulir SOP Administrasi Pemerintahan, gambar alur, dan JSON."

app = typer.Typer(cls=Group, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
for _command, _about, _example in (
    (check, "Memeriksa SOP.", "sopc check sops"),
    (explain, "Menjelaskan aturan pemeriksaan.", "sopc explain SOP203"),
    (build, "Memeriksa SOP, lalu membuat dokumennya.", "sopc build sops"),
    (preview, "Menampilkan SOP di peramban selagi ditulis.", "sopc preview sops"),
    (graph, "Menggambar peta koleksi.", "sopc graph sops"),
    (impact, "Mendaftar apa yang tersentuh bila sesuatu berubah.", "sopc impact sekda sops"),
    (stats, "Menghitung langkah, waktu, dan beban pelaksana.", "sopc stats sops"),
    (schema, "Mencetak skema JSON.", "sopc schema sop"),
):
    app.command(cls=Command, short_help=_about, epilog=_example)(_command)


@app.callback(invoke_without_command=True, help=_ABOUT)
def _top(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Tampilkan versi sopc.", is_eager=True)] = False,
) -> int:
    if version:
        typer.echo(f"sopc {__version__}")
        raise typer.Exit(CLEAN)
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), file=sys.stderr)
        raise typer.Exit(USAGE)
    return CLEAN


def run(args: list[str]) -> int:
    """Runs the command that the arguments name and gives its exit status; raises UsageFault for wrong arguments."""
    command = typer.main.get_command(app)
    try:
        with command.make_context("sopc", args) as context:
            status = command.invoke(context)
    except typer.Exit as done:
        status = done.exit_code
    except UsageError as error:
        raise usage_fault(error, command, args) from error
    return int(status)
