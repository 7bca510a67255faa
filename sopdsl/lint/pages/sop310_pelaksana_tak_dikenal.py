"""SOP310: a step by a pelaksana that is not declared."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

PELAKSANA_TAK_DIKENAL = Rule(
    code="SOP310",
    name="pelaksana-tak-dikenal",
    level=Severity.ERROR,
    what='Setiap pelaksana sebuah langkah ada dalam daftar "pelaksana:". Langkah menyebut idnya, yaitu kata di '
    "sebelah kiri tanda sama dengan.",
    why="Daftar itu menentukan kolom pada formulir; pelaksana di luar daftar tidak mempunyai kolom.",
    source="bahasa .sop, bagian 3 (langkah)",
    bad=(
        Bad(
            """
            alur:
              pemohon: Mengajukan permohonan peminjaman arsip
              «arsipari»: Mencari dan menyerahkan arsip
            """,
            fixed="""
            alur:
              pemohon: Mengajukan permohonan peminjaman arsip
              arsiparis: Mencari dan menyerahkan arsip
            """,
        ),
        Bad(
            """
            alur:
              pemohon: Mengajukan permohonan peminjaman arsip
              «kabag»: Memberi persetujuan
              arsiparis: Mencari dan menyerahkan arsip
            """
        ),
    ),
    good=(
        """
        alur:
          pemohon: Mengajukan permohonan peminjaman arsip
          arsiparis: Mencari dan menyerahkan arsip
        """,
    ),
)
