"""SOP203: a kegiatan that does not begin with an active verb."""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.diagnostics import Edit, Fix, Severity
from sopdsl.lint.kegiatan import Kegiatan, Opening, kegiatan_of
from sopdsl.lint.prose import MARK, capital, shortened
from sopdsl.lint.receiving import own_receiver
from sopdsl.lint.rule import Bad, Found, Rule
from sopdsl.lint.subject import Subject
from sopdsl.lint.wordlists import words_in
from sopdsl.lint.words import active_of, is_active

_TOGETHER = frozenset(("koordinasi", "konsultasi"))
_WITH = ("antara", "bersama", "dengan", "di", "ke", "kepada", "melalui", "pada")
_ON = ("atas", "bagi", "mengenai", "tentang", "terhadap")
"""Prepositions that may stand behind a noun, and those that no active verb goes with."""


def _check(subject: Subject) -> Iterator[Found]:
    for kegiatan in kegiatan_of(subject):
        if kegiatan.opening is Opening.OTHER:
            yield _found(subject, kegiatan)


def _found(subject: Subject, kegiatan: Kegiatan) -> Found:
    head = kegiatan.words[kegiatan.head]
    place = kegiatan.passage.span(head.start, head.end)
    message = f'kegiatan diawali "{head.text}", bukan kata kerja aktif'
    after = kegiatan.words[kegiatan.head + 1 : kegiatan.head + 2]
    active = _active(head.text.lower(), after[0].lower if after else "")
    if after and is_active(after[0].text):
        hint = f'mulailah dari kata kerjanya: "{shortened(capital(kegiatan.line[after[0].start :]))}"'
        return Found(place, message, hint=hint)
    if kegiatan.words[-1].lower == "selesai":
        hint = "akhir prosedur digambar dengan sendirinya; tulis apa yang dikerjakan di sini, atau hapus langkah ini"
        if kegiatan.step.label:
            hint += f' dan ganti "-> {kegiatan.step.label.value}" dengan "-> selesai"'
        return Found(place, message, hint=hint)
    receiver = own_receiver(subject, kegiatan)
    if receiver and receiver.start > head.end:
        # What is handed to the pelaksana is received on this step.
        line = kegiatan.line
        thing = f"{head.text.lower()}{line[head.end : receiver.start].rstrip()}{line[receiver.end :]}"
        return Found(place, message, hint=f'tulis "{shortened(f"Menerima {thing}")}"')
    if active is None:
        hint = 'awali dengan kata kerja berawalan me- atau ber-, misalnya "Menyusun …" atau "Berkoordinasi …"'
        return Found(place, message, hint=hint)
    if head.text[:1].isupper():
        active = capital(active)
    if (
        not after
        or after[0].lower in words_in("kata-kerja", "penghenti")
        or after[0].lower == "oleh"
        or MARK in kegiatan.line[head.start : head.end]
    ):
        return Found(place, message, hint=f'awali dengan "{active} …" dan sebut apa yang dikerjakan')
    left = active + kegiatan.line[head.end :]
    return Found(
        place,
        message,
        hint=f'tulis "{shortened(left)}"',
        fix=Fix((Edit(place, active),), safe=False),
    )


def _active(noun: str, after: str) -> str | None:
    """The active verb for a noun, as it goes with the word after: "Koordinasi dengan …", "Evaluasi terhadap …"."""
    active = active_of(noun)
    if active is None or " " in active or after not in (*_WITH, *_ON):
        return active
    if noun in _TOGETHER and after in _WITH:
        return f"ber{noun}"
    # A verb made from a borrowed noun asks for its object at once; those with pe-…-an do with most prepositions.
    return f"melakukan {noun}" if after in _ON or (not noun.startswith("pe") and active.startswith("me")) else active


KEGIATAN_TANPA_KATA_KERJA = Rule(
    code="SOP203",
    name="kegiatan-tanpa-kata-kerja",
    level=Severity.WARNING,
    what="Kegiatan diawali kata kerja aktif, berawalan me- atau ber-. Keterangan di depannya boleh: "
    '"Setelah disetujui, mengirim …". Kegiatan yang pasif ("Surat dikirim …") dilaporkan oleh SOP205.',
    why='Kata kerja aktif mengatakan apa yang harus dikerjakan pelaksana. Kata benda seperti "Penanganan pengaduan" '
    "hanya menyebut pokoknya.",
    source="Permenpan RB 35/2012, lampiran, tentang kolom kegiatan; Keputusan 060/0042.1 Tahun 2022, SOP "
    "07/SOP/Bag.Protokol dan Kompim dan 001/SOP/SETDA",
    bad=(
        Bad(
            """
            alur:
              pemohon: «Penyampaian» pengaduan
              arsiparis: «Evaluasi» pengaduan
              arsiparis: «Terima» jawaban, lalu catat
              arsiparis: «Koordinasi» dengan pemohon
              arsiparis: «Evaluasi» terhadap peminjaman
              arsiparis: «Penyampaian» melalui pos
            """,
            fixed="""
            alur:
              pemohon: Menyampaikan pengaduan
              arsiparis: Mengevaluasi pengaduan
              arsiparis: Menerima jawaban, lalu catat
              arsiparis: Berkoordinasi dengan pemohon
              arsiparis: Melakukan evaluasi terhadap peminjaman
              arsiparis: Menyampaikan melalui pos
            """,
        ),
        Bad(
            """
            alur:
              pemohon: «Memorandum» kepada arsiparis
              arsiparis: Kemudian «pendampingan» untuk pemohon
              pemohon: «Peminjaman» arsip kepada pemohon melalui loket
              arsiparis: «Proses» peminjaman selesai
            """
        ),
    ),
    good=(
        """
        alur:
          pemohon: Berkonsultasi tentang arsip
          arsiparis: Selanjutnya memeriksa *database* arsip
        """,
        """
        alur:
          pemohon: Datang ke ruang arsip
          arsiparis: Menyimpan arsip:
            nomor: -
          arsiparis: naskah asli di ruang arsip
            nomor: a
        """,
    ),
    check=_check,
)
