"""SOP060: a name or a regulation that refers to itself."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

RUJUKAN_BERPUTAR = Rule(
    code="SOP060",
    name="rujukan-berputar",
    level=Severity.ERROR,
    what="Nama sebuah deklarasi tidak dapat memuat rujukan yang kembali kepadanya, dan sebuah peraturan tidak dapat "
    "diubah atau dicabut oleh dirinya sendiri.",
    why="Rujukan mencetak nama yang dirujuk; rujukan yang berputar tidak pernah selesai dicetak.",
    source="bahasa .sop, bagian 6 (rujukan)",
    bad=(
        Bad(
            """
            === lain.sop
            peraturan perwal-1-2026 = Peraturan Wali Kota Arunika Nomor 1 Tahun 2026 tentang Arsip
              diubah oleh: «@perwal-1-2026»
            """
        ),
    ),
    good=(
        """
        === lain.sop
        peraturan perwal-1-2026 = Peraturan Wali Kota Arunika Nomor 1 Tahun 2026 tentang Arsip
          diubah oleh: @perwal-3-2020
        """,
    ),
)
