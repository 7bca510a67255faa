"""Our own faults: a short message and a place for the details, never a bare traceback."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import traceback

from sopdsl import __version__
from sopdsl.cli.console import Console


def report_fault(console: Console, error: BaseException, what: str | None = None) -> None:
    """Says that something went wrong inside the compiler, and where the details are.

    These go to a file in the system's folder for temporary files, or to standard error with `SOPC_DEBUG=1`. `what`
    says what was being done.
    """
    report_details(console, type(error).__name__, "".join(traceback.format_exception(error)), what)


def report_details(console: Console, name: str, details: str, what: str | None = None) -> None:
    """As `report_fault`, for an error that came up in another process: the name of its type, and its traceback."""
    message = f"{name}{f' saat {what}' if what else ''}; ini cacat sopc, bukan kesalahan Anda"
    if os.environ.get("SOPC_DEBUG"):
        console.error("kesalahan internal", message)
        if sys.stderr:
            sys.stderr.write(details)
        return
    try:
        handle, path = tempfile.mkstemp(prefix="sopc-", suffix=".log")
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"sopc {__version__}, Python {platform.python_version()}, {platform.platform()}\n{details}")
    except OSError:
        hint = "untuk perinciannya, jalankan sekali lagi dengan SOPC_DEBUG=1"
    else:
        hint = f"perinciannya di {path}; sertakan berkas itu bila melapor"
    console.error("kesalahan internal", message, hint)
