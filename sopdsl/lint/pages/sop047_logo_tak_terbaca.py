"""SOP047: a logo that is not there, or no picture."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

LOGO_TAK_TERBACA = Rule(
    code="SOP047",
    name="logo-tak-terbaca",
    level=Severity.WARNING,
    what="Logo sebuah instansi ialah gambar PNG, JPEG, atau SVG di dalam koleksi, paling besar 5 MB. Letaknya "
    "dihitung dari folder berkas yang menyebutnya.",
    why="Tanpa gambar, kotak logo pada formulir dicetak kosong.",
    source="bahasa .sop, bagian 5 (deklarasi bersama)",
    bad=(
        Bad(
            """
            === deklarasi.sop
            instansi arunika = Pemerintah Kota Arunika
              logo: «lambang.png»
            """
        ),
    ),
    good=(
        """
        === deklarasi.sop
        instansi arunika = Pemerintah Kota Arunika
          logo: lambang.svg

        === lambang.svg
        <svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"></svg>
        """,
    ),
    on_disk=True,
)
