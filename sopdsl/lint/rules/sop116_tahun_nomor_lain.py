"""SOP116: a nomor with a year that none of the SOP's dates has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Found, Related, Rule
from sopdsl.lint.subject import Subject, part_of
from sopdsl.source import Span
from sopdsl.syntax.nodes import Date

_YEAR = re.compile(r"(?:^|(?<=[/. \u00a0-]))(?:19[89]|20\d)\d$")
"""A year at the end of a nomor, as a part of its own."""


def _check(subject: Subject) -> Iterator[Found]:
    sop = subject.sop
    if subject.draft or sop.nomor is None:
        return
    printed = subject.world.printed(sop.nomor).rstrip()
    year = _YEAR.search(printed)
    if year is None:
        return
    written = (
        ("tanggal pembuatan", sop.tanggal_pembuatan),
        ("tanggal revisi", sop.tanggal_revisi),
        ("tanggal efektif", sop.tanggal_efektif),
        ("tanggal pengesahan", sop.tanggal_pengesahan),
    )
    dates: list[tuple[str, Date]] = [(keyword, date) for keyword, date in written if date and date.value]
    if not dates or any(date.value and date.value.year == int(year[0]) for _, date in dates):
        return
    yield Found(
        part_of(subject.source, sop.nomor, printed, Span(*year.span())),
        f"nomor ini bertahun {year[0]}, tetapi tidak satu pun tanggal SOP ini pada tahun itu",
        hint="cocokkan dengan naskah yang ditandatangani, lalu perbaiki nomor atau tanggalnya",
        related=tuple(Related(date.span, keyword) for keyword, date in dates),
    )


TAHUN_NOMOR_LAIN = Rule(
    code="SOP116",
    name="tahun-nomor-lain",
    level=Severity.WARNING,
    what="Tahun di akhir nomor SOP sama dengan tahun salah satu tanggalnya: pembuatan, revisi, atau mulai berlaku. SOP "
    "yang masih draf tidak diperiksa.",
    why="SOP baru biasanya dimulai dari salinan SOP tahun lalu. Tahun yang tertinggal pada nomornya membuat SOP itu "
    "tercatat pada tahun yang salah, bahkan dapat bernomor sama dengan SOP lain.",
    source="Permenpan RB 35/2012, lampiran, Bab II huruf C angka 2 huruf a (nomor dan tanggal SOP AP)",
    bad=(
        Bad(
            """
            nomor: 045/07/SOP/«2021»
            tanggal pembuatan: 3 Januari 2023
            tanggal revisi: -
            tanggal efektif: 10 Januari 2023
            """
        ),
    ),
    good=(
        """
        nomor: 045/07/SOP/2022
        tanggal pembuatan: 28 Desember 2022
        tanggal efektif: 2 Januari 2023
        """,
        """
        nomor: 045/2021/SOP-07
        tanggal pembuatan: 3 Januari 2023
        tanggal efektif: 10 Januari 2023
        """,
        """
        status: draf
        nomor: 045/07/SOP/2021
        tanggal pembuatan: 3 Januari 2023
        tanggal efektif: 10 Januari 2023
        """,
    ),
    check=_check,
)
