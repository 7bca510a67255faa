"""SOP304: a decision with only one way out."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

SATU_CABANG = Rule(
    code="SOP304",
    name="keputusan-satu-cabang",
    level=Severity.ERROR,
    what="Sebuah keputusan mempunyai paling sedikit dua jalan keluar, yang menuju tempat yang berbeda. Bila hanya "
    '"ya" atau hanya "tidak" yang ditulis, jawaban yang lain menuju baris berikutnya.',
    why="Belah ketupat dengan satu jalan keluar tidak memutuskan apa pun.",
    source="Permenpan RB 35/2012, lampiran, Bab II huruf B angka 1 huruf d dan angka 2 huruf b (belah ketupat); "
    "bahasa .sop, bagian 3 (langkah)",
    bad=(
        Bad(
            """
            alur:
              pemohon: Mengajukan permohonan peminjaman arsip
              arsiparis: Memeriksa permohonan
                «jika lengkap -> serahkan»
              [serahkan] arsiparis: Menyerahkan arsip
            """
        ),
        Bad(
            """
            alur:
              pemohon: Mengajukan permohonan peminjaman arsip
              arsiparis: Memeriksa permohonan
                «ya -> lanjut»
              arsiparis: Menyerahkan arsip
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
