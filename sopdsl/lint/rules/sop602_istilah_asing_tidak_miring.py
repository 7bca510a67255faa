"""SOP602: foreign words that do not stand in italics."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sopdsl.diagnostics import Edit, Fix, Severity
from sopdsl.lint.prose import BREAK, Passage, passage_of, passages_of_file
from sopdsl.lint.rule import Bad, Found, Rule
from sopdsl.lint.spelling import LETTERS, addresses_in
from sopdsl.lint.stretches import Stretches
from sopdsl.lint.subject import Subject
from sopdsl.lint.whole import Whole
from sopdsl.lint.wordlists import pairs_in

_NOT_READ = frozenset(("nomor", "nomor langkah", "pejabat", "kota", "kop", "peraturan", "dasar hukum", "mengingat"))


@cache
def _foreign() -> tuple[frozenset[str], re.Pattern[str]]:
    """The first words of the list, and a pattern for all its entries, longer ones first."""
    entries = sorted(pairs_in("asing", "kata"), key=len, reverse=True)
    words = "|".join(map(re.escape, entries))
    return (
        frozenset(re.split(r"[ -]", entry)[0] for entry in entries),
        re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE),
    )


def _may_hold(text: str) -> bool:
    return not _foreign()[0].isdisjoint(LETTERS.findall(text.lower()))


def _check(subject: Subject) -> Iterator[Found]:
    if _may_hold(subject.source.text):
        for written in subject.texts:
            if _may_hold(written.text.plain):
                yield from _found(passage_of(written, subject.source))


def _check_whole(whole: Whole) -> Iterator[tuple[str, Found]]:
    for id, file in whole.others.items():
        source = whole.sources[id]
        if _may_hold(source.text):
            for passage in passages_of_file(file, source):
                yield from ((id, found) for found in _found(passage))


def _found(passage: Passage) -> Iterator[Found]:
    if passage.part in _NOT_READ:
        return
    matches = list(_foreign()[1].finditer(passage.shown))
    silent = Stretches(
        [*(passage.span(*place) for place in addresses_in(passage.shown)), *passage.italic] if matches else ()
    )
    for match in matches:
        span = passage.span(*match.span())
        if silent.meet(*span):
            continue
        own = pairs_in("asing", "kata")[match[0].lower()]
        yield Found(
            span,
            f'istilah asing "{match[0]}" tidak ditulis miring',
            hint=f'tulis "*{match[0]}*"' + (f', atau pakai padanannya, "{own}"' if own else ""),
            fix=_fix(passage, match),
        )


def _fix(passage: Passage, match: re.Match[str]) -> Fix | None:
    """The stars around a word; None where they would be read as something else."""
    shown, (start, end) = passage.shown, match.span()
    line = shown[shown.rfind(BREAK, 0, start) + 1 :].partition(BREAK)[0]
    if "*" in line:
        return None
    if shown[end : end + 1] == ")":
        # `*)` is the mark of a footnote, so that the brackets have to stand inside.
        if (
            shown[start - 1 : start] != "("
            or shown[max(start - 2, 0) : start - 1].isalnum()
            or shown[end + 1 : end + 2].isalnum()
        ):
            return None
        start, end = start - 1, end + 1
    return Fix((Edit(passage.span(start, start), "*"), Edit(passage.span(end, end), "*")))


ISTILAH_ASING_TIDAK_MIRING = Rule(
    code="SOP602",
    name="istilah-asing-tidak-miring",
    level=Severity.INFO,
    what="Kata asing ditulis miring: `*online*`. Untuk memakai aturan ini, tulis "
    '`select = ["SOP", "SOP602"]` di bawah `[check]` dalam sopc.toml.',
    why="EYD V meminta kata asing ditulis miring. Lebih baik lagi memakai padanan Indonesianya, yang disebut "
    "dalam saran bila ada.",
    source="EYD V, tentang huruf miring; Keputusan 060/0042.1 Tahun 2022, yang "
    "memakainya hanya pada SOP 07/SOP/Bag.Protokol dan Kompim",
    bad=(
        Bad(
            """
            peralatan dan perlengkapan:
              1. «Website» dan *sound system*
              2. Alat rapat («online»)
            """,
            fixed="""
            peralatan dan perlengkapan:
              1. *Website* dan *sound system*
              2. Alat rapat *(online)*
            """,
        ),
        Bad(
            """
            peralatan dan perlengkapan:
              1. Formulir (luring atau «online»)
              2. Formulir *) «online»
            """
        ),
    ),
    good=(
        """
        peralatan dan perlengkapan:
          1. *Video Shooting*
          2. https://website.go.id/online
          3. Komputer, printer, internet
        """,
    ),
    check=_check,
    check_whole=_check_whole,
    default=False,
)
