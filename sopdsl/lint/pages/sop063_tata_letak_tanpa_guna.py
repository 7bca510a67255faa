"""SOP063: a wish for the printed form that changes nothing."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

TATA_LETAK = Rule(
    code="SOP063",
    name="tata-letak-tanpa-guna",
    level=Severity.INFO,
    what='"halaman baru" tidak berguna pada langkah pertama, dan "sisi" tidak berguna pada langkah yang tidak '
    "ditinggalkan panah.",
    why="Baris itu tidak mengubah cetakan; mungkin dimaksudkan untuk langkah lain.",
    source="bahasa .sop, bagian 3 (langkah)",
    bad=(
        Bad(
            """
            alur:
              pemohon: Mengajukan permohonan peminjaman arsip
                «halaman baru»
              arsiparis: Mencari dan menyerahkan arsip
                sisi: «kiri»
            """
        ),
    ),
    good=(
        """
        alur:
          pemohon: Mengajukan permohonan peminjaman arsip
            sisi: kiri
          arsiparis: Mencari dan menyerahkan arsip
            halaman baru
        """,
    ),
)
