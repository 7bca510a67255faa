"""SOP311: one label on two steps."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

LABEL_GANDA = Rule(
    code="SOP311",
    name="label-ganda",
    level=Severity.ERROR,
    what="Dalam satu alur, setiap label dipakai untuk satu langkah.",
    why="Panah ke label yang dipakai dua kali tidak tahu langkah mana yang dituju.",
    source="bahasa .sop, bagian 3 (langkah)",
    bad=(
        Bad(
            """
            alur:
              [arsip] pemohon: Mengajukan permohonan peminjaman arsip
              [«arsip»] arsiparis: Memeriksa permohonan
                tidak -> arsip
              arsiparis: Menyerahkan arsip
            """
        ),
    ),
    good=(
        """
        alur:
          [minta] pemohon: Mengajukan permohonan peminjaman arsip
          [periksa] arsiparis: Memeriksa permohonan
            tidak -> minta
          arsiparis: Menyerahkan arsip
        """,
    ),
)
