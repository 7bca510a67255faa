"""The pages of rules for other programs, such as an editor that shows them beside a finding."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sopdsl.lint.cases import Shown
from sopdsl.lint.explaining import Example, Page
from sopdsl.lint.rule import PROFILE
from sopdsl.reporting.text import plain, report


def render(pages: Sequence[Page]) -> str:
    """An array with an object for each rule, with a line end."""
    return json.dumps([_page(page) for page in pages], ensure_ascii=False, indent=2) + "\n"


def _page(page: Page) -> dict[str, Any]:
    rule = page.rule
    return {
        "code": rule.code,
        "name": rule.name,
        "level": rule.level.value,
        "profile": PROFILE,
        "default": rule.default,
        "what": rule.what,
        "why": rule.why,
        "source": rule.source,
        "fix": {"safe": True in page.fixes, "unsafe": False in page.fixes},
        "waiving": page.waiving,
        "bad": [_example(example) for example in page.bad],
        "good": [_files(good) for good in page.good],
    }


def _example(example: Example) -> dict[str, Any]:
    return {
        "files": _files(example.files),
        "messages": [plain(report([found])).rstrip("\n") for found in example.found],
        "fixed": _files(example.fixed) or None,
    }


def _files(files: Iterable[Shown]) -> list[dict[str, str | None]]:
    return [{"name": file.name, "text": file.text} for file in files]
