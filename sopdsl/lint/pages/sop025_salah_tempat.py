"""SOP025: a line at a place where it means nothing."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

SALAH_TEMPAT = Rule(
    code="SOP025",
    name="salah-tempat",
    level=Severity.ERROR,
    what="Setiap baris berada di bawah yang memilikinya: butir di bawah kata kuncinya, panah di bawah langkahnya, "
    'baris yang diawali | di bawah teks yang dilanjutkannya, dan kata kunci kepala SOP di atas "pelaksana:".',
    why="Di tempat lain, baris itu akan hilang atau menjadi bagian dari hal yang lain.",
    source="bahasa .sop, bagian 1 sampai 3",
    bad=(
        Bad(
            """
            === 001-arsip.sop
            sop Peminjaman Arsip

            nomor: 001/SOP/BAG ORGANISASI/2026
            unit: organisasi
            tanggal pembuatan: 5 Januari 2026
            tanggal efektif: 2 Februari 2026
            disahkan oleh: sekda
            status: draf
            peringatan:
            «-» Arsip dapat hilang
            """,
            fixed="""
            === 001-arsip.sop
            sop Peminjaman Arsip

            nomor: 001/SOP/BAG ORGANISASI/2026
            unit: organisasi
            tanggal pembuatan: 5 Januari 2026
            tanggal efektif: 2 Februari 2026
            disahkan oleh: sekda
            status: draf
            peringatan:
              - Arsip dapat hilang
            """,
        ),
        Bad(
            """
            alur:
              pemohon: Mengajukan permohonan peminjaman arsip
                kelengkapan:
                «-» Formulir
                - Kartu pegawai
              arsiparis: Menyerahkan arsip
            """,
            fixed="""
            alur:
              pemohon: Mengajukan permohonan peminjaman arsip
                kelengkapan:
                  - Formulir
                  - Kartu pegawai
              arsiparis: Menyerahkan arsip
            """,
        ),
        Bad(
            """
            alur:
              «-> selesai»
              pemohon: Mengajukan permohonan peminjaman arsip
              arsiparis: Mencari dan menyerahkan arsip
            """
        ),
    ),
    good=(
        """
        peringatan:
          - Arsip dapat hilang
        """,
    ),
)
