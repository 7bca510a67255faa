"""Findings as a Code Quality report, which GitLab shows in a merge request."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

from sopdsl.diagnostics import Diagnostic, Severity
from sopdsl.reporting.report import Report

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report) -> str:
    """The report as an array of JSON."""
    return json.dumps(list(_issues(report.found)), ensure_ascii=False, indent=2) + "\n"


def _issues(found: tuple[Diagnostic, ...]) -> Iterator[dict[str, Any]]:
    for one, print_ in zip(found, fingerprints(found), strict=True):
        start = one.source.position(one.span.start)
        end = one.source.position(max(one.span.end, one.span.start))
        yield {
            "description": one.message if one.hint is None else f"{one.message}: {one.hint}",
            "check_name": one.code,
            "fingerprint": print_,
            "severity": _SEVERITIES[one.severity],
            "location": {"path": one.source.path, "lines": {"begin": start.line, "end": end.line}},
        }


def fingerprints(found: tuple[Diagnostic, ...]) -> Iterator[str]:
    """A digest of each finding that stays the same while lines are added above it: of its file, code and sentence, and
    which of several alike it is."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for one in found:
        key = (one.source.path, one.code, one.message)
        text = "\0".join((*key, str(seen[key])))
        seen[key] += 1
        yield blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
