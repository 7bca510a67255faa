"""What the page of a preview tells about the rules whose findings it shows, and the whole page of each rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from sopdsl.lint.catalogue import ALL
from sopdsl.lint.rule import Rule

_FOLDER = "rules/"
_SUFFIX = ".html"


@dataclass(frozen=True)
class Explained:
    """A rule in short: why it is one; `page` is the name of its whole page."""

    why: str
    page: str


def explained(codes: Iterable[str]) -> dict[str, Explained]:
    """The rules of these codes, by code, in order; what has no code has no rule."""
    return {code: _explained(rule) for code in sorted(set(codes)) if (rule := _rules().get(code))}


def rule_page(name: str) -> bytes | None:
    """The page of a rule, as `sopc explain` gives it in HTML, by the name that `Explained` has; None for any other."""
    rule = _rules().get(name.removeprefix(_FOLDER).removesuffix(_SUFFIX))
    return _page(rule.code) if rule and name == _page_name(rule) else None


def _explained(rule: Rule) -> Explained:
    return Explained(rule.why, _page_name(rule))


def _page_name(rule: Rule) -> str:
    return f"{_FOLDER}{rule.code}{_SUFFIX}"


@cache
def _rules() -> Mapping[str, Rule]:
    return {rule.code: rule for rule in ALL}


@cache
def _page(code: str) -> bytes:
    from sopdsl.lint.explaining import page_of
    from sopdsl.reporting.pages import html

    return html.render([page_of(_rules()[code])]).encode()
