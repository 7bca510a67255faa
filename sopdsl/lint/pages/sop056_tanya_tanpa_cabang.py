"""SOP056: a question on a step without branches."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

TANYA_TANPA_CABANG = Rule(
    code="SOP056",
    name="tanya-tanpa-cabang",
    level=Severity.ERROR,
    what='Pertanyaan pada baris "tanya:" dicetak di dalam belah ketupat, jadi langkahnya harus bercabang.',
    why="Tanpa cabang, simbolnya kotak biasa, dan pertanyaan itu tidak tercetak.",
    source="bahasa .sop, bagian 3 (langkah)",
    bad=(
        Bad(
            """
            alur:
              pemohon: Mengajukan permohonan peminjaman arsip
              arsiparis: Memeriksa permohonan
                tanya: «Lengkap?»
              arsiparis: Menyerahkan arsip
            """
        ),
    ),
    good=(
        """
        alur:
          [minta] pemohon: Mengajukan permohonan peminjaman arsip
          arsiparis: Memeriksa permohonan
            tanya: Lengkap?
            tidak -> minta
          arsiparis: Menyerahkan arsip
        """,
    ),
)
