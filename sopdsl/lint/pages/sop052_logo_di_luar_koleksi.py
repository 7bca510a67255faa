"""SOP052: a logo that lies outside the collection."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

LOGO_DI_LUAR_KOLEKSI = Rule(
    code="SOP052",
    name="logo-di-luar-koleksi",
    level=Severity.ERROR,
    what="Logo disimpan di dalam folder koleksi. Letaknya ditulis dari folder berkas yang menyebutnya, dengan garis "
    "miring (/).",
    why="Koleksi yang disalin ke komputer lain harus tetap lengkap.",
    source="bahasa .sop, bagian 5 (deklarasi bersama)",
    bad=(
        Bad(
            r"""
            === deklarasi.sop
            instansi arunika = Pemerintah Kota Arunika
              logo: «C:\Gambar\lambang.png»
            """
        ),
        Bad(
            """
            === deklarasi.sop
            instansi arunika = Pemerintah Kota Arunika
              logo: «../lambang.png»
            """
        ),
    ),
    good=(
        """
        === deklarasi.sop
        instansi arunika = Pemerintah Kota Arunika
          logo: gambar/lambang.png
        """,
    ),
)
