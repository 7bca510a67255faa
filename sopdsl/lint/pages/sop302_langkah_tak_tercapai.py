"""SOP302: a step to which no way leads."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

TAK_TERCAPAI = Rule(
    code="SOP302",
    name="langkah-tak-tercapai",
    level=Severity.ERROR,
    what="Ke setiap langkah ada jalan dari langkah pertama. Dari rangkaian langkah yang tidak tercapai, hanya yang "
    "pertama dilaporkan.",
    why="Langkah yang tidak pernah tercapai tidak pernah dikerjakan: sebuah panah terlupa, atau langkahnya tidak "
    "perlu.",
    source="Permenpan RB 35/2012, lampiran, Bab II huruf B angka 2 huruf b (lima simbol); bahasa .sop, bagian 3 "
    "(langkah)",
    bad=(
        Bad(
            """
            alur:
              pemohon: Mengajukan permohonan peminjaman arsip
                -> serahkan
              «arsiparis»: Mencari arsip
              [serahkan] arsiparis: Menyerahkan arsip
            """
        ),
    ),
    good=(
        """
        alur:
          pemohon: Mengajukan permohonan peminjaman arsip
          arsiparis: Mencari arsip
          arsiparis: Menyerahkan arsip
        """,
    ),
)
