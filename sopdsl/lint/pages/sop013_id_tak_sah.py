"""SOP013: an id or a label that is none."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

ID_TAK_SAH = Rule(
    code="SOP013",
    name="id-tak-sah",
    level=Severity.ERROR,
    what="Id dan label hanya berisi huruf kecil a-z, angka, dan tanda hubung, dan diawali huruf. Di kepala langkah, "
    "pelaksana disebut dengan idnya, bukan dengan namanya.",
    why="Id hanya dipakai untuk merujuk dan tidak tercetak. Bentuknya yang sederhana mencegah dua tulisan untuk satu "
    "hal.",
    source="bahasa .sop, bagian 1 (baris)",
    bad=(
        Bad(
            """
            alur:
              pemohon: Mengajukan permohonan peminjaman arsip
              «Arsiparis»: Mencari dan menyerahkan arsip
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
              [«Periksa Arsip»] pemohon: Mengajukan permohonan peminjaman arsip
              arsiparis: Mencari dan menyerahkan arsip
            """,
            fixed="""
            alur:
              [periksa-arsip] pemohon: Mengajukan permohonan peminjaman arsip
              arsiparis: Mencari dan menyerahkan arsip
            """,
        ),
        Bad(
            """
            disahkan oleh: «Sekretaris Daerah»
            """
        ),
    ),
    good=(
        """
        alur:
          [periksa-arsip] pemohon: Mengajukan permohonan peminjaman arsip
          arsiparis: Mencari dan menyerahkan arsip
        """,
    ),
)
