"""SOP514: steps that are carried out by SOPs which lead back to them."""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.diagnostics import Severity
from sopdsl.lint.facts import Said
from sopdsl.lint.rule import Bad, Found, Related, Rule
from sopdsl.lint.whole import Whole


def _check(whole: Whole) -> Iterator[tuple[str, Found]]:
    calls = {id: facts.langkah for id, facts in whole.facts.items() if facts.langkah}
    for id, steps in calls.items():
        for said in steps:
            way = _way_back(calls, said.ids[0], id)
            if way is None:
                continue
            message = "langkah ini dikerjakan menurut SOP ini sendiri"
            if way:
                message = f'SOP "@{said.ids[0]}" sendiri dikerjakan menurut SOP ini, jadi tidak pernah selesai'
            yield (
                id,
                Found(
                    said.span,
                    message,
                    "sebut SOP lain yang dimaksud, atau uraikan langkahnya di sini",
                    tuple(Related(step.span, "dilanjutkan di sini", whole.sources[other]) for other, step in way[:5]),
                ),
            )


def _way_back(calls: dict[str, tuple[Said, ...]], start: str, goal: str) -> list[tuple[str, Said]] | None:
    """The shortest way of steps from one SOP to another; empty where they are the same, None where there is none."""
    if start == goal:
        return []
    ways: dict[str, list[tuple[str, Said]]] = {start: []}
    waiting = [start]
    for id in waiting:
        for said in calls.get(id, ()):
            target = said.ids[0]
            if target not in ways:
                ways[target] = [*ways[id], (id, said)]
                waiting.append(target)
            if target == goal:
                return ways[target]
    return None


SOP_SALING_MEMANGGIL = Rule(
    code="SOP514",
    name="sop-saling-memanggil",
    level=Severity.WARNING,
    what="Langkah yang dikerjakan menurut SOP lain (`sop:`) tidak kembali ke SOP asalnya.",
    why="Bila SOP pertama menunggu SOP kedua dan SOP kedua menunggu SOP pertama, tidak satu pun dapat selesai.",
    source="Permenpan RB 35/2012, lampiran, bagian penyusunan SOP",
    bad=(
        Bad(
            """
            === 001-satu.sop
            sop Peminjaman Arsip

            nomor: 001/SOP/BAG ORGANISASI/2026
            unit: organisasi
            tanggal pembuatan: 5 Januari 2026
            tanggal efektif: 2 Februari 2026
            disahkan oleh: sekda
            status: draf

            pelaksana:
              arsiparis = Arsiparis

            alur:
              arsiparis: Mencatat permohonan
                sop: «@002-dua»
              arsiparis: Menyerahkan arsip

            === 002-dua.sop
            sop Penyimpanan Arsip

            nomor: 002/SOP/BAG ORGANISASI/2026
            unit: organisasi
            tanggal pembuatan: 5 Januari 2026
            tanggal efektif: 2 Februari 2026
            disahkan oleh: sekda
            status: draf

            pelaksana:
              arsiparis = Arsiparis

            alur:
              arsiparis: Mencatat permohonan
                sop: «@001-satu»
              arsiparis: Menyerahkan arsip
            """
        ),
        Bad(
            """
            === 001-satu.sop
            sop Peminjaman Arsip

            nomor: 001/SOP/BAG ORGANISASI/2026
            unit: organisasi
            tanggal pembuatan: 5 Januari 2026
            tanggal efektif: 2 Februari 2026
            disahkan oleh: sekda
            status: draf

            pelaksana:
              arsiparis = Arsiparis

            alur:
              arsiparis: Mencatat permohonan
                sop: «@001-satu»
              arsiparis: Menyerahkan arsip
            """
        ),
    ),
    good=(
        """
        === 001-satu.sop
        sop Peminjaman Arsip

        nomor: 001/SOP/BAG ORGANISASI/2026
        unit: organisasi
        tanggal pembuatan: 5 Januari 2026
        tanggal efektif: 2 Februari 2026
        disahkan oleh: sekda
        status: draf

        pelaksana:
          arsiparis = Arsiparis

        alur:
          arsiparis: Mencatat permohonan
            sop: @002-dua
          arsiparis: Menyerahkan arsip

        === 002-dua.sop
        sop Penyimpanan Arsip

        nomor: 002/SOP/BAG ORGANISASI/2026
        unit: organisasi
        tanggal pembuatan: 5 Januari 2026
        tanggal efektif: 2 Februari 2026
        disahkan oleh: sekda
        status: draf

        pelaksana:
          arsiparis = Arsiparis

        alur:
          arsiparis: Mencatat permohonan
            sop: @003-tiga
          arsiparis: Menyerahkan arsip

        === 003-tiga.sop
        sop Pemusnahan Arsip

        """,
    ),
    check_whole=_check,
)
