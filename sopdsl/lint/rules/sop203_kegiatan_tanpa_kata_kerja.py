"""SOP203: a kegiatan that does not begin with an active verb."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sopdsl.diagnostics import Edit, Fix, Severity
from sopdsl.lint.kegiatan import Kegiatan, Opening, kegiatan_of
from sopdsl.lint.prose import MARK, capital, shortened
from sopdsl.lint.receiving import own_receiver
from sopdsl.lint.rule import Bad, Found, Rule
from sopdsl.lint.subject import Subject
from sopdsl.lint.wordlists import pairs_in, words_in
from sopdsl.lint.words import active_of, is_active, is_passive
from sopdsl.source import Span

_TOGETHER = frozenset(("diskusi", "koordinasi", "konsultasi", "negosiasi"))
_WITH = ("antara", "bersama", "dengan", "di", "ke", "kepada", "melalui", "pada")
_ON = ("atas", "bagi", "mengenai", "tentang", "terhadap")
"""Prepositions that may stand behind a noun, and those that no active verb goes with."""
_AGAIN = frozenset(("kembali", "ulang"))
_MERE = "proses"
"""What adds nothing to the work named behind it: "Proses instalasi"."""
_JOINTS = frozenset(("dan", "serta", "atau", "/", "&", ","))


class _Work(NamedTuple):
    """A word that should be a verb: its words from `at` to before `end`, and the verb; None where none is known."""

    at: int
    end: int
    active: str | None


def _check(subject: Subject) -> Iterator[Found]:
    for kegiatan in kegiatan_of(subject):
        if kegiatan.opening is Opening.OTHER:
            yield _found(subject, kegiatan)


def _found(subject: Subject, kegiatan: Kegiatan) -> Found:
    first = _work(kegiatan, kegiatan.head)
    hint, edits = _advice(subject, kegiatan, first)
    begins = first._replace(end=first.at + 1) if kegiatan.words[first.at].lower == _MERE else first
    return Found(
        _place(kegiatan, begins),
        f'kegiatan diawali "{_written(kegiatan, begins)}", bukan kata kerja aktif',
        hint=hint,
        fix=Fix(edits, safe=False) if edits else None,
    )


def _advice(subject: Subject, kegiatan: Kegiatan, first: _Work) -> tuple[str, tuple[Edit, ...]]:
    """What to type, and the edits that do so where a whole sentence can be made."""
    words, line = kegiatan.words, kegiatan.line
    written, ends = _written(kegiatan, first), words[first.end - 1].end
    after = words[first.end] if first.end < len(words) else None
    if written.lower() == "apakah":
        return (
            'awali dengan "Memeriksa apakah …" atau "Menentukan apakah …"; pertanyaan yang dicetak di dalam belah '
            'ketupat ditulis di bawahnya, "tanya: …"'
        ), ()
    if after and is_active(after.text) and not (first.active and after.lower in _AGAIN):
        return f'mulailah dari kata kerjanya: "{shortened(capital(line[after.start :]))}"', ()
    if words[-1].lower == "selesai":
        hint = "akhir prosedur digambar dengan sendirinya; tulis apa yang dikerjakan di sini, atau hapus langkah ini"
        if kegiatan.step.label:
            hint += f' dan ganti "-> {kegiatan.step.label.value}" dengan "-> selesai"'
        return hint, ()
    receiver = own_receiver(subject, kegiatan)
    if receiver and receiver.start > ends:
        # What is handed to the pelaksana is received on this step.
        thing = f"{written.lower()}{line[ends : receiver.start].rstrip()}{line[receiver.end :]}"
        return f'tulis "{shortened(f"Menerima {thing}")}"', ()
    if first.active is None:
        return 'awali dengan kata kerja berawalan me- atau ber-, misalnya "Menyusun …" atau "Berkoordinasi …"', ()
    begun = f'awali dengan "{capital(first.active) if written[:1].isupper() else first.active} …"'
    works = [first, *_joined(kegiatan, first.end)]
    unsure = [work for work in works if work.active is None]
    if unsure:
        return f'{begun}, dan ubah juga "{_written(kegiatan, unsure[0])}" menjadi kata kerja', ()
    if _by(kegiatan, works[-1].end):
        return f"{begun}; siapa yang mengerjakannya ditulis di depan titik dua", ()
    last = works[-1].end
    marked = any(MARK in line[words[work.at].start : words[work.end - 1].end] for work in works)
    if last == len(words) or words[last].lower in words_in("kata-kerja", "penghenti") or marked:
        return f"{begun} dan sebut apa yang dikerjakan", ()
    edits = tuple(_edit(kegiatan, work) for work in works)
    return f'tulis "{shortened(_as_edited(kegiatan, edits))}"', edits


def _written(kegiatan: Kegiatan, work: _Work) -> str:
    words = kegiatan.words
    return kegiatan.line[words[work.at].start : words[work.end - 1].end].replace(MARK, "")


def _place(kegiatan: Kegiatan, work: _Work) -> Span:
    return kegiatan.passage.span(kegiatan.words[work.at].start, kegiatan.words[work.end - 1].end)


def _work(kegiatan: Kegiatan, at: int) -> _Work:
    """The word, or the words of one noun such as "tanda tangan", that should be a verb."""
    words = kegiatan.words
    for end in (at + 3, at + 2):
        noun = " ".join(word.lower for word in words[at:end])
        if " " in noun and noun in pairs_in("kata-kerja", "benda"):
            return _Work(at, min(end, len(words)), pairs_in("kata-kerja", "benda")[noun])
    after = words[at + 1].lower if at + 1 < len(words) else ""
    if words[at].lower == _MERE and after in pairs_in("kata-kerja", "benda"):
        return _work(kegiatan, at + 1)._replace(at=at)
    return _Work(at, at + 1, _active(words[at].lower, after))


def _joined(kegiatan: Kegiatan, at: int) -> Iterator[_Work]:
    """The further works of a list: "Pengumpulan, pengolahan, dan penyajian data"."""
    words = kegiatan.words
    while at < len(words) and words[at].text in _JOINTS:
        while at < len(words) and words[at].text in _JOINTS:
            at += 1
        if at == len(words) or words[at].depth or is_active(words[at].text):
            return
        work = _work(kegiatan, at)
        noun = words[at].lower
        if work.active is None and not (noun.startswith(("pem", "pen", "pel", "per")) and noun.endswith("an")):
            return
        yield work
        at = work.end


def _by(kegiatan: Kegiatan, at: int) -> bool:
    """Whether the words behind a noun say who does it: "Pemeriksaan awal oleh dokter"; not what is done to a thing."""
    for word in kegiatan.words[at:]:
        if word.lower == "oleh":
            return True
        if is_passive(word.text) or word.lower in ("yang", "yg") or word.text in ";.:":
            return False
    return False


def _edit(kegiatan: Kegiatan, work: _Work) -> Edit:
    active = work.active or ""
    return Edit(_place(kegiatan, work), capital(active) if kegiatan.words[work.at].text[:1].isupper() else active)


def _as_edited(kegiatan: Kegiatan, edits: tuple[Edit, ...]) -> str:
    """The kegiatan with some edits made."""
    base = kegiatan.passage.start
    pieces, at = [], kegiatan.words[0].start
    for edit in edits:
        pieces += [kegiatan.line[at : edit.span.start - base], edit.text]
        at = edit.span.end - base
    return "".join((*pieces, kegiatan.line[at:]))


def _active(noun: str, after: str) -> str | None:
    """The active verb for a noun, as it goes with the word after: "Koordinasi dengan …", "Evaluasi terhadap …"."""
    active = active_of(noun)
    if active is None or " " in active:
        return active
    if noun in pairs_in("kata-kerja", "benda") and after in words_in("kata-kerja", "sifat_pekerjaan"):
        return f"melakukan {noun}"
    if after not in (*_WITH, *_ON):
        return active
    if noun in _TOGETHER and after in _WITH:
        return f"ber{noun}"
    # A verb made from a borrowed noun asks for its object at once; those with pe-…-an do with most prepositions.
    borrowed = noun in pairs_in("kata-kerja", "benda") and not noun.startswith("pe") and active.startswith("me")
    return f"melakukan {noun}" if after in _ON or borrowed else active


KEGIATAN_TANPA_KATA_KERJA = Rule(
    code="SOP203",
    name="kegiatan-tanpa-kata-kerja",
    level=Severity.WARNING,
    what="Kegiatan diawali kata kerja aktif, berawalan me- atau ber-. Keterangan di depannya boleh: "
    '"Setelah disetujui, mengirim …". Kegiatan yang pasif ("Surat dikirim …") dilaporkan oleh SOP205.',
    why='Kata kerja aktif mengatakan apa yang harus dikerjakan pelaksana. Kata benda seperti "Penanganan pengaduan" '
    "hanya menyebut pokoknya.",
    source="Permenpan RB 35/2012, lampiran, Bab II huruf B angka 2 huruf b (kegiatan ditulis dengan kata kerja aktif "
    "tanpa subjek); Keputusan 060/0042.1 Tahun 2022, SOP 07/SOP/Bag.Protokol dan Kompim dan 001/SOP/SETDA",
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
              arsiparis: «Pengumpulan», pengolahan, dan penyajian arsip
              arsiparis: «Penyusunan» kembali daftar arsip
              arsiparis: «Pemeriksaan» fisik arsip
              arsiparis: «Tanda tangan» berita acara
            """,
            fixed="""
            alur:
              pemohon: Menyampaikan pengaduan
              arsiparis: Mengevaluasi pengaduan
              arsiparis: Menerima jawaban, lalu catat
              arsiparis: Berkoordinasi dengan pemohon
              arsiparis: Melakukan evaluasi terhadap peminjaman
              arsiparis: Menyampaikan melalui pos
              arsiparis: Mengumpulkan, mengolah, dan menyajikan arsip
              arsiparis: Menyusun kembali daftar arsip
              arsiparis: Melakukan pemeriksaan fisik arsip
              arsiparis: Menandatangani berita acara
            """,
        ),
        Bad(
            """
            alur:
              pemohon: «Apakah» arsip sudah lengkap?
              arsiparis: «Penilaian» arsip oleh panitia
              arsiparis: «Pemeriksaan» awal oleh panitia
              arsiparis: «Musnahkan» arsip dengan cara dibakar
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
