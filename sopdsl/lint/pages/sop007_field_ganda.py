"""SOP007: a keyword that is written twice where it may stand once."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

FIELD_GANDA = Rule(
    code="SOP007",
    name="field-ganda",
    level=Severity.ERROR,
    what="Setiap kata kunci ditulis satu kali di kepala SOP, satu kali di setiap langkah, dan satu kali di setiap "
    "deklarasi.",
    why="Dari dua isian untuk satu kotak tidak dapat dipilih mana yang benar.",
    source="bahasa .sop, bagian 2 (SOP)",
    bad=(
        Bad(
            """
            === 001-arsip.sop
            sop Peminjaman Arsip

            nomor: 001/SOP/BAG ORGANISASI/2026
            unit: organisasi
            tanggal pembuatan: 5 Januari 2026
            tanggal efektif: 2 Februari 2026
            «tanggal efektif»: 9 Februari 2026
            disahkan oleh: sekda
            status: draf
            """
        ),
        Bad(
            """
            alur:
              pemohon: Mengajukan permohonan peminjaman arsip
                waktu: 5 menit
                «waktu»: 10 menit
              arsiparis: Mencari dan menyerahkan arsip
            """
        ),
    ),
    good=(
        """
        alur:
          pemohon: Mengajukan permohonan peminjaman arsip
            waktu:
              - Arsip aktif: 5 menit
              - Arsip inaktif: 10 menit
          arsiparis: Mencari dan menyerahkan arsip
        """,
    ),
)
