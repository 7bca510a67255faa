"""SOP206: a kegiatan that hands something to the one who does it."""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.diagnostics import Severity
from sopdsl.lint.kegiatan import Opening, kegiatan_of
from sopdsl.lint.receiving import own_receiver
from sopdsl.lint.rule import Bad, Found, Related, Rule
from sopdsl.lint.subject import Subject


def _check(subject: Subject) -> Iterator[Found]:
    for kegiatan in kegiatan_of(subject):
        # A passive one, or one without a verb, is the matter of SOP205 and SOP203.
        if kegiatan.opening not in (Opening.ACTIVE, Opening.SUBJECT):
            continue
        receiver = own_receiver(subject, kegiatan)
        if receiver:
            own = kegiatan.step.pelaksana[0].value
            name = kegiatan.line[receiver.name : receiver.end]
            yield Found(
                kegiatan.passage.span(receiver.start, receiver.end),
                f'kegiatan ini ditujukan kepada pelaksananya sendiri, "{name}"',
                hint=f'periksa pelaksana di depan titik dua ("{own}"), atau tujuan kegiatannya',
                related=tuple(
                    Related(one.nama.span, "kolom pelaksananya") for one in subject.sop.pelaksana if one.id.value == own
                ),
            )


KEGIATAN_KEPADA_DIRI = Rule(
    code="SOP206",
    name="kegiatan-kepada-diri",
    level=Severity.WARNING,
    what='Kegiatan seperti "Menyerahkan berkas kepada pemohon" tidak dikerjakan pemohon itu sendiri.',
    why="Penerima yang sama dengan pelaksananya hampir selalu berarti bahwa langkahnya disalin dari baris lain, atau "
    "simbolnya berdiri pada kolom yang salah.",
    source="Keputusan 060/0042.1 Tahun 2022, SOP 002/SOP/BAG PBJMINBANG, langkah 13",
    bad=(
        Bad(
            """
            alur:
              pemohon: Mengajukan permohonan kepada Arsiparis
              pemohon: Menyerahkan arsip «kepada pemohon» untuk dibaca
            """
        ),
    ),
    good=(
        """
        pelaksana:
          pemohon = Pemohon
          loket = Petugas Loket
          arsip = Petugas Arsip
        alur:
          pemohon: Mengajukan permohonan kepada petugas
          loket: Meneruskan permohonan ke petugas arsip
          arsip: Menyerahkan arsip kepada petugas
          loket: Meneruskan arsip kepada petugas peminjaman
          pemohon: Arsip diserahkan kepada pemohon
        """,
    ),
    check=_check,
)
