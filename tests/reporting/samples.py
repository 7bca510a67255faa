"""Findings to be told: of each level, with everything that a finding may have, and as hostile as authors can be."""

from __future__ import annotations

from sopdsl.diagnostics import Diagnostic, Edit, Fix, Label, Severity, in_order
from sopdsl.reporting.report import Report, ReportFile
from sopdsl.source import Source, Span

HOSTILE = (
    "</title></code><script>alert(1)</script><b onload=x>&\"' {{ 7*7 }} {0} [x](javascript:alert) ::error:: %0A,"
    "\u202e\x1b[31m"
)
"""Markup of every format that a report can have."""


def finding(source: Source, part: str, message: str = "ada yang salah", **further) -> Diagnostic:
    """A finding at the first place of a part of the text."""
    start = source.text.index(part)
    return at(source, Span(start, start + len(part)), message, **further)


def at(source: Source, span: Span, message: str = "ada yang salah", **further) -> Diagnostic:
    """A finding at a place."""
    code, severity = further.pop("code", "SOP601"), further.pop("severity", Severity.WARNING)
    return Diagnostic(code, further.pop("name", "ejaan-tidak-baku"), severity, message, source, span, **further)


SATU = Source(
    "sops/kesra/001-satu.sop", "sop Layanan 日本\n\nalur:\n  a: Menganalisa 🏢 analisa\n  b: dua\n     tiga\n"
)
_FIRST = Span(SATU.text.index("Menganalisa"), SATU.text.index("Menganalisa") + len("Menganalisa"))
_SECOND = Span(SATU.text.rindex("analisa"), SATU.text.rindex("analisa") + len("analisa"))
DUA = Source("sops/kesra/map ü #%?/002.sop", "sop Dua\nanalisa\n")
SETELAN = Source("sops/sopc.toml", "[check]\n")
REPORT = Report(
    found=tuple(
        in_order(
            [
                at(SATU, _FIRST, hint='tulis "Menganalisis"', fix=Fix((Edit(_FIRST, "Menganalisis"),))),
                at(
                    SATU, _SECOND, 'ejaan "analisa" tidak baku', severity=Severity.ERROR, hint="satu\ndua",
                    related=(
                        Label(SATU, _SECOND, "di sini sendiri"), Label(DUA, Span(8, 15), "di [sini] juga"),
                        Label(SATU, Span(4, 11), "dan \\ di sini"),
                    ),
                    fix=Fix((Edit(_SECOND, ""), Edit(Span(0, 0), "# x\n")), safe=False),
                ),
                finding(SATU, "dua\n     tiga", severity=Severity.INFO, code="SOP105", name="kotak-kosong"),
                finding(DUA, "analisa"),
                at(DUA, Span(8, 15)),
                at(SETELAN, Span(0, 0), "setelan salah", code="SOP040", name="setelan", severity=Severity.ERROR),
            ]
        )
    ),
    files=(
        ReportFile("sops/deklarasi.sop"),
        ReportFile(SATU.path, "Layanan 日本", "Bagian Kesra"),
        ReportFile(DUA.path, "Dua", "Bagian Kesra"),
        ReportFile("sops/umum/003.sop", "Tiga", "Bagian Umum"),
        ReportFile("sops/004.sop", "Empat"),
    ),
    waived=3,
    known=4,
)  # fmt: skip
"""Two units with SOPs that have findings of all levels and one that has none, a SOP without a unit, and settings."""

_BAD = Source(f"{HOSTILE}.sop", f"sop {HOSTILE}\n")
BAD = Report(
    found=tuple(
        in_order(
            [
                at(
                    _BAD, Span(4, 4 + len(HOSTILE)), f"{HOSTILE}{number}\nbaris", hint=f"{HOSTILE}\n\r{HOSTILE}",
                    related=(Label(_BAD, Span(0, 3), HOSTILE),), severity=severity,
                    fix=Fix((Edit(Span(4, 5), HOSTILE),)),
                )
                for number, severity in enumerate(Severity)
            ]
        )
    ),
    files=(ReportFile(_BAD.path, HOSTILE, HOSTILE), ReportFile("b.sop", HOSTILE, HOSTILE)),
)  # fmt: skip
"""A SOP whose author writes markup wherever there is room for it."""
NOTHING = Report((), (ReportFile("a.sop", "A", "Unit A"), ReportFile("b.sop", "B", "Unit A")))
