"""SOP806: a pattern of settings that no file has."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

POLA_TAK_TERPAKAI = Rule(
    code="SOP806",
    name="pola-tak-terpakai",
    level=Severity.WARNING,
    what="Setiap pola pada [check.per_file_ignores] di sopc.toml mengenai sedikitnya satu berkas koleksi.",
    why="Pola itu salah tulis, atau berkasnya sudah diganti nama. Aturan yang dikecualikan di sana tetap melaporkan "
    "temuannya, atau kelak mengecualikan berkas lain yang kebetulan bernama sama.",
    source="aturan sopc: setelan koleksi",
    bad=(
        Bad(
            """
            === hukum/001-arsip.sop
            sop Peminjaman Arsip

            === sopc.toml
            [check.per_file_ignores]
            "«hukm/*.sop»" = ["SOP601"]
            """
        ),
    ),
    good=(
        """
        === hukum/001-arsip.sop
        sop Peminjaman Arsip

        === sopc.toml
        [check.per_file_ignores]
        "hukum/*.sop" = ["SOP601"]
        """,
    ),
    on_disk=True,
)
