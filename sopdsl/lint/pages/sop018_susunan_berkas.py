"""SOP018: a file that is not put together as it should be."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

SUSUNAN_BERKAS = Rule(
    code="SOP018",
    name="susunan-berkas",
    level=Severity.ERROR,
    what='Satu berkas memuat satu SOP, satu keputusan, atau deklarasi bersama. Berkas SOP dimulai dengan baris "sop '
    'Nama SOP", berkas keputusan dengan "keputusan Judul".',
    why="Setiap SOP menjadi satu dokumen, yang dikenal dari nama berkasnya.",
    source="bahasa .sop, bagian 2 (SOP)",
    bad=(
        Bad(
            """
            === 001-arsip.sop
            «Nama SOP»: Peminjaman Arsip
            nomor: 001/SOP/BAG ORGANISASI/2026
            unit: organisasi
            tanggal pembuatan: 5 Januari 2026
            tanggal efektif: 2 Februari 2026
            disahkan oleh: sekda
            status: draf
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
            """,
        ),
        Bad(
            """
            === 001-arsip.sop
            «Peminjaman Arsip»
            nomor: 001/SOP/BAG ORGANISASI/2026
            unit: organisasi
            tanggal pembuatan: 5 Januari 2026
            tanggal efektif: 2 Februari 2026
            disahkan oleh: sekda
            status: draf
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
            """,
        ),
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

            unit «umum» = Bagian Umum
            """
        ),
    ),
    good=(
        """
        === 001-arsip.sop
        sop Peminjaman Arsip
        nomor: 001/SOP/BAG ORGANISASI/2026
        unit: organisasi
        tanggal pembuatan: 5 Januari 2026
        tanggal efektif: 2 Februari 2026
        disahkan oleh: sekda
        status: draf

        === umum.sop
        unit umum = Bagian Umum
        """,
    ),
)
