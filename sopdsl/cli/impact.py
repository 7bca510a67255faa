"""`sopc impact`: lists what a change to a peraturan, an official, a unit, an instansi or a SOP touches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sopdsl.cli.console import Console
from sopdsl.cli.reading import read_collection
from sopdsl.cli.status import CLEAN
from sopdsl.cli.words import choice
from sopdsl.workspace.problems import UsageFault

if TYPE_CHECKING:
    from sopdsl.pipeline import Compiled

_FORMATS = ("text", "json")


def impact(
    id: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="Id peraturan, pejabat, unit, instansi, atau SOP, boleh dengan @; atau berkas SOP-nya."
        ),
    ],
    path: Annotated[str, typer.Argument(metavar="[JALUR]", help="Folder koleksi. Bawaan: folder ini.")] = "",
    output_format: Annotated[
        str, typer.Option(metavar="|".join(_FORMATS), help="Bentuk hasil; json untuk program lain. Bawaan: text.")
    ] = "text",
) -> int:
    """Mendaftar apa yang tersentuh bila sesuatu berubah, dengan berkas dan baris setiap tempatnya.

    Yang menyebut ID tersentuh langsung. Lewat yang lain tersentuh: yang mencetak nama yang memuat ID; SOP dari unit
    sebuah instansi; SOP yang bersandar pada peraturan yang diubah atau dicabut oleh ID; dan SOP yang langkahnya
    dijalankan dengan SOP lain yang tersentuh demikian. Seluruh koleksi ditelusuri.
    """
    choice("--output-format", output_format, _FORMATS)

    from sopdsl.model.impact import Impact, impact_of
    from sopdsl.model.names import Input
    from sopdsl.workspace.names import SUFFIX
    from sopdsl.workspace.paths import absolute, is_file, is_folder, is_there

    if path and is_folder(absolute(id)) and not is_there(absolute(path)):
        raise UsageFault(f'"{path}" tidak ada', f'urutannya ID lalu JALUR: "sopc impact {path} {id}"')
    console = Console()
    file = absolute(id) if id.endswith(SUFFIX) and is_file(absolute(id)) else None
    compiled = read_collection(path or (id if file else "."))
    wanted = next((entry.id for entry, _ in compiled.files if entry.path == file), id.removeprefix("@"))
    found = impact_of([Input(entry.id, parsed) for entry, parsed in compiled.files], wanted)
    if not isinstance(found, Impact):
        hint = f"maksud Anda {found.question}?" if found else "id ialah yang ditulis sesudah @, atau jalur SOP"
        raise UsageFault(f'tidak ada yang ber-id "{wanted}" dalam koleksi ini', hint)
    _tell_incomplete(console, compiled)
    if output_format == "json":
        from sopdsl.reporting.impact import to_json

        console.machine(to_json(found))
    else:
        from sopdsl.reporting.impact import impact_lines

        console.lines(impact_lines(found))
    return CLEAN


def _tell_incomplete(console: Console, compiled: Compiled) -> None:
    """Says on standard error that files could not be read wholly, so that places in them may be missing."""
    from sopdsl.diagnostics import has_errors

    broken = [entry.shown for entry, parsed in compiled.files if has_errors(parsed.diagnostics)]
    broken += [name for name, _ in compiled.collection.closed]
    if broken:
        message = f"{len(broken)} berkas tidak terbaca seluruhnya, jadi daftar ini mungkin kurang: {broken[0]}"
        console.error("peringatan", message + (", …" if len(broken) > 1 else ""), 'lihat galatnya dengan "sopc check"')
