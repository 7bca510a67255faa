"""Measures the building of whole collections against the figures to reach: `make bench`, or run this file.

The collection is `sops/`; larger ones are copies of its SOPs under other ids and numbers. `--large` measures 4,500 SOPs
too, which takes about ten minutes. Memory is that of the largest process of a build.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from pathlib import Path

from bench_cli import SOPS, Run, sopc

OWN = ("--no-lampiran",)


def copies(target: Path, times: int) -> Path:
    """A collection of the SOPs of `sops/`, `times` over; the decree names the first copies only, so it is left out."""
    target.mkdir(parents=True)
    for path in sorted(SOPS.glob("*")):
        if path.is_file() and path.name != "keputusan.sop":
            shutil.copy(path, target)
    for path in sorted(SOPS.glob("*/*.sop")):
        text = path.read_text(encoding="utf-8")
        for number in range(times):
            folder = target / (path.parent.name if number == 0 else f"{path.parent.name}-{number}")
            folder.mkdir(exist_ok=True)
            text_here = text if number == 0 else re.sub(r"(?m)^(nomor: .*)$", rf"\1/{number}", text)
            (folder / path.name).write_text(text_here, encoding="utf-8")
    return target


def best(folder: Path, *args: str, runs: int = 3) -> Run:
    """The best of several builds of `sops/` from nothing."""
    results = []
    for number in range(runs):
        results.append(sopc("build", str(SOPS), "-o", str(folder / f"{number}"), *args))
        shutil.rmtree(folder / f"{number}")
    return Run(*(min(run[at] for run in results) for at in range(3)))


def again(folder: Path) -> tuple[Run, Run]:
    """A build without changes, and one with a change in one SOP; the best of several of each."""
    sops = shutil.copytree(SOPS, folder / "sops")
    out = str(folder / "build")
    sopc("build", str(sops), "-o", out)
    unchanged = min(sopc("build", str(sops), "-o", out) for _ in range(5))
    one = sops / "pbjminbang" / "006-penerbitan-pembayaran.sop"
    changed = []
    for number in range(5):
        text = one.read_text(encoding="utf-8")
        one.write_text(re.sub(r"(?m)^(  *output: .*)$", rf"\1 {number}", text, count=1), encoding="utf-8")
        changed.append(sopc("build", str(sops), "-o", out))
    return unchanged, min(changed)


def main() -> None:
    """Prints the table."""
    rows: list[tuple[str, str, str, bool]] = []

    def row(name: str, run: Run, seconds: float, megabytes: float | None = None) -> None:
        memory = f" / {megabytes:,.0f} MB" if megabytes else ""
        measured = f"{run.seconds:.2f} s" + (f" / {run.megabytes:.0f} MB" if megabytes else "")
        fits = run.seconds < seconds and (megabytes is None or run.megabytes < megabytes)
        rows.append((name, measured, f"{seconds:g} s{memory}", fits))

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        row("PDFs of sops/ alone", best(folder, "--format", "pdf", *OWN), 3)
        row("SVGs of sops/ alone", best(folder, "--format", "svg", *OWN), 1.5)
        row("everything from nothing", best(folder), 5, 300)
        unchanged, changed = again(folder)
        row("without changes", unchanged, 0.4)
        row("one SOP changed", changed, 1.2)
        own = best(folder, *OWN)
        row("own documents of sops/", own, 5)
        ten = sopc("build", str(copies(folder / "450", 10)), "-o", str(folder / "ten"), *OWN)
        row("own documents of ten times as many", ten, 10.5 * own.seconds, 400)
        full = sopc("build", str(folder / "450"), "-o", str(folder / "ten"))
        row("lampiran of ten times as many", full, 24, 2000)
        if "--large" in sys.argv:
            many = sopc("build", str(copies(folder / "4500", 100)), "-o", str(folder / "hundred"), *OWN)
            row("own documents of a hundred times as many", many, 105 * own.seconds, 1000)
    print(f"{'':42} {'measured':>18} {'to reach':>18}")
    for name, measured, wanted, reached in rows:
        print(f"{name:42} {measured:>18} {wanted:>18}{'' if reached else '  missed'}")


if __name__ == "__main__":
    main()
