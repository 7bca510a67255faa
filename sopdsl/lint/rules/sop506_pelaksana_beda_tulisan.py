"""SOP506: an office that is spelled in two ways across the collection."""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.diagnostics import Edit, Fix, Severity
from sopdsl.lint.offices import rarer_spellings
from sopdsl.lint.rule import Bad, Found, Related, Rule
from sopdsl.lint.spelling import misnamed
from sopdsl.lint.whole import Whole


def _check(whole: Whole) -> Iterator[tuple[str, Found]]:
    said = {id: facts.pelaksana for id, facts in whole.facts.items()}
    names = {id: [" ".join(one.text.split()) for one in of_sop] for id, of_sop in said.items()}
    for rare in rarer_spellings(names):
        if misnamed(rare.better):
            continue  # SOP601 says how both are written.
        first = rare.better_uses[0]
        place, source = said[first.id][first.at].span, whole.sources[first.id]
        typed = source.slice(place)
        count = len({use.id for use in rare.better_uses})
        for use in rare.uses:
            span = said[use.id][use.at].span
            one_line = "\n" not in typed and "\n" not in whole.sources[use.id].slice(span)
            yield (
                use.id,
                Found(
                    span,
                    f'pelaksana ini ditulis "{rare.better}" di {f"{count} SOP lain" if count > 1 else "SOP lain"}',
                    f'tulis "{rare.better}" bila yang dimaksud jabatan yang sama',
                    (Related(place, "tulisan yang lain", source),),
                    Fix((Edit(span, typed),), safe=False) if one_line else None,
                ),
            )


PELAKSANA_BEDA_TULISAN = Rule(
    code="SOP506",
    name="pelaksana-beda-tulisan",
    level=Severity.WARNING,
    what="Satu jabatan ditulis dengan cara yang sama dalam semua SOP koleksi. Yang dilaporkan ialah tulisan yang lebih "
    "jarang.",
    why="Jabatan yang ditulis dengan dua cara tampak seperti dua jabatan: orang sulit menemukan semua tugas sebuah "
    "jabatan, dan rekapitulasi beban kerja menghitungnya dua kali.",
    source="Keputusan 060/0042.1 Tahun 2022: PA/KPA dan PA/ KPA (SOP 001 dan 005/SOP/BAG PBJMINBANG), "
    "Kabag Kesra Setda dan Sekda (SOP 002 dan 009/SOP/BAG KESRA)",
    bad=(
        Bad(
            """
            === 001-sop.sop
            sop Peminjaman Arsip

            pelaksana:
              analis = Analis Kebijakan Muda
              kabag = Kabag Kesra Setda

            === 002-sop.sop
            sop Penyimpanan Arsip

            pelaksana:
              analis = «Analisis Kebijakan Muda»  # dari draf
              kabag = Kabag Kesra Setda

            === 003-sop.sop
            sop Pemusnahan Arsip

            pelaksana:
              analis = Analis Kebijakan Muda
              kabag = «Kabag Kesra Sekda»
            """,
            fixed="""
            === 001-sop.sop
            sop Peminjaman Arsip

            pelaksana:
              analis = Analis Kebijakan Muda
              kabag = Kabag Kesra Setda

            === 002-sop.sop
            sop Penyimpanan Arsip

            pelaksana:
              analis = Analis Kebijakan Muda  # dari draf
              kabag = Kabag Kesra Setda

            === 003-sop.sop
            sop Pemusnahan Arsip

            pelaksana:
              analis = Analis Kebijakan Muda
              kabag = Kabag Kesra Setda
            """,
        ),
        Bad(
            """
            === 001-sop.sop
            sop Peminjaman Arsip

            pelaksana:
              agendaris = Agendaris
              kabag = Kabag Hukum

            === 002-sop.sop
            sop Penyimpanan Arsip

            pelaksana:
              agendaris = Agendaris
              kabag = Kabag Hukum

            === 003-sop.sop
            sop Pemusnahan Arsip

            pelaksana:
              agendaris = «Agerendaris»
              kabag = «Kepala Bagian Hukum»
            """,
            fixed="""
            === 001-sop.sop
            sop Peminjaman Arsip

            pelaksana:
              agendaris = Agendaris
              kabag = Kabag Hukum

            === 002-sop.sop
            sop Penyimpanan Arsip

            pelaksana:
              agendaris = Agendaris
              kabag = Kabag Hukum

            === 003-sop.sop
            sop Pemusnahan Arsip

            pelaksana:
              agendaris = Agendaris
              kabag = Kabag Hukum
            """,
        ),
    ),
    good=(
        """
            === 001-sop.sop
            sop Peminjaman Arsip

            pelaksana:
              kabag = Kabag Umum
              asisten = Asisten I
              kasubbag = Kasubbag A
              kasir = Kasir

            === 002-sop.sop
            sop Penyimpanan Arsip

            pelaksana:
              kabag = Kabag Hukum
              asisten = Asisten II
              kasubbag = Kasubbag B
              kader = Kader

            === 003-sop.sop
            sop Pemusnahan Arsip

            pelaksana:
              petugas = Petugas Pengaduan
              sekda = Sekda
              setda = Setda
              lurah = Lurah Bendan
            """,
        """
            === 001-sop.sop
            sop Peminjaman Arsip

            pelaksana:
              petugas = Petugas Pengadaan
              pihak = Pihak ke-2 (penyedia jasa)
              kepala = Kepala Bagian Umum

            === 002-sop.sop
            sop Penyimpanan Arsip

            pelaksana:
              kepala = Kepala Bagian
              pihak = Pihak ke-3 (penyedia jasa)
              lurah = Lurah Bendun

            === 003-sop.sop
            sop Pemusnahan Arsip

            pelaksana:
              kepala = Wakil Kepala Pelaksana
              madya = Analis Kebijakan Madya
              analis = Analis Kebijakan Muda
            """,
    ),
    check_whole=_check,
)
