"""SOP507: a reference to an id that is not there."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

RUJUKAN_TAK_DIKENAL = Rule(
    code="SOP507",
    name="rujukan-tak-dikenal",
    level=Severity.ERROR,
    what='Rujukan (@id) menyebut peraturan, SOP, unit, atau pejabat yang ada dalam koleksi. "unit:" menyebut sebuah '
    'unit, dan "disahkan oleh:" seorang pejabat. Tanda @ yang harus tercetak ditulis \\@.',
    why="Rujukan mencetak nama yang dideklarasikan; tanpa deklarasi tidak ada yang dapat dicetak.",
    source="bahasa .sop, bagian 6 (rujukan)",
    bad=(
        Bad(
            """
            unit: «organisas»
            """,
            fixed="""
            unit: organisasi
            """,
        ),
        Bad(
            """
            dasar hukum:
              1. «@uu-25-2008»
            """,
            fixed="""
            dasar hukum:
              1. @uu-25-2009
            """,
        ),
        Bad(
            """
            disahkan oleh: «organisasi»
            """
        ),
    ),
    good=(
        """
        dasar hukum:
          1. @uu-25-2009
        """,
    ),
)
