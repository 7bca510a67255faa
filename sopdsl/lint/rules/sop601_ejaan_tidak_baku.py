"""SOP601: words that the dictionary spells otherwise, and slips that are known from real SOPs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopdsl.diagnostics import Edit, Fix, Severity
from sopdsl.lint.prose import Passage, passage_of, passages_of_file
from sopdsl.lint.rule import Bad, Found, Rule
from sopdsl.lint.spelling import Slip, may_slip, misnamed, slips_in
from sopdsl.lint.subject import Subject
from sopdsl.lint.whole import Whole

_NOT_READ = frozenset(("nomor", "nomor langkah", "pejabat", "kota"))
"""Parts that are no words of the author: numbers, and names of people and places."""

_MESSAGES = {
    "tidak_baku": 'ejaan "{}" tidak baku',
    "salah_tulis": '"{}" salah tulis',
    "jabatan": '"{}" nama pekerjaan, bukan sebutan jabatan',
    "singkatan": 'singkatan "{}" tidak lazim dalam naskah dinas',
}


def _check(subject: Subject) -> Iterator[Found]:
    if may_slip(subject.source.text):
        columns = [name for one in subject.sop.pelaksana for name in misnamed(one.nama.plain)]
        for written in subject.texts:
            if may_slip(written.text.plain):
                yield from _found(passage_of(written, subject.source), columns)


def _check_whole(whole: Whole) -> Iterator[tuple[str, Found]]:
    for id, file in whole.others.items():
        source = whole.sources[id]
        if may_slip(source.text):
            for passage in passages_of_file(file, source):
                yield from ((id, found) for found in _found(passage))


def _found(passage: Passage, columns: Iterable[str] = ()) -> Iterator[Found]:
    if passage.part not in _NOT_READ:
        yield from map(_of, slips_in(passage, columns))


def _of(slip: Slip) -> Found:
    return Found(
        slip.span,
        _MESSAGES[slip.kind].format(slip.written),
        hint=f'tulis "{slip.right}"',
        # Other texts may call a column by its name.
        fix=Fix((Edit(slip.span, slip.right),), safe=slip.kind != "jabatan"),
    )


EJAAN_TIDAK_BAKU = Rule(
    code="SOP601",
    name="ejaan-tidak-baku",
    level=Severity.WARNING,
    what="Kata ditulis menurut ejaan baku. Yang dikenali ialah kata dalam sebuah daftar: ejaan lama dan salah kaprah "
    '("analisa", "ijin"), salah tulis ("meguasai"), singkatan catatan tangan ("yg"), dan sebutan jabatan yang tertukar '
    'dengan nama pekerjaannya ("Analisis Kebijakan Muda", seharusnya "Analis"). Dalam nama peraturan hanya salah tulis '
    "yang dilaporkan, sebab nama peraturan dikutip menurut bunyi aslinya; kata bercetak miring dianggap kata asing.",
    why="SOP ialah naskah dinas, yang ditulis dalam bahasa Indonesia baku. Ejaan yang berganti-ganti juga membuat "
    "pencarian tidak menemukan semuanya.",
    source="KBBI dan EYD V; Keputusan 060/0042.1 Tahun 2022, misalnya SOP 07/SOP/Bag.Protokol dan Kompim",
    bad=(
        Bad(
            """
            kualifikasi pelaksana:
              1. «Meguasai» pengolahan dan «analisa» data
              2. Memahami «IJIN» dan «Resiko»-nya, serta «jadual»nya

            alur:
              pemohon: Mengajukan Surat «Kerjasama»  # ijin
              arsiparis: Menyiapkan arsip «yg» akan «di persiapkan»
                | dan «ditindak lanjuti» oleh pegawai «Non PNS»
              pemohon: «Memasukan» arsip yang telah «di paraf» ke dalam map «Antar Kota»
            """,
            fixed="""
            kualifikasi pelaksana:
              1. Menguasai pengolahan dan analisis data
              2. Memahami IZIN dan Risiko-nya, serta jadwalnya

            alur:
              pemohon: Mengajukan Surat Kerja Sama  # ijin
              arsiparis: Menyiapkan arsip yang akan dipersiapkan
                | dan ditindaklanjuti oleh pegawai Non-PNS
              pemohon: Memasukkan arsip yang telah diparaf ke dalam map Antarkota
            """,
        ),
        Bad(
            """
            peralatan dan perlengkapan:
              1. Daftar arsip «se Indonesia», «design» arsip, detailed engineering design, Event Team

            pelaksana:
              pemohon = Pemohon/ «Analisis» Hukum
              arsiparis = «Analisa» Kebijakan Muda

            alur:
              pemohon: Melakukan analisis Kebijakan, lalu memberi tahu «Analisis» Kebijakan Ahli Muda
              arsiparis: Mengirim arsip kepada «Analisis» Hukum
              arsiparis: Menyerahkan Analisis Jabatan
            """,
            fixed="""
            peralatan dan perlengkapan:
              1. Daftar arsip se-Indonesia, desain arsip, detailed engineering design, Event Team

            pelaksana:
              pemohon = Pemohon/ Analis Hukum
              arsiparis = Analis Kebijakan Muda

            alur:
              pemohon: Melakukan analisis Kebijakan, lalu memberi tahu Analis Kebijakan Ahli Muda
              arsiparis: Mengirim arsip kepada Analis Hukum
              arsiparis: Menyerahkan Analisis Jabatan
            """,
        ),
        Bad(
            """
            === peraturan.sop
            peraturan uu-1 = Undang-Undang Nomor 1 Tahun 1950 tentang Ijin dan «Pemerinthan» di Propinsi Djawa Timur

            unit umum = Bagian «Managemen» Aset
            """,
        ),
    ),
    good=(
        """
        dasar hukum:
          1. Undang-Undang Nomor 16 Tahun 1950 tentang Ijin di Propinsi Djawa Timur

        kualifikasi pelaksana:
          1. Memahami Peraturan Daerah Nomor 3 Tahun 1999 tentang Ijin Gangguan
          2. Memahami alamat https://jadual.pekalongankota.go.id/analisa
          3. Menyusun *final draft* dalam bahasa Inggris
          4. Indikator Analisis Kinerja Utama, Analisis Data Triwulan Pertama
          5. Berpraktik di pendidikan, di perusahaan, dan di Pekalongan
        """,
    ),
    check=_check,
    check_whole=_check_whole,
)
