"""SOP104: a SOP that was revised after it took effect."""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Found, Related, Rule
from sopdsl.lint.subject import Subject


def _check(subject: Subject) -> Iterator[Found]:
    sop = subject.sop
    made, revised = sop.tanggal_pembuatan, sop.tanggal_revisi
    if revised is None or revised.value is None:
        return
    for keyword, date in (("tanggal efektif", sop.tanggal_efektif), ("tanggal pengesahan", sop.tanggal_pengesahan)):
        if date is None or date.value is None or revised.value <= date.value:
            continue
        if made and made.value and made.value > date.value:
            return  # Then it is this date that is wrong, which SOP103 tells.
        yield Found(
            revised.span,
            f"tanggal revisi jatuh sesudah {keyword}",
            hint=f"bila revisinya sudah berlaku, perbarui {keyword}; bila itu rencana peninjauan ulang, tambahkan "
            '"# sopc: abaikan SOP104 -- rencana peninjauan ulang"',
            related=(Related(date.span, keyword),),
        )
        return


REVISI_SETELAH_EFEKTIF = Rule(
    code="SOP104",
    name="revisi-setelah-efektif",
    level=Severity.WARNING,
    what="Tanggal revisi tidak lebih akhir daripada tanggal mulai berlaku (tanggal efektif atau tanggal pengesahan). "
    "Tanggal yang sama boleh.",
    why="SOP yang direvisi berlaku lagi sejak tanggal efektif yang baru. Tanggal revisi yang lebih akhir berarti isi "
    "yang tercetak belum berlaku, atau salah satu tanggalnya lupa diperbarui. Ada instansi yang mencatat rencana "
    "peninjauan ulang sebagai tanggal revisi; karena itu temuan ini peringatan, bukan galat.",
    source="Permenpan RB 35/2012, lampiran, Bab II huruf C angka 2 huruf a (tanggal revisi, yang juga dapat berupa "
    "rencana peninjauan ulang, dan tanggal efektif); Keputusan 060/0042.1 Tahun 2022, SOP 003/SOP/BAG "
    "PEMERINTAHAN/2022 dan 002/SOP/BAG PBJMINBANG/2022",
    bad=(
        Bad(
            """
            tanggal pembuatan: 14 Februari 2022
            tanggal revisi: «15 April 2022»
            tanggal efektif: 11 April 2022
            """
        ),
        Bad(
            """
            ~ tanggal efektif
            tanggal pembuatan: 14 Februari 2022
            tanggal revisi: «15 April 2022»
            tanggal pengesahan: 11 April 2022
            """
        ),
    ),
    good=(
        """
        tanggal pembuatan: 14 Februari 2022
        tanggal revisi: 11 April 2022
        tanggal efektif: 11 April 2022
        """,
        """
        tanggal pembuatan: 14 Februari 2022
        tanggal revisi: 15 April 2022
        tanggal efektif: -
        """,
    ),
    check=_check,
)
