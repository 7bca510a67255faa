"""SOP101: two SOPs with one nomor."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

NOMOR_GANDA = Rule(
    code="SOP101",
    name="nomor-ganda",
    level=Severity.ERROR,
    what="Dua SOP dalam satu koleksi tidak mempunyai nomor yang sama. Huruf besar dan spasi tidak membedakan nomor, "
    "dan tanda hubung (-) bukan nomor.",
    why="Nomor dipakai untuk menyebut sebuah SOP; dengan nomor yang sama tidak jelas SOP mana yang dimaksud.",
    source="Permenpan RB 35/2012, lampiran, Bab II huruf C angka 2 huruf a (nomor SOP AP)",
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

            === 002-musnah.sop
            sop Pemusnahan Arsip

            nomor: «001/SOP/BAG ORGANISASI/2026»
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

        === 002-musnah.sop
        sop Pemusnahan Arsip

        nomor: 002/SOP/BAG ORGANISASI/2026
        unit: organisasi
        tanggal pembuatan: 5 Januari 2026
        tanggal efektif: 2 Februari 2026
        disahkan oleh: sekda
        status: draf
        """,
    ),
)
