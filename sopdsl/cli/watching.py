"""`sopc build --watch`: builds, then again after each change, until Ctrl-C."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NoReturn

from sopdsl import interruption
from sopdsl.cli.console import Console
from sopdsl.cli.fault import report_fault
from sopdsl.cli.status import CLEAN
from sopdsl.workspace.problems import UsageFault

_MOST_NAMED = 5


def build_on_change(build: Callable[[], int], paths: Sequence[str], output: str) -> int:
    """Builds the paths into the folder `output` by calling `build` at first and after each change of their collections.

    Ends with Ctrl-C, which is the way to end it and no failure. Raises UsageFault where the first build cannot be
    carried out as asked for; later it is told, and another change awaited.
    """
    try:
        with interruption.told_apart():
            _build_for_ever(build, paths, output)
    except KeyboardInterrupt:
        return CLEAN


def _build_for_ever(build: Callable[[], int], paths: Sequence[str], output: str) -> NoReturn:
    from sopdsl.workspace.collection import find_collections
    from sopdsl.workspace.paths import absolute
    from sopdsl.workspace.watching import Watch

    console = Console()
    folder = absolute(output)
    watch = Watch([collection.root for collection in find_collections(paths, folder)], folder)
    build()
    while True:
        console.text("menunggu perubahan; tekan Ctrl-C untuk berhenti")
        console.flush()
        console.text(f"berubah: {_listed(watch.wait())}")
        console.flush()
        try:
            build()
        except UsageFault as fault:
            console.usage(fault.message, fault.hint)
        except Exception as error:
            interruption.check()
            report_fault(console, error)


def _listed(names: Sequence[str]) -> str:
    others = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f", dan {others} lagi" if others > 0 else "")
