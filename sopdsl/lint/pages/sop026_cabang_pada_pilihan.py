"""SOP026: a branch below a step of several alternatives."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

CABANG_PADA_PILIHAN = Rule(
    code="SOP026",
    name="cabang-pada-pilihan",
    level=Severity.ERROR,
    what="Langkah yang pelaksananya dipisahkan garis tegak (|) tidak dapat bercabang. Keputusannya ditulis sebagai "
    'simbol tambahan dengan "& pelaksana".',
    why="Simbol-simbol pada langkah seperti itu berdiri sendiri-sendiri, sehingga tidak jelas simbol mana yang "
    "memutuskan.",
    source="bahasa .sop, bagian 3 (langkah)",
    bad=(
        Bad(
            """
            alur:
              [minta] pemohon: Mengajukan permohonan peminjaman arsip
              pemohon | arsiparis: Memeriksa permohonan
                «tidak -> minta»
              arsiparis: Menyerahkan arsip
            """
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
