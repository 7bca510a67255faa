"""The settings of a collection, read from its `sopc.toml`; a key or value that is not known is a finding (SOP040)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import get_args

from sopdsl.diagnostics import Diagnostic, Severity
from sopdsl.nearest import nearest
from sopdsl.rendering import Paper
from sopdsl.source import Source, Span
from sopdsl.workspace.paths import is_there, shown
from sopdsl.workspace.reading import read_source

SETTINGS_FILE = "sopc.toml"
_KEYS = ("paper",)
_PAPERS: tuple[Paper, ...] = get_args(Paper)
_TOML_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


@dataclass(frozen=True)
class Settings:
    """What a collection chooses about its documents."""

    paper: Paper = "F4"


def read_settings(root: Path) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """The settings of the collection at `root`, the defaults where it has no `sopc.toml`, and what is wrong there."""
    path = root / SETTINGS_FILE
    if not is_there(path):
        return Settings(), ()
    reading = read_source(path, shown(path))
    if reading.diagnostics:
        return Settings(), reading.diagnostics
    return parse_settings(reading.source)


def parse_settings(source: Source) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """The settings in the text of a `sopc.toml`, and what is wrong with it; never raises."""
    try:
        values = tomllib.loads(source.text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return Settings(), (_unreadable(source, str(error)),)
    settings, found = Settings(), []
    for key, value in values.items():
        if key not in _KEYS:
            guess = nearest(key.lower(), _KEYS)
            hint = f"maksud Anda {guess.question}?" if guess else f"setelan yang ada: {', '.join(_KEYS)}"
            found.append(_finding(source, _place(source, key), f'setelan "{key}" tidak dikenal', hint))
        elif value not in _PAPERS:
            message = f'kertas "{value}" tidak dikenal'
            found.append(_finding(source, _place(source, key), message, f"pilihan: {', '.join(_PAPERS)}"))
        else:
            settings = replace(settings, paper=value)
    return settings, tuple(found)


def _unreadable(source: Source, error: str) -> Diagnostic:
    place = _TOML_PLACE.search(error)
    if place:
        line, column = int(place[1]), int(place[2])
        start = min(source.line_span(line).start + column - 1, len(source.text))
    else:
        start = len(source.text.rstrip())
    return _finding(source, Span(start, start + 1), "berkas setelan ini bukan TOML yang sah", 'contoh: paper = "A4"')


def _place(source: Source, key: str) -> Span:
    """Where a top-level key or table stands; the head of the file where it is written in some other way."""
    written = re.search(rf"""^[ \t]*\[*[ \t]*["']?({re.escape(key)})\b""", source.text, re.MULTILINE)
    return Span(*written.span(1)) if written else Span(0, 0)


def _finding(source: Source, span: Span, message: str, hint: str) -> Diagnostic:
    return Diagnostic("SOP040", "setelan", Severity.ERROR, message, source, span, hint)
