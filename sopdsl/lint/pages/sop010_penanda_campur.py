"""SOP010: a list with two kinds of markers."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

PENANDA_CAMPUR = Rule(
    code="SOP010",
    name="penanda-campur",
    level=Severity.ERROR,
    what="Satu daftar memakai satu macam penanda: tanda hubung (-), angka (1.), atau huruf (a.).",
    why="Penanda menentukan bagaimana daftar itu dicetak; dua macam penanda tidak dapat dicetak sebagai satu daftar.",
    source="bahasa .sop, bagian 1 (baris)",
    bad=(
        Bad(
            """
            peringatan:
              - Arsip dapat hilang
              «1.» Arsip dapat rusak
            """,
            fixed="""
            peringatan:
              - Arsip dapat hilang
              - Arsip dapat rusak
            """,
        ),
        Bad(
            """
            peringatan:
              1. Arsip dapat hilang
              «-» Arsip dapat rusak
            """
        ),
    ),
    good=(
        """
        peringatan:
          1. Arsip dapat hilang
          2. Arsip dapat rusak
        """,
    ),
)
