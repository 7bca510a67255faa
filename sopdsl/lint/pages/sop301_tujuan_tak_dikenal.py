"""SOP301: an arrow to a step that is not there."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

TUJUAN_TAK_DIKENAL = Rule(
    code="SOP301",
    name="tujuan-tak-dikenal",
    level=Severity.ERROR,
    what="Tujuan sebuah panah ialah label sebuah langkah dalam alur yang sama, lanjut, atau selesai.",
    why="Panah ke langkah yang tidak ada tidak dapat digambar.",
    source="bahasa .sop, bagian 3 (langkah)",
    bad=(
        Bad(
            """
            alur:
              [minta] pemohon: Mengajukan permohonan peminjaman arsip
              arsiparis: Memeriksa permohonan
                tidak -> «mnta»
              arsiparis: Menyerahkan arsip
            """,
            fixed="""
            alur:
              [minta] pemohon: Mengajukan permohonan peminjaman arsip
              arsiparis: Memeriksa permohonan
                tidak -> minta
              arsiparis: Menyerahkan arsip
            """,
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
