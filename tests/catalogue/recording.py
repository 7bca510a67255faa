"""Notes where findings come from while cases are compiled: their sentences with the lines that were carried out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from sopdsl.diagnostics import Diagnostic
from sopdsl.lint import pola
from sopdsl.lint.rule import Found
from sopdsl.workspace.choices import Refused
from tests.catalogue.compiling import REPOSITORY
from tests.catalogue.sites import Site


class Made(NamedTuple):
    """A line of a file that was being carried out while something with a sentence was made."""

    file: str
    line: int
    sentence: str


@contextmanager
def recorded() -> Iterator[set[Made]]:
    """What is made meanwhile."""
    made: set[Made] = set()
    pola.read.cache_clear()

    def note(one: Any) -> None:
        frame = sys._getframe(2)
        while frame is not None:
            file = frame.f_code.co_filename
            if file.startswith(_SOURCE):
                made.add(Made(file[len(_ROOT) :].replace("\\", "/"), frame.f_lineno, one.message))
            frame = frame.f_back

    kinds = (Diagnostic, Found, Refused)
    before = [kind.__init__ for kind in kinds]
    flaw = pola.Flaw.__new__
    try:
        for kind, init in zip(kinds, before, strict=True):
            kind.__init__ = _noting(init, note)  # type: ignore[method-assign]
        pola.Flaw.__new__ = _noting_new(flaw, note)  # type: ignore[method-assign]
        yield made
    finally:
        for kind, init in zip(kinds, before, strict=True):
            kind.__init__ = init  # type: ignore[method-assign]
        pola.Flaw.__new__ = flaw  # type: ignore[method-assign]


_ROOT = f"{REPOSITORY}/"
_SOURCE = f"{REPOSITORY}/sopdsl/"


def reached(site: Site, sentence: str, made: set[Made]) -> bool:
    """Whether a sentence was made at a place."""
    return any(Made(site.file, line, sentence) in made for line in range(site.first, site.last + 1))


def _noting(init: Callable[..., None], note: Callable[[Any], None]) -> Callable[..., None]:
    def noting(self: Any, *args: Any, **kwargs: Any) -> None:
        init(self, *args, **kwargs)
        note(self)

    return noting


def _noting_new(new: Callable[..., Any], note: Callable[[Any], None]) -> Callable[..., Any]:
    def noting(kind: type, *args: Any, **kwargs: Any) -> Any:
        made = new(kind, *args, **kwargs)
        note(made)
        return made

    return noting
