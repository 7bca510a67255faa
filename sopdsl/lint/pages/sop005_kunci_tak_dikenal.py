"""SOP005: a keyword that is not known at its place."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

KUNCI_TAK_DIKENAL = Rule(
    code="SOP005",
    name="kunci-tak-dikenal",
    level=Severity.ERROR,
    what="Kata kunci ditulis dengan huruf kecil, persis seperti pada formulir, dan hanya di tempatnya: ada yang milik "
    "kepala SOP, ada yang milik sebuah langkah, ada yang milik deklarasi.",
    why="Isi di belakang kata kunci yang tidak dikenal tidak akan tercetak.",
    source="bahasa .sop, bagian 1 (baris)",
    bad=(
        Bad(
            """
            «tgl revisi»: 2 Februari 2026
            """,
            fixed="""
            tanggal revisi: 2 Februari 2026
            """,
        ),
        Bad(
            """
            alur:
              pemohon: Mengajukan permohonan peminjaman arsip
                «Waktu»: 5 menit
                «keluaran»: Permohonan
              arsiparis: Mencari dan menyerahkan arsip
            """,
            fixed="""
            alur:
              pemohon: Mengajukan permohonan peminjaman arsip
                waktu: 5 menit
                output: Permohonan
              arsiparis: Mencari dan menyerahkan arsip
            """,
        ),
    ),
    good=(
        """
        alur:
          pemohon: Mengajukan permohonan peminjaman arsip
            waktu: 5 menit
            output: Permohonan
          arsiparis: Mencari dan menyerahkan arsip
        """,
    ),
)
