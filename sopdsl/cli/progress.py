"""How a build shows that it goes on: a bar on a terminal, a plain line for each SOP made elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sopdsl.cli.console import Console


@contextmanager
def progress(console: Console, total: int) -> Iterator[Callable[[str, bool, bool], None]]:
    """A context in which to call the given function after each of `total` SOPs: with its id, whether its documents
    stand, and whether they had to be made."""
    if not console.live or not total:
        yield lambda id, sound, made: console.text(f"dibuat: {id}") if sound and made else None
        return
    from rich.console import Console as RichConsole
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=RichConsole(stderr=True), transient=True) as bar:
        task = bar.add_task("membuat dokumen", total=total)
        yield lambda id, *_: bar.update(task, advance=1, description=id)
