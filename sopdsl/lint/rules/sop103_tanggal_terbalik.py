"""SOP103: a SOP that was made after it was revised or took effect."""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Found, Related, Rule
from sopdsl.lint.subject import Subject


def _check(subject: Subject) -> Iterator[Found]:
    sop = subject.sop
    made = sop.tanggal_pembuatan
    if made is None or made.value is None:
        return
    for keyword, date in (
        ("tanggal revisi", sop.tanggal_revisi),
        ("tanggal efektif", sop.tanggal_efektif),
        ("tanggal pengesahan", sop.tanggal_pengesahan),
    ):
        if date and date.value and made.value > date.value:
            yield Found(
                made.span,
                f"tanggal pembuatan jatuh sesudah {keyword}",
                hint="periksa kedua tanggal pada naskah yang ditandatangani, lalu perbaiki yang keliru",
                related=(Related(date.span, keyword),),
            )
            return


TANGGAL_TERBALIK = Rule(
    code="SOP103",
    name="tanggal-terbalik",
    level=Severity.WARNING,
    what="Tanggal pembuatan tidak boleh jatuh sesudah tanggal revisi, tanggal efektif, atau tanggal pengesahan. "
    "Tanggal yang sama boleh, dan tanggal yang berisi `-` tidak dibandingkan.",
    why="SOP dibuat dahulu, kemudian direvisi dan diberlakukan. Urutan yang terbalik hampir selalu salah ketik, dan "
    "membuat orang ragu versi mana yang berlaku.",
    source="Permenpan RB 35/2012, lampiran, Bab II huruf C angka 2 huruf a (tanggal pembuatan dan tanggal efektif); "
    "Keputusan 060/0042.1 Tahun 2022, SOP 004/SOP/KESRA/2022",
    bad=(
        Bad(
            """
            tanggal pembuatan: «14 April 2022»
            tanggal revisi: 18 Februari 2022
            tanggal efektif: 11 April 2022
            """
        ),
        Bad(
            """
            tanggal pembuatan: «2 Mei 2022»
            tanggal efektif: 11 April 2022
            """
        ),
    ),
    good=(
        """
        tanggal pembuatan: 14 Februari 2022
        tanggal revisi: 18 Februari 2022
        tanggal efektif: 11 April 2022
        """,
        """
        tanggal pembuatan: 14 Februari 2022
        tanggal revisi: -
        tanggal efektif: 14 Februari 2022
        """,
    ),
    check=_check,
)
