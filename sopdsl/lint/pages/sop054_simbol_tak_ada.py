"""SOP054: an arrow from or to a symbol that its row does not have."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

SIMBOL_TAK_ADA = Rule(
    code="SOP054",
    name="simbol-tak-ada",
    level=Severity.ERROR,
    what='Panah yang menyebut pelaksana, seperti "-> periksa.arsiparis" atau "arsiparis -> selesai", menyebut '
    "pelaksana yang mempunyai simbol pada baris itu.",
    why="Panah dari atau ke simbol yang tidak ada tidak dapat digambar.",
    source="bahasa .sop, bagian 3 (langkah)",
    bad=(
        Bad(
            """
            alur:
              [minta] pemohon: Mengajukan permohonan peminjaman arsip
              arsiparis: Memeriksa permohonan
                tidak -> minta.«arsiparis»
              arsiparis: Menyerahkan arsip
            """
        ),
    ),
    good=(
        """
        alur:
          [minta] pemohon: Mengajukan permohonan peminjaman arsip
          arsiparis: Memeriksa permohonan
            tidak -> minta.pemohon
          arsiparis: Menyerahkan arsip
        """,
    ),
)
