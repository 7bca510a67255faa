"""The pages of rules for other programs, such as an editor that shows them beside a finding; its dataclasses are the
schema."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from sopdsl.lint.cases import Shown
from sopdsl.lint.explaining import Example, Page, Waiving
from sopdsl.lint.rule import PROFILE
from sopdsl.reporting.text import plain, report

SCHEMA_ID = "sopdsl/aturan"


@dataclass(frozen=True)
class FileEntry:
    """A file of an example; without a name its text is part of a SOP."""

    name: str | None
    text: str


@dataclass(frozen=True)
class ExampleEntry:
    """An example that is reported, with its messages as they are printed, and what it is after all fixes."""

    files: list[FileEntry]
    messages: list[str]
    fixed: list[FileEntry] | None


@dataclass(frozen=True)
class FixEntry:
    """Whether some findings have a fix that is safe, and whether some have one that is not."""

    safe: bool
    unsafe: bool


@dataclass(frozen=True)
class RuleEntry:
    """A rule. `default` is false for one that has to be selected by its own code or name; `waiving` says how its
    findings are waived: by a comment, only in the settings, or not, for an error or what only a build says."""

    code: str
    name: str
    level: Literal["error", "warning", "info"]
    profile: str
    default: bool
    what: str
    why: str
    source: str
    fix: FixEntry
    waiving: Waiving
    bad: list[ExampleEntry]
    good: list[list[FileEntry]]


def render(pages: Sequence[Page]) -> str:
    """An array with an object for each rule, with a line end."""
    return json.dumps([asdict(_entry(page)) for page in pages], ensure_ascii=False, indent=2) + "\n"


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the array."""
    from pydantic import TypeAdapter

    found = TypeAdapter(list[RuleEntry]).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": SCHEMA_ID, **found}


def _entry(page: Page) -> RuleEntry:
    rule = page.rule
    return RuleEntry(
        code=rule.code,
        name=rule.name,
        level=rule.level.value,
        profile=PROFILE,
        default=rule.default,
        what=rule.what,
        why=rule.why,
        source=rule.source,
        fix=FixEntry(safe=True in page.fixes, unsafe=False in page.fixes),
        waiving=page.waiving,
        bad=[_example(example) for example in page.bad],
        good=[_files(good) for good in page.good],
    )


def _example(example: Example) -> ExampleEntry:
    messages = [plain(report([found])).rstrip("\n") for found in example.found]
    return ExampleEntry(_files(example.files), messages, _files(example.fixed) or None)


def _files(files: Iterable[Shown]) -> list[FileEntry]:
    return [FileEntry(file.name, file.text) for file in files]
