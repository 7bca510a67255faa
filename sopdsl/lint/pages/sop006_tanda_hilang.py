"""SOP006: a colon, an equals sign or an arrow that is missing."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

TANDA_HILANG = Rule(
    code="SOP006",
    name="tanda-hilang",
    level=Severity.ERROR,
    what="Sesudah kata kunci dan sesudah pelaksana sebuah langkah ada titik dua, sesudah id dalam daftar pelaksana "
    "dan deklarasi ada tanda sama dengan, dan sebelum tujuan sebuah cabang ada panah (->).",
    why="Tanda itulah yang memisahkan kata kunci dari isinya. Tanpa tanda itu, baris terbaca sebagai teks biasa.",
    source="bahasa .sop, bagian 1 (baris)",
    bad=(
        Bad(
            """
            alur:
              pemohon: Mengajukan permohonan peminjaman arsip
                «waktu» 5 menit
              «arsiparis» Mencari dan menyerahkan arsip
            """,
            fixed="""
            alur:
              pemohon: Mengajukan permohonan peminjaman arsip
                waktu: 5 menit
              arsiparis: Mencari dan menyerahkan arsip
            """,
        ),
        Bad(
            """
            pelaksana:
              «pemohon»: Pemohon
              arsiparis = Arsiparis
            """,
            fixed="""
            pelaksana:
              pemohon = Pemohon
              arsiparis = Arsiparis
            """,
        ),
    ),
    good=(
        """
        pelaksana:
          pemohon = Pemohon
          arsiparis = Arsiparis
        """,
    ),
)
