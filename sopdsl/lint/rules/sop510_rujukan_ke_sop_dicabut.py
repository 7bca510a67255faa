"""SOP510: a SOP in force that refers to one that is no longer."""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Found, Related, Rule
from sopdsl.lint.whole import Whole


def _check(whole: Whole) -> Iterator[tuple[str, Found]]:
    repealed = {id for id, facts in whole.facts.items() if facts.status == "dicabut"}
    for id, facts in whole.facts.items():
        if id in repealed:
            continue
        for said in (*facts.pengantar, *facts.keterkaitan, *facts.langkah, *facts.keterangan):
            for named in said.ids:
                if named in repealed:
                    related = Related(whole.facts[named].nama.span, "SOP yang dicabut", whole.sources[named])
                    yield (
                        id,
                        Found(
                            said.span,
                            f'SOP "@{named}" yang disebut di sini sudah dicabut',
                            "sebut SOP penggantinya, atau hapus sebutan ini",
                            (related,),
                        ),
                    )


RUJUKAN_KE_SOP_DICABUT = Rule(
    code="SOP510",
    name="rujukan-ke-sop-dicabut",
    level=Severity.WARNING,
    what="SOP yang berlaku tidak menyebut SOP yang sudah dicabut dalam Keterkaitan, pada langkah (`sop:`), atau di "
    "kolom Ket.",
    why="Pelaksana yang mengikuti sebutan itu akan bekerja menurut SOP yang tidak berlaku lagi.",
    source="Permenpan RB 35/2012, lampiran, tentang monitoring dan evaluasi penerapan SOP AP",
    bad=(
        Bad(
            """
            === 001-satu.sop
            sop Peminjaman Arsip

            keterkaitan:
              1. «SOP Arsip» = @002-dua

            pelaksana:
              arsiparis = Arsiparis

            alur:
              arsiparis: Mencatat permohonan
                sop: «@002-dua»
              arsiparis: Menyerahkan arsip
                keterangan: «Lihat @002-dua»

            === 002-dua.sop
            sop Penyimpanan Arsip

            status: dicabut

            pelaksana:
              arsiparis = Arsiparis

            alur:
              arsiparis: Menyimpan arsip
            """
        ),
    ),
    good=(
        """
        === 001-satu.sop
        sop Peminjaman Arsip

        status: dicabut

        keterkaitan:
          1. @002-dua

        pelaksana:
          arsiparis = Arsiparis

        alur:
          arsiparis: Menyimpan arsip

        === 002-dua.sop
        sop Penyimpanan Arsip

        status: dicabut

        pelaksana:
          arsiparis = Arsiparis

        alur:
          arsiparis: Menyimpan arsip
        """,
    ),
    check_whole=_check,
)
