"""SOP513: two SOPs of a unit that have one name."""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Found, Related, Rule
from sopdsl.lint.whole import Whole


def _check(whole: Whole) -> Iterator[tuple[str, Found]]:
    for ids in whole.by_name.values():
        first: dict[str, str] = {}
        for id in ids if len(ids) > 1 else ():
            facts = whole.facts[id]
            if facts.status == "dicabut":
                continue
            earlier = first.setdefault(facts.unit, id)
            if earlier != id:
                yield (
                    id,
                    Found(
                        facts.nama.span,
                        "SOP lain dari unit ini bernama sama",
                        'beri nama yang membedakan keduanya, atau tulis "status: dicabut" pada SOP yang digantikan',
                        (Related(whole.facts[earlier].nama.span, "SOP yang bernama sama", whole.sources[earlier]),),
                    ),
                )


NAMA_SOP_GANDA = Rule(
    code="SOP513",
    name="nama-sop-ganda",
    level=Severity.WARNING,
    what="Dua SOP yang berlaku dari satu unit tidak bernama sama.",
    why="SOP disebut dengan namanya, jadi dua SOP yang bernama sama tidak dapat dibedakan. Biasanya yang satu salinan "
    "yang belum diubah, atau versi lama yang belum dicabut.",
    source="Permenpan RB 35/2012, lampiran, Bab II huruf C angka 2 huruf a (judul SOP AP)",
    bad=(
        Bad(
            """
            === 001-satu.sop
            sop Peminjaman Arsip

            === 002-dua.sop
            sop «SOP PEMINJAMAN ARSIP»

            """
        ),
    ),
    good=(
        """
        === 001-satu.sop
        sop Peminjaman Arsip

        === 002-dua.sop
        sop Peminjaman Arsip

        status: dicabut

        pelaksana:
          arsiparis = Arsiparis

        alur:
          arsiparis: Menyimpan arsip

        === 003-tiga.sop
        sop Peminjaman Arsip Statis

        """,
    ),
    check_whole=_check,
)
