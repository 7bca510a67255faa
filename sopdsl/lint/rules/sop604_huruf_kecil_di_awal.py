"""SOP604: a kegiatan, or an item among others, that begins with a small letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdsl.diagnostics import Edit, Fix, Severity
from sopdsl.lint.kegiatan import kegiatan_of
from sopdsl.lint.prose import MARK, Passage, passage_of
from sopdsl.lint.rule import Bad, Found, Rule
from sopdsl.lint.subject import Subject, Written

_SMALL = re.compile(rf"{MARK}?(?P<letter>[^\W\d_])(?P<rest>[^\W\d_]*)(?!-[^\W\d_]*[A-Z])")


def _check(subject: Subject) -> Iterator[Found]:
    for kegiatan in kegiatan_of(subject):
        yield from _found(kegiatan.passage, "kegiatan diawali huruf kecil")
    for keyword, box in subject.boxes:
        # Items may go on with the sentence that introduces them.
        items = [item.text for item in box.items] if box and not box.intro else []
        small = [text for text in items if text.plain[:1].islower()]
        capitals = sum(text.plain[:1].isupper() and text.plain[1:2].islower() for text in items)
        if small and capitals >= len(small):
            for text in small:
                passage = passage_of(Written(keyword, text), subject.source)
                yield from _found(passage, "butir ini diawali huruf kecil, padahal butir lain huruf besar")


def _found(passage: Passage, message: str) -> Iterator[Found]:
    match = _SMALL.match(passage.shown)
    # A capital inside, as in "eKTP", says that the small letter is meant.
    if match is None or not match["letter"].islower() or not (match["rest"] == "" or match["rest"].islower()):
        return
    if len(match["rest"]) == 0 and passage.shown[match.end() : match.end() + 1] in (".", ")", "-"):
        return
    if match[0] in ("dll", "dsb", "dst"):
        return
    first = match["letter"].upper()
    place = passage.span(*match.span("letter"))
    yield Found(place, message, hint=f'tulis "{first}{match["rest"]} …"', fix=Fix((Edit(place, first),)))


HURUF_KECIL_DI_AWAL = Rule(
    code="SOP604",
    name="huruf-kecil-di-awal",
    level=Severity.INFO,
    what="Kegiatan diawali huruf besar, begitu pula semua butir sebuah kotak bila butir lainnya demikian. Butir "
    "sesudah kalimat pengantar, dan baris bernomor sendiri (a, b, …) yang melanjutkan kalimat di atasnya, tidak "
    "diperiksa.",
    why="Kegiatan ialah kalimat, dan kegiatan lain pada tabel yang sama diawali huruf besar. Butir yang berbeda-beda "
    "tulisannya tampak seperti salinan yang belum dirapikan.",
    source="EYD V, tentang huruf kapital pada awal kalimat; Keputusan 060/0042.1 Tahun 2022, SOP 001/SOP/BAG "
    "ORGANISASI (kegiatan) dan 001/SOP/BAG KESRA (butir)",
    bad=(
        Bad(
            """
            kualifikasi pelaksana:
              1. «m»ampu memahami peraturan
              2. Mampu mengoperasikan komputer

            alur:
              pemohon: «m»engajukan permohonan
              arsiparis: *«m»engirim* arsip
            """,
            fixed="""
            kualifikasi pelaksana:
              1. Mampu memahami peraturan
              2. Mampu mengoperasikan komputer

            alur:
              pemohon: Mengajukan permohonan
              arsiparis: *Mengirim* arsip
            """,
        ),
    ),
    good=(
        """
        kualifikasi pelaksana:
          1. mampu memahami peraturan
          2. mampu mengoperasikan komputer

        peralatan dan perlengkapan:
          1. eKTP
          2. Komputer

        peringatan: Tanpa SOP ini:
          1. arsip dapat hilang;
          2. Kepala Bagian tidak mengetahuinya

        pencatatan dan pendataan:
          1. buku pinjam
          2. SOP lain

        alur:
          pemohon: Menyerahkan:
          pemohon: a. permohonan
            nomor: a
          pemohon: eKTP
          arsiparis: e-Arsip diisi
        """,
    ),
    check=_check,
)
