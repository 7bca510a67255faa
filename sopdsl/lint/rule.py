"""Part of the third stage: what a rule declares about itself, and what it finds.

A rule's checks, its page (`sopc explain`) and its tests are all made from its one declaration.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sopdsl.diagnostics import Fix, Severity
from sopdsl.source import Source, Span

if TYPE_CHECKING:
    from sopdsl.lint.subject import Subject
    from sopdsl.lint.whole import Whole

PROFILE = "permenpanrb-35-2012"
"""The profile to which all rules belong: Permenpan RB 35/2012. A successor of that regulation would be another one."""


@dataclass(frozen=True)
class Related:
    """A further place that explains a finding; `source` is None for the file of the finding itself."""

    span: Span
    message: str
    source: Source | None = None


@dataclass(frozen=True)
class Found:
    """What a rule found at a place: one Indonesian sentence without a full stop, and what to type."""

    span: Span
    message: str
    hint: str | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None


@dataclass(frozen=True)
class Bad:
    """A case that a rule reports, for its page and its test.

    `text` is fields of a SOP (put into an otherwise sound one, in place of its own) or whole files, see `cases.py`;
    each finding stands between « and ». `fixed` is the same text, without marks, after `--unsafe-fixes`.
    """

    text: str
    fixed: str | None = None


SopCheck = Callable[["Subject"], Iterator[Found]]
WholeCheck = Callable[["Whole"], Iterator[tuple[str, Found]]]
"""Gives findings with the id of the file that each is in."""


@dataclass(frozen=True)
class Rule:
    """One kind of finding.

    `code` is stable and `name` says the fault, so that it reads well after "abaikan". `what` and `why` are sentences
    for authors, in Indonesian; `source` is the section of a regulation, or the place in the Keputusan where the fault
    occurs. `check` looks at one SOP, `check_whole` compares the files of a collection; a rule with neither is found by
    an earlier stage, and has its page here. `default` is False for a rule that a collection has to choose. What is
    found in reading files, rather than in their texts, is `on_disk`: its cases need a folder of their own.
    """

    code: str
    name: str
    level: Severity
    what: str
    why: str
    source: str
    bad: tuple[Bad, ...]
    good: tuple[str, ...] = ()
    check: SopCheck | None = None
    check_whole: WholeCheck | None = None
    default: bool = True
    on_disk: bool = False
