"""SOP057: lost rows in a SOP that is no draft, or with wrong numbers."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

BARIS_HILANG = Rule(
    code="SOP057",
    name="baris-hilang-tidak-cocok",
    level=Severity.ERROR,
    what='"baris hilang" menggantikan baris yang hilang dari sumbernya. Ia hanya untuk SOP berstatus draf, dan '
    "nomornya melanjutkan baris sebelumnya.",
    why="SOP yang berlaku harus lengkap, dan nomor baris yang dicetak harus berurutan.",
    source="bahasa .sop, bagian 2 (SOP)",
    bad=(
        Bad(
            """
            alur:
              pemohon: Mengajukan permohonan peminjaman arsip
              baris hilang: «2-3»
              arsiparis: Mencari dan menyerahkan arsip
            """
        ),
        Bad(
            """
            status: draf
            alur:
              pemohon: Mengajukan permohonan peminjaman arsip
              baris hilang: «4-5»
              arsiparis: Mencari dan menyerahkan arsip
            """
        ),
    ),
    good=(
        """
        status: draf
        alur:
          pemohon: Mengajukan permohonan peminjaman arsip
          baris hilang: 2-3
          arsiparis: Mencari dan menyerahkan arsip
        """,
    ),
)
