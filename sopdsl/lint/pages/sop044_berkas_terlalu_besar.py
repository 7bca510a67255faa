"""SOP044: a file that is too large to be read."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

BERKAS_TERLALU_BESAR = Rule(
    code="SOP044",
    name="berkas-terlalu-besar",
    level=Severity.ERROR,
    what="Berkas .sop yang dibaca paling besar 2 MB.",
    why="Satu SOP tidak pernah sebesar itu; biasanya yang tersimpan ialah hal lain.",
    source="bahasa .sop, bagian 8 (galat)",
    bad=(
        Bad(
            """
            === 001-arsip.sop (lebih dari 2 MB)
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
