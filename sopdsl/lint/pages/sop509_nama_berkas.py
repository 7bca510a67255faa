"""SOP509: a file or folder whose name cannot be part of an id."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

NAMA_BERKAS = Rule(
    code="SOP509",
    name="nama-berkas",
    level=Severity.ERROR,
    what="Nama berkas dan folder dalam koleksi hanya berisi huruf kecil a-z, angka, dan tanda hubung, diikuti .sop. "
    "Nama indeks, lampiran, dan peta di folder teratas dipakai untuk hasil seluruh koleksi.",
    why="Dari nama berkas terbentuk id SOP, yang dipakai dalam rujukan dan menjadi nama dokumennya.",
    source="aturan sopc: berkas dan folder",
    bad=(
        Bad(
            """
            === 001 Peminjaman Arsip.sop
            «»sop Peminjaman Arsip

            nomor: 001/SOP/BAG ORGANISASI/2026
            unit: organisasi
            tanggal pembuatan: 5 Januari 2026
            tanggal efektif: 2 Februari 2026
            disahkan oleh: sekda
            status: draf
            """
        ),
        Bad(
            """
            === indeks.sop
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
        === 001-peminjaman-arsip.sop
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
