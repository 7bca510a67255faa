"""Measures what authors wait for, against the figures to reach: `make bench`, or run this file.

Times are the best of several cold starts, with the processor's own time beside them (on a busy machine it says more);
memory is the peak of the process, and lines are parsed in one process.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from sopdsl.source import Source
from sopdsl.syntax import parse

REPOSITORY = Path(__file__).resolve().parents[2]
SOPS = REPOSITORY / "sops"
ONE = SOPS / "pbjminbang" / "006-penerbitan-pembayaran.sop"
RUNS = 7
LINES = 20_000


class Run(NamedTuple):
    """One process: seconds from start to end, those that the processor worked, and the most megabytes that it held."""

    seconds: float
    worked: float
    megabytes: float

    @property
    def time(self) -> str:
        """Both times as printed."""
        return f"{self.seconds:.2f} s ({self.worked:.2f})"


def sopc(*args: str) -> Run:
    """Runs `sopc` in a process of its own and measures it; a failure ends the benchmark."""
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "sopdsl", *args], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"sopc {' '.join(args)} ended with status {process.returncode}")
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Run(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def _best_of(runs: list[Run]) -> Run:
    return Run(*(min(run[0:2] for run in runs)), max(run.megabytes for run in runs))


def best(*args: str) -> Run:
    """The best of several runs; their first fills the file system's caches."""
    return _best_of([sopc(*args) for _ in range(RUNS)])


def build(name: str) -> Run:
    """The best of several builds of one SOP in one format, each into a new folder."""
    runs = []
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as folder:
            runs.append(sopc("build", str(ONE), "--format", name, "-o", folder))
    return _best_of(runs)


def lines_a_second() -> float:
    """How many lines of a long SOP are parsed in a second."""
    head, _, steps = ONE.read_text(encoding="utf-8").partition("alur:\n")
    steps = steps.replace("[serahkan] ", "").replace("[kembalikan] ", "")
    text = head + "alur:\n" + steps.rstrip() + "\n\n"
    while text.count("\n") < LINES:
        text += steps.rstrip() + "\n\n"
    source = Source("panjang.sop", text)
    parse(Source("hangat.sop", ONE.read_text(encoding="utf-8")))
    seconds = min(_timed(lambda: parse(source)) for _ in range(3))
    return text.count("\n") / seconds


def _timed(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def main() -> None:
    """Prints the table."""
    check, svg, html, pdf = best("check", str(SOPS)), build("svg"), build("html"), build("pdf")
    whole = build_all()
    rows = [
        ("check of sops/", check.time, "0.30 s", check.seconds < 0.30),
        ("one SOP to SVG", svg.time, "0.35 s", svg.seconds < 0.35),
        ("one SOP to HTML", html.time, "", True),
        ("one SOP to PDF", pdf.time, "0.50 s", pdf.seconds < 0.50),
        ("sops/ to pdf, html, svg, json", whole.time, "", True),
        ("memory of check", f"{check.megabytes:.0f} MB", "150 MB", check.megabytes < 150),
        ("memory of that build", f"{whole.megabytes:.0f} MB", "150 MB", whole.megabytes < 150),
        ("lines parsed a second", f"{(speed := lines_a_second()):,.0f}", "> 25,000", speed > 25_000),
    ]
    print(f"{'':30} {'measured':>15} {'to reach':>10}")
    for name, measured, wanted, reached in rows:
        print(f"{name:30} {measured:>15} {wanted:>10}{'' if reached else '  missed'}")


def build_all() -> Run:
    """A build of the whole collection in the default formats."""
    with tempfile.TemporaryDirectory() as folder:
        return sopc("build", str(SOPS), "-o", folder)


if __name__ == "__main__":
    main()
