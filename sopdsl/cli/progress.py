"""How a build shows that it goes on: a bar on a terminal, a plain line for each SOP elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sopdsl.cli.console import Console
from sopdsl.model.koleksi import Sop


@contextmanager
def progress(console: Console, total: int) -> Iterator[Callable[[Sop, bool], None]]:
    """A context in which to call the given function after each of `total` SOPs, with whether it succeeded."""
    if not console.live or not total:
        yield lambda sop, made: console.text(f"dibuat: {sop.id}") if made else None
        return
    from rich.console import Console as RichConsole
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=RichConsole(stderr=True), transient=True) as bar:
        task = bar.add_task("membuat dokumen", total=total)
        yield lambda sop, _: bar.update(task, advance=1, description=sop.id)
