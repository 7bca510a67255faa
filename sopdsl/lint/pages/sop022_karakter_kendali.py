"""SOP022: a character that cannot be seen."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

KARAKTER_KENDALI = Rule(
    code="SOP022",
    name="karakter-kendali",
    level=Severity.ERROR,
    what="Teks tidak memuat karakter kendali, yaitu karakter yang tidak terlihat dan tidak tercetak.",
    why="Karakter seperti itu terbawa saat menyalin dari program lain, dan merusak cetakan serta pencarian.",
    source="bahasa .sop, bagian 1 (baris)",
    bad=(
        Bad(
            """
            peringatan: Arsip«\x0b»dapat hilang
            """
        ),
    ),
    good=(
        """
        peringatan: Arsip dapat hilang
        """,
    ),
)
