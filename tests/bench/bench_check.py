"""Measures `sopc check` with all rules against the figures to reach: `make bench`, or run this file.

The large collection is a hundred copies of the SOPs of `sops/` under other ids and numbers.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from bench_cli import SOPS, Run, sopc
from bench_collection import copies


def check(folder: Path, *args: str) -> Run:
    """One check of a collection, with all advice."""
    return sopc("check", str(folder), "--output-format", "concise", *args)


def edit(folder: Path, number: int) -> None:
    """A change of the text of one SOP."""
    one = folder / "pbjminbang" / "006-penerbitan-pembayaran.sop"
    text = one.read_text(encoding="utf-8")
    one.write_text(text.replace("Memeriksa kelengkapan", f"Memeriksa {number} kelengkapan", 1), encoding="utf-8")


def edited(folder: Path, runs: int) -> Run:
    """The best of several checks, each after another edit of one SOP."""
    results = []
    for number in range(runs):
        edit(folder, number)
        results.append(check(folder))
    return min(results)


def main() -> None:
    """Prints the table."""
    rows: list[tuple[str, Run, float, float]] = []
    with tempfile.TemporaryDirectory() as name:
        sops = shutil.copytree(SOPS, Path(name) / "sops", ignore=shutil.ignore_patterns(".sopc-cache"))
        rows.append(("sops/ from the start", min(check(sops, "--no-cache") for _ in range(5)), 0.7, 500))
        check(sops)
        rows.append(("sops/ without changes", min(check(sops) for _ in range(5)), 0.3, 500))
        rows.append(("sops/ with one edit", edited(sops, 5), 0.7, 500))
        many = copies(Path(name) / "4500", 100)
        rows.append(("4,500 SOPs from the start", check(many), 40, 500))
        rows.append(("4,500 SOPs without changes", min(check(many) for _ in range(3)), 1.5, 500))
        rows.append(("4,500 SOPs with one edit", edited(many, 3), 1.5, 500))
    print(f"{'':30} {'measured':>18} {'to reach':>18}")
    for what, run, seconds, megabytes in rows:
        reached = run.seconds < seconds and run.megabytes < megabytes
        measured = f"{run.seconds:.2f} s / {run.megabytes:.0f} MB"
        print(f"{what:30} {measured:>18} {f'{seconds:g} s / {megabytes:g} MB':>18}{'' if reached else '  missed'}")


if __name__ == "__main__":
    main()
