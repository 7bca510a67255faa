"""SOP508: one id for two things."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

ID_GANDA = Rule(
    code="SOP508",
    name="id-ganda",
    level=Severity.ERROR,
    what="Semua id dalam satu koleksi berbeda: id peraturan, SOP, unit, pejabat, dan instansi. Dalam satu SOP, id "
    "setiap pelaksana berbeda.",
    why="Rujukan ke id yang dipakai dua kali tidak jelas maksudnya.",
    source="bahasa .sop, bagian 6 (rujukan)",
    bad=(
        Bad(
            """
            === lain.sop
            unit «sekda» = Sekretariat Daerah
            """
        ),
        Bad(
            """
            pelaksana:
              pemohon = Pemohon
              arsiparis = Arsiparis
              «arsiparis» = Arsiparis Ahli
            """
        ),
    ),
    good=(
        """
        === lain.sop
        unit setda = Sekretariat Daerah
        """,
    ),
)
