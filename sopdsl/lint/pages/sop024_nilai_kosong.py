"""SOP024: a keyword, an item or a step without its text."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

NILAI_KOSONG = Rule(
    code="SOP024",
    name="nilai-kosong",
    level=Severity.ERROR,
    what="Kata kunci, butir, langkah, atau syarat yang ditulis harus ada isinya. Yang memang tidak ada, tidak perlu "
    "ditulis; tanggal yang tidak ada ditulis sebagai tanda hubung (-).",
    why="Isian yang kosong biasanya terlupa.",
    source="bahasa .sop, bagian 1 sampai 3",
    bad=(
        Bad(
            """
            «nomor»:
            """
        ),
        Bad(
            """
            alur:
              «pemohon»:
              arsiparis: Mencari dan menyerahkan arsip
            """
        ),
        Bad(
            """
            peringatan:
              - Arsip dapat hilang
              «-»
            """
        ),
    ),
    good=(
        """
        peringatan:
          - Arsip dapat hilang
        """,
    ),
)
