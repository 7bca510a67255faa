"""SOP062: a SOP that stands twice in the appendix of a decree."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

LAMPIRAN_GANDA = Rule(
    code="SOP062",
    name="lampiran-ganda",
    level=Severity.ERROR,
    what="Setiap SOP berada satu kali dalam lampiran keputusan.",
    why="SOP itu akan tercetak dan terhitung dua kali.",
    source="bahasa .sop, bagian 7 (keputusan dan lampirannya)",
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

            === keputusan.sop
            keputusan Penetapan SOP Bagian Organisasi

            lampiran:
              1. @001-arsip
              «2. SOP Peminjaman Arsip = @001-arsip»
            """
        ),
    ),
    good=(
        """
        === 001-arsip.sop
        sop Peminjaman Arsip

        nomor: 001/SOP/BAG ORGANISASI/2026
        unit: organisasi
        tanggal pembuatan: 5 Januari 2026
        tanggal efektif: 2 Februari 2026
        disahkan oleh: sekda
        status: draf

        === keputusan.sop
        keputusan Penetapan SOP Bagian Organisasi

        lampiran:
          1. @001-arsip
        """,
    ),
)
