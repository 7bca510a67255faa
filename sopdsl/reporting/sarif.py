"""Findings as SARIF 2.1.0 (OASIS), the exchange format of tools that check sources, as GitHub and editors read it."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from sopdsl import __version__
from sopdsl.diagnostics import Diagnostic, Fix, Severity
from sopdsl.lint.catalogue import ALL
from sopdsl.lint.rule import Rule
from sopdsl.reporting.gitlab import fingerprints
from sopdsl.reporting.report import Report
from sopdsl.source import Source, Span

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render(report: Report) -> str:
    """One run with all findings, and the rules that found something. Columns count characters, not UTF-16."""
    codes = {found.code for found in report.found}
    rules = [rule for rule in ALL if rule.code in codes]
    places = {rule.code: at for at, rule in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": "sopc",
                "semanticVersion": __version__,
                "language": "id-ID",
                "rules": [_rule(rule) for rule in rules],
            }
        },
        "language": "id-ID",
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(found, print_, places)
            for found, print_ in zip(report.found, fingerprints(report.found), strict=True)
        ],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.what},
        "fullDescription": {"text": f"{rule.what} {rule.why}"},
        "help": {"text": f"{rule.what}\n\n{rule.why}\n\nSumber: {rule.source}"},
        "defaultConfiguration": {"level": _LEVELS[rule.level]},
    }


def _result(found: Diagnostic, print_: str, places: dict[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {"ruleId": found.code}
    if found.code in places:
        result["ruleIndex"] = places[found.code]
    result |= {
        "level": _LEVELS[found.severity],
        "message": {"text": found.message if found.hint is None else f"{found.message}\n{found.hint}"},
        "locations": [{"physicalLocation": _place(found.source, found.span)}],
        "partialFingerprints": {"sopc/v1": print_},
    }
    if found.related:
        result["relatedLocations"] = [
            {
                "id": at,
                "physicalLocation": _place(label.source, label.span),
                "message": {"text": label.message},
            }
            for at, label in enumerate(found.related)
        ]
    if found.fix:
        result["fixes"] = [_fix(found.source, found.fix)]
    return result


def _place(source: Source, span: Span) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(source.path)}}
    if span != (0, 0):
        place["region"] = _region(source, span)
    return place


def _fix(source: Source, fix: Fix) -> dict[str, Any]:
    return {
        "description": {"text": "perbaikan yang aman" if fix.safe else "perbaikan yang perlu dibaca kembali"},
        "artifactChanges": [
            {
                "artifactLocation": {"uri": _uri(source.path)},
                "replacements": [
                    {"deletedRegion": _region(source, edit.span), "insertedContent": {"text": edit.text}}
                    for edit in fix.edits
                ],
            }
        ],
    }


def _region(source: Source, span: Span) -> dict[str, int]:
    start, end = source.position(span.start), source.position(max(span.end, span.start))
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }


def _uri(path: str) -> str:
    return quote(path, safe="/", errors="surrogatepass")
