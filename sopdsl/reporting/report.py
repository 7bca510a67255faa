"""What a check has to tell, for all formats: the findings that count, and the files that were looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sopdsl.diagnostics import Diagnostic


@dataclass(frozen=True)
class ReportFile:
    """A file that was asked for: its path as shown, the name of its SOP and of the SOP's unit, where it has them."""

    path: str
    sop: str | None = None
    unit: str | None = None


@dataclass(frozen=True)
class Report:
    """The result of a check. `found` is in order; findings may be in files that are not among `files`, such as the
    settings. `waived` and `known` are how many more there are, waived by authors and known by a baseline."""

    found: tuple[Diagnostic, ...]
    files: tuple[ReportFile, ...]
    waived: int = 0
    known: int = 0


Writer = Callable[[Report], str]
"""Gives a report as text for other programs; the same report gives the same text."""
