"""SOP045: a file that the system does not let be read."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

BERKAS_TAK_TERBACA = Rule(
    code="SOP045",
    name="berkas-tak-terbaca",
    level=Severity.ERROR,
    what="Berkas .sop harus dapat dibaca: berupa berkas biasa, bukan folder atau tautan ke berkas yang sudah tidak "
    "ada, dan dengan izin untuk membacanya.",
    why="SOP di dalamnya tidak diperiksa, dan rujukan ke sana tidak dikenal.",
    source="aturan sopc: berkas dan folder",
    bad=(
        Bad(
            """
            === 001-arsip.sop (tautan ke berkas yang tidak ada)
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
