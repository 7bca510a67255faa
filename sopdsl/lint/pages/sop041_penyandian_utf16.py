"""SOP041: a file that is saved as UTF-16."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

PENYANDIAN_UTF16 = Rule(
    code="SOP041",
    name="penyandian-utf16",
    level=Severity.ERROR,
    what="Berkas .sop disimpan dengan penyandian UTF-8.",
    why='Notepad menamai UTF-16 sebagai "Unicode". Berkas seperti itu tidak terbaca oleh kebanyakan program lain.',
    source="bahasa .sop, bagian 1 (baris)",
    bad=(
        Bad(
            """
            === 001-arsip.sop (UTF-16)
            «»sop Peminjaman Arsip

            nomor: 001/SOP/BAG ORGANISASI/2026
            unit: organisasi
            tanggal pembuatan: 5 Januari 2026
            tanggal efektif: 2 Februari 2026
            disahkan oleh: sekda
            status: draf
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
