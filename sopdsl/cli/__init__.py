"""The command line, the outermost layer: `main` runs one command and gives its exit status; it never raises."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Sequence

from sopdsl import interruption
from sopdsl.cli.console import Console, redirect_to_nothing
from sopdsl.cli.status import BROKEN_PIPE, INTERNAL, INTERRUPTED, USAGE
from sopdsl.workspace.problems import UsageFault

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Runs `sopc` with the given arguments, those of the process by default, and gives its exit status."""
    _start_fast()
    try:
        with interruption.remembered():
            return _run(list(sys.argv[1:] if argv is None else argv))
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(argv: list[str]) -> int:
    console = Console()
    try:
        try:
            from sopdsl.cli.app import run

            status = run(argv)
            console.flush()
        except UsageFault as fault:
            console.usage(fault.message, fault.hint)
            status = USAGE
    except BrokenPipeError:
        redirect_to_nothing()
        status = BROKEN_PIPE
    except Exception as error:
        interruption.check()
        from sopdsl.cli.fault import report_fault

        report_fault(console, error)
        status = INTERNAL
    return status


def _start_fast() -> None:
    # A run is short and keeps nearly all that it makes, so looking for garbage often is in vain; and pydantic need not
    # search the installed packages for plugins.
    gc.set_threshold(50_000)
    # At the end all is given back at once; main may be called more than once in a process.
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
