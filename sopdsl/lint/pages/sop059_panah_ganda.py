"""SOP059: an arrow that is written twice."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

PANAH_GANDA = Rule(
    code="SOP059",
    name="panah-ganda",
    level=Severity.WARNING,
    what="Panah yang sama, dari simbol yang sama ke simbol yang sama, cukup ditulis satu kali.",
    why="Panah yang kedua tidak menambah apa pun; mungkin tujuannya salah tulis.",
    source="bahasa .sop, bagian 3 (langkah)",
    bad=(
        Bad(
            """
            alur:
              pemohon: Mengajukan permohonan peminjaman arsip
                -> «cari, cari»
              [cari] arsiparis: Mencari dan menyerahkan arsip
            """
        ),
    ),
    good=(
        """
        alur:
          pemohon: Mengajukan permohonan peminjaman arsip
            -> cari
          [cari] arsiparis: Mencari dan menyerahkan arsip
        """,
    ),
)
