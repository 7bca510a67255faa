"""SOP023: a file without anything in it."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

BERKAS_KOSONG = Rule(
    code="SOP023",
    name="berkas-kosong",
    level=Severity.ERROR,
    what="Sebuah berkas .sop memuat SOP, keputusan, atau deklarasi. Berkas yang kosong, atau yang hanya berisi "
    "komentar, sebaiknya dihapus.",
    why="Berkas yang kosong biasanya tersimpan sebelum selesai ditulis.",
    source="bahasa .sop, bagian 2 (SOP)",
    bad=(
        Bad(
            """
            === 001-arsip.sop
            «»# nanti ditulis
            """
        ),
    ),
    good=(
        """
        === umum.sop
        unit umum = Bagian Umum
        """,
    ),
)
