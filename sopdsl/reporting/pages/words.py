"""What every form of a rule's page says in the same words."""

from __future__ import annotations

from collections.abc import Iterable

from sopdsl.lint.cases import FILE
from sopdsl.lint.explaining import Page
from sopdsl.lint.rule import PROFILE, Rule
from sopdsl.reporting.text import SEVERITY_WORDS

TITLE = "Aturan sopc"
INTRODUCTION = (
    "Apa yang diperiksa oleh sopc check, mengapa, dan apa yang harus ditulis. Galat membuat dokumen salah atau tidak "
    "dapat dibuat; peringatan menyalahi gaya yang diminta peraturan, atau mungkin salah tulis; saran boleh diabaikan. "
    f"Profil aturan: {PROFILE}."
)
WHY, SOURCE, FIX, BAD, MESSAGES, FIXED, GOOD, WAIVE = (
    "Mengapa",
    "Sumber",
    "Perbaikan otomatis",
    "Contoh yang dilaporkan",
    "Pesannya",
    "Sesudah diperbaiki",
    "Contoh yang benar",
    "Mengabaikan temuan ini",
)
EXCERPT = f"Potongan tanpa nama berkas dibaca sebagai bagian dari sebuah SOP lengkap, {FILE}.sop."
OPTIONAL = "Aturan ini hanya diperiksa bila dipilih dengan kodenya atau namanya."
ON_DISK = "Temuan ini muncul saat berkas dibaca dari penyimpanan, maka pesannya tidak ditampilkan di sini."


def level(rule: Rule) -> str:
    """The level of a rule as it is printed."""
    return SEVERITY_WORDS[rule.level]


def fix(page: Page) -> str:
    """Whether a finding can be mended by the program, and how it is asked to."""
    match sorted(page.fixes):
        case [False, True]:
            return "sebagian aman (sopc check --fix), sebagian perlu diperiksa sesudahnya (sopc check --unsafe-fixes)"
        case [True]:
            return "ada, dan aman: sopc check --fix"
        case [False]:
            return "ada, tetapi perlu diperiksa sesudahnya: sopc check --unsafe-fixes"
        case _:
            return "tidak ada"


def short_fix(page: Page) -> str:
    """The same for a table."""
    words = {(False, True): "sebagian aman", (True,): "aman", (False,): "perlu diperiksa"}
    return words.get(tuple(sorted(page.fixes)), "")


def waiving(page: Page) -> tuple[str, str | None]:
    """How a finding is waived: a sentence, and what is typed."""
    code = page.rule.code
    match page.waiving:
        case "error":
            return "Galat tidak dapat diabaikan.", None
        case "build":
            return "Pesan ini tidak dapat diabaikan.", None
        case "settings":
            return "Di sopc.toml, untuk seluruh koleksi:", f'[check]\nignore = ["{code}"]'
        case "comment":
            return (
                "Dengan komentar di akhir barisnya, atau pada baris sendiri di atasnya. Alasannya harus ditulis.",
                f"# sopc: abaikan {code} -- alasan",
            )


def counts(pages: Iterable[Page]) -> str:
    """How many rules there are of each level."""
    levels = [level(page.rule) for page in pages]
    return ", ".join(f"{levels.count(word)} {word}" for word in SEVERITY_WORDS.values() if word in levels)
