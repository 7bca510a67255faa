"""SOP805: a baseline that cannot be read."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

DASAR_RUSAK = Rule(
    code="SOP805",
    name="dasar-rusak",
    level=Severity.ERROR,
    what="Berkas dasar (baseline) harus berupa JSON yang ditulis oleh sopc check --write-baseline.",
    why="Tanpa berkas dasar yang terbaca, temuan lama tidak dapat dibedakan dari yang baru.",
    source="aturan sopc",
    bad=(
        Bad(
            """
            === sopc-baseline.json
            «»SOP103 pada 001-arsip.sop sudah diketahui
            """
        ),
    ),
    good=(
        """
        === sopc-baseline.json
        {"format": "sopdsl/baseline", "version": 1, "findings": []}
        """,
    ),
    on_disk=True,
)
