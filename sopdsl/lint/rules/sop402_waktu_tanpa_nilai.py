"""SOP402: a time that is not understood as a length of time, so that it is missing from the totals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Found, Rule
from sopdsl.lint.subject import Subject, place_of
from sopdsl.model.waktu import meaning, unit_of_bare_numbers

_DASHES = frozenset("-\u2013\u2014")
_BARE = re.compile(r"[0-9]+(?:[.,][0-9]+)?")


def _check(subject: Subject) -> Iterator[Found]:
    bare = unit_of_bare_numbers(subject.sop.satuan_waktu)
    for step in subject.steps:
        box = step.waktu
        if box is None or not (box.intro or box.items):
            continue
        intro = subject.world.printed(box.intro) if box.intro else ""
        items = [subject.world.printed(item.text) for item in box.items]
        if intro in _DASHES or meaning(intro, items, bare)[0] != "bebas":
            continue
        span = place_of(box)
        if _BARE.fullmatch(intro):
            yield Found(
                span,
                "angka ini tanpa satuan waktu",
                hint=f'tulis satuannya, misalnya "{intro} menit", atau "satuan waktu: Menit" di kepala SOP',
            )
        else:
            yield Found(
                span,
                "waktu ini tidak terbaca sebagai lama waktu, jadi tidak ikut dijumlahkan",
                hint='bila lamanya tertentu, tulis misalnya "30 menit", "1-2 hari", atau "paling lambat 3 hari"',
            )


WAKTU_TANPA_NILAI = Rule(
    code="SOP402",
    name="waktu-tanpa-nilai",
    level=Severity.INFO,
    what="Waktu sebaiknya menyebut lamanya: `30 menit`, `2 hari kerja`, `1 - 2 hari`, `paling lambat 3 hari`, `15 "
    "menit/berkas`. Waktu berulang (`4 bulan sekali`) dan `-` tidak dilaporkan.",
    why="Waktu menjadi ukuran apakah prosedur dijalankan dengan baik, dan jumlahnya memberi tahu pemohon berapa lama "
    "ia menunggu. Teks seperti `sesuai kebutuhan` tidak dapat diukur dan tidak ikut dijumlahkan.",
    source="Permenpan RB 35/2012, lampiran, Bab II huruf C angka 2 huruf b (bagian flowchart: waktu); Keputusan "
    '060/0042.1 Tahun 2022, "Waktu mengikuti jadwal PN" pada SOP 007/SOP/Bag Hukum/2022',
    bad=(
        Bad(
            """
            alur:
              pemohon: Mengajukan permohonan peminjaman arsip
                kelengkapan: Formulir peminjaman
                waktu: «Sesuai kebutuhan»
                output: Permohonan
              arsiparis: Mencari dan menyerahkan arsip
                kelengkapan: Permohonan
                waktu: «10»
                output: Arsip
            """
        ),
        Bad(
            """
            alur:
              pemohon: Mengajukan permohonan peminjaman arsip
                kelengkapan: Formulir peminjaman
                waktu:
                  - «Arsip lama: 2 hari
                  - Arsip baru: secepatnya»
                output: Permohonan
            """
        ),
    ),
    good=(
        """
        satuan waktu: Menit
        alur:
          pemohon: Mengajukan permohonan peminjaman arsip
            kelengkapan: Formulir peminjaman
            waktu: 10
            output: Permohonan
        """,
        """
        alur:
          pemohon: Mengajukan permohonan peminjaman arsip
            kelengkapan: Formulir peminjaman
            waktu: Diberikan 4 bulan sekali selama setahun
            output: Permohonan
          arsiparis: Mencari arsip
            kelengkapan: Permohonan
            waktu: -
            output: Arsip
        """,
    ),
    check=_check,
)
