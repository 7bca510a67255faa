"""SOP058: an arrow to the next row in the last one."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

LANJUT_DI_AKHIR = Rule(
    code="SOP058",
    name="lanjut-di-baris-terakhir",
    level=Severity.INFO,
    what='Pada baris terakhir sebuah alur, "lanjut" berarti selesai. Sebaiknya "selesai" yang ditulis.',
    why='Bila nanti sebuah langkah ditambahkan di bawahnya, "lanjut" akan menuju langkah itu, tanpa ada yang '
    "memintanya.",
    source="bahasa .sop, bagian 3 (langkah)",
    bad=(
        Bad(
            """
            alur:
              [minta] pemohon: Mengajukan permohonan peminjaman arsip
              arsiparis: Memeriksa dan menyerahkan arsip
                tidak -> minta
                ya -> «lanjut»
            """,
            fixed="""
            alur:
              [minta] pemohon: Mengajukan permohonan peminjaman arsip
              arsiparis: Memeriksa dan menyerahkan arsip
                tidak -> minta
                ya -> selesai
            """,
        ),
    ),
    good=(
        """
        alur:
          [minta] pemohon: Mengajukan permohonan peminjaman arsip
          arsiparis: Memeriksa dan menyerahkan arsip
            tidak -> minta
            ya -> selesai
        """,
    ),
)
