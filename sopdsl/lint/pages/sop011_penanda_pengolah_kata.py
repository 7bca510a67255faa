"""SOP011: a marker of an item as word processors write it."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

PENANDA_PENGOLAH_KATA = Rule(
    code="SOP011",
    name="penanda-pengolah-kata",
    level=Severity.ERROR,
    what="Penanda butir ditulis sebagai tanda hubung, angka dengan titik, atau huruf dengan titik, lalu satu spasi: "
    '"- ", "1. ", "a. ".',
    why="Bulatan dan tanda kurung dari pengolah kata bukan penanda; bentuk penanda pada cetakan diatur oleh program "
    "ini.",
    source="bahasa .sop, bagian 1 (baris)",
    bad=(
        Bad(
            """
            peringatan:
              «•» Arsip dapat hilang
              • Arsip dapat rusak
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
              «1)» Arsip dapat hilang
            """,
            fixed="""
            peringatan:
              1. Arsip dapat hilang
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
