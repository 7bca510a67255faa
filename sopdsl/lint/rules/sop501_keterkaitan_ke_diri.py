"""SOP501: a SOP that names itself among the SOPs it is related to."""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.diagnostics import Severity
from sopdsl.lint.boxes import without_item
from sopdsl.lint.rule import Bad, Found, Related, Rule
from sopdsl.lint.subject import Subject, refs_of
from sopdsl.lint.whole import name_key
from sopdsl.source import Span
from sopdsl.syntax.nodes import Text

_MESSAGE = "SOP ini menyebut dirinya sendiri dalam keterkaitan"
_HINT = "hapus butir ini, atau sebut SOP lain yang dimaksud"


def _check(subject: Subject) -> Iterator[Found]:
    box = subject.sop.keterkaitan
    if box is None:
        return
    nama = subject.sop.nama
    own = name_key(subject.world.printed(nama))
    related = (Related(nama.span, "nama SOP ini"),)
    if box.intro:
        span = _own_place(subject, box.intro, own)
        if span:
            yield Found(span, _MESSAGE, "hapus sebutan ini, atau sebut SOP lain yang dimaksud", related)
    for item in box.items:
        if item.refers:
            span = item.refers.span if item.refers.id == subject.id else None
        else:
            span = _own_place(subject, item.text, own)
        if span:
            yield Found(span, _MESSAGE, _HINT, related, without_item(subject.source, box, item))


def _own_place(subject: Subject, text: Text, own: str) -> Span | None:
    """Where a text names the SOP itself, by reference or by its whole name."""
    refs = list(refs_of(text))
    for ref in refs:
        if ref.id == subject.id:
            return ref.span
    return text.span if not refs and own and name_key(subject.world.printed(text)) == own else None


KETERKAITAN_KE_DIRI = Rule(
    code="SOP501",
    name="keterkaitan-ke-diri",
    level=Severity.WARNING,
    what="Keterkaitan menyebut SOP lain, bukan SOP itu sendiri.",
    why="Kotak Keterkaitan menunjukkan SOP lain yang mendahului, mengikuti, atau dipakai bersama SOP ini. SOP yang "
    "menyebut dirinya sendiri biasanya disalin dari SOP lain, sehingga SOP yang sebenarnya dimaksud tidak tersebut.",
    source="Permenpan RB 35/2012, lampiran, Bab II huruf C angka 2 huruf a (keterkaitan)",
    bad=(
        Bad(
            """
            keterkaitan:
              1. SOP Penyimpanan Arsip
              2. «@001-peminjaman-arsip»
            """,
            fixed="""
            keterkaitan:
              1. SOP Penyimpanan Arsip
            """,
        ),
        Bad(
            """
            keterkaitan:
              - «SOP peminjaman arsip»
            """
        ),
        Bad(
            """
            keterkaitan:
              1. SOP Layanan Arsip = «@001-peminjaman-arsip»  # disalin
              2. SOP Penyimpanan Arsip
            """
        ),
        Bad("keterkaitan: «SOP Peminjaman Arsip»"),
    ),
    good=(
        """
        keterkaitan:
          1. SOP Peminjaman Arsip Statis
        """,
        "keterkaitan: -",
    ),
    check=_check,
)
