"""SOP202: a kegiatan that names its pelaksana, which the column does already."""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.diagnostics import Edit, Fix, Severity
from sopdsl.lint.kegiatan import Kegiatan, Opening, kegiatan_of, later_subjects
from sopdsl.lint.names import sebutan_of
from sopdsl.lint.prose import MARK, REFERENCE, capital, shortened
from sopdsl.lint.rule import Bad, Found, Rule
from sopdsl.lint.subject import Subject
from sopdsl.lint.wordlists import words_in
from sopdsl.lint.words import active_of, is_active

_NEEDLESS = frozenset(("akan", "maka"))
"""Words before the verb that fall away together with the subject."""
_DONE = frozenset(("dilakukan", "dikerjakan", "dilaksanakan"))
_LINKS = frozenset(
    (
        *("yang", "yg", "akan", "telah", "sudah", "untuk", "agar", "supaya", "harus", "dapat", "bisa", "dan", "atau"),
        *("jika", "bila", "apabila", "setelah", "sesudah", "sebelum", "selama", "tidak", "belum", "sedang", ",", ";"),
    )
)
"""Words that join "dilakukan oleh" to what stands before."""
_SEEN_TO = frozenset(
    (
        *("memantau", "memastikan", "meminta", "memutuskan", "menentukan", "menetapkan", "mengatur", "mengawasi"),
        *("menghendaki", "menjamin", "menyatakan", "menyepakati", "mewajibkan"),
    )
)
"""Verbs whose object may be that something is done by somebody."""


def _check(subject: Subject) -> Iterator[Found]:
    for kegiatan in kegiatan_of(subject):
        if kegiatan.opening is Opening.SUBJECT:
            yield _found(kegiatan)
        if kegiatan.opening is not Opening.UNCLEAR:
            for later in later_subjects(kegiatan, sebutan_of(subject)):
                yield _found(later, later=True)
        if kegiatan.opening is Opening.ACTIVE:
            yield from _done_by(kegiatan)


def _done_by(kegiatan: Kegiatan) -> Iterator[Found]:
    """An active kegiatan that says at its end by whom it is done: "Mengajukan pengaduan dilakukan oleh …"."""
    if kegiatan.words[kegiatan.head].lower in _SEEN_TO:
        return
    for before, word, after in zip(kegiatan.words, kegiatan.words[1:], kegiatan.words[2:], strict=False):
        if word.lower in _DONE and after.lower == "oleh" and not word.depth and before.lower not in _LINKS:
            yield Found(
                kegiatan.passage.span(word.start, after.end),
                f'kegiatan ini menyebut siapa yang mengerjakannya, "{word.text} oleh …"',
                hint="hapus bagian ini dan tulis pelaksananya di depan titik dua; "
                f'bila bagian ini menerangkan kata di depannya, tulis "yang {word.text} oleh …"',
            )


def _found(kegiatan: Kegiatan, *, later: bool = False) -> Found:
    words, shown, passage = kegiatan.words, kegiatan.line, kegiatan.passage
    start = words[kegiatan.head].start
    rest = _rest(kegiatan)
    name = shown[start : words[rest - 1].end]
    while words[rest].lower in _NEEDLESS and rest < kegiatan.verb:
        rest += 1
    first, opens = words[rest], not any(letter.isalnum() for letter in shown[:start])
    word = first.text if is_active(first.text) else active_of(first.text) or first.text
    word = capital(word) if opens else word[:1].lower() + word[1:]
    left = shown[:start] + word + shown[first.end :]
    message = f'kegiatan {"diawali" if opens else "menyebut"} pelaksananya, "{name.replace(MARK, "")}"'
    doing = [name.value for name in kegiatan.step.pelaksana]
    # Without the name the kegiatan is the first pelaksana's: another one named must be kept.
    others = kegiatan.named and (doing[0] not in kegiatan.named or (later and len(doing) > 1))
    if others and later:
        hint = (
            f'tulis sebagai langkah tersendiri: "{kegiatan.named[0]}: {shortened(capital(word) + shown[first.end :])}"'
        )
    elif others:
        hint = f'tulis pelaksananya di depan titik dua: "{kegiatan.named[0]}: {shortened(left)}"'
    else:
        begun = "tulis" if opens else f'hapus "{name.replace(MARK, "")}", sehingga berbunyi'
        hint = f'{begun} "{shortened(left) if opens else f"… {shortened(word + shown[first.end :])}"}"'
    taken = shown[start : first.end]
    fix = None
    if not others and MARK not in taken and REFERENCE not in taken:
        fix = Fix((Edit(passage.span(start, first.end), word),), safe=False)
    return Found(passage.span(start, start + len(name)), message, hint=hint, fix=fix)


