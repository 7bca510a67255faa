"""SOP014: a line that cannot be read."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

BARIS_TAK_TERBACA = Rule(
    code="SOP014",
    name="baris-tak-terbaca",
    level=Severity.ERROR,
    what="Sebuah baris tidak menurut salah satu bentuk yang dikenal di tempat itu. Pesannya menyebut dari mana baris "
    "itu tidak terbaca dan apa yang dapat ditulis di sana.",
    why="Baris yang tidak terbaca tidak akan tercetak, dan alur di sekitarnya tidak dapat dinilai.",
    source="bahasa .sop, bagian 1 dan 3",
    bad=(
        Bad(
            """
            alur:
              «1.» pemohon: Mengajukan permohonan peminjaman arsip
              arsiparis: Mencari dan menyerahkan arsip
            """,
            fixed="""
            alur:
              pemohon: Mengajukan permohonan peminjaman arsip
              arsiparis: Mencari dan menyerahkan arsip
            """,
        ),
        Bad(
            """
            alur:
              pemohon «dan» arsiparis: Memeriksa arsip
              arsiparis: Menyerahkan arsip
            """,
            fixed="""
            alur:
              pemohon + arsiparis: Memeriksa arsip
              arsiparis: Menyerahkan arsip
            """,
        ),
        Bad(
            """
            «????»
            """
        ),
    ),
    good=(
        """
        alur:
          pemohon + arsiparis: Memeriksa arsip
          arsiparis: Menyerahkan arsip
        """,
    ),
)
