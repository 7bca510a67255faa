"""Ctrl-C, which must end a run wherever it comes: what was running may turn Python's KeyboardInterrupt into another
error, as pydantic does while it writes JSON, and a guard against our own faults would then go on."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_come = threading.Event()


@contextmanager
def remembered() -> Iterator[None]:
    """A context in which Ctrl-C is remembered, besides raising KeyboardInterrupt as ever.

    Whoever started this process may have told it to ignore Ctrl-C, or to do something else; that stays so.
    """
    mine = threading.current_thread() is threading.main_thread()
    if not mine or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return
    _come.clear()
    signal.signal(signal.SIGINT, _interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def check() -> None:
    """Raises KeyboardInterrupt once Ctrl-C has come: for all that takes any exception, or goes on without end.

    Only in the main thread, as Python does: other threads end with it.
    """
    if _come.is_set() and threading.current_thread() is threading.main_thread():
        raise KeyboardInterrupt


@contextmanager
def told_apart() -> Iterator[None]:
    """A context out of which Ctrl-C comes as KeyboardInterrupt, whatever was made of it on the way."""
    try:
        yield
    except Exception:
        check()
        raise


def _interrupt(*_: object) -> None:
    _come.set()
    raise KeyboardInterrupt
