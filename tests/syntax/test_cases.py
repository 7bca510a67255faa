"""Cases in `cases/*.txt`, source and result in one file: `pohon-*` show the tree (and messages, if any),
`salah-*` the messages.

A case begins with `=== title`, its source follows, then `--- pohon` or `--- pesan` with the result.
`UPDATE_GOLDENS=1` writes the results anew.
"""

import json
import os
import re
from collections import Counter
from pathlib import Path

import pytest

from sopdsl.diagnostics import Diagnostic
from sopdsl.reporting.text import plain, report
from sopdsl.source import Source
from sopdsl.syntax import ParsedFile, parse
from tests.syntax.outline import outline

CASES = Path(__file__).parent / "cases"
_CASE = re.compile(
    r"^=== (?P<title>.*)\n(?P<source>(?:.*\n)*?)(?:--- (?P<kind>pohon|pesan)\n(?P<result>(?:.*\n)*?))?(?=^=== |\Z)",
    re.M,
)


def _result(kind: str, source: str) -> str:
    parsed = parse(Source("contoh.sop", source))
    messages = plain(report(parsed.diagnostics)) + _fixes(parsed)
    return messages if kind == "pesan" else f"{outline(parsed.file)}\n{messages}"


def _fixes(parsed: ParsedFile) -> str:
    """The edits of all fixes, a line each: safe ones with `+`, others with `?`."""
    lines: list[str] = []
    for found in parsed.diagnostics:
        for edit in found.fix.edits if found.fix else ():
            line, column = parsed.source.position(edit.span.start)
            sign = "+" if found.fix and found.fix.safe else "?"
            old, new = parsed.source.slice(edit.span), edit.text
            lines.append(f"{sign} {found.code} {line}:{column} {json.dumps(old)} -> {json.dumps(new)}\n")
    return "".join(lines).replace("\\u2022", "•").replace("\\u2013", "–").replace("\\u2192", "→")


def _mended(source: Source, found: Diagnostic) -> str:
    text = source.text
    for edit in sorted(found.fix.edits if found.fix else (), key=lambda edit: edit.span.start, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


@pytest.mark.parametrize("path", sorted(CASES.glob("salah-*.txt")), ids=lambda path: path.stem)
def test_a_safe_fix_ends_its_finding_and_brings_no_other(path: Path) -> None:
    tried = 0
    for case in _CASE.finditer(path.read_text(encoding="utf-8")):
        parsed = parse(Source("contoh.sop", case["source"]))
        before = Counter(found.code for found in parsed.diagnostics)
        for found in parsed.diagnostics:
            if found.fix and found.fix.safe:
                tried += 1
                after = Counter(d.code for d in parse(Source("contoh.sop", _mended(parsed.source, found))).diagnostics)
                assert after <= before, (case["title"], found.message, after - before)
                assert after[found.code] < before[found.code], (case["title"], found.message)
    assert tried > 3


@pytest.mark.parametrize("path", sorted(CASES.glob("*.txt")), ids=lambda path: path.stem)
def test_cases_give_what_stands_beside_them(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    kind = "pohon" if path.stem.startswith("pohon") else "pesan"
    cases = list(_CASE.finditer(text))
    assert cases
    assert len(cases) == text.count("\n=== ") + text.startswith("=== ")
    wanted = (
        "".join(
            f"=== {case['title']}\n{case['source']}--- {kind}\n{_result(kind, case['source']).rstrip()}\n\n"
            for case in cases
        ).rstrip()
        + "\n"
    )
    if os.environ.get("UPDATE_GOLDENS"):
        path.write_text(wanted, encoding="utf-8", newline="\n")
        return
    assert text == wanted
