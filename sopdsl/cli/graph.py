"""`sopc graph`: draws the map of a collection."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sopdsl import interruption
from sopdsl.cli.console import Console
from sopdsl.cli.fault import report_fault
from sopdsl.cli.reading import left_out, read_collection, tell_left_out
from sopdsl.cli.status import CLEAN, FINDINGS, INTERNAL
from sopdsl.cli.words import choice
from sopdsl.workspace.names import PETA
from sopdsl.workspace.problems import UsageFault

if TYPE_CHECKING:
    from sopdsl.model.peta import Peta


def graph(
    path: Annotated[
        str, typer.Argument(metavar="[JALUR]", help="Folder koleksi, atau sebagiannya. Bawaan: folder ini.")
    ] = ".",
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="FOLDER", help="Folder untuk hasil. Bawaan: build.")
    ] = "build",
    formats: Annotated[
        str,
        typer.Option("--format", metavar="FORMAT,…", help="svg, dot, atau keduanya, dipisahkan koma. Bawaan: svg."),
    ] = "svg",
) -> int:
    """Menggambar peta koleksi dengan Graphviz: FOLDER/peta.svg, atau peta.dot untuk diolah dengan alat lain.

    SOP dikelompokkan menurut unit. Panah menunjukkan keterkaitan, langkah yang dijalankan dengan SOP lain, dan
    peraturan yang dirujuk dengan @id; peraturan yang hanya ditulis sebagai teks biasa tidak tergambar. Untuk sebagian
    koleksi digambar juga SOP yang terkait langsung dengannya.

    Status keluar 1 bila ada SOP yang tidak tergambar karena mengandung galat.
    """
    from sopdsl.backends import peta_formats
    from sopdsl.workspace.output import Output, check_folder
    from sopdsl.workspace.paths import absolute, shown

    known = peta_formats()
    chosen = dict.fromkeys(choice("--format", name.strip(), known) for name in formats.split(",") if name.strip())
    if not chosen:
        raise UsageFault("--format belum menyebut format", f"format yang ada: {', '.join(known)}")
    folder = absolute(output)
    check_folder(folder)
    console = Console()
    compiled = read_collection(path, folder)
    missing = left_out(compiled)
    tell_left_out(console, missing, "di peta")

    from sopdsl.model.peta import peta_of

    peta = peta_of(compiled.koleksi, compiled.asked_ids)
    if not peta.unit:
        if missing:
            return FINDINGS
        raise UsageFault(f'tidak ada SOP di "{shown(path)}", hanya deklarasi', "sebutkan folder yang berisi SOP")
    with Output(folder, compiled.collection.root) as out:
        for name in chosen:
            data = _drawn(peta, name, console)
            if data is None:
                return INTERNAL
            changed = out.write(f"{PETA}.{name}", data)
            console.text(f"{shown(folder / PETA)}.{name}: {_counts(peta)}{'' if changed else ', tidak berubah'}")
    return FINDINGS if missing else CLEAN


def _drawn(peta: Peta, name: str, console: Console) -> bytes | None:
    """The map in a format; None, which has then been said, where that failed. Raises UsageFault without Graphviz."""
    from sopdsl.backends import load_peta
    from sopdsl.rendering import MissingProgram

    try:
        return load_peta(name)(peta).data
    except MissingProgram as missing:
        raise UsageFault(missing.message, missing.hint) from missing
    except Exception as error:
        interruption.check()
        report_fault(console, error, f"membuat {PETA}.{name}")
        return None


def _counts(peta: Peta) -> str:
    counts = f"{sum(1 for _ in peta.sop)} SOP dari {len(peta.unit)} unit"
    return f"{counts}, {len(peta.peraturan)} peraturan" if peta.peraturan else counts
