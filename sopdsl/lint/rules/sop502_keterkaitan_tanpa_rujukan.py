"""SOP502: a related SOP that is of the collection, but named without a reference."""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.diagnostics import Edit, Fix, Severity
from sopdsl.lint.facts import Said
from sopdsl.lint.rule import Bad, Found, Related, Rule
from sopdsl.lint.whole import Whole, name_key
from sopdsl.source import Span

_MOST_SHOWN = 3


def _check(whole: Whole) -> Iterator[tuple[str, Found]]:
    for id, facts in whole.facts.items():
        for said in facts.keterkaitan:
            for found in _of(whole, id, said):
                one = found[0] if len(found) == 1 else None
                yield id, _found(whole, said, found, _fix(said, one) if one else None)
        for said in facts.pengantar:
            for found in _of(whole, id, said):
                yield id, _found(whole, said, found, None)


def _of(whole: Whole, id: str, said: Said) -> Iterator[tuple[str, ...]]:
    """The other SOPs whose name a text is, those in force first of all; nothing for a text that refers already."""
    if not said.ids:
        same = [other for other in whole.by_name.get(name_key(said.text), ()) if other != id]
        same = [other for other in same if whole.facts[other].status != "dicabut"] or same
        if same:
            yield tuple(same)


def _found(whole: Whole, said: Said, ids: tuple[str, ...], fix: Fix | None) -> Found:
    hint = f'tulis "@{ids[0]}", atau "… = @{ids[0]}" bila kata-katanya harus tetap begini'
    if len(ids) > 1:
        hint = "tulis salah satu rujukan: " + ", ".join(f"@{id}" for id in ids[:_MOST_SHOWN])
    elif fix is None:
        hint = f'tulis "@{ids[0]}"'
    return Found(
        said.span,
        "SOP ini ada dalam koleksi, tetapi disebut tanpa rujukan",
        hint,
        tuple(Related(whole.facts[id].nama.span, "SOP yang disebut", whole.sources[id]) for id in ids[:_MOST_SHOWN]),
        fix,
    )


def _fix(said: Said, id: str) -> Fix:
    return Fix((Edit(Span(said.span.end, said.span.end), f" = @{id}"),))


KETERKAITAN_TANPA_RUJUKAN = Rule(
    code="SOP502",
    name="keterkaitan-tanpa-rujukan",
    level=Severity.INFO,
    what="SOP yang ada dalam koleksi sebaiknya disebut dalam Keterkaitan dengan rujukan: `@id`, atau `teks = @id` bila "
    "kata-katanya harus tetap seperti tertulis.",
    why="Dengan rujukan, nama yang tercetak ikut berubah bila SOP itu berganti nama, peta keterkaitan dapat digambar, "
    "dan pengaruh perubahan sebuah SOP dapat ditelusuri.",
    source="Permenpan RB 35/2012, lampiran, Bab II huruf C angka 2 huruf a (keterkaitan)",
    bad=(
        Bad(
            """
            === 001-satu.sop
            sop Peminjaman Arsip

            keterkaitan:
              - SOP Pemusnahan Arsip
              - «SOP Penyimpanan arsip.»  # lihat bagian umum

            === 002-dua.sop
            sop Penyimpanan Arsip

            keterkaitan: «Peminjaman Arsip»
            """,
            fixed="""
            === 001-satu.sop
            sop Peminjaman Arsip

            keterkaitan:
              - SOP Pemusnahan Arsip
              - SOP Penyimpanan arsip. = @002-dua  # lihat bagian umum

            === 002-dua.sop
            sop Penyimpanan Arsip

            keterkaitan: Peminjaman Arsip
            """,
        ),
    ),
    good=(
        """
        === 001-satu.sop
        sop Peminjaman Arsip

        keterkaitan:
          - @002-dua
          - SOP Penyimpanan Arsip = @002-dua
          - SOP Pemusnahan Arsip

        === 002-dua.sop
        sop Penyimpanan Arsip

        """,
    ),
    check_whole=_check,
)
