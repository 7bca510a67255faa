"""SOP205: a kegiatan whose verb is passive."""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.diagnostics import Severity
from sopdsl.lint.kegiatan import Kegiatan, Opening, kegiatan_of
from sopdsl.lint.prose import MARK, capital, shortened
from sopdsl.lint.receiving import own_receiver
from sopdsl.lint.rule import Bad, Found, Rule
from sopdsl.lint.subject import Subject
from sopdsl.lint.wordlists import words_in
from sopdsl.lint.words import active_of, is_passive


def _check(subject: Subject) -> Iterator[Found]:
    for kegiatan in kegiatan_of(subject):
        if kegiatan.opening is Opening.PASSIVE:
            verb = kegiatan.words[kegiatan.verb]
            start = verb.start if is_passive(verb.text) else kegiatan.words[kegiatan.verb - 1].start
            yield Found(
                kegiatan.passage.span(start, verb.end),
                f'kegiatan memakai kata kerja pasif, "{kegiatan.line[start : verb.end].replace(MARK, "")}"',
                hint=_hint(subject, kegiatan),
            )


def _hint(subject: Subject, kegiatan: Kegiatan) -> str:
    words, line = kegiatan.words, kegiatan.line
    verb = words[kegiatan.verb]
    active = capital(active_of(verb.text) or "")
    behind = words[kegiatan.verb + 1 : kegiatan.verb + 2]
    receiver = own_receiver(subject, kegiatan)
    if receiver and receiver.start > verb.start:
        # What is handed to the pelaksana is received on this step.
        active = "Menerima"
        line = line[: receiver.start].rstrip() + line[receiver.end :]
    if kegiatan.verb == kegiatan.head or (behind and behind[0].lower == "oleh"):
        return f'tulis "{active} …"; siapa yang mengerjakannya ditulis di depan titik dua'
    last = kegiatan.verb if is_passive(verb.text) else kegiatan.verb - 1
    while last - 1 > kegiatan.head and words[last - 1].lower in words_in("kata-kerja", "kata_bantu"):
        last -= 1
    thing = line[words[kegiatan.head].start : words[last - 1].end]
    if words[kegiatan.head].text[1:].islower() and words[kegiatan.head + 1].text.islower():
        thing = thing[:1].lower() + thing[1:]
    return f'tulis "{shortened(f"{active} {thing}{line[verb.end :]}", 90)}"'


KEGIATAN_PASIF = Rule(
    code="SOP205",
    name="kegiatan-pasif",
    level=Severity.INFO,
    what="Kegiatan sebaiknya memakai kata kerja aktif (me- atau ber-), bukan pasif (di-).",
    why="Kalimat pasif mendahulukan bendanya. Kalimat aktif lebih pendek, dan langsung mengatakan apa yang dikerjakan "
    "pelaksana pada kolomnya.",
    source="Permenpan RB 35/2012, lampiran, Bab II huruf B angka 2 huruf b (kegiatan ditulis dengan kata kerja aktif "
    "tanpa subjek); Keputusan 060/0042.1 Tahun 2022, SOP 001/SOP/SETDA",
    bad=(
        Bad(
            """
            alur:
              pemohon: Formulir yang diisi pemohon «disampaikan» kepada arsiparis
              arsiparis: Setelah lengkap, permohonan telah «dicatat» dalam buku pinjam
              arsiparis: «Diserahkan» kepada pemohon
              arsiparis: «Di paraf» oleh atasan
              arsiparis: Arsip «di serahkan» kepada pemohon
              pemohon: Salinan arsip «diserahkan» kepada pemohon untuk dibaca
            """
        ),
    ),
    good=(
        """
        alur:
          pemohon: Menyampaikan formulir yang sudah diisi
          arsiparis: Menerima formulir untuk dicatat
        """,
    ),
    check=_check,
)
