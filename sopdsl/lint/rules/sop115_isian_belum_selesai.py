"""SOP115: places of a form that were left to be filled in, in a SOP that is no draft any more."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdsl.diagnostics import Severity
from sopdsl.lint.prose import passage_of
from sopdsl.lint.rule import Bad, Found, Rule
from sopdsl.lint.subject import Subject, Written

_GAP = re.compile(r"/(?P<gap>[ \u00a0]*)/|^(?P<first>/)|(?P<last>/)$")
_HOLLOW = re.compile(
    r"\.{4,}|[.…]*(?:…[ \u00a0]?){2,}[.…]*|…\.+|\.{2,}…|_{3,}|\b20(?:\.{2,3}|…)(?!\w)|\bx{3,}\b|\bX{4,}\b"
    r"|[\[<](?:diisi|isi|isikan|jabatan|nama|nomor|sebutkan|tanggal|tuliskan)\b[^\]>]*[\]>]"
)
_CITED = re.compile(r"(?:\bno(?:mor)?\b|\btahun\b)[ .:]*\Z", re.IGNORECASE)
"""What stands before a gap in the name of a regulation that SOP109 tells of."""
_IN_NOMOR = re.compile(r"\bX{3,}\b")
_LEFT_OVER = re.compile(r"(?:dan )?(?:dst|seterusnya)[ .…]*|[.…][ .…]*", re.IGNORECASE)
"""What an item consists of that only shows how a list of a model would go on."""

_SUSPECT = re.compile(r"\.\.|…|__|xxx|XXX|[\[<]|\bdst\b|seterusnya|/ */|^/|/$", re.IGNORECASE)
"""What a text holds in which something can be found; quick."""


def _check(subject: Subject) -> Iterator[Found]:
    if subject.draft:
        return
    for written in subject.texts:
        if _SUSPECT.search(written.text.plain):
            yield from _found(subject, written)


def _found(subject: Subject, written: Written) -> Iterator[Found]:
    passage = passage_of(written, subject.source)
    shown = passage.shown
    if written.part == "nomor":
        gap = _GAP.search(shown)
        if gap:
            yield Found(
                passage.span(*gap.span()),
                "nomor ini belum lengkap, ada bagian yang kosong",
                hint='isi bagiannya; bila nomornya belum ada, tulis "status: draf"',
            )
    elif _LEFT_OVER.fullmatch(shown.strip()):
        yield Found(
            passage.span(0, len(shown.rstrip())),
            f'"{shown.strip()}" sisa dari contoh, bukan isi',
            hint="hapus, atau lanjutkan daftarnya sampai lengkap",
        )
        return
    for pattern in (_HOLLOW, _IN_NOMOR) if written.part == "nomor" else (_HOLLOW,):
        for match in pattern.finditer(shown):
            if written.part == "dasar hukum" and _CITED.search(shown, 0, match.start()):
                continue
            yield Found(
                passage.span(match.start(), match.start() + len(match[0].rstrip())),
                "tempat ini belum diisi",
                hint='tulis isinya; bila belum ada, hapus atau tulis "status: draf"',
            )


ISIAN_BELUM_SELESAI = Rule(
    code="SOP115",
    name="isian-belum-selesai",
    level=Severity.WARNING,
    what="SOP yang berlaku tidak lagi memuat tempat yang harus diisi: bagian nomor yang kosong (`070/ /SOP/2023`), "
    "titik-titik, garis bawah, `xxx`, atau butir `dst.` dari contoh. SOP yang masih draf tidak diperiksa.",
    why="SOP sering dimulai dari salinan contoh. Bagian contoh yang lupa diisi ikut tercetak dan ikut disahkan; "
    "SOP yang nomornya kosong pun tidak dapat dirujuk.",
    source="Permenpan RB 35/2012, lampiran, Bab II huruf C angka 2 huruf a (bagian identitas)",
    bad=(
        Bad(
            """
            nomor: 045«/ /»SOP/2023
            kualifikasi pelaksana:
              1. Memahami kearsipan
              2. «dst.»
            dasar hukum:
              1. Peraturan Daerah Nomor 4 Tahun 2019 tentang «......»
            peringatan: Bila tidak dijalankan maka «.....»
            alur:
              pemohon: Mengajukan permohonan kepada «………»
                keterangan: Format «[isi nama format]»
              arsiparis: Menyerahkan arsip Tahun «20..»
            """
        ),
        Bad("nomor: 045/«XXX»/SOP/2023"),
    ),
    good=(
        """
        status: draf
        nomor: 045/ /SOP/2023
        """,
        """
        kualifikasi pelaksana:
          1. Memahami kearsipan, tata naskah, dst.
        peringatan: Arsip hilang, rusak, dll...
        alur:
          pemohon: Mengajukan permohonan untuk arsip abad XX [asli]
          arsiparis: Menyerahkan arsip … kepada pemohon
        """,
    ),
    check=_check,
)
