"""SOP004: a text that goes on in the next line without a bar."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

TEKS_TANPA_GARIS = Rule(
    code="SOP004",
    name="teks-tanpa-garis",
    level=Severity.ERROR,
    what="Teks yang panjang ditulis pada satu baris, sepanjang apa pun. Baris baru pada cetakan diawali garis tegak "
    "(|).",
    why="Tanpa tanda itu, lanjutan teks tidak dapat dibedakan dari kata kunci, butir, atau langkah.",
    source="bahasa .sop, bagian 1 (baris)",
    bad=(
        Bad(
            """
            peringatan: Arsip dapat hilang
              «bila peminjaman tidak dicatat»
            """,
            fixed="""
            peringatan: Arsip dapat hilang
              | bila peminjaman tidak dicatat
            """,
        ),
        Bad(
            """
            alur:
              pemohon: Mengajukan permohonan peminjaman arsip
              «Arsip dicari oleh arsiparis»
              arsiparis: Menyerahkan arsip
            """
        ),
    ),
    good=(
        """
        peringatan: Arsip dapat hilang bila peminjaman tidak dicatat
        """,
        """
        peringatan: Arsip dapat hilang
          | bila peminjaman tidak dicatat
        """,
    ),
)
