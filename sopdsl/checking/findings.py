"""All that was found in a collection, and what telling it needs to know of the files: no trees, no model."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from sopdsl.diagnostics import Diagnostic
from sopdsl.source import Comment, Source
from sopdsl.workspace.collection import Collection
from sopdsl.workspace.concerns import concerning
from sopdsl.workspace.settings import Settings


@dataclass(frozen=True)
class Looked:
    """A file that was looked at: its comments, whether it holds a SOP or a decree, and the names of its SOP and of the
    SOP's unit, where it has them."""

    source: Source
    comments: tuple[Comment, ...] = ()
    alone: bool = False
    sop: str | None = None
    unit: str | None = None


@dataclass(frozen=True)
class Findings:
    """The findings in a collection, in order, and its files in theirs; `settings` is None where they are wrong."""

    collection: Collection
    settings: Settings | None
    files: tuple[Looked, ...]
    found: tuple[Diagnostic, ...]

    @property
    def reported(self) -> tuple[Diagnostic, ...]:
        """The findings that concern what was asked for."""
        return self.concerning(self.found)

    def concerning(self, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """The findings among these that concern what was asked for."""
        return concerning(found, self.collection, self._alone)

    @cached_property
    def _alone(self) -> frozenset[str]:
        return frozenset(file.source.path for file in self.files if file.alone)
