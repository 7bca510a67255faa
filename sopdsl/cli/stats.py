"""`sopc stats`: figures about a collection, as tables or JSON."""

from __future__ import annotations

import shutil
import sys
from typing import Annotated

import typer

from sopdsl.cli.console import Console
from sopdsl.cli.reading import left_out, read_collection, tell_left_out
from sopdsl.cli.status import CLEAN, FINDINGS
from sopdsl.cli.words import choice
from sopdsl.workspace.problems import UsageFault

_FORMATS = ("text", "json")
_PIPED = 120
"""The width of the tables where there is no console to fit."""


def stats(
    path: Annotated[
        str, typer.Argument(metavar="[JALUR]", help="Folder koleksi, atau sebagiannya. Bawaan: folder ini.")
    ] = ".",
    output_format: Annotated[
        str, typer.Option(metavar="|".join(_FORMATS), help="Bentuk hasil; json untuk program lain. Bawaan: text.")
    ] = "text",
) -> int:
    """Menghitung langkah, pelaksana, dan waktu setiap SOP dan unit, lalu beban setiap pelaksana.

    Waktu dijumlahkan menurut satuannya: hari kerja tidak diubah menjadi hari kalender. Putaran dan cabang dihitung
    sekali. "Paling sedikit" berarti ada kegiatan yang waktunya tidak bernilai.

    Pelaksana dihitung per unit dan nama; huruf besar dan spasi tidak membedakan. Kegiatan yang dikerjakan bersama,
    diserahkan, atau dipilih dihitung penuh pada setiap pelaksana yang bersimbol di dalamnya. SOP yang dicabut hanya
    didaftar, tidak dijumlahkan.

    Status keluar 1 bila ada SOP yang tidak terhitung karena mengandung galat.
    """
    choice("--output-format", output_format, _FORMATS)

    from sopdsl.model.statistik import statistics_of
    from sopdsl.workspace.paths import shown

    console = Console()
    compiled = read_collection(path)
    missing = left_out(compiled)
    tell_left_out(console, missing, "dihitung")
    figures = statistics_of(compiled.koleksi, compiled.asked_ids)
    if not figures.sop and not missing:
        raise UsageFault(f'tidak ada SOP di "{shown(path)}", hanya deklarasi', "sebutkan folder yang berisi SOP")
    if output_format == "json":
        console.machine(figures.model_dump_json(indent=2) + "\n")
    elif figures.sop:
        from sopdsl.reporting.statistik import statistics_text

        encoding = sys.stdout.encoding if sys.stdout else None
        room = shutil.get_terminal_size((_PIPED, 24)).columns
        for line in statistics_text(figures, room, encoding):
            console.text(line)
    return FINDINGS if missing else CLEAN
