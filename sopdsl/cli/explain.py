"""`sopc explain`: what a rule asks for, why, and what to type instead."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from sopdsl.cli.console import Console
from sopdsl.cli.status import CLEAN
from sopdsl.cli.words import choice
from sopdsl.workspace.problems import UsageFault

if TYPE_CHECKING:
    from sopdsl.lint.rule import Rule

_FORMATS = ("text", "json", "html", "markdown")
_PIPED = 120
"""The width of the table where there is no console to fit."""


def explain(
    rules: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ATURAN]", help="Kode aturan, awal kode, atau namanya. Bawaan: semua."),
    ] = None,
    output_format: Annotated[
        str,
        typer.Option(
            metavar="|".join(_FORMATS),
            help="Bentuk hasil. html: satu halaman untuk dibaca atau dicetak; json: untuk program lain. Bawaan: text.",
        ),
    ] = "text",
) -> int:
    """Menjelaskan aturan: apa yang diminta, mengapa, contoh yang dilaporkan, dan contoh yang benar.

    Tanpa ATURAN, text mendaftar semua aturan; bentuk lain memuat semua halamannya.
    """
    output_format = choice("--output-format", output_format, _FORMATS)

    from sopdsl.lint.catalogue import ALL
    from sopdsl.lint.explaining import page_of

    console = Console()
    wanted = _wanted(rules) if rules else ALL
    pages = [page_of(rule) for rule in wanted]
    if output_format == "json":
        from sopdsl.reporting.pages import json

        console.machine(json.render(pages))
    elif output_format == "html":
        from sopdsl.reporting.pages import html

        console.machine(html.render(pages))
    elif output_format == "markdown":
        from sopdsl.reporting.pages import markdown

        console.machine(markdown.render(pages))
    else:
        from sopdsl.reporting.pages import text

        if rules:
            console.lines(text.pages(pages, console.glyphs))
            return CLEAN
        encoding = sys.stdout.encoding if sys.stdout else None
        for line in text.overview(pages, shutil.get_terminal_size((_PIPED, 24)).columns, encoding):
            console.text(line)
        console.text("")
        console.text('penjelasan sebuah aturan: "sopc explain SOP203"')
    return CLEAN


def _wanted(rules: list[str]) -> tuple[Rule, ...]:
    """The rules that are asked for, each once, in the order in which they are."""
    from sopdsl.lint.catalogue import guess
    from sopdsl.lint.explaining import selected

    wanted: dict[str, Rule] = {}
    for asked in (word for text in rules for word in text.replace(",", " ").split()):
        found = selected(asked)
        if not found:
            near = guess(asked)
            hint = f"maksud Anda {near.question}?" if near else 'semua aturan: "sopc explain"'
            raise UsageFault(f'aturan "{asked}" tidak ada', hint)
        wanted.update((rule.code, rule) for rule in found)
    if not wanted:
        raise UsageFault("ATURAN belum menyebut aturan", 'contoh: sopc explain SOP203; semua aturan: "sopc explain"')
    return tuple(wanted.values())
