"""SOP050: a SOP without a field that every SOP has."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

ISIAN_WAJIB = Rule(
    code="SOP050",
    name="isian-wajib-tidak-ada",
    level=Severity.ERROR,
    what="Setiap SOP menyebut nomor, unit, tanggal pembuatan, tanggal efektif (atau tanggal pengesahan), yang "
    "mengesahkan, pelaksana, dan alur. SOP yang masih draf boleh tanpa pelaksana dan alur.",
    why="Isian itu dicetak pada identitas SOP, yang tidak boleh kosong.",
    source="Permenpan RB 35/2012, lampiran, Bab II huruf C angka 2 huruf a (bagian identitas); bahasa .sop, "
    "bagian 2 (SOP)",
    bad=(
        Bad(
            """
            ~ nomor
            ~ disahkan oleh
            sop «Peminjaman Arsip»
            """
        ),
    ),
    good=(
        """
        status: draf
        ~ pelaksana
        ~ alur
        """,
    ),
)
