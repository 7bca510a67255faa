"""Patterns of a collection's settings that no file has: what they should ignore is reported, or is gone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase

from sopdsl.checking.findings import Findings
from sopdsl.diagnostics import Diagnostic
from sopdsl.nearest import nearest
from sopdsl.source import Source, Span
from sopdsl.workspace.paths import shown
from sopdsl.workspace.settings import SETTINGS_FILE

_KEY = "per_file_ignores"


def unused_patterns(findings: Findings) -> Iterator[Diagnostic]:
    """The findings about patterns of `per_file_ignores` that no file has, where the whole collection is looked at."""
    settings = findings.settings
    if settings is None or not (findings.collection.whole and settings.check.per_file_ignores):
        return
    paths = ["/".join(entry.parts) for entry in findings.collection.entries]
    # Findings may also stand in these.
    paths += SETTINGS_FILE, settings.baseline
    for pattern in settings.check.per_file_ignores:
        if not any(fnmatchcase(path, pattern) for path in paths):
            # Only a collection with such a pattern needs to know the rule.
            from sopdsl.lint.pages.sop806_pola_tak_terpakai import POLA_TAK_TERPAKAI as RULE

            source = Source(shown(findings.collection.root / SETTINGS_FILE), settings.text or "")
            yield Diagnostic(
                RULE.code,
                RULE.name,
                RULE.level,
                f'pola "{pattern}" tidak mengenai satu berkas pun',
                source,
                _place(source, pattern),
                _hint(pattern, paths),
            )


def _hint(pattern: str, paths: Iterable[str]) -> str:
    """What to type instead: a folder may be spelled a little otherwise."""
    folder, _, rest = pattern.partition("/")
    folders = {path.partition("/")[0] for path in paths if "/" in path}
    guess = nearest(folder, folders) if rest and folder not in folders else None
    if guess is None:
        return f'tulis jalur dari folder tempat {SETTINGS_FILE}, misalnya "hukum/*.sop", atau hapus pola ini'
    meant = " atau ".join(f'"{word}/{rest}"' for word in guess.words)
    return f"maksud Anda {meant}?"


def _place(source: Source, pattern: str) -> Span:
    """Where a pattern is written; the head of the file where it is written oddly."""
    written = re.compile(rf"""(["'])({re.escape(pattern)})\1[ \t]*=""").search(
        source.text, max(source.text.find(_KEY), 0)
    )
    return Span(*written.span(2)) if written else Span(0, 0)
