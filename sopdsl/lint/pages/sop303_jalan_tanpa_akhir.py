"""SOP303: a step from which no end can be reached."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

TANPA_AKHIR = Rule(
    code="SOP303",
    name="jalan-tanpa-akhir",
    level=Severity.ERROR,
    what="Dari setiap langkah ada jalan ke akhir prosedur. Putaran harus mempunyai jalan keluar.",
    why="Prosedur yang berputar tanpa jalan keluar tidak pernah selesai.",
    source="Permenpan RB 35/2012, lampiran, Bab II huruf B angka 2 huruf b (lima simbol); bahasa .sop, bagian 3 "
    "(langkah)",
    bad=(
        Bad(
            """
            alur:
              [cari] arsiparis: Mencari arsip
              pemohon: Memeriksa arsip
                -> «cari»
            """
        ),
    ),
    good=(
        """
        alur:
          [cari] arsiparis: Mencari arsip
          pemohon: Memeriksa arsip
            tidak -> cari
            ya -> selesai
        """,
    ),
)
