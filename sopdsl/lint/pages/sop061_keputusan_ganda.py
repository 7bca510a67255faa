"""SOP061: a second decree in a collection."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

KEPUTUSAN_GANDA = Rule(
    code="SOP061",
    name="keputusan-ganda",
    level=Severity.ERROR,
    what="Satu koleksi memuat paling banyak satu keputusan.",
    why="Keputusan itu mencetak dan menghitung semua SOP koleksinya. Keputusan lain memerlukan koleksi sendiri.",
    source="bahasa .sop, bagian 7 (keputusan dan lampirannya)",
    bad=(
        Bad(
            """
            === a.sop
            keputusan Penetapan SOP Bagian Organisasi

            === b.sop
            keputusan «Penetapan SOP Bagian Umum»
            """
        ),
    ),
    good=(
        """
        === a.sop
        keputusan Penetapan SOP Bagian Organisasi
        """,
    ),
)
