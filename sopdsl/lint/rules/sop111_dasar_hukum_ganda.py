"""SOP111: a regulation that is given twice as a legal basis."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdsl.diagnostics import Fix, Severity
from sopdsl.lint.bases import Bases, Basis, in_decrees, in_sops
from sopdsl.lint.removing import without_line
from sopdsl.lint.rule import Bad, Found, Related, Rule
from sopdsl.syntax.nodes import Item

_COMMENT = re.compile(r"[ \t]#[ \t\n]")


def _find(bases: Bases) -> Iterator[Found]:
    earlier: list[Basis] = []
    for basis in bases.entries:
        first = next((at for at, one in enumerate(earlier) if _same(one, basis)), None)
        if first is not None and basis.item:
            same_words = _words(earlier[first].printed) == _words(basis.printed)
            yield Found(
                basis.text.span,
                f"peraturan ini sudah disebut pada butir {first + 1}",
                hint="hapus salah satu"
                if same_words
                else "hapus salah satu, atau perbaiki nomor dan tahunnya bila yang dimaksud peraturan lain",
                related=(Related(earlier[first].text.span, f"butir {first + 1}"),),
                fix=_fix(bases, basis.item, safe=same_words),
            )
        earlier.append(basis)


def _fix(bases: Bases, item: Item, *, safe: bool) -> Fix | None:
    """Take an entry out; None where a comment stands inside it, which would be lost."""
    if _COMMENT.search(bases.source.slice(item.span)):
        return None
    return Fix((without_line(bases.source, item.span),), safe=safe)


def _same(one: Basis, other: Basis) -> bool:
    """Whether two entries are of one regulation, and not one of a part of it, or of its amendment."""
    if one.ref and other.ref and one.ref.id == other.ref.id:
        return not any(basis.cited and basis.cited.part for basis in (one, other))
    return one.meant is not None and other.meant is not None and one.meant.same(other.meant)


def _words(text: str) -> str:
    return " ".join(text.casefold().strip(" .;,").split())


DASAR_HUKUM_GANDA = Rule(
    code="SOP111",
    name="dasar-hukum-ganda",
    level=Severity.WARNING,
    what="Satu peraturan disebut sekali saja pada dasar hukum, dan pada Mengingat sebuah keputusan. Dibandingkan "
    "jenis, pembuat, nomor, dan tahunnya, juga bila yang satu ditulis dengan `@id` dan yang lain dengan kata-kata. "
    "Peraturan yang tersebut di dalam judul peraturan lain tidak dihitung.",
    why="Butir yang terulang biasanya sisa salinan dari SOP lain, atau salah ketik pada nomor peraturan yang "
    "sebenarnya dimaksud.",
    source="Undang-Undang Nomor 12 Tahun 2011, Lampiran II, Bab I huruf B angka 4 (dasar hukum)",
    bad=(
        Bad(
            """
            dasar hukum:
              1. @uu-25-2009
              2. Peraturan Wali Kota Arunika Nomor 5 Tahun 2012 tentang Arsip
              3. «@uu-25-2009;»  # dari SOP lama
            """,
            fixed="""
            dasar hukum:
              1. @uu-25-2009
              2. Peraturan Wali Kota Arunika Nomor 5 Tahun 2012 tentang Arsip
              # dari SOP lama
            """,
        ),
        Bad(
            """
            dasar hukum:
              1. @uu-25-2009
              2. «UU No. 25 Tahun 2009 tentang Pelayanan»
            """,
            fixed="""
            dasar hukum:
              1. @uu-25-2009
            """,
        ),
    ),
    good=(
        """
        dasar hukum:
          1. @uu-25-2009
          2. Peraturan Wali Kota Arunika Nomor 5 Tahun 2012 tentang Pelaksanaan @uu-25-2009
          3. Peraturan Menteri Kesehatan Nomor 4 Tahun 2019 tentang Standar Teknis
          4. Peraturan Menteri Sosial Nomor 4 Tahun 2019 tentang Standar Teknis
          5. @perwal-9-2018
          6. @perwal-3-2020
        """,
    ),
    check=in_sops(_find),
    check_whole=in_decrees(_find),
)
