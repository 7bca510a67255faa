"""SOP105: boxes of the identity form without text."""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Found, Related, Rule
from sopdsl.lint.subject import Subject
from sopdsl.lint.wording import listed


def _check(subject: Subject) -> Iterator[Found]:
    """One finding a SOP: what is not written has no place of its own, and a new form may lack several."""
    empty = [(keyword, box) for keyword, box in subject.boxes if box is None or not (box.intro or box.items)]
    if not empty or subject.draft or subject.revoked:
        return
    first = empty[0][0]
    quoted = [f'"{keyword}"' for keyword, _ in empty]
    yield Found(
        subject.sop.nama.span,
        f"kotak {listed(quoted)} tercetak kosong",
        hint=f'tulis isinya di bawah "{first}:", misalnya "  1. …", atau "{first}: -" bila memang tidak ada',
        related=tuple(Related(box.span, "tertulis tanpa isi") for _, box in empty if box),
    )


KOTAK_KOSONG = Rule(
    code="SOP105",
    name="kotak-kosong",
    level=Severity.INFO,
    what="Keenam kotak pada halaman identitas sebaiknya berisi: dasar hukum, kualifikasi pelaksana, keterkaitan, "
    "peralatan dan perlengkapan, peringatan, serta pencatatan dan pendataan. Tulis `-` bila memang tidak ada isinya. "
    "Semua kotak yang kosong pada satu SOP disebut dalam satu temuan. Draf dan SOP yang sudah dicabut tidak diperiksa.",
    why="Kotak yang kosong tidak memberi tahu pembaca apakah memang tidak ada isinya atau terlupa ditulis.",
    source="Permenpan RB 35/2012, lampiran, Bab II huruf C angka 2 huruf a (bagian identitas); Keputusan 060/0042.1 "
    "Tahun 2022, kotak Keterkaitan serta Pencatatan dan Pendataan pada sebagian besar SOP",
    bad=(
        Bad(
            """
            sop «Peminjaman Arsip»
            ~ peralatan dan perlengkapan
            keterkaitan:
            """
        ),
    ),
    good=(
        """
        status: draf
        ~ peralatan dan perlengkapan
        """,
        """
        peralatan dan perlengkapan: -
        """,
    ),
    check=_check,
)
