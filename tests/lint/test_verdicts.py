"""Each finding in the real SOPs was read and judged: of what the rules say there, nearly all is right.

A table in `verdicts/` for each kind of finding: its file, line and underlined text, `benar` or `salah`, and why.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

import pytest

from sopdsl.diagnostics import Diagnostic
from sopdsl.lint.catalogue import ALL
from sopdsl.lint.checking import Given, check_files
from sopdsl.source import Source

SOPS = Path(__file__).parents[2] / "sops"
VERDICTS = Path(__file__).parent / "verdicts"
JUDGED = tuple(sorted(path.stem for path in VERDICTS.glob("*.tsv")))
LEAST_RIGHT = 0.95


@cache
def found_in_sops() -> tuple[Diagnostic, ...]:
    files = {path.relative_to(SOPS).as_posix(): path.read_text("utf-8") for path in sorted(SOPS.rglob("*.sop"))}
    return check_files([Given(name.removesuffix(".sop"), Source(name, text)) for name, text in files.items()]).found


def verdicts(code: str) -> list[dict[str, str]]:
    with (VERDICTS / f"{code}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def place(one: Diagnostic) -> tuple[str, str, str]:
    excerpt = re.sub(r"\s*\n\s*", " ", one.source.slice(one.span))
    return one.source.path, str(one.source.position(one.span.start).line), excerpt


def test_no_kind_of_finding_in_the_real_sops_is_without_its_table():
    assert {one.code for one in found_in_sops()} == set(JUDGED)
    assert set(JUDGED) <= {rule.code for rule in ALL}


@pytest.mark.parametrize("code", JUDGED)
def test_every_finding_in_the_real_sops_is_judged(code):
    told = sorted(place(one) for one in found_in_sops() if one.code == code)
    assert told == sorted((row["berkas"], row["baris"], row["kutipan"]) for row in verdicts(code))


@pytest.mark.parametrize("code", JUDGED)
def test_nearly_all_findings_in_the_real_sops_are_right(code):
    putusan = [row["putusan"] for row in verdicts(code)]
    assert set(putusan) <= {"benar", "salah"}
    assert putusan.count("benar") >= LEAST_RIGHT * len(putusan)