def _rest(kegiatan: Kegiatan) -> int:
    """Where the kegiatan goes on behind its subject: at the verb, or at "tidak", "segera", … before it."""
    at = kegiatan.verb
    while at - 1 > kegiatan.head and kegiatan.words[at - 1].lower in words_in("kata-kerja", "kata_bantu"):
        at -= 1
    return at


KEGIATAN_BERSUBJEK = Rule(
    code="SOP202",
    name="kegiatan-bersubjek",
    level=Severity.WARNING,
    what="Kegiatan ditulis tanpa subjek: pelaksananya sudah terbaca dari kolom tempat simbolnya berdiri. Yang dikenali "
    "ialah nama pelaksana yang dideklarasikan, singkatan dan kata pertamanya, id-nya di depan titik dua, serta sebutan "
    "jabatan yang umum, asalkan sesudahnya ada kata kerja aktif.",
    why="Pelaksana yang disebut dua kali memperpanjang kegiatan, dan bila nama pada kolom kelak diubah, nama di dalam "
    "kegiatan mudah tertinggal.",
    source="Permenpan RB 35/2012, lampiran, Bab II huruf B angka 2 huruf b (kegiatan ditulis dengan kata kerja aktif "
    "tanpa subjek) dan huruf c (pelaksana dipisahkan dari kegiatan); Keputusan 060/0042.1 Tahun 2022, SOP Bagian "
    "Kesejahteraan Rakyat",
    bad=(
        Bad(
            """
            pelaksana:
              petugas = Petugas Informasi
              pptk = Pejabat Pelaksana Teknis Kegiatan (PPTK)
              cs = Layanan Pelanggan
            alur:
              petugas: «Petugas» menerima proposal
              pptk: «PPTK» mengoreksi dan mengajukan draf
              cs: «Cs» mencatat draf
              pptk: Setelah draf disetujui, «PPTK» mengundang pemohon
            """,
            fixed="""
            pelaksana:
              petugas = Petugas Informasi
              pptk = Pejabat Pelaksana Teknis Kegiatan (PPTK)
              cs = Layanan Pelanggan
            alur:
              petugas: Menerima proposal
              pptk: Mengoreksi dan mengajukan draf
              cs: Mencatat draf
              pptk: Setelah draf disetujui, mengundang pemohon
            """,
        ),
        Bad(
            """
            pelaksana:
              analis = Analis Kebijakan Muda
              kabag = Kepala Bagian Organisasi
            alur:
              analis: Apabila perlu, maka «Analis Kebijakan Muda» akan berkonsultasi dengan Kepala Bagian
                opsional
              kabag: «Kabag. Organisasi» segera memberi jawaban
            """,
            fixed="""
            pelaksana:
              analis = Analis Kebijakan Muda
              kabag = Kepala Bagian Organisasi
            alur:
              analis: Apabila perlu, maka berkonsultasi dengan Kepala Bagian
                opsional
              kabag: Segera memberi jawaban
            """,
        ),
        Bad(
            """
            alur:
              arsiparis: «Pemohon» menerima arsip
              pemohon: Membaca arsip
              pemohon + arsiparis: Memeriksa arsip, kemudian «arsiparis» menyimpannya
              arsiparis > pemohon: Setelah disetujui, «pemohon» mengambil arsip
              pemohon: Mengembalikan arsip «dilakukan oleh» peminjam (instansi)
            """,
        ),
    ),
    good=(
        """
        alur:
          pemohon: Mengajukan permohonan kepada arsiparis
          arsiparis: Setelah permohonan disetujui Kepala Bagian, menyerahkan arsip kepada pemohon
          arsiparis: Memeriksa perbaikan yang dilakukan oleh pemohon
          arsiparis: Memastikan perbaikan dilakukan oleh pemohon
        """,
        """
        alur:
          pemohon: Pemohonan arsip
          arsiparis: Arsip diserahkan kepada pemohon
        """,
    ),
    check=_check,
)
