"""SOP003: a line that is indented more or less than it may be."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

MENJOROK_TAK_TERDUGA = Rule(
    code="SOP003",
    name="menjorok-tak-terduga",
    level=Severity.ERROR,
    what="Sebuah baris menjorok hanya bila ia bagian dari baris di atasnya: kata kunci kepala SOP mulai dari tepi "
    'kiri, langkah menjorok di bawah "alur:", rinciannya menjorok di bawah langkahnya.',
    why="Baris yang menjorok di tempat yang keliru terbaca sebagai bagian dari baris lain, atau tidak terbaca.",
    source="bahasa .sop, bagian 1 (baris)",
    bad=(
        Bad(
            """
            alur:
              pemohon: Mengajukan permohonan peminjaman arsip
                «arsiparis: Mencari dan menyerahkan arsip»
            """,
            fixed="""
            alur:
              pemohon: Mengajukan permohonan peminjaman arsip
              arsiparis: Mencari dan menyerahkan arsip
            """,
        ),
        Bad(
            """
            === 001-arsip.sop
            sop Peminjaman Arsip
              «nomor: 001/SOP/BAG ORGANISASI/2026»
              unit: organisasi
              tanggal pembuatan: 5 Januari 2026
              tanggal efektif: 2 Februari 2026
              disahkan oleh: sekda
              status: draf
            """
        ),
        Bad(
            """
            alur:
              pemohon: Mengajukan permohonan peminjaman arsip
              «waktu: 5 menit»
              arsiparis: Mencari dan menyerahkan arsip
            """,
            fixed="""
            alur:
              pemohon: Mengajukan permohonan peminjaman arsip
                waktu: 5 menit
              arsiparis: Mencari dan menyerahkan arsip
            """,
        ),
    ),
    good=(
        """
        alur:
          pemohon: Mengajukan permohonan peminjaman arsip
            waktu: 5 menit
          arsiparis: Mencari dan menyerahkan arsip
        """,
    ),
)
