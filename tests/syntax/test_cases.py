"""Cases in `cases/*.txt`, source and result in one file: `pohon-*` show the tree (and messages, if any),
`salah-*` the messages.

A case begins with `=== title`, its source follows, then `--- pohon` or `--- pesan` with the result.
`UPDATE_GOLDENS=1` writes the results anew.
"""

import os
import re
from pathlib import Path

import pytest

from sopdsl.reporting.text import plain, report
from sopdsl.source import Source
from sopdsl.syntax import parse
from tests.syntax.outline import outline

CASES = Path(__file__).parent / "cases"
_CASE = re.compile(
    r"^=== (?P<title>.*)\n(?P<source>(?:.*\n)*?)(?:--- (?P<kind>pohon|pesan)\n(?P<result>(?:.*\n)*?))?(?=^=== |\Z)",
    re.M,
)


def _result(kind: str, source: str) -> str:
    parsed = parse(Source("contoh.sop", source))
    messages = plain(report(parsed.diagnostics))
    return messages if kind == "pesan" else f"{outline(parsed.file)}\n{messages}"


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
