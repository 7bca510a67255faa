"""SOP512: a SOP outside the collection whose name is spelled in two ways."""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.diagnostics import Edit, Fix, Severity
from sopdsl.lint.offices import rarer_spellings
from sopdsl.lint.rule import Bad, Found, Related, Rule
from sopdsl.lint.whole import Whole, name_key

_LONGEST_NAME = 20
"""How many words the name of a SOP may have."""


def _check(whole: Whole) -> Iterator[tuple[str, Found]]:
    # What Keterkaitan names without a reference; the names of the collection's own SOPs are compared with it.
    said = {
        id: (
            facts.nama,
            *(one for one in (*facts.pengantar, *facts.keterkaitan) if not (one.ids or _sentence(one.text))),
        )
        for id, facts in whole.facts.items()
    }
    names = {id: [name_key(one.text) for one in of_sop] for id, of_sop in said.items()}
    for rare in rarer_spellings(names, whole.by_name.keys()):
        first = rare.better_uses[0]
        other, source = said[first.id][first.at], whole.sources[first.id]
        for use in rare.uses:
            if use.at == 0:
                continue
            one = said[use.id][use.at]
            typed = source.slice(other.span)
            one_line = "\n" not in typed and "\n" not in whole.sources[use.id].slice(one.span) and first.at > 0
            yield (
                use.id,
                Found(
                    one.span,
                    f'SOP ini ditulis "{" ".join(other.text.split())}" di tempat lain',
                    f'tulis "@{first.id}" bila SOP itu yang dimaksud'
                    if first.at == 0
                    else "samakan tulisannya bila yang dimaksud SOP yang sama",
                    (Related(other.span, "tulisan yang lain", source),),
                    Fix((Edit(one.span, typed),), safe=False) if one_line else None,
                ),
            )


def _sentence(text: str) -> bool:
    """Whether a text is a sentence that came into the box, and no name of a SOP."""
    return len(text.split()) > _LONGEST_NAME or (text.endswith(".") and len(text.split()) > _LONGEST_NAME // 2)


SOP_TERKAIT_BEDA_TULISAN = Rule(
    code="SOP512",
    name="sop-terkait-beda-tulisan",
    level=Severity.WARNING,
    what="Nama SOP yang disebut tanpa rujukan dalam Keterkaitan ditulis dengan cara yang sama dalam semua SOP koleksi. "
    "Yang dilaporkan ialah tulisan yang lebih jarang.",
    why="Nama yang salah ketik membuat SOP yang dimaksud tidak ditemukan.",
    source="Keputusan 060/0042.1 Tahun 2022: Prakualifikasi dan Prakuualifikasi (SOP 005 dan 006/SOP/BAG PBJMINBANG, "
    "Keterkaitan)",
    bad=(
        Bad(
            """
            === 001-satu.sop
            sop Peminjaman Arsip

            keterkaitan:
              1. SOP Pemilihan Penyedia Prakualifikasi
              2. SOP Pelaksanaan Kontrak

            === 002-dua.sop
            sop Penyimpanan Arsip

            keterkaitan:
              1. SOP Pelaksanaan Kontrak
              2. «SOP Pemilihan Penyedia Prakuualifikasi»  # dari draf
            """,
            fixed="""
            === 001-satu.sop
            sop Peminjaman Arsip

            keterkaitan:
              1. SOP Pemilihan Penyedia Prakualifikasi
              2. SOP Pelaksanaan Kontrak

            === 002-dua.sop
            sop Penyimpanan Arsip

            keterkaitan:
              1. SOP Pelaksanaan Kontrak
              2. SOP Pemilihan Penyedia Prakualifikasi  # dari draf
            """,
        ),
        Bad(
            """
            === 001-satu.sop
            sop Peminjaman Arsip

            keterkaitan:
              1. «SOP Penyimpann Arsip»

            === 002-dua.sop
            sop Penyimpanan Arsip

            """
        ),
    ),
    good=(
        """
        === 001-satu.sop
        sop Peminjaman Arsip

        keterkaitan:
          1. SOP Penerbitan Izin Tempat Usaha
          2. SOP Penulisan Berita
          3. SOP Naskah Dinas A

        === 002-dua.sop
        sop Penyimpanan Arsip

        keterkaitan:
          1. SOP Penertiban Izin Tempat Usaha
          2. SOP Pengeditan Berita
          3. SOP Naskah Dinas B
        """,
    ),
    check_whole=_check,
)
