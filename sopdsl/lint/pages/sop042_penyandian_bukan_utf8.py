"""SOP042: a file that is saved in an old encoding."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

PENYANDIAN_BUKAN_UTF8 = Rule(
    code="SOP042",
    name="penyandian-bukan-utf8",
    level=Severity.ERROR,
    what="Berkas .sop disimpan dengan penyandian UTF-8.",
    why="Dalam penyandian lama (ANSI, Windows-1252), huruf dan tanda di luar abjad Inggris terbaca sebagai huruf lain "
    "di komputer lain.",
    source="bahasa .sop, bagian 1 (baris)",
    bad=(
        Bad(
            """
            === 001-arsip.sop (Windows-1252)
            sop Peminjaman Arsip «–» Layanan

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
        sop Peminjaman Arsip – Layanan

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
