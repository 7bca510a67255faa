"""Findings as a JUnit report: a test suite a file, a failed test a finding. Most systems for CI show it.

It keeps to the schema of Jenkins' xUnit plugin, which knows no place of a test: the place is told in its text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from xml.sax.saxutils import quoteattr

from sopdsl.diagnostics import Diagnostic, Severity
from sopdsl.reporting.report import Report
from sopdsl.reporting.text import SEVERITY_WORDS, concise, plain

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(report: Report) -> str:
    """The report as XML. A file without a finding is a suite with one test that passes; advice does not fail a test."""
    found = {path: list(group) for path, group in groupby(report.found, key=lambda one: one.source.path)}
    paths = sorted({*found, *(file.path for file in report.files)})
    return "".join(line + "\n" for line in _document(paths, found))


def _document(paths: list[str], found: dict[str, list[Diagnostic]]) -> Iterator[str]:
    every = [one for group in found.values() for one in group]
    empty = sum(path not in found for path in paths)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<testsuites name="sopc check" {_counts(len(every) + empty, every)}>'
    for path in paths:
        group = found.get(path, [])
        yield f"  <testsuite name={_attribute(path)} {_counts(len(group) or 1, group)} file={_attribute(path)}>"
        if not group:
            yield f'    <testcase name="sopc check" classname={_attribute(path)}/>'
        # Systems compare tests by their names: no two may be alike, and none should change with a line added above it.
        names: Counter[str] = Counter()
        for one in group:
            name = f"{one.code}: {one.message}"
            names[name] += 1
            yield from _case(path, one, f"{name} ({names[name]})" if names[name] > 1 else name)
        yield "  </testsuite>"
    yield "</testsuites>"


def _counts(tests: int, found: list[Diagnostic]) -> str:
    failures = sum(one.severity is not Severity.INFO for one in found)
    return f'tests="{tests}" failures="{failures}" errors="0"'


def _case(path: str, found: Diagnostic, name: str) -> Iterator[str]:
    details = "\n".join((plain(concise([found])).rstrip(), *([found.hint] if found.hint else [])))
    yield f"    <testcase name={_attribute(name)} classname={_attribute(path)}>"
    if found.severity is Severity.INFO:
        yield f"      <system-out>{_text(details)}</system-out>"
    else:
        kind = _attribute(SEVERITY_WORDS[found.severity])
        yield f"      <failure type={kind} message={_attribute(found.message)}>{_text(details)}</failure>"
    yield "    </testcase>"


def _attribute(text: str) -> str:
    return quoteattr(_NOT_XML.sub("\ufffd", text), {"\n": "&#10;", "\t": "&#9;", "\r": "&#13;"})


def _text(text: str) -> str:
    clean = _NOT_XML.sub("\ufffd", text)
    return clean.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
