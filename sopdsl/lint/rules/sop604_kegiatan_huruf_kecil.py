"""SOP604: a kegiatan that begins with a small letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdsl.diagnostics import Edit, Fix, Severity
from sopdsl.lint.kegiatan import kegiatan_of
from sopdsl.lint.prose import MARK
from sopdsl.lint.rule import Bad, Found, Rule
from sopdsl.lint.subject import Subject

_SMALL = re.compile(rf"{MARK}?(?P<letter>[^\W\d_])(?P<rest>[^\W\d_]*)(?!-[^\W\d_]*[A-Z])")


def _check(subject: Subject) -> Iterator[Found]:
    for kegiatan in kegiatan_of(subject):
        match = _SMALL.match(kegiatan.passage.shown)
        # A capital inside, as in "eKTP", says that the small letter is meant.
        if match is None or not match["letter"].islower() or not (match["rest"] == "" or match["rest"].islower()):
            continue
        if len(match["rest"]) == 0 and kegiatan.passage.shown[match.end() : match.end() + 1] in (".", ")", "-"):
            continue
        first = match["letter"].upper()
        yield Found(
            kegiatan.passage.span(*match.span("letter")),
            "kegiatan diawali huruf kecil",
            hint=f'tulis "{first}{match["rest"]} …"',
            fix=Fix((Edit(kegiatan.passage.span(*match.span("letter")), first),)),
        )


KEGIATAN_HURUF_KECIL = Rule(
    code="SOP604",
    name="kegiatan-huruf-kecil",
    level=Severity.INFO,
    what="Kegiatan diawali huruf besar. Baris bernomor sendiri (a, b, …) yang melanjutkan kalimat di atasnya tidak "
    "diperiksa.",
    why="Kegiatan ialah kalimat, dan kegiatan lain pada tabel yang sama diawali huruf besar.",
    source="EYD V, tentang huruf besar pada awal kalimat; Keputusan 060/0042.1 Tahun 2022, SOP 001/SOP/BAG ORGANISASI",
    bad=(
        Bad(
            """
            alur:
              pemohon: «m»engajukan permohonan
              arsiparis: *«m»engirim* arsip
            """,
            fixed="""
            alur:
              pemohon: Mengajukan permohonan
              arsiparis: *Mengirim* arsip
            """,
        ),
    ),
    good=(
        """
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
