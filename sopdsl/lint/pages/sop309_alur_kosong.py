"""SOP309: a table without a step."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

ALUR_KOSONG = Rule(
    code="SOP309",
    name="alur-kosong",
    level=Severity.ERROR,
    what="Alur sebuah SOP mempunyai langkah, kecuali bila SOP itu masih draf.",
    why="SOP tanpa langkah tidak menjelaskan prosedur apa pun.",
    source="bahasa .sop, bagian 2 (SOP)",
    bad=(
        Bad(
            """
            «alur»:
            """
        ),
    ),
    good=(
        """
        status: draf
        alur:
          catatan: Langkahnya disusun bersama Bagian Umum
        """,
    ),
)
