"""SOP001: a line that is indented by tabs or no-break spaces."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

INDENTASI_BUKAN_SPASI = Rule(
    code="SOP001",
    name="indentasi-bukan-spasi",
    level=Severity.ERROR,
    what="Baris menjorok dengan spasi biasa. Tab dan spasi tak-putus di awal baris diganti dengan spasi.",
    why="Lebar tab berbeda di setiap program, dan spasi tak-putus tidak terlihat bedanya, sehingga tidak pasti baris "
    "itu milik baris yang mana.",
    source="bahasa .sop, bagian 1 (baris)",
    bad=(
        Bad(
            """
            dasar hukum:
            «\t»- @uu-25-2009
            """,
            fixed="""
            dasar hukum:
              - @uu-25-2009
            """,
        ),
        Bad(
            """
            dasar hukum:
            «\u00a0\u00a0»1. @uu-25-2009
            """,
            fixed="""
            dasar hukum:
              1. @uu-25-2009
            """,
        ),
    ),
    good=(
        """
        dasar hukum:
          1. @uu-25-2009
        """,
    ),
)
