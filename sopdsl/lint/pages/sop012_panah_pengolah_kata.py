"""SOP012: an arrow as word processors write it."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

PANAH_PENGOLAH_KATA = Rule(
    code="SOP012",
    name="panah-pengolah-kata",
    level=Severity.ERROR,
    what="Panah ditulis dengan tanda hubung dan tanda lebih besar: ->",
    why="Pengolah kata mengganti -> dengan sebuah gambar panah, yang tidak dikenal di sini.",
    source="bahasa .sop, bagian 3 (langkah)",
    bad=(
        Bad(
            """
            alur:
              [minta] pemohon: Mengajukan permohonan peminjaman arsip
              arsiparis: Memeriksa permohonan
                tidak «→» minta
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
