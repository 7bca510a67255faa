"""SOP017: an item on the line of its keyword."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

PENANDA_DI_BARIS_KUNCI = Rule(
    code="SOP017",
    name="penanda-di-baris-kunci",
    level=Severity.WARNING,
    what="Butir sebuah daftar ditulis pada barisnya sendiri, menjorok di bawah kata kunci. Di belakang titik dua, "
    "penanda butir dicetak sebagai teks biasa.",
    why="Butir kedua di bawahnya akan menjadi daftar tersendiri, dan nomornya mulai lagi dari satu.",
    source="bahasa .sop, bagian 1 (baris)",
    bad=(
        Bad(
            """
            peringatan: «1.» Arsip dapat hilang
            """
        ),
    ),
    good=(
        """
        peringatan:
          1. Arsip dapat hilang
        """,
    ),
)
