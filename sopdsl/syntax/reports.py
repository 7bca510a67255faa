"""What the first stage reports: every kind of syntax mistake with its code and name, in one table, and a collector."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import Enum

from sopdsl.diagnostics import Diagnostic, Edit, Fix, Label, Severity
from sopdsl.nearest import nearest
from sopdsl.source import Source, Span


class Kind(Enum):
    """The kinds of syntax mistakes: code, name, level. A code is never given a new meaning."""

    TAB = ("SOP001", "indentasi-bukan-spasi", Severity.ERROR)
    BETWEEN_LEVELS = ("SOP002", "indentasi-tak-sejajar", Severity.ERROR)
    INDENTED = ("SOP003", "menjorok-tak-terduga", Severity.ERROR)
    WRAPPED = ("SOP004", "teks-tanpa-garis", Severity.ERROR)
    UNKNOWN_KEY = ("SOP005", "kunci-tak-dikenal", Severity.ERROR)
    NO_COLON = ("SOP006", "tanda-hilang", Severity.ERROR)
    TWICE = ("SOP007", "field-ganda", Severity.ERROR)
    DATE = ("SOP008", "tanggal-tak-sah", Severity.ERROR)
    LABEL = ("SOP009", "label-tak-tertutup", Severity.ERROR)
    MIXED_LIST = ("SOP010", "penanda-campur", Severity.ERROR)
    FOREIGN_MARKER = ("SOP011", "penanda-pengolah-kata", Severity.ERROR)
    FOREIGN_ARROW = ("SOP012", "panah-pengolah-kata", Severity.ERROR)
    BAD_ID = ("SOP013", "id-tak-sah", Severity.ERROR)
    UNREADABLE = ("SOP014", "baris-tak-terbaca", Severity.ERROR)
    NO_TARGET = ("SOP015", "tujuan-hilang", Severity.ERROR)
    NEAR_COMMENT = ("SOP016", "komentar-meragukan", Severity.WARNING)
    MARKER_IN_VALUE = ("SOP017", "penanda-di-baris-kunci", Severity.WARNING)
    FILE_SHAPE = ("SOP018", "susunan-berkas", Severity.ERROR)
    VALUE = ("SOP019", "nilai-tak-sah", Severity.ERROR)
    LIST_IN_STEP = ("SOP020", "daftar-di-bawah-langkah", Severity.ERROR)
    RESERVED = ("SOP021", "kata-cadangan", Severity.ERROR)
    CONTROL = ("SOP022", "karakter-kendali", Severity.ERROR)
    EMPTY_FILE = ("SOP023", "berkas-kosong", Severity.ERROR)
    EMPTY_VALUE = ("SOP024", "nilai-kosong", Severity.ERROR)
    MISPLACED = ("SOP025", "salah-tempat", Severity.ERROR)
    BRANCH_IN_CHOICE = ("SOP026", "cabang-pada-pilihan", Severity.ERROR)


class Reports:
    """Collects the diagnostics of one file."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.found: list[Diagnostic] = []

    def add(
        self,
        kind: Kind,
        span: Span,
        message: str,
        *,
        hint: str | None = None,
        related: tuple[tuple[Span, str], ...] = (),
        edits: tuple[Edit, ...] = (),
        safe: bool = True,
    ) -> None:
        """Report a mistake; `related` are further places in the same file with a text about each."""
        code, name, severity = kind.value
        labels = tuple(Label(self.source, place, text) for place, text in related)
        fix = Fix(edits, safe) if edits else None
        self.found.append(Diagnostic(code, name, severity, message, self.source, span, hint, labels, fix))

    def extend(self, kind: Kind, edit: Edit, message: str | None = None) -> bool:
        """Add an edit to the last report if that is of the same kind and about the line above; whether it was.

        `message` then replaces its sentence, with `{}` for the number of lines.
        """
        last = self.found[-1] if self.found else None
        if last is None or last.fix is None or last.code != kind.value[0]:
            return False
        above = self.source.position(last.fix.edits[-1].span.start).line
        if above + 1 != self.source.position(edit.span.start).line:
            return False
        edits = (*last.fix.edits, edit)
        text = message.format(len(edits)) if message else last.message
        self.found[-1] = replace(last, message=text, fix=replace(last.fix, edits=edits))
        return True


def best_guess(word: str, known: Iterable[str]) -> str | None:
    """The known word that an author most likely meant, or None when nothing is near."""
    guess = nearest(word.lower(), known)
    return guess.words[0] if guess else None
