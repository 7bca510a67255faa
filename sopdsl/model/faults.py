"""What the second stage may find: its rules, and the collector of findings about one file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sopdsl.diagnostics import Diagnostic, Edit, Fix, Label, Severity
from sopdsl.source import Source, Span

_MOST_PLACES = 5


class Rule(NamedTuple):
    """A kind of fault: its stable code, the name that says the fault, and how much it weighs."""

    code: str
    name: str
    severity: Severity = Severity.ERROR


ISIAN_WAJIB = Rule("SOP050", "isian-wajib-tidak-ada")
INSTANSI_TAK_JELAS = Rule("SOP051", "instansi-tak-jelas")
LOGO_DI_LUAR_KOLEKSI = Rule("SOP052", "logo-di-luar-koleksi")
DI_LUAR_KOLOM = Rule("SOP053", "pelaksana-di-luar-kolom")
SIMBOL_TAK_ADA = Rule("SOP054", "simbol-tak-ada")
PELAKSANA_BERULANG = Rule("SOP055", "pelaksana-berulang")
TANYA_TANPA_CABANG = Rule("SOP056", "tanya-tanpa-cabang")
BARIS_HILANG = Rule("SOP057", "baris-hilang-tidak-cocok")
LANJUT_DI_AKHIR = Rule("SOP058", "lanjut-di-baris-terakhir", Severity.INFO)
PANAH_GANDA = Rule("SOP059", "panah-ganda", Severity.WARNING)
RUJUKAN_BERPUTAR = Rule("SOP060", "rujukan-berputar")
KEPUTUSAN_GANDA = Rule("SOP061", "keputusan-ganda")
LAMPIRAN_GANDA = Rule("SOP062", "lampiran-ganda")
TATA_LETAK = Rule("SOP063", "tata-letak-tanpa-guna", Severity.INFO)
NOMOR_GANDA = Rule("SOP101", "nomor-ganda")
TUJUAN_TAK_DIKENAL = Rule("SOP301", "tujuan-tak-dikenal")
TAK_TERCAPAI = Rule("SOP302", "langkah-tak-tercapai")
TANPA_AKHIR = Rule("SOP303", "jalan-tanpa-akhir")
SATU_CABANG = Rule("SOP304", "keputusan-satu-cabang")
CABANG_GANDA = Rule("SOP305", "cabang-ganda")
ALUR_KOSONG = Rule("SOP309", "alur-kosong")
PELAKSANA_TAK_DIKENAL = Rule("SOP310", "pelaksana-tak-dikenal")
LABEL_GANDA = Rule("SOP311", "label-ganda")
RUJUKAN_TAK_DIKENAL = Rule("SOP507", "rujukan-tak-dikenal")
ID_GANDA = Rule("SOP508", "id-ganda")

RULES: tuple[Rule, ...] = tuple(value for value in list(globals().values()) if isinstance(value, Rule))
"""All rules of this stage, by code."""


class Faults:
    """The findings about one file. The same finding given twice is kept once."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._found: dict[tuple[str, Span, str], Diagnostic] = {}

    def add(
        self,
        rule: Rule,
        span: Span,
        message: str,
        hint: str | None = None,
        related: Iterable[Label] = (),
        fix: Fix | None = None,
    ) -> None:
        """Report a fault at a place of this file."""
        found = Diagnostic(rule.code, rule.name, rule.severity, message, self.source, span, hint, tuple(related), fix)
        self._found.setdefault((rule.code, span, message), found)

    def line(self, span: Span) -> int:
        """The line on which a span begins, from 1."""
        return self.source.position(span.start).line

    def also(self, places: Sequence[Span], message: str) -> list[Label]:
        """Further places of a finding whose first place is `places[0]`: the next few of them."""
        return [Label(self.source, place, message) for place in places[1 : 1 + _MOST_PLACES]]

    def rename(self, places: Iterable[Span], to: str, *, safe: bool) -> Fix:
        """A fix that writes another identifier at all `places`; an `@` that stands there stays."""
        edits = (Edit(place, "@" + to if self.source.slice(place).startswith("@") else to) for place in places)
        return Fix(tuple(edits), safe)

    @property
    def has_errors(self) -> bool:
        """Whether any finding is an error."""
        return any(found.severity is Severity.ERROR for found in self._found.values())

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All findings, in the order in which they were made."""
        return tuple(self._found.values())
