"""The settings of a collection, read from its `sopc.toml`; a key or value that is not known is a finding (SOP040)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from sopdsl.diagnostics import Diagnostic, Severity
from sopdsl.lint.choosing import Choice
from sopdsl.lint.rule import PROFILE
from sopdsl.nearest import nearest
from sopdsl.rendering import Connectors, Direction, Genre, MutuBaku, Paper, Signature, Terminator, Theme
from sopdsl.source import Source, Span
from sopdsl.workspace.choices import (
    Check,
    Refused,
    file_name,
    flag,
    heading,
    heading_or_none,
    levels,
    note,
    one_of,
    order_of,
    patterns,
    selectors,
)
from sopdsl.workspace.paths import is_there, shown
from sopdsl.workspace.reading import read_source

SETTINGS_FILE = "sopc.toml"
BASELINE = "sopc-baseline.json"
_TOML_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")
_TOML_FAULTS = {
    "Cannot overwrite a value": (": nilai ini sudah ditulis di atas", "hapus salah satunya"),
    "Cannot declare": (": tabel ini sudah ditulis di atas", "gabungkan keduanya di bawah satu judul"),
    "Expected '=' after a key": (": tanda = hilang", 'contoh: paper = "A4"'),
    "Invalid value": ("", 'tulis teks dalam tanda kutip, misalnya paper = "A4"'),
}
"""What may be wrong with the TOML, by words of its parser, and what to say of it."""
_TOML_SLIPS = {
    re.compile("[“”„‘’]"): 'ganti tanda kutip dari pengolah kata dengan tanda kutip lurus: "',
    re.compile(r"(?i:true|false)\b"): "tulis dengan huruf kecil: true atau false",
}
"""What an author may have written where a value cannot be read, and what to type instead."""
_HEAD = re.compile(r"""^[ \t]*\[[ \t]*["']?([\w-]+)["']?[ \t]*\]""", re.MULTILINE)

_TOP: Mapping[str, Check] = {"paper": one_of("kertas", get_args(Paper))}
_TABLES: Mapping[str, Mapping[str, Check]] = {
    "diagram": {
        "direction": one_of("arah diagram", get_args(Direction)),
        "notes": flag,
    },
    "theme": {
        "no": heading,
        "kegiatan": heading,
        "pelaksana": heading,
        "mutu_baku": heading,
        "kelengkapan": heading,
        "waktu": heading,
        "output": heading,
        "keterangan": heading_or_none,
        "columns": order_of(get_args(MutuBaku)),
        "column_numbers": flag,
        "genre": one_of("sebutan dokumen", get_args(Genre)),
        "terminator": one_of("letak simbol mulai dan selesai", get_args(Terminator)),
        "connectors": one_of("tanda penghubung", get_args(Connectors)),
        "watermark": flag,
    },
    "signature": {
        "qr": flag,
        "note": note,
    },
    "check": {
        "profile": one_of("profil", (PROFILE,)),
        "select": selectors,
        "ignore": selectors,
        "levels": levels,
        "per_file_ignores": patterns,
        "baseline": file_name,
    },
}
"""The tables of the file: their keys, and what each may hold."""
_EXAMPLES = {
    "diagram": 'direction = "rows"',
    "theme": 'genre = "POS"',
    "signature": "qr = true",
    "check": 'ignore = ["SOP105"]',
}


@dataclass(frozen=True)
class Settings:
    """What a collection chooses about its documents (paper, look of the forms, kind of swimlane diagram) and its check.

    `text` is that of its file; None where there is none. `baseline` is the path, below the root, of the file of
    findings that are known and left for later.
    """

    paper: Paper = "F4"
    direction: Direction = "columns"
    notes: bool = False
    theme: Theme = field(default_factory=Theme)
    text: str | None = None
    check: Choice = field(default_factory=Choice)
    baseline: str = BASELINE


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
    """The settings in the text of a `sopc.toml`, and what is wrong with it; never raises.

    A key that is wrong leaves its default in the settings.
    """
    try:
        values = tomllib.loads(source.text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return Settings(), (_unreadable(source, str(error)),)
    reading = _Reading(source)
    top = reading.table("", {key: value for key, value in values.items() if key not in _TABLES}, _TOP)
    tables = {name: reading.named(name, values.get(name, {})) for name in _TABLES}
    theme = Theme(**tables["theme"], signature=Signature(**tables["signature"]))
    check = tables["check"]
    baseline = check.pop("baseline", BASELINE)
    chosen = Settings(
        **top, **tables["diagram"], theme=theme, text=source.text, check=Choice(**check), baseline=baseline
    )
    return chosen, tuple(reading.found)


class _Reading:
    """What is wrong with the settings, as far as they are read."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._found: list[Diagnostic] = []

    @property
    def found(self) -> Iterator[Diagnostic]:
        """The findings in the order of their places."""
        return iter(sorted(self._found, key=lambda one: one.span.start))

    def named(self, name: str, values: object) -> dict[str, Any]:
        """The values of the table with this name."""
        if isinstance(values, dict):
            return self.table(name, values, _TABLES[name])
        self._fault("", name, f'setelan "{name}" harus berupa tabel', f"contoh: [{name}], lalu {_EXAMPLES[name]}")
        return {}

    def table(self, name: str, values: Mapping[str, object], checks: Mapping[str, Check]) -> dict[str, Any]:
        """The values of a table that pass their checks; `name` is empty for the keys above all tables."""
        passed: dict[str, Any] = {}
        known = [*checks, *([] if name else _TABLES)]
        for key, value in values.items():
            full = f"{name}.{key}" if name else key
            if key not in checks:
                self._fault(name, key, f'setelan "{full}" tidak dikenal', _meant(key, known))
                continue
            try:
                passed[key] = checks[key](full, value)
            except Refused as refused:
                self._fault(name, key, refused.message, refused.hint)
        return passed

    def _fault(self, table: str, key: str, message: str, hint: str) -> None:
        self._found.append(_finding(self._source, _place(self._source, table, key), message, hint))


def _meant(key: str, known: Sequence[str]) -> str:
    """What to type in place of a key that is not known, where the keys in `known` may stand."""
    guess = nearest(key.lower(), known)
    if guess:
        return f"maksud Anda {guess.question}?"
    home = next((name for name, checks in _TABLES.items() if key in checks), None)
    return f"tulis di bawah [{home}]" if home else f"setelan yang ada: {', '.join(known)}"


def _unreadable(source: Source, error: str) -> Diagnostic:
    place = _TOML_PLACE.search(error)
    if place:
        line, column = int(place[1]), int(place[2])
        start = min(source.line_span(line).start + column - 1, len(source.text))
    else:
        start = len(source.text.rstrip())
    reason, hint = next((told for words, told in _TOML_FAULTS.items() if words in error), ("", 'contoh: paper = "A4"'))
    hint = next((told for slip, told in _TOML_SLIPS.items() if slip.match(source.text, start)), hint)
    message = f"berkas setelan ini bukan TOML yang sah{reason}"
    return _finding(source, Span(start, start + 1), message, hint)


def _place(source: Source, table: str, key: str) -> Span:
    """Where a key stands, or a table, whose own `table` is empty; the head of the file where it is written oddly."""
    named = rf"""["']?({re.escape(key)})(?![\w-])"""
    if not table:
        written = re.search(rf"^[ \t]*\[*[ \t]*{named}", source.text, re.MULTILINE)
        return Span(*written.span(1)) if written else Span(0, 0)
    heads = list(_HEAD.finditer(source.text))
    for at, head in enumerate(heads):
        if head[1] == table:
            end = heads[at + 1].start() if at + 1 < len(heads) else len(source.text)
            written = re.compile(rf"^[ \t]*{named}", re.MULTILINE).search(source.text, head.end(), end)
            if written:
                return Span(*written.span(1))
    # `[check.levels]`, `theme.genre = …` and `theme = {genre = …}`
    within = rf"""^[ \t]*\[?[ \t]*["']?{re.escape(table)}["']?[ \t]*(?:\.[ \t]*|=[ \t]*\{{[^\n]*?(?<![\w-])){named}"""
    written = re.search(within, source.text, re.MULTILINE)
    return Span(*written.span(1)) if written else _place(source, "", table)


def _finding(source: Source, span: Span, message: str, hint: str) -> Diagnostic:
    return Diagnostic("SOP040", "setelan", Severity.ERROR, message, source, span, hint)
