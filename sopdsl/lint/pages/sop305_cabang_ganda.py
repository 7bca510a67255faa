"""SOP305: one label on two branches of a decision."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

CABANG_GANDA = Rule(
    code="SOP305",
    name="cabang-ganda",
    level=Severity.ERROR,
    what="Setiap cabang sebuah keputusan mempunyai syaratnya sendiri.",
    why="Dengan dua cabang yang bersyarat sama, pelaksana tidak tahu jalan mana yang harus diambil.",
    source="Permenpan RB 35/2012, lampiran, Bab II huruf B angka 1 huruf d dan angka 2 huruf b (belah ketupat); "
    "bahasa .sop, bagian 3 (langkah)",
    bad=(
        Bad(
            """
            alur:
              [minta] pemohon: Mengajukan permohonan peminjaman arsip
              arsiparis: Memeriksa permohonan
                jika lengkap -> serahkan
                «jika lengkap -> minta»
              [serahkan] arsiparis: Menyerahkan arsip
            """
        ),
    ),
    good=(
        """
        alur:
          [minta] pemohon: Mengajukan permohonan peminjaman arsip
          arsiparis: Memeriksa permohonan
            jika lengkap -> serahkan
            jika tidak lengkap -> minta
          [serahkan] arsiparis: Menyerahkan arsip
        """,
    ),
)
