"""SOP401: a step without a part of its mutu baku."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Found, Rule
from sopdsl.lint.subject import Subject
from sopdsl.lint.wording import listed

_CLOSING = re.compile(r"\bselesai\W*$", re.IGNORECASE)
"""A row that only says that the procedure has come to its end."""


def _check(subject: Subject) -> Iterator[Found]:
    if subject.draft or subject.revoked:
        return
    for step in subject.steps:
        if step.sop is not None:
            continue  # The other SOP says what it takes and gives.
        boxes = (("kelengkapan", step.kelengkapan), ("waktu", step.waktu), ("output", step.output))
        missing = [keyword for keyword, box in boxes if box is None or not (box.intro or box.items)]
        closing = len(missing) == len(boxes) and _CLOSING.search(subject.world.printed(step.uraian))
        if missing and not closing:
            yield Found(
                step.uraian.span,
                f"mutu baku langkah ini belum lengkap: tanpa {listed(missing)}",
                hint=_hint(missing),
            )


def _hint(missing: list[str]) -> str:
    if len(missing) == 1:
        return f'tambahkan di bawahnya "{missing[0]}: …", atau "{missing[0]}: -" bila memang tidak ada'
    fields = listed([f'"{keyword}: …"' for keyword in missing])
    return f'tambahkan di bawahnya {fields}; tulis "-" pada yang memang tidak ada'


MUTU_BAKU_KOSONG = Rule(
    code="SOP401",
    name="mutu-baku-kosong",
    level=Severity.WARNING,
    what="Setiap langkah menyebut mutu bakunya: kelengkapan yang diperlukan, waktu, dan output. Isi dengan `-` bila "
    "memang tidak ada. Langkah yang dikerjakan menurut SOP lain (`sop:`), baris penutup (`Proses … selesai`), SOP "
    "yang masih draf, dan SOP yang sudah dicabut tidak diperiksa.",
    why="Tanpa mutu baku, orang yang mengerjakan langkah itu tidak tahu apa yang harus ada, berapa lama, dan apa "
    "hasilnya; pelaksanaannya pun tidak dapat dinilai. Sel yang kosong juga tidak memberi tahu apakah isinya memang "
    "tidak ada atau terlupa.",
    source="Permenpan RB 35/2012, lampiran, Bab II huruf C angka 2 huruf b (bagian flowchart: mutu baku setiap "
    "aktivitas); Keputusan 060/0042.1 Tahun 2022, SOP 007/SOP/Bag Hukum/2022",
    bad=(
        Bad(
            """
            alur:
              pemohon: «Mengajukan permohonan peminjaman arsip»
                waktu: 5 menit
                output: Permohonan
              arsiparis: «Mencari dan menyerahkan arsip»
            """
        ),
    ),
    good=(
        """
        alur:
          pemohon: Mengajukan permohonan peminjaman arsip
            kelengkapan: -
            waktu: 5 menit
            output: Permohonan
        """,
        """
        alur:
          pemohon: Mengajukan permohonan peminjaman arsip
            kelengkapan: Formulir
            waktu: 5 menit
            output: Permohonan
          arsiparis: Proses peminjaman selesai
        """,
        """
        status: draf
        alur:
          pemohon: Mengajukan permohonan peminjaman arsip
        """,
        """
        alur:
          pemohon: Mengajukan permohonan peminjaman arsip
            sop: @001-peminjaman-arsip
        """,
    ),
    check=_check,
)
