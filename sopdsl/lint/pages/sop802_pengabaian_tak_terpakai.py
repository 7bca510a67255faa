"""SOP802: a waiver for which there is no finding."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

TAK_TERPAKAI = Rule(
    code="SOP802",
    name="pengabaian-tak-terpakai",
    level=Severity.WARNING,
    what="Pengabaian yang tidak mengenai temuan apa pun sebaiknya dihapus.",
    why="Temuannya sudah diperbaiki, atau komentarnya berada di tempat yang keliru. Bila dibiarkan, pengabaian itu "
    "akan menutupi kesalahan baru di tempat yang sama.",
    source="aturan sopc",
    bad=(
        Bad(
            """
            tanggal pembuatan: 5 Januari 2026  # sopc: abaikan «SOP103» -- demikian pada naskah
            """,
            fixed="""
            tanggal pembuatan: 5 Januari 2026
            """,
        ),
    ),
    good=(
        """
        tanggal pembuatan: 2 Mei 2026  # sopc: abaikan SOP103 -- demikian pada naskah
        """,
    ),
)
