"""Part of mending: texts under repair, what is seen in them, and fixes as edits that are applied together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sopdsl.diagnostics import Diagnostic, Edit

Texts = Mapping[str, str]
"""Texts by the path that findings name."""


@dataclass(frozen=True)
class Seen:
    """What was found in texts: everything, and what is to be mended of it."""

    found: Sequence[Diagnostic]
    chosen: Sequence[Diagnostic]


S = TypeVar("S", bound=Seen)
Look = Callable[[Texts], S]


@dataclass(frozen=True, eq=False)
class Mending:
    """A fix as it is applied: its file, its edits in order, and what it is known by after other fixes moved it."""

    path: str
    edits: tuple[Edit, ...]
    key: tuple[object, ...]


def applied(text: str, edits: Iterable[Edit]) -> str:
    """A text with edits that are in order and do not overlap."""
    pieces: list[str] = []
    at = 0
    for edit in edits:
        pieces += text[at : edit.span.start], edit.text
        at = edit.span.end
    return "".join((*pieces, text[at:]))


def by_path(mendings: Iterable[Mending]) -> dict[str, tuple[Edit, ...]]:
    """The edits of fixes, in order, by their files."""
    edits: dict[str, list[Edit]] = {}
    for one in mendings:
        edits.setdefault(one.path, []).extend(one.edits)
    # Insertions of one fix at one place stay in its order: sorting is stable.
    return {path: tuple(sorted(edits[path], key=lambda edit: edit.span)) for path in sorted(edits)}
