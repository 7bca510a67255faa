"""SOP803: a waiver that cannot be read, or of a rule that is not there or is an error."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

TAK_SAH = Rule(
    code="SOP803",
    name="pengabaian-tak-sah",
    level=Severity.WARNING,
    what='Komentar yang dimulai dengan "# sopc:" harus berbentuk "# sopc: abaikan KODE -- alasan", dengan kode atau '
    "nama aturan yang ada. Galat tidak dapat diabaikan.",
    why="Pengabaian yang salah tulis tidak berlaku, tanpa penulisnya mengetahuinya.",
    source="aturan sopc",
    bad=(
        Bad(
            """
            tanggal pembuatan: 5 Januari 2026  «# sopc: abaikn SOP103 -- demikian pada naskah»
            """
        ),
        Bad(
            """
            tanggal pembuatan: 5 Januari 2026  # sopc: abaikan «SOP993» -- demikian pada naskah
            """
        ),
        Bad(
            """
            tanggal pembuatan: 5 Januari 2026
            nomor: 001/SOP/BAG ORGANISASI/2026 «#sopc:» abaikan SOP102 -- demikian pada naskah
            """,
        ),
    ),
    good=(
        """
        tanggal pembuatan: 2 Mei 2026  # sopc: abaikan tanggal-terbalik -- demikian pada naskah
        """,
    ),
)
