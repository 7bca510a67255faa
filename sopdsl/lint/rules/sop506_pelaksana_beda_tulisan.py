"""SOP506: an office that is spelled in two ways across the collection."""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.diagnostics import Edit, Fix, Severity
from sopdsl.lint.offices import rarer_spellings
from sopdsl.lint.rule import Bad, Found, Related, Rule
from sopdsl.lint.whole import Whole


def _check(whole: Whole) -> Iterator[tuple[str, Found]]:
    said = {id: facts.pelaksana for id, facts in whole.facts.items()}
    names = {id: [" ".join(one.text.split()) for one in of_sop] for id, of_sop in said.items()}
    for rare in rarer_spellings(names):
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
    source="Keputusan 060/0042.1 Tahun 2022: Analisis dan Analisa Kebijakan Muda (SOP 003/SOP/BAG ORGANISASI), "
    "Kabag Kesra Setda dan Sekda (SOP 002 dan 009/SOP/BAG KESRA)",
    bad=(
        Bad(
            """
            === 001-sop.sop
            sop Peminjaman Arsip

            nomor: 001/SOP/BAG ORGANISASI/2026
            unit: organisasi
            tanggal pembuatan: 5 Januari 2026
            tanggal efektif: 2 Februari 2026
            disahkan oleh: sekda
            status: draf

            pelaksana:
              p0 = Analis Kebijakan Muda
              p1 = Kabag Kesra Setda

            === 002-sop.sop
            sop Penyimpanan Arsip

            nomor: 002/SOP/BAG ORGANISASI/2026
            unit: organisasi
            tanggal pembuatan: 5 Januari 2026
            tanggal efektif: 2 Februari 2026
            disahkan oleh: sekda
            status: draf

            pelaksana:
              p0 = «Analisis Kebijakan Muda»  # dari draf
              p1 = Kabag Kesra Setda

            === 003-sop.sop
            sop Pemusnahan Arsip

            nomor: 003/SOP/BAG ORGANISASI/2026
            unit: organisasi
            tanggal pembuatan: 5 Januari 2026
            tanggal efektif: 2 Februari 2026
            disahkan oleh: sekda
            status: draf

            pelaksana:
              p0 = Analis Kebijakan Muda
              p1 = «Kabag Kesra Sekda»
            """,
            fixed="""
            === 001-sop.sop
            sop Peminjaman Arsip

            nomor: 001/SOP/BAG ORGANISASI/2026
            unit: organisasi
            tanggal pembuatan: 5 Januari 2026
            tanggal efektif: 2 Februari 2026
            disahkan oleh: sekda
            status: draf

            pelaksana:
              p0 = Analis Kebijakan Muda
              p1 = Kabag Kesra Setda

            === 002-sop.sop
            sop Penyimpanan Arsip

            nomor: 002/SOP/BAG ORGANISASI/2026
            unit: organisasi
            tanggal pembuatan: 5 Januari 2026
            tanggal efektif: 2 Februari 2026
            disahkan oleh: sekda
            status: draf

            pelaksana:
              p0 = Analis Kebijakan Muda  # dari draf
              p1 = Kabag Kesra Setda

            === 003-sop.sop
            sop Pemusnahan Arsip

            nomor: 003/SOP/BAG ORGANISASI/2026
            unit: organisasi
            tanggal pembuatan: 5 Januari 2026
            tanggal efektif: 2 Februari 2026
            disahkan oleh: sekda
            status: draf

            pelaksana:
              p0 = Analis Kebijakan Muda
              p1 = Kabag Kesra Setda
            """,
        ),
        Bad(
            """
            === 001-sop.sop
            sop Peminjaman Arsip

            nomor: 001/SOP/BAG ORGANISASI/2026
            unit: organisasi
            tanggal pembuatan: 5 Januari 2026
            tanggal efektif: 2 Februari 2026
            disahkan oleh: sekda
            status: draf

            pelaksana:
              p0 = Agendaris
              p1 = Kabag Hukum

            === 002-sop.sop
            sop Penyimpanan Arsip

            nomor: 002/SOP/BAG ORGANISASI/2026
            unit: organisasi
            tanggal pembuatan: 5 Januari 2026
            tanggal efektif: 2 Februari 2026
            disahkan oleh: sekda
            status: draf

            pelaksana:
              p0 = Agendaris
              p1 = Kabag Hukum

            === 003-sop.sop
            sop Pemusnahan Arsip

            nomor: 003/SOP/BAG ORGANISASI/2026
            unit: organisasi
            tanggal pembuatan: 5 Januari 2026
            tanggal efektif: 2 Februari 2026
            disahkan oleh: sekda
            status: draf

            pelaksana:
              p0 = «Agerendaris»
              p1 = «Kepala Bagian Hukum»
            """,
            fixed="""
            === 001-sop.sop
            sop Peminjaman Arsip

            nomor: 001/SOP/BAG ORGANISASI/2026
            unit: organisasi
            tanggal pembuatan: 5 Januari 2026
            tanggal efektif: 2 Februari 2026
            disahkan oleh: sekda
            status: draf

            pelaksana:
              p0 = Agendaris
              p1 = Kabag Hukum

            === 002-sop.sop
            sop Penyimpanan Arsip

            nomor: 002/SOP/BAG ORGANISASI/2026
            unit: organisasi
            tanggal pembuatan: 5 Januari 2026
            tanggal efektif: 2 Februari 2026
            disahkan oleh: sekda
            status: draf

            pelaksana:
              p0 = Agendaris
              p1 = Kabag Hukum

            === 003-sop.sop
            sop Pemusnahan Arsip

            nomor: 003/SOP/BAG ORGANISASI/2026
            unit: organisasi
            tanggal pembuatan: 5 Januari 2026
            tanggal efektif: 2 Februari 2026
            disahkan oleh: sekda
            status: draf

            pelaksana:
              p0 = Agendaris
              p1 = Kabag Hukum
            """,
        ),
    ),
    good=(
        """
            === 001-sop.sop
            sop Peminjaman Arsip

            nomor: 001/SOP/BAG ORGANISASI/2026
            unit: organisasi
            tanggal pembuatan: 5 Januari 2026
            tanggal efektif: 2 Februari 2026
            disahkan oleh: sekda
            status: draf

            pelaksana:
              p0 = Kabag Umum
              p1 = Asisten I
              p2 = Kasubbag A
              p3 = Kasir

            === 002-sop.sop
            sop Penyimpanan Arsip

            nomor: 002/SOP/BAG ORGANISASI/2026
            unit: organisasi
            tanggal pembuatan: 5 Januari 2026
            tanggal efektif: 2 Februari 2026
            disahkan oleh: sekda
            status: draf

            pelaksana:
              p0 = Kabag Hukum
              p1 = Asisten II
              p2 = Kasubbag B
              p3 = Kader

            === 003-sop.sop
            sop Pemusnahan Arsip

            nomor: 003/SOP/BAG ORGANISASI/2026
            unit: organisasi
            tanggal pembuatan: 5 Januari 2026
            tanggal efektif: 2 Februari 2026
            disahkan oleh: sekda
            status: draf

            pelaksana:
              p0 = Petugas Pengaduan
              p1 = Sekda
              p2 = Setda
              p3 = Lurah Bendan
            """,
        """
            === 001-sop.sop
            sop Peminjaman Arsip

            nomor: 001/SOP/BAG ORGANISASI/2026
            unit: organisasi
            tanggal pembuatan: 5 Januari 2026
            tanggal efektif: 2 Februari 2026
            disahkan oleh: sekda
            status: draf

            pelaksana:
              p0 = Petugas Pengadaan
              p1 = Pihak ke-2 (penyedia jasa)
              p2 = Kepala Bagian Umum

            === 002-sop.sop
            sop Penyimpanan Arsip

            nomor: 002/SOP/BAG ORGANISASI/2026
            unit: organisasi
            tanggal pembuatan: 5 Januari 2026
            tanggal efektif: 2 Februari 2026
            disahkan oleh: sekda
            status: draf

            pelaksana:
              p0 = Kepala Bagian
              p1 = Pihak ke-3 (penyedia jasa)
              p2 = Lurah Bendun

            === 003-sop.sop
            sop Pemusnahan Arsip

            nomor: 003/SOP/BAG ORGANISASI/2026
            unit: organisasi
            tanggal pembuatan: 5 Januari 2026
            tanggal efektif: 2 Februari 2026
            disahkan oleh: sekda
            status: draf

            pelaksana:
              p0 = Wakil Kepala Pelaksana
              p1 = Analis Kebijakan Madya
              p2 = Analis Kebijakan Muda
            """,
    ),
    check_whole=_check,
)
