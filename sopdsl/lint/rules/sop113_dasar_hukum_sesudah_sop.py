"""SOP113: a legal basis that is younger than the SOP itself."""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.diagnostics import Severity
from sopdsl.lint.bases import Bases, of_sop
from sopdsl.lint.rule import Bad, Found, Related, Rule
from sopdsl.lint.subject import Subject
from sopdsl.lint.whole import Whole
from sopdsl.syntax.nodes import Date


def _check(subject: Subject) -> Iterator[Found]:
    sop, bases = subject.sop, of_sop(subject)
    dates = (sop.tanggal_pembuatan, sop.tanggal_revisi, sop.tanggal_efektif, sop.tanggal_pengesahan)
    if bases and not subject.revoked:
        yield from _find(bases, "SOP", dates)


def _check_whole(whole: Whole) -> Iterator[tuple[str, Found]]:
    for id, file in whole.others.items():
        decree = file.keputusan
        if decree and decree.mengingat:
            bases = Bases(whole.sources[id], whole.world, decree.mengingat)
            yield from ((id, found) for found in _find(bases, "keputusan", (decree.tanggal,)))


def _find(bases: Bases, document: str, dates: tuple[Date | None, ...]) -> Iterator[Found]:
    told = [(date.value, date.span) for date in dates if date and date.value]
    if not told:
        return
    last, place = max(told)
    for basis in bases.entries:
        year = basis.meant.year if basis.meant else None
        if year and year > last.year:
            yield Found(
                basis.text.span,
                f"peraturan ini terbit tahun {year}, padahal tanggal terakhir {document} ini tahun {last.year}",
                hint="periksa tahun peraturannya; bila memang dipakai, perbarui tanggal dokumen ini",
                related=(Related(place, "tanggal terakhir"),),
            )


DASAR_HUKUM_SESUDAH_SOP = Rule(
    code="SOP113",
    name="dasar-hukum-sesudah-sop",
    level=Severity.WARNING,
    what="Dasar hukum tidak terbit sesudah tahun SOP dibuat, direvisi, atau mulai berlaku (yang terakhir di "
    "antaranya); begitu pula Mengingat sebuah keputusan terhadap tanggalnya.",
    why="SOP tidak dapat berdasar pada peraturan yang belum ada ketika disahkan. Penyebabnya biasanya tahun yang "
    "salah ketik, atau deklarasi peraturan yang diganti dengan peraturan baru sehingga dasar hukum SOP lama ikut "
    "berubah.",
    source="Permenpan RB 35/2012, lampiran, Bab II huruf C angka 2 huruf a (dasar hukum dan tanggal)",
    bad=(
        Bad(
            """
            tanggal pembuatan: 5 Januari 2019
            tanggal revisi: 2 Maret 2019
            tanggal efektif: 4 Februari 2019
            dasar hukum:
              1. @uu-25-2009
              2. «@perwal-3-2020»
            """
        ),
    ),
    good=(
        """
        tanggal pembuatan: 5 Januari 2019
        tanggal revisi: 2 Maret 2020
        tanggal efektif: 4 Februari 2019
        dasar hukum:
          1. @perwal-3-2020
        """,
        """
        tanggal pembuatan: -
        tanggal efektif: -
        dasar hukum:
          1. @perwal-3-2020
        """,
    ),
    check=_check,
    check_whole=_check_whole,
)
