"""SOP801: a waiver that does not say why."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

TANPA_ALASAN = Rule(
    code="SOP801",
    name="pengabaian-tanpa-alasan",
    level=Severity.WARNING,
    what="Komentar yang mengabaikan sebuah temuan harus menyebut alasannya, sesudah dua tanda hubung.",
    why="Orang yang membaca SOP ini tahun depan perlu tahu mengapa aturan itu tidak diikuti di sini. Tanpa alasan, "
    "tidak ada yang berani menghapus pengabaian yang sudah tidak perlu.",
    source="aturan sopc",
    bad=(
        Bad(
            """
            tanggal pembuatan: 2 Mei 2026  «# sopc: abaikan SOP103»
            """
        ),
    ),
    good=(
        """
        tanggal pembuatan: 2 Mei 2026  # sopc: abaikan SOP103 -- demikian tertulis pada naskah yang ditandatangani
        """,
    ),
)
