"""SOP051: a unit that does not say to which of several instansi it belongs."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

INSTANSI_TAK_JELAS = Rule(
    code="SOP051",
    name="instansi-tak-jelas",
    level=Severity.ERROR,
    what="Bila koleksi memuat beberapa instansi, setiap unit menyebut instansinya.",
    why="Lambang dan nama pada kepala formulir milik instansi itu.",
    source="bahasa .sop, bagian 5 (deklarasi bersama)",
    bad=(
        Bad(
            """
            === deklarasi.sop
            instansi arunika = Pemerintah Kota Arunika

            instansi dprd = DPRD Kota Arunika

            unit «organisasi» = Bagian Organisasi
            """
        ),
    ),
    good=(
        """
        === deklarasi.sop
        instansi arunika = Pemerintah Kota Arunika

        instansi dprd = DPRD Kota Arunika

        unit organisasi = Bagian Organisasi
          instansi: arunika
        """,
    ),
)
