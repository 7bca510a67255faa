"""SOP008: a date that cannot be read."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

TANGGAL_TAK_SAH = Rule(
    code="SOP008",
    name="tanggal-tak-sah",
    level=Severity.ERROR,
    what="Tanggal ditulis seperti 14 Februari 2022. Tanda hubung (-) berarti tanggal itu memang tidak ada. Bentuk "
    "14-02-2022 dan 2022-02-14 diterima juga.",
    why="Tanggal dipakai untuk memeriksa urutan pembuatan, revisi, dan pemberlakuan, maka harus ada di kalender.",
    source="bahasa .sop, bagian 2 (SOP)",
    bad=(
        Bad(
            """
            tanggal pembuatan: «31 Februari 2026»
            """
        ),
        Bad(
            """
            tanggal pembuatan: «5 Pebruari 2026»
            """
        ),
        Bad(
            """
            tanggal efektif: «segera»
            """
        ),
    ),
    good=(
        """
        tanggal pembuatan: 5 Januari 2026
        """,
        """
        tanggal revisi: -
        """,
    ),
)
