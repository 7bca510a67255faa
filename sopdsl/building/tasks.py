"""What is done for a build in a process of its own: one SOP's documents, or one document of the collection."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from sopdsl import interruption
from sopdsl.backends import load_lampiran, load_renderer
from sopdsl.building.built import Fault
from sopdsl.building.packing import unpack
from sopdsl.rendering import Bundle, RenderContext, Rendition

_T = TypeVar("_T")


@dataclass(frozen=True)
class SopTask:
    """The documents of one SOP to be made, by format."""

    id: str
    document: bytes
    logo: str | None
    formats: tuple[str, ...]
    context: RenderContext

    def run(self) -> Result:
        """The documents made, and what failed."""
        made: dict[str, Rendition] = {}
        faults: list[Fault] = []
        sop = unpack(self.document, self.logo)
        for name in self.formats:
            loaded = _guarded(f"memuat pembuat {name}", faults, partial(load_renderer, name))
            if loaded is None:
                continue
            made_one = _guarded(f"membuat {self.id}.{name}", faults, partial(loaded, sop, self.context))
            if made_one is not None:
                made[name] = made_one
        return Result(made, tuple(faults))


@dataclass(frozen=True)
class LampiranTask:
    """A document of the whole collection to be made."""

    name: str
    format: str
    bundle: Bundle
    context: RenderContext

    def run(self) -> Result:
        """The document made, or what failed."""
        faults: list[Fault] = []
        loaded = _guarded(f"memuat pembuat lampiran {self.format}", faults, partial(load_lampiran, self.format))
        if loaded is not None:
            made = _guarded(f"membuat {self.name}", faults, partial(loaded, self.bundle, self.context))
            if made is not None:
                return Result({self.format: made}, ())
        return Result({}, tuple(faults))


@dataclass(frozen=True)
class WarmUp:
    """Loads renderers, so that a process is ready when the first SOP is."""

    formats: tuple[str, ...]

    def run(self) -> Result:
        """Nothing: a renderer that cannot be loaded is reported with the first document that needs it."""
        for name in self.formats:
            _guarded("", [], partial(load_renderer, name))
        return Result({}, ())


Task = SopTask | LampiranTask | WarmUp


@dataclass(frozen=True)
class Result:
    """What a task made, by format, and what failed."""

    made: dict[str, Rendition]
    faults: tuple[Fault, ...]


def _guarded(what: str, faults: list[Fault], action: Callable[[], _T]) -> _T | None:
    """What `action` gives; None where it raises, which then is among the faults."""
    try:
        return action()
    except Exception as error:
        interruption.check()
        faults.append(Fault(what, type(error).__name__, "".join(traceback.format_exception(error))))
        return None


def run(task: Task) -> Result:
    """Runs a task; a function of the module, so that another process can be asked to call it."""
    return task.run()
