"""What a build is asked for, and what it tells afterwards: plain values."""

from __future__ import annotations

from dataclasses import dataclass, field

from sopdsl.diagnostics import Severity
from sopdsl.rendering import Direction


@dataclass(frozen=True)
class Fault:
    """A document that could not be made: our own fault. `what` was being done when `error` (the name of its type) came
    up; `details` is the traceback."""

    what: str
    error: str
    details: str


@dataclass(frozen=True)
class Wish:
    """What is to be made: the formats, in order; those of them in which the whole collection is made too, where all of
    it is asked for; the version of everything that makes documents; whether there is to be an index; and for the
    diagram the direction of its lanes where that is not the collection's own (None), and whether it has notes at any
    rate."""

    formats: tuple[str, ...]
    lampiran: tuple[str, ...]
    version: str
    index: bool = True
    direction: Direction | None = None
    notes: bool = False


@dataclass(frozen=True)
class Notice:
    """What a renderer has to say about a SOP or a document: its place as shown, and the formats that it said it for."""

    path: str
    message: str
    formats: tuple[str, ...]
    severity: Severity = Severity.WARNING


@dataclass
class Built:
    """What a build did: names of files below the output folder, and what was noticed on the way."""

    sops: int = 0
    written: dict[str, str] = field(default_factory=dict)
    """The documents as they now stand in the output folder, with the sums of their bytes."""
    changed: list[str] = field(default_factory=list)
    removed: tuple[str, ...] = ()
    notices: list[Notice] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
