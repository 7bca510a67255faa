"""Runs the tasks of a build, here or in other processes: how many there are changes nothing about what comes out."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing.connection import wait
from pathlib import Path
from types import TracebackType

from sopdsl.building.tasks import Result, Task, WarmUp, run

_WAITING = 4
"""How many tasks a process has waiting for it: enough to be busy always, few enough to hold little in memory."""


class Workers:
    """A number of processes that run tasks; with one, the tasks are run in this process. A context."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def start(self, formats: tuple[str, ...]) -> None:
        """Starts the processes and has them load the renderers of these formats meanwhile."""
        if self.jobs > 1:
            self._pool = ProcessPoolExecutor(self.jobs, multiprocessing.get_context(_start_method()), _prepare)
            for _ in range(self.jobs):
                self._pool.submit(run, WarmUp(formats))

    def renew(self) -> None:
        """Puts new processes in place of those that have worked, and so gives their memory back."""
        if self._pool:
            self._pool.shutdown()
            self._pool = ProcessPoolExecutor(self.jobs, multiprocessing.get_context(_start_method()), _prepare)

    def results(self, tasks: Iterable[Task]) -> Iterator[Result]:
        """The results of the tasks, in their order. Raises BrokenProcessPool where a process was killed."""
        if self._pool is None:
            yield from map(run, tasks)
            return
        todo = iter(tasks)
        waiting: deque[Future[Result]] = deque(
            self._pool.submit(run, task) for task in islice(todo, self.jobs * _WAITING)
        )
        while waiting:
            yield waiting.popleft().result()
            waiting.extend(self._pool.submit(run, task) for task in islice(todo, 1))


def _start_method() -> str:
    # A copy of this process starts at once, but only where nothing else runs in it; a new one starts anywhere. Python
    # does not count the threads of others: those of Typst, once it has run here, would leave a copy waiting for ever.
    try:
        threads = sum(1 for _ in Path("/proc/self/task").iterdir())
    except OSError:
        return "spawn"
    return "fork" if sys.platform == "linux" and threads == 1 else "spawn"


def _prepare() -> None:
    """In a new process: leaves Ctrl-C to the first one, and ends when that is gone, be it killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
