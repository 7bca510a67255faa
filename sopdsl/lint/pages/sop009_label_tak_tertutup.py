"""SOP009: a label of a step without its closing bracket."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

LABEL_TAK_TERTUTUP = Rule(
    code="SOP009",
    name="label-tak-tertutup",
    level=Severity.ERROR,
    what="Label sebuah langkah ditulis di antara kurung siku, sebelum pelaksananya: [periksa].",
    why="Tanpa kurung tutup tidak terlihat di mana label berakhir, dan panah ke sana tidak menemukan langkahnya.",
    source="bahasa .sop, bagian 3 (langkah)",
    bad=(
        Bad(
            """
            alur:
              «[minta» pemohon: Mengajukan permohonan peminjaman arsip
              arsiparis: Memeriksa permohonan
                tidak -> minta
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
