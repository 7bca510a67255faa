"""SOP505: a SOP of the collection that its decree does not list, though it lists most of the unit's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Found, Related, Rule
from sopdsl.lint.whole import Whole
from sopdsl.syntax.nodes import Keputusan


def _check(whole: Whole) -> Iterator[tuple[str, Found]]:
    decrees = {id: file.keputusan for id, file in whole.others.items() if file.keputusan}
    listed = {entry.sop.value for decree in decrees.values() for entry in decree.lampiran}
    if not listed:
        return
    units: dict[str, list[str]] = defaultdict(list)
    for id, facts in whole.facts.items():
        if facts.status == "berlaku" or id in listed:
            units[facts.unit].append(id)
    for ids in units.values():
        inside = [id for id in ids if id in listed]
        if len(inside) * 2 < len(ids):
            continue  # the decree is not about this unit's SOPs as a whole
        id_of_decree, decree = next(
            (id, decree)
            for id, decree in decrees.items()
            if any(entry.sop.value in inside for entry in decree.lampiran)
        )
        for id in ids:
            if id not in listed and not _later(whole.facts[id].berlaku, decree):
                yield (
                    id,
                    Found(
                        whole.facts[id].nama.span,
                        "SOP ini tidak ada dalam daftar lampiran surat keputusan",
                        f'tambahkan "@{id}" pada lampiran surat keputusan, atau beri SOP ini "status: draf"',
                        (Related(decree.lampiran[-1].span, "akhir daftar lampiran", whole.sources[id_of_decree]),),
                    ),
                )


def _later(day: str, decree: Keputusan) -> bool:
    """Whether a SOP took effect after the decree, so that another one put it into force."""
    date = decree.tanggal.value if decree.tanggal else None
    return date is not None and day > date.isoformat()


SOP_DI_LUAR_LAMPIRAN = Rule(
    code="SOP505",
    name="sop-di-luar-lampiran",
    level=Severity.WARNING,
    what="Bila surat keputusan memuat sebagian besar SOP sebuah unit, semua SOP unit itu yang berlaku ada dalam daftar "
    "lampirannya. SOP yang mulai berlaku sesudah tanggal keputusan tidak dilaporkan.",
    why="SOP yang tidak ada dalam daftar tidak ditetapkan oleh surat keputusan itu, jadi belum berlaku.",
    source="Permenpan RB 35/2012, lampiran, Bab II huruf D (penetapan SOP AP); Keputusan 060/0042.1 Tahun 2022, "
    "lampiran",
    bad=(
        Bad(
            """
            === 001-satu.sop
            sop Peminjaman Arsip

            pelaksana:
              arsiparis = Arsiparis

            alur:
              arsiparis: Mencatat permohonan

            === 002-dua.sop
            sop «Penyimpanan Arsip»

            pelaksana:
              arsiparis = Arsiparis

            alur:
              arsiparis: Menyimpan arsip

            === keputusan.sop
            keputusan Penetapan SOP

            jenis: Keputusan Wali Kota Arunika
            nomor: 060/001 TAHUN 2026
            tanggal: 2 Februari 2026
            ditetapkan di: Arunika
            ditetapkan oleh: sekda

            lampiran:
              1. @001-satu
            """
        ),
    ),
    good=(
        """
        === 001-satu.sop
        sop Peminjaman Arsip

        === 002-dua.sop
        sop Penyimpanan Arsip

        nomor: 002/SOP/BAG ORGANISASI/2026
        unit: organisasi
        tanggal pembuatan: 5 Januari 2026
        tanggal efektif: 2 Maret 2026
        disahkan oleh: sekda

        pelaksana:
          arsiparis = Arsiparis

        alur:
          arsiparis: Menyimpan arsip

        === 003-tiga.sop
        sop Pemusnahan Arsip

        === keputusan.sop
        keputusan Penetapan SOP

        jenis: Keputusan Wali Kota Arunika
        nomor: 060/001 TAHUN 2026
        tanggal: 2 Februari 2026
        ditetapkan di: Arunika
        ditetapkan oleh: sekda

        lampiran:
          1. @001-satu
        """,
    ),
    check_whole=_check,
)
