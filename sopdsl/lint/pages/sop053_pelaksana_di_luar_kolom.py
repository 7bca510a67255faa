"""SOP053: a pelaksana without a column in its table."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

DI_LUAR_KOLOM = Rule(
    code="SOP053",
    name="pelaksana-di-luar-kolom",
    level=Severity.ERROR,
    what='Bila sebuah alur memilih kolomnya dengan "kolom:", semua pelaksana di dalamnya termasuk pilihan itu.',
    why="Simbol pelaksana yang tidak mempunyai kolom tidak dapat digambar.",
    source="bahasa .sop, bagian 2 (SOP)",
    bad=(
        Bad(
            """
            alur:
              kolom: pemohon
              pemohon: Mengajukan permohonan peminjaman arsip
              «arsiparis»: Mencari dan menyerahkan arsip
            """
        ),
    ),
    good=(
        """
        alur:
          kolom: pemohon, arsiparis
          pemohon: Mengajukan permohonan peminjaman arsip
          arsiparis: Mencari dan menyerahkan arsip
        """,
    ),
)
