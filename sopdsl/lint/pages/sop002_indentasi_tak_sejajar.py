"""SOP002: an indentation between two open levels."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

INDENTASI_TAK_SEJAJAR = Rule(
    code="SOP002",
    name="indentasi-tak-sejajar",
    level=Severity.ERROR,
    what="Indentasi sebuah baris (seberapa jauh ia menjorok) harus sejajar dengan salah satu baris di "
    "atasnya. Baris yang berada di antara dua tingkat dibaca sebagai tingkat yang lebih dalam.",
    why="Dari indentasi terbaca apa yang menjadi bagian dari apa. Di antara dua tingkat, itu hanya dapat ditebak.",
    source="bahasa .sop, bagian 1 (baris)",
    bad=(
        Bad(
            """
            peringatan:
                - Arsip dapat hilang
            «  »- Arsip dapat rusak
            """,
            fixed="""
            peringatan:
                - Arsip dapat hilang
                - Arsip dapat rusak
            """,
        ),
    ),
    good=(
        """
        peringatan:
          - Arsip dapat hilang
          - Arsip dapat rusak
        """,
    ),
)
