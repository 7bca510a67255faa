"""Findings as SARIF 2.1.0 (OASIS), the exchange format of tools that check sources, as GitHub and editors read it."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import quote

from sopdsl import __version__
from sopdsl.diagnostics import Diagnostic, Fix, Severity
from sopdsl.lint.catalogue import ALL
from sopdsl.lint.rule import Rule
from sopdsl.reporting.pages.markdown import escaped
from sopdsl.reporting.report import Report
from sopdsl.reporting.telling import fingerprints, first_sentence, sentence, sentences
from sopdsl.source import Source, Span

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_BASE = "%SRCROOT%"
"""The name that SARIF has for the folder to which paths are relative; where it lies is nobody's business."""
_DRIVE = re.compile(r"[A-Za-z]:/")


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
        "invocations": [{"executionSuccessful": True}],
        "originalUriBaseIds": {_BASE: {"description": _text("Folder tempat sopc dijalankan.")}},
        "columnKind": "unicodeCodePoints",
        "properties": {"waived": report.waived, "known": report.known},
        "results": [],
    }
    log = json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)
    head, empty, tail = log.rpartition('"results": []')
    # A line a result: there may be many.
    results = [
        json.dumps(_result(found, print_, places), ensure_ascii=False)
        for found, print_ in zip(report.found, fingerprints(report.found), strict=True)
    ]
    listed = '"results": [\n' + ",\n".join(results) + "\n      ]" if results else empty
    return f"{head}{listed}{tail}\n"


def _rule(rule: Rule) -> dict[str, Any]:
    paragraphs = (
        rule.what,
        rule.why,
        f"Sumber: {rule.source}",
        f"Contohnya ditampilkan oleh `sopc explain {rule.code}`",
    )
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": _text(first_sentence(rule.what)),
        "fullDescription": _text(f"{rule.what} {rule.why}"),
        "help": {
            **_text("\n\n".join(map(sentence, paragraphs))),
            "markdown": _unbraced("\n\n".join(escaped(sentence(part)) for part in paragraphs)),
        },
        "defaultConfiguration": {"level": _LEVELS[rule.level]},
    }


def _result(found: Diagnostic, print_: str, places: dict[str, int]) -> dict[str, Any]:
    # A related place that is the finding's own place only adds words to it.
    own = [label for label in found.related if label.source is found.source and label.span == found.span]
    others = [label for label in found.related if label not in own]
    location: dict[str, Any] = {"physicalLocation": _place(found.source, found.span)}
    if own:
        location["message"] = _text(" ".join(sentence(label.message) for label in own))
    message = _text(sentences(found))["text"]
    if others:
        # GitHub shows further places only where the message links to them.
        links = ", ".join(f"[{_linked(label.message)}]({at})" for at, label in enumerate(others, 1))
        message += f" Lihat juga: {links}."
    result: dict[str, Any] = {
        "ruleId": found.code,
        "level": _LEVELS[found.severity],
        "message": {"text": message},
        "locations": [location],
        "partialFingerprints": {"sopc/v1": print_},
    }
    if found.code in places:
        result["ruleIndex"] = places[found.code]
    if others:
        result["relatedLocations"] = [
            {
                "id": at,
                "physicalLocation": _place(label.source, label.span),
                "message": _text(sentence(label.message)),
            }
            for at, label in enumerate(others, 1)
        ]
    if found.fix:
        result["fixes"] = [_fix(found.source, found.fix)]
    return result


def _place(source: Source, span: Span) -> dict[str, Any]:
    # GitHub wants a region of every finding: what is said of a whole file is shown at its beginning.
    return {"artifactLocation": _artifact(source.path), "region": _region(source, span)}


def _fix(source: Source, fix: Fix) -> dict[str, Any]:
    words = "Perbaikan yang aman." if fix.safe else "Perbaikan yang perlu diperiksa sesudahnya."
    replacements = []
    for edit in fix.edits:
        replacement: dict[str, Any] = {"deletedRegion": _region(source, edit.span)}
        if edit.text:
            replacement["insertedContent"] = {"text": edit.text}
        replacements.append(replacement)
    change = {"artifactLocation": _artifact(source.path), "replacements": replacements}
    return {"description": _text(words), "artifactChanges": [change]}


def _region(source: Source, span: Span) -> dict[str, int]:
    start, end = source.position(span.start), source.position(max(span.end, span.start))
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }


def _artifact(path: str) -> dict[str, str]:
    uri = quote(path, safe="/", errors="surrogatepass")
    if path.startswith("/"):
        return {"uri": f"file://{uri}"}
    if _DRIVE.match(path):
        return {"uri": f"file:///{path[:2]}{quote(path[2:], safe='/', errors='surrogatepass')}"}
    return {"uri": uri, "uriBaseId": _BASE}


def _text(text: str) -> dict[str, str]:
    """A message without placeholders and links, whatever its authors wrote."""
    return {"text": _unbraced(text.replace("](", "\\]("))}


def _unbraced(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _linked(text: str) -> str:
    return _unbraced(re.sub(r"([\\\[\]])", r"\\\1", text))
