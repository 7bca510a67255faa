"""SOP019: a value that its keyword does not take."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

NILAI_TAK_SAH = Rule(
    code="SOP019",
    name="nilai-tak-sah",
    level=Severity.ERROR,
    what="Beberapa kata kunci hanya menerima kata tertentu, satu baris, atau satu bentuk tertentu.",
    why="Nilai yang lain tidak dapat dicetak atau dihitung.",
    source="bahasa .sop, bagian 2 (SOP)",
    bad=(
        Bad(
            """
            jenis: «administrasi»
            """,
            fixed="""
            jenis: administratif
            """,
        ),
        Bad(
            """
            satuan waktu: «detik»
            """
        ),
    ),
    good=(
        """
        jenis: administratif
        """,
        """
        satuan waktu: menit
        """,
    ),
)
