"""SOP804: a baseline that knows findings which are gone."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

DASAR_USANG = Rule(
    code="SOP804",
    name="dasar-usang",
    level=Severity.INFO,
    what="Berkas dasar (baseline) mencatat temuan yang sudah tidak ada lagi.",
    why="Temuan itu sudah diperbaiki. Selama masih tercatat, kesalahan yang sama dapat muncul lagi tanpa dilaporkan.",
    source="aturan sopc",
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

            === sopc-baseline.json
            «»{"format": "sopdsl/baseline", "version": 1, "findings": [
              {"file": "001-arsip.sop", "code": "SOP103", "count": 1,
               "message": "tanggal pembuatan jatuh sesudah tanggal efektif"}
            ]}
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
