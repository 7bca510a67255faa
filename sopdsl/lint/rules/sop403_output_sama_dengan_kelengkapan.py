"""SOP403: a step that gives out what it takes in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Found, Related, Rule
from sopdsl.lint.subject import Subject, place_of, texts_of
from sopdsl.syntax.nodes import Box

_APART = re.compile(r"[\W_]+")
_VERB = re.compile(r"\b(?:me[a-z]{4,}|di[a-z]{4,})\b", re.IGNORECASE)
_HANDS_ON = re.compile(
    r"(?:meng|di)(?:ajukan|antar(?:kan)?|ambil)|mengembalikan|dikembalikan|mengirim(?:kan)?|dikirim(?:kan)?"
    r"|men(?:erima|eruskan|yampaikan|yerahkan|yimpan)|di(?:terima|teruskan|sampaikan|serahkan|simpan)"
    r"|(?:mem|di)(?:bawa|bagikan|berikan)|(?:men|di)distribusikan",
    re.IGNORECASE,
)
"""Verbs of steps that hand something on as it is."""


def _check(subject: Subject) -> Iterator[Found]:
    for step in subject.steps:
        given, taken = step.output, step.kelengkapan
        if given is None or taken is None or len(given.items) != len(taken.items):
            continue
        texts = _compared(subject, given)
        same = texts and texts == _compared(subject, taken)
        if same and not _hands_on(subject.world.printed(step.uraian)):
            yield Found(
                place_of(given),
                "output langkah ini sama dengan kelengkapannya",
                hint='sebut hasil langkah ini atau keadaannya yang baru, misalnya "… yang sudah dikoreksi"',
                related=(Related(place_of(taken), "kelengkapan langkah ini"),),
            )


def _hands_on(kegiatan: str) -> bool:
    """Whether a step first of all hands something on, or takes it. What a passive "setelah …" says is done before."""
    for verb in _VERB.findall(kegiatan):
        if _HANDS_ON.fullmatch(verb):
            return True
        if verb.casefold().startswith("me"):
            return False
    return False


def _compared(subject: Subject, box: Box) -> frozenset[str]:
    """The texts of a box without what does not matter between them: capitals, blanks, punctuation, order."""
    printed = (subject.world.printed(text) for text in texts_of(box))
    return frozenset(text for one in printed if (text := _APART.sub(" ", one.casefold()).strip()))


OUTPUT_SAMA_DENGAN_KELENGKAPAN = Rule(
    code="SOP403",
    name="output-sama-dengan-kelengkapan",
    level=Severity.INFO,
    what="Output suatu langkah sebaiknya berbeda dari kelengkapannya, atau menyebut keadaannya yang baru: `Surat yang "
    "sudah diparaf`, bukan `Surat`. Huruf besar, tanda baca, dan urutan butir tidak dibedakan. Langkah yang "
    "meneruskan sesuatu apa adanya (mengajukan, mengirim, menerima, menyerahkan, …) tidak dilaporkan.",
    why="Output ialah hasil langkah itu. Kalau sama dengan yang diterimanya, pembaca tidak tahu apa yang dikerjakan, "
    "dan pemeriksa tidak dapat melihat apakah langkahnya sudah selesai.",
    source="Permenpan RB 35/2012, lampiran, Bab II huruf C angka 2 huruf b (bagian flowchart: output); Keputusan "
    "060/0042.1 Tahun 2022, SOP 004/SOP/KESRA/2022, langkah mengoreksi draf",
    bad=(
        Bad(
            """
            alur:
              arsiparis: Memeriksa permohonan
                kelengkapan: Formulir permohonan
                waktu: 5 menit
                output: «Formulir Permohonan.»
              arsiparis: Mencatat peminjaman arsip, lalu menyerahkannya
                kelengkapan:
                  - Formulir
                  - Buku pinjam
                waktu: 5 menit
                output:
                  - «Buku pinjam
                  - Formulir»
            """
        ),
    ),
    good=(
        """
        alur:
          arsiparis: Memeriksa permohonan
            kelengkapan: Formulir permohonan
            waktu: 5 menit
            output: Formulir permohonan yang disetujui
          arsiparis: Menyerahkan arsip kepada pemohon
            kelengkapan: Arsip
            waktu: 5 menit
            output: Arsip
          arsiparis: Menutup loket
            kelengkapan: -
            waktu: 5 menit
            output: -
        """,
    ),
    check=_check,
)
