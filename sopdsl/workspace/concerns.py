"""Which findings of a collection concern those who asked for a part of it."""

from __future__ import annotations

from collections.abc import Iterable, Set

from sopdsl.diagnostics import Diagnostic, Severity
from sopdsl.workspace.collection import Collection

_HARMLESS_ELSEWHERE = frozenset({"SOP023", "SOP509"})
"""Errors that take no declaration away from other files: an empty file, a name that must change."""


def concerning(found: Iterable[Diagnostic], collection: Collection, alone: Set[str]) -> tuple[Diagnostic, ...]:
    """The findings that concern what was asked for; `alone` are the paths of the files that hold a SOP or a decree.

    These are the findings in files asked for and in the settings; those elsewhere that point at a file asked for (an id
    declared twice); and errors in files that may keep declarations back, since every SOP leans on them: not those in a
    SOP or a decree, which concern nobody else.
    """
    asked = {entry.shown for entry in collection.entries if entry.asked}
    if collection.whole:
        asked.update(collection.misnamed)
    return tuple(one for one in found if _concerns(one, asked, alone))


def _concerns(found: Diagnostic, asked: Set[str], alone: Set[str]) -> bool:
    if found.source.path in asked or any(label.source.path in asked for label in found.related):
        return True
    return found.severity is Severity.ERROR and found.source.path not in alone and found.code not in _HARMLESS_ELSEWHERE
