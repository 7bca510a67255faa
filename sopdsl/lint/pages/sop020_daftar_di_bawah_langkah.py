"""SOP020: a list below the head of a step."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

DAFTAR_DI_BAWAH_LANGKAH = Rule(
    code="SOP020",
    name="daftar-di-bawah-langkah",
    level=Severity.ERROR,
    what="Uraian kegiatan ialah teks, bukan daftar. Baris baru di dalamnya diawali garis tegak (|), juga yang dimulai "
    "dengan huruf atau angka.",
    why="Di bawah sebuah langkah berada kelengkapan, waktu, output, dan panahnya, sehingga daftar di sana tidak jelas "
    "milik siapa.",
    source="bahasa .sop, bagian 3 (langkah)",
    bad=(
        Bad(
            """
            alur:
              pemohon: Mengajukan permohonan dengan salah satu cara
                «a.» datang ke ruang arsip
                b. melalui surat
              arsiparis: Mencari dan menyerahkan arsip
            """,
            fixed="""
            alur:
              pemohon: Mengajukan permohonan dengan salah satu cara
                | a. datang ke ruang arsip
                | b. melalui surat
              arsiparis: Mencari dan menyerahkan arsip
            """,
        ),
    ),
    good=(
        """
        alur:
          pemohon: Mengajukan permohonan dengan salah satu cara
            | a. datang ke ruang arsip
            | b. melalui surat
          arsiparis: Mencari dan menyerahkan arsip
        """,
    ),
)
