"""From the declaration of a rule to what its page says: its cases with the messages that they really give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from sopdsl.diagnostics import Diagnostic, Severity, in_order
from sopdsl.lint.cases import Shown, case_of, shown
from sopdsl.lint.catalogue import ALL, matches
from sopdsl.lint.checking import Given, check_files
from sopdsl.lint.pages.sop312_penghubung_dalam_halaman import PENGHUBUNG_DALAM_HALAMAN
from sopdsl.lint.pages.sop801_pengabaian_tanpa_alasan import TANPA_ALASAN
from sopdsl.lint.pages.sop802_pengabaian_tak_terpakai import TAK_TERPAKAI
from sopdsl.lint.pages.sop803_pengabaian_tak_sah import TAK_SAH
from sopdsl.lint.pages.sop804_dasar_usang import DASAR_USANG
from sopdsl.lint.rule import Rule
from sopdsl.lint.waivers import waive
from sopdsl.source import Source

Waiving = Literal["comment", "settings", "error", "build"]
"""How a finding can be waived: by a comment, only by the settings, or not: an error, or one that only a build gives."""

_WITHOUT_COMMENTS = (TANPA_ALASAN, TAK_TERPAKAI, TAK_SAH, DASAR_USANG)


@dataclass(frozen=True)
class Example:
    """A case that a rule reports: its files as shown, what is found of this rule in them, and what they become."""

    files: tuple[Shown, ...]
    found: tuple[Diagnostic, ...]
    fixed: tuple[Shown, ...]


@dataclass(frozen=True)
class Page:
    """All that there is to say about a rule. `fixes` says of the kinds of fixes that its cases show whether they are
    safe."""

    rule: Rule
    bad: tuple[Example, ...]
    good: tuple[tuple[Shown, ...], ...]
    fixes: frozenset[bool]
    waiving: Waiving


def selected(selector: str) -> tuple[Rule, ...]:
    """The rules for which a code, the beginning of one, or a name stands, in order."""
    asked = selector.strip()
    return tuple(rule for rule in ALL if matches(asked.casefold(), rule.code, rule.name))


def page_of(rule: Rule) -> Page:
    """The page of a rule. Its cases are compiled, unless they need a disk."""
    bad = tuple(_example(rule, bad.text, bad.fixed) for bad in rule.bad)
    return Page(
        rule=rule,
        bad=bad,
        good=tuple(map(shown, rule.good)),
        fixes=frozenset(one.fix.safe for example in bad for one in example.found if one.fix),
        waiving=_waiving(rule),
    )


def found_in(files: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """All that is found in the texts of a collection, by name, less what is waived in them."""
    checked = check_files([Given(name.removesuffix(".sop"), Source(name, text)) for name, text in files.items()])
    return tuple(in_order(waive(checked.found, checked.parsed).left))


def _example(rule: Rule, text: str, fixed: str | None) -> Example:
    found = () if rule.on_disk else tuple(_own(rule, case_of(text).files))
    return Example(shown(text), found, shown(fixed) if fixed is not None else ())


def _own(rule: Rule, files: Mapping[str, str]) -> Iterator[Diagnostic]:
    return (one for one in found_in(files) if one.code == rule.code)


def _waiving(rule: Rule) -> Waiving:
    if rule.level is Severity.ERROR:
        return "error"
    if rule is PENGHUBUNG_DALAM_HALAMAN:
        return "build"
    return "settings" if rule in _WITHOUT_COMMENTS else "comment"
