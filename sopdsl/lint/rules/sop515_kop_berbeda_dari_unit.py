"""SOP515: a SOP's own kop that is the unit's but for a slip or the order of its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sopdsl.diagnostics import Edit, Fix, Severity
from sopdsl.lint.rule import Bad, Found, Related, Rule
from sopdsl.lint.subject import Subject
from sopdsl.nearest import distance
from sopdsl.source import Source, Span
from sopdsl.syntax.nodes import Text, Unit

_PLAIN = re.compile(r"[\w .,/&()'-]+")
_MOST_SLIPS = 2
_LONG = 10
"""A line with fewer letters is another one where a letter differs."""


def _check(subject: Subject) -> Iterator[Found]:
    kop, unit = subject.sop.kop, subject.sop.unit
    entry = subject.world.entry(unit.value, ("unit",)) if unit and kop else None
    if kop is None or entry is None or not isinstance(entry.node, Unit) or entry.node.kop is None:
        return
    own, of_unit = _lines(subject, kop), _lines(subject, entry.node.kop)
    if own == of_unit or len(own) != len(of_unit):
        return
    left = list(of_unit)
    slips = []
    for line in own:
        same = next((other for other in left if _alike(line, other)), None)
        if same is None:
            return  # a kop of its own
        left.remove(same)
        if line != same:
            slips.append((line, same))
    related = (Related(entry.node.kop.span, "kop unit", entry.scope.source),)
    for line, same in slips:
        at = subject.source.text.find(line, kop.span.start, kop.span.end)
        place = Span(at, at + len(line)) if at >= 0 else kop.span
        yield Found(
            place,
            f'kop SOP ini menulis "{line}", padahal kop unitnya "{same}"',
            f'tulis "{same}", atau hapus "kop:" agar kop unit yang tercetak',
            related,
            Fix((Edit(place, same),), safe=False) if at >= 0 and _PLAIN.fullmatch(same) else None,
        )
    if not slips:
        yield Found(
            kop.span,
            "kop SOP ini menyusun baris-barisnya lain daripada kop unitnya",
            'hapus "kop:" agar kop unit yang tercetak; bila urutan ini yang benar, perbaiki kop unitnya',
            related,
            _without(subject.source, kop),
        )


def _lines(subject: Subject, text: Text) -> Sequence[str]:
    return [" ".join(line.split()) for line in subject.world.printed(text).split("\n")]


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    limit = _MOST_SLIPS if min(len(one), len(other)) >= _LONG else 0
    return distance(one.casefold(), other.casefold(), limit) <= limit


def _without(source: Source, kop: Text) -> Fix | None:
    """A fix that takes the field out with its lines; None where a comment would go with it."""
    key = source.text.rfind("kop", 0, kop.span.start)
    start = source.text.rfind("\n", 0, key) + 1
    end = source.text.find("\n", kop.span.end) + 1 or len(source.text)
    if source.text[:start].endswith("\n\n") and source.text.startswith("\n", end):
        end += 1
    return Fix((Edit(Span(start, end), ""),), safe=False) if "#" not in source.text[start:end] else None


KOP_BERBEDA_DARI_UNIT = Rule(
    code="SOP515",
    name="kop-berbeda-dari-unit",
    level=Severity.WARNING,
    what="Kop SOP sama dengan kop unitnya. Yang dilaporkan ialah kop yang berbeda hanya karena salah ketik atau urutan "
    "barisnya; kop yang memang lain, misalnya kop unit pelaksana teknis, tidak dilaporkan.",
    why="Semua SOP satu unit memakai satu format. Kop unit ditulis sekali pada deklarasi unit dan tercetak pada semua "
    "SOP-nya.",
    source="Permenpan RB 35/2012, lampiran, Bab II huruf C angka 2 huruf a (logo dan nama satuan kerja); Keputusan "
    "060/0042.1 Tahun 2022, SOP 01 dan 03/SOP/Bag.Protokol dan Kompim (SEKRETARIAT DARAH), SOP 001 dan "
    "007-009/SOP/BAG KESRA (urutan baris)",
    bad=(
        Bad(
            """
            kop:
              | PEMERINTAH KOTA ARUNIKA
              | «BAGIAN ORGANISSI»  # seperti naskah lama
            """,
            fixed="""
            kop:
              | PEMERINTAH KOTA ARUNIKA
              | BAGIAN ORGANISASI  # seperti naskah lama
            """,
        ),
        Bad(
            """
            kop:
              | «BAGIAN ORGANISASI
              | PEMERINTAH KOTA ARUNIKA»
            unit: organisasi
            """,
            fixed="""
            unit: organisasi
            """,
        ),
        Bad(
            """
            kop:
              | «BAGIAN ORGANISASI
              | PEMERINTAH KOTA ARUNIKA»  # seperti naskah lama
            """
        ),
    ),
    good=(
        """
        kop:
          | PEMERINTAH KOTA ARUNIKA
          | BAGIAN ORGANISASI
        """,
        """
        kop:
          | PEMERINTAH KOTA ARUNIKA
          | BAGIAN ORGANISASI
          | UPT ARSIP
        """,
        """
        kop:
          | PEMERINTAH KOTA ARUNIKA
          | BAGIAN UMUM
        """,
    ),
    check=_check,
)
