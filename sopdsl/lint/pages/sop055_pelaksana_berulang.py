"""SOP055: a pelaksana that is named twice in one row."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

PELAKSANA_BERULANG = Rule(
    code="SOP055",
    name="pelaksana-berulang",
    level=Severity.ERROR,
    what='Setiap pelaksana disebut satu kali pada sebuah langkah, dan satu kali dalam "kolom:".',
    why="Setiap pelaksana mempunyai satu kolom, dan setiap kolom satu simbol pada sebuah baris.",
    source="bahasa .sop, bagian 3 (langkah)",
    bad=(
        Bad(
            """
            alur:
              pemohon: Mengajukan permohonan peminjaman arsip
              arsiparis + «arsiparis»: Mencari dan menyerahkan arsip
            """
        ),
    ),
    good=(
        """
        alur:
          pemohon: Mengajukan permohonan peminjaman arsip
          arsiparis + pemohon: Memeriksa arsip yang dipinjam
        """,
    ),
)
