"""SOP040: a setting that is not known."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

SETELAN = Rule(
    code="SOP040",
    name="setelan",
    level=Severity.ERROR,
    what="Berkas setelan sopc.toml ditulis menurut bentuk TOML, dan hanya memuat setelan yang dikenal dengan nilai "
    "yang dikenal.",
    why="Setelan yang salah tulis tidak berlaku, sehingga dokumen tidak dicetak atau diperiksa seperti yang dimaksud.",
    source="aturan sopc: setelan koleksi",
    bad=(
        Bad(
            """
            === sopc.toml
            «papr» = "A4"
            """
        ),
        Bad(
            """
            === sopc.toml
            [theme]
            «genre» = "PROSEDUR"
            """
        ),
    ),
    good=(
        """
        === sopc.toml
        paper = "A4"
        """,
    ),
    on_disk=True,
)
