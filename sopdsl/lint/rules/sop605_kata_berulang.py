"""SOP605: a word that is written twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdsl.diagnostics import Edit, Fix, Severity
from sopdsl.lint.prose import Passage, passage_of, passages_of_file
from sopdsl.lint.rule import Bad, Found, Rule
from sopdsl.lint.subject import Subject
from sopdsl.lint.whole import Whole

_TWICE = re.compile(r"(?<![\w-])([^\W\d_]{2,})(?P<again>[ \u00a0]+\1)(?![\w-])", re.IGNORECASE)
_NOT_READ = frozenset(("nomor", "nomor langkah", "pejabat", "kota"))


def _check(subject: Subject) -> Iterator[Found]:
    for written in subject.texts:
        if _TWICE.search(written.text.plain):
            yield from _found(passage_of(written, subject.source))


def _check_whole(whole: Whole) -> Iterator[tuple[str, Found]]:
    for id, file in whole.others.items():
        for passage in passages_of_file(file, whole.sources[id]):
            yield from ((id, found) for found in _found(passage))


def _found(passage: Passage) -> Iterator[Found]:
    if passage.part in _NOT_READ:
        return
    for match in _TWICE.finditer(passage.shown):
        yield Found(
            passage.span(*match.span()),
            f'kata "{match[1]}" tertulis dua kali',
            hint='hapus salah satunya; kata ulang ditulis dengan tanda hubung, seperti "hal-hal"',
            fix=Fix((Edit(passage.span(*match.span("again")), ""),), safe=False),
        )


KATA_BERULANG = Rule(
    code="SOP605",
    name="kata-berulang",
    level=Severity.WARNING,
    what="Kata yang sama tidak ditulis dua kali berturut-turut. Kata ulang ditulis dengan tanda hubung: `hal-hal`.",
    why="Kata yang tertulis dua kali hampir selalu sisa penyuntingan, dan ikut tercetak.",
    source="Keputusan 060/0042.1 Tahun 2022, dasar hukum SOP 005/SOP/Bag Hukum dan 002/SOP/BAG PEMERINTAHAN",
    bad=(
        Bad(
            """
            peringatan:
              1. Arsip dapat «hilang hilang» bila tidak dicatat

            alur:
              pemohon: Mengajukan «Surat surat» permohonan
              arsiparis: Menyerahkan arsip
            """,
            fixed="""
            peringatan:
              1. Arsip dapat hilang bila tidak dicatat

            alur:
              pemohon: Mengajukan Surat permohonan
              arsiparis: Menyerahkan arsip
            """,
        ),
        Bad(
            """
            === peraturan.sop
            peraturan uu-1 = Undang-Undang Nomor 1 «Tahun tahun» 1950 tentang Arsip
            """,
        ),
    ),
    good=(
        """
        peringatan:
          1. Hal-hal lain, lain hari, 10 10
          2. Arsip
            | Arsip lain
        """,
    ),
    check=_check,
    check_whole=_check_whole,
)
