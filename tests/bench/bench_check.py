"""Measures `sopc check` with all rules against the figures to reach: `make bench`, or run this file.

The large collection is a hundred copies of the SOPs of `sops/` under other ids and numbers.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from bench_cli import SOPS, Run, sopc
from bench_collection import copies


def check(path: Path, *args: str) -> Run:
    """One check of a collection or a file, with all advice."""
    return sopc("check", str(path), "--output-format", "concise", *args)


def edited(folder: Path, runs: int, *, whole: bool) -> Run:
    """The best of several checks, each after another edit of one SOP: of that SOP, or of the whole collection."""
    one = folder / "pbjminbang" / "006-penerbitan-pembayaran.sop"
    results = []
    for number in range(runs):
        text = one.read_text(encoding="utf-8")
        one.write_text(text.replace("Memeriksa ", f"Memeriksa {number} ", 1), encoding="utf-8")
        results.append(check(folder if whole else one))
    return min(results)


def main() -> None:
    """Prints the table."""
    rows: list[tuple[str, Run, float, float]] = []
    with tempfile.TemporaryDirectory() as name:
        sops = shutil.copytree(SOPS, Path(name) / "sops", ignore=shutil.ignore_patterns(".sopc-cache"))
        rows.append(("sops/ from the start", min(check(sops, "--no-cache") for _ in range(5)), 0.7, 500))
        check(sops)
        rows.append(("sops/ without changes", min(check(sops) for _ in range(5)), 0.3, 500))
        rows.append(("sops/ with one edit", edited(sops, 5, whole=True), 0.7, 500))
        many = copies(Path(name) / "4500", 100)
        rows.append(("4,500 SOPs from the start", check(many), 40, 500))
        rows.append(("an edited one of 4,500", edited(many, 5, whole=False), 1.5, 500))
        # These tell 70,000 findings, which takes longer than to find them.
        rows.append(("4,500 SOPs with one edit", edited(many, 3, whole=True), 3, 500))
        rows.append(("4,500 SOPs without changes", min(check(many) for _ in range(3)), 3, 500))
    print(f"{'':30} {'measured':>18} {'to reach':>18}")
    for what, run, seconds, megabytes in rows:
        reached = run.seconds < seconds and run.megabytes < megabytes
        measured = f"{run.seconds:.2f} s / {run.megabytes:.0f} MB"
        print(f"{what:30} {measured:>18} {f'{seconds:g} s / {megabytes:g} MB':>18}{'' if reached else '  missed'}")


if __name__ == "__main__":
    main()
