"""The last stage of a preview: what is known of a SOP becomes what the page of a browser shows, as plain values."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sopdsl.diagnostics import Diagnostic, Severity, in_order, once
from sopdsl.preview.advice import Advice
from sopdsl.preview.rules import Explained
from sopdsl.preview.telling import Told
from sopdsl.reporting.text import summary

_CHECKING = "sedang diperiksa …"


@dataclass(frozen=True)
class View:
    """What the page of a browser shows of one SOP. The documents are given by their names, see `Live.file`.

    `stale` says why what is shown is not what the file says now, if so; `note` explains the choice of SOPs. Not
    `checked`: only the errors are those of now, and other findings are those of the state before. `rules` explains the
    rules of the findings by their codes; `more` and `fixable` are sentences about all findings, or empty.
    """

    id: str
    title: str
    file: str
    choices: tuple[tuple[str, str], ...]
    note: str | None
    stale: str | None
    pages: tuple[str, ...]
    form: str | None
    document: str | None
    summary: str
    findings: tuple[Told, ...]
    more: str
    fixable: str
    rules: dict[str, Explained]
    checked: bool

    def as_json(self) -> str:
        """The view on one line."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))


def findings_of(errors: Sequence[Diagnostic], advice: Advice | None, before: Advice | None) -> list[Diagnostic]:
    """What is told, in order: what a check of now found, and the errors, which keep a SOP from being printed also where
    the check leaves them for later. Without a check of now, all but the errors is as it was `before`."""
    if advice:
        return in_order(once([*advice.judged.found, *errors]))
    lighter = (one for one in before.judged.found if one.severity is not Severity.ERROR) if before else ()
    return in_order([*lighter, *errors])


def summary_of(found: Sequence[Diagnostic], files: int, advice: Advice | None) -> str:
    """The line above the findings, by the newest check that there was."""
    if advice and advice.failed:
        return advice.failed
    severities = [one.severity for one in found]
    if advice:
        return summary(severities, files, waived=advice.judged.waived, known=advice.judged.known)
    return f"{summary(severities, files)}; {_CHECKING}" if found else _CHECKING
