"""SOP015: an arrow that leads nowhere."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

TUJUAN_HILANG = Rule(
    code="SOP015",
    name="tujuan-hilang",
    level=Severity.ERROR,
    what="Sesudah panah (->) ditulis tujuannya: label sebuah langkah, lanjut, atau selesai.",
    why="Tanpa tujuan, panah itu tidak dapat digambar.",
    source="bahasa .sop, bagian 3 (langkah)",
    bad=(
        Bad(
            """
            alur:
              pemohon: Mengajukan permohonan peminjaman arsip
              arsiparis: Memeriksa permohonan
                tidak «->»
              arsiparis: Menyerahkan arsip
            """
        ),
    ),
    good=(
        """
        alur:
          [minta] pemohon: Mengajukan permohonan peminjaman arsip
          arsiparis: Memeriksa permohonan
            tidak -> minta
          arsiparis: Menyerahkan arsip
        """,
    ),
)
