"""SOP043: a file that is no text."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

BUKAN_TEKS = Rule(
    code="SOP043",
    name="bukan-teks",
    level=Severity.ERROR,
    what="Berkas .sop ialah teks biasa, bukan dokumen Word, PDF, atau gambar yang berganti nama.",
    why="Isi berkas seperti itu tidak dapat dibaca.",
    source="bahasa .sop, bagian 1 (baris)",
    bad=(
        Bad(
            """
            === 001-arsip.sop (dokumen Word)
            «»
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
        """,
    ),
    on_disk=True,
)
