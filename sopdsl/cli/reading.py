"""What the commands that only read a collection share: reading it, and saying what an error has kept out of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sopdsl.cli.console import Console
from sopdsl.workspace.problems import UsageFault

if TYPE_CHECKING:
    from sopdsl.pipeline import Compiled

_MOST_NAMED = 5


def read_collection(path: str, output: Path | None = None) -> Compiled:
    """The collection that a path belongs to, compiled. `output` is the folder for results, which is not read.

    Raises UsageFault for a path that is not there or holds nothing, or a pattern that several collections match.
    """
    from sopdsl.pipeline import compile_collection
    from sopdsl.workspace.collection import find_collections
    from sopdsl.workspace.paths import shown

    collections = find_collections([path], output)
    if len(collections) > 1:
        roots = ", ".join(shown(collection.root) for collection in collections)
        raise UsageFault(f'"{path}" meliputi beberapa koleksi', f"sebutkan salah satu: {roots}")
    return compile_collection(collections[0])


def left_out(compiled: Compiled) -> list[str]:
    """The files asked for, as shown, whose SOP is not in the collection because of an error."""
    resolved = {sop.id for sop in compiled.koleksi.sop}
    missing = compiled.sop_ids - resolved
    return [entry.shown for entry, _ in compiled.files if entry.asked and entry.id in missing]


def tell_left_out(console: Console, files: list[str], what: str) -> None:
    """Says on standard error that files with an error are missing in `what`."""
    if files:
        others = len(files) - _MOST_NAMED
        named = ", ".join(files[:_MOST_NAMED]) + (f", dan {others} lagi" if others > 0 else "")
        console.error(
            "peringatan",
            f"{len(files)} berkas mengandung galat, jadi tidak ikut {what}: {named}",
            'lihat galatnya dengan "sopc check"',
        )
