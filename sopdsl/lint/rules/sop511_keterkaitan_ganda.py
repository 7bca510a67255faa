"""SOP511: a SOP that Keterkaitan names twice."""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.diagnostics import Severity
from sopdsl.lint.boxes import without_item
from sopdsl.lint.rule import Bad, Found, Related, Rule
from sopdsl.lint.subject import Subject, refs_of
from sopdsl.lint.whole import name_key
from sopdsl.source import Span
from sopdsl.syntax.nodes import Item


def _check(subject: Subject) -> Iterator[Found]:
    box = subject.sop.keterkaitan
    first: dict[str, Span] = {}
    for item in box.items if box else ():
        names = _names(subject, item)
        earlier = next((first[name] for name in names if name in first), None)
        if earlier is not None and box is not None:
            yield Found(
                item.text.span,
                "SOP ini sudah disebut dalam keterkaitan",
                "hapus salah satu butir, atau sebut SOP lain yang dimaksud",
                (Related(earlier, "disebut pertama kali di sini"),),
                without_item(subject.source, box, item),
            )
        for name in names:
            first.setdefault(name, item.text.span)


def _names(subject: Subject, item: Item) -> tuple[str, ...]:
    """By what an item can be told to be another one: what it refers to, else its words."""
    if item.refers:
        return (f"@{item.refers.id}",)
    refs = list(refs_of(item.text))
    if len(refs) == 1 and len(item.text.runs) == 1:
        return (f"@{refs[0].id}", name_key(subject.world.printed(item.text)))
    key = name_key(subject.world.printed(item.text))
    return (key,) if key else ()


KETERKAITAN_GANDA = Rule(
    code="SOP511",
    name="keterkaitan-ganda",
    level=Severity.WARNING,
    what="Setiap SOP disebut sekali saja dalam kotak Keterkaitan.",
    why="Butir yang berulang tidak memberi keterangan apa pun, dan biasanya tempat bagi SOP lain yang terlupa.",
    source="Permenpan RB 35/2012, lampiran, Bab II huruf C angka 2 huruf a (keterkaitan)",
    bad=(
        Bad(
            """
            keterkaitan:
              1. SOP Penyimpanan Arsip
              2. «SOP penyimpanan arsip.»
              3. SOP Pemusnahan Arsip
            """,
            fixed="""
            keterkaitan:
              1. SOP Penyimpanan Arsip
              3. SOP Pemusnahan Arsip
            """,
        ),
        Bad(
            """
            === 001-satu.sop
            sop Peminjaman Arsip

            keterkaitan:
              - @002-dua
              - «SOP Simpan Arsip» = @002-dua  # dua kali
              - «SOP Penyimpanan Arsip»

            === 002-dua.sop
            sop Penyimpanan Arsip

            """
        ),
    ),
    good=(
        """
        keterkaitan:
          1. SOP Penyimpanan Arsip
          2. SOP Penyimpanan Arsip Statis
        """,
    ),
    check=_check,
)
