"""SOP206: a kegiatan that hands something to the one who does it."""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.diagnostics import Severity
from sopdsl.lint.kegiatan import Kegiatan, Opening, kegiatan_of, named_at
from sopdsl.lint.names import Sebutan, sebutan_of
from sopdsl.lint.rule import Bad, Found, Related, Rule
from sopdsl.lint.subject import Subject
from sopdsl.lint.wordlists import words_in

_TO = frozenset(("kepada", "ke"))
_BEHIND = frozenset(("atau", "beserta", "dan", "disertai", "paling", "serta", "yang"))
_ENDINGS = ("pembuka", "penghenti")
"""Lists of words that do not go on with a name."""


def _check(subject: Subject) -> Iterator[Found]:
    names: tuple[Sebutan, ...] | None = None
    for kegiatan in kegiatan_of(subject):
        alone = len(kegiatan.step.pelaksana) == 1 and not kegiatan.step.added
        if not alone or kegiatan.opening not in (Opening.ACTIVE, Opening.SUBJECT):
            continue
        for number, word in enumerate(kegiatan.words):
            if word.lower in _TO:
                names = sebutan_of(subject) if names is None else names
                found = _found(subject, kegiatan, number, names)
                if found:
                    yield found
                    break


def _found(subject: Subject, kegiatan: Kegiatan, at: int, names: tuple[Sebutan, ...]) -> Found | None:
    own = kegiatan.step.pelaksana[0]
    end, ids = named_at(kegiatan.words, at + 1, names)
    if ids != (own.value,) or not _ends(kegiatan, end):
        return None
    name = kegiatan.line[kegiatan.words[at + 1].start : kegiatan.words[end - 1].end]
    return Found(
        kegiatan.passage.span(kegiatan.words[at].start, kegiatan.words[end - 1].end),
        f'kegiatan ini ditujukan kepada pelaksananya sendiri, "{name}"',
        hint=f'periksa pelaksana di depan titik dua ("{own.value}"), atau tujuan kegiatannya',
        related=tuple(
            Related(one.nama.span, "kolom pelaksananya") for one in subject.sop.pelaksana if one.id.value == own.value
        ),
    )


def _ends(kegiatan: Kegiatan, at: int) -> bool:
    """Whether a name ends before a word: "petugas" is not the name in "petugas arsip"."""
    if at == len(kegiatan.words):
        return True
    word = kegiatan.words[at].lower
    return not word[0].isalnum() or word in _BEHIND or any(word in words_in("kata-kerja", key) for key in _ENDINGS)


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
