"""SOP203: a kegiatan that does not begin with an active verb."""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.diagnostics import Edit, Fix, Severity
from sopdsl.lint.kegiatan import Kegiatan, Opening, kegiatan_of
from sopdsl.lint.prose import MARK, capital, shortened
from sopdsl.lint.rule import Bad, Found, Rule
from sopdsl.lint.subject import Subject
from sopdsl.lint.wordlists import words_in
from sopdsl.lint.words import active_of, is_active


def _check(subject: Subject) -> Iterator[Found]:
    for kegiatan in kegiatan_of(subject):
        if kegiatan.opening is Opening.OTHER:
            yield _found(kegiatan)


def _found(kegiatan: Kegiatan) -> Found:
    head = kegiatan.words[kegiatan.head]
    place = kegiatan.passage.span(head.start, head.end)
    message = f'kegiatan diawali "{head.text}", bukan kata kerja aktif'
    active = active_of(head.text)
    after = kegiatan.words[kegiatan.head + 1 : kegiatan.head + 2]
    if after and is_active(after[0].text):
        hint = f'mulailah dari kata kerjanya: "{shortened(capital(kegiatan.line[after[0].start :]))}"'
        return Found(place, message, hint=hint)
    if kegiatan.words[-1].lower == "selesai":
        hint = "akhir prosedur digambar dengan sendirinya; tulis apa yang dikerjakan pada langkah ini, atau hapus"
        return Found(place, message, hint=hint)
    if active is None:
        hint = 'awali dengan kata kerja berawalan me- atau ber-, misalnya "Menyusun …" atau "Berkoordinasi …"'
        return Found(place, message, hint=hint)
    if head.text[:1].isupper():
        active = capital(active)
    if (
        not after
        or after[0].lower in words_in("kata-kerja", "penghenti")
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


KEGIATAN_TANPA_KATA_KERJA = Rule(
    code="SOP203",
    name="kegiatan-tanpa-kata-kerja",
    level=Severity.WARNING,
    what="Kegiatan diawali kata kerja aktif, berawalan me- atau ber-. Keterangan di depannya boleh: "
    '"Setelah disetujui, mengirim …". Kegiatan yang pasif ("Surat dikirim …") diurus SOP205.',
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
            """,
            fixed="""
            alur:
              pemohon: Menyampaikan pengaduan
              arsiparis: Mengevaluasi pengaduan
              arsiparis: Menerima jawaban, lalu catat
            """,
        ),
        Bad(
            """
            alur:
              pemohon: «Memorandum» kepada arsiparis
              arsiparis: Kemudian «pendampingan» untuk pemohon
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
