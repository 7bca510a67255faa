"""SOP503: a SOP that a step names, by `sop:` or in Ket, and Keterkaitan does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sopdsl.diagnostics import Severity
from sopdsl.lint.boxes import with_item
from sopdsl.lint.rule import Bad, Found, Rule
from sopdsl.lint.subject import Subject, refs_of, texts_of
from sopdsl.lint.whole import name_key
from sopdsl.source import Span

_NAMED = re.compile(
    r"(?:(?:lihat|sesuai(?: dengan)?|menurut|mengacu pada)\s+)?((?:SOP|POS)\s+(\w+)\s+\S.*)", re.IGNORECASE
)
_NO_NAMES = frozenset(
    ("yang", "ini", "itu", "tersebut", "terkait", "lain", "lainnya", "masing", "tersendiri", "terlampir", "pada", "di")
)
_TYPED = re.compile(r"[\w ,.;()/&'-]+")
"""Texts that mean the same when they are typed in another place."""


class _Named(NamedTuple):
    """A SOP that a step names: its name for comparing, its id if it is a reference, and how to type it."""

    key: str
    id: str | None
    typed: str
    span: Span
    place: str


def _check(subject: Subject) -> Iterator[Found]:
    box = subject.sop.keterkaitan
    ids = {subject.id} | {ref.id for text in texts_of(box) for ref in refs_of(text)}
    ids |= {item.refers.id for item in (box.items if box else ()) if item.refers}
    names = {name_key(line) for text in texts_of(box) for line in subject.world.printed(text).split("\n")}
    names.add(name_key(subject.world.printed(subject.sop.nama)))
    for named in _named(subject):
        if named.id in ids or any(named.key in name or (name and name in named.key) for name in names):
            continue
        names.add(named.key)
        fix = None
        if named.typed:
            fix = with_item(subject.source, subject.sop, "keterkaitan", named.typed)
        yield Found(
            named.span,
            f"SOP ini disebut {named.place}, tetapi tidak ada dalam keterkaitan",
            f'tambahkan butir "{named.typed}" pada keterkaitan' if named.typed else "sebut juga SOP ini di keterkaitan",
            fix=fix,
        )


def _named(subject: Subject) -> Iterator[_Named]:
    for step in subject.steps:
        if step.sop:
            yield from _by_id(subject, step.sop.value, step.sop.span, "pada langkah")
        if step.keterangan is None:
            continue
        refs = list(refs_of(step.keterangan))
        for ref in refs:
            yield from _by_id(subject, ref.id, ref.span, "di kolom Ket")
        if not refs:
            for line in step.keterangan.plain.split("\n"):
                match = _NAMED.fullmatch(line.strip(" .;,()"))
                if match and match[2].casefold() not in _NO_NAMES:
                    typed = match[1] if _TYPED.fullmatch(match[1]) else ""
                    yield _Named(name_key(match[1]), None, typed, step.keterangan.span, "di kolom Ket")


def _by_id(subject: Subject, id: str, span: Span, place: str) -> Iterator[_Named]:
    entry = subject.world.entry(id, ("sop",))
    if entry:
        yield _Named(name_key(subject.world.name(entry)), id, f"@{id}", span, place)


SOP_DI_KET_TANPA_KETERKAITAN = Rule(
    code="SOP503",
    name="sop-di-ket-tanpa-keterkaitan",
    level=Severity.WARNING,
    what="SOP lain yang disebut pada langkah (`sop:`) atau di kolom Ket disebut juga dalam kotak Keterkaitan.",
    why="Orang melihat kotak Keterkaitan untuk mengetahui SOP lain yang perlu dibaca. SOP yang hanya disebut di tengah "
    "tabel mudah terlewat, juga bila SOP itu berubah.",
    source="Permenpan RB 35/2012, lampiran, Bab II huruf C angka 2 huruf a (keterkaitan); Keputusan 060/0042.1 Tahun "
    "2022, SOP 001 dan 003/SOP/BAG PEMERINTAHAN, yang menyebut SOP register surat keluar di kedua tempat",
    bad=(
        Bad(
            """
            keterkaitan:
              a. SOP Penyimpanan Arsip  # pendamping
              b. SOP Pemusnahan Arsip

            alur:
              pemohon: Mengajukan permohonan
                kelengkapan: Formulir
                waktu: 5 menit
                output: Permohonan
              arsiparis: Menyerahkan arsip
                kelengkapan: Permohonan
                waktu: 30 menit
                output: Arsip
                keterangan: «Lihat SOP Register Surat Masuk»
            """,
            fixed="""
            keterkaitan:
              a. SOP Penyimpanan Arsip  # pendamping
              b. SOP Pemusnahan Arsip
              c. SOP Register Surat Masuk

            alur:
              pemohon: Mengajukan permohonan
                kelengkapan: Formulir
                waktu: 5 menit
                output: Permohonan
              arsiparis: Menyerahkan arsip
                kelengkapan: Permohonan
                waktu: 30 menit
                output: Arsip
                keterangan: Lihat SOP Register Surat Masuk
            """,
        ),
        Bad(
            """
            keterkaitan: SOP Penyimpanan Arsip

            alur:
              pemohon: Mengajukan permohonan
                kelengkapan: Formulir
                waktu: 5 menit
                output: Permohonan
              arsiparis: Menyerahkan arsip
                kelengkapan: Permohonan
                waktu: 30 menit
                output: Arsip
                keterangan: «SOP Register Surat Masuk»
            """,
            fixed="""
            keterkaitan: SOP Penyimpanan Arsip
              | SOP Register Surat Masuk

            alur:
              pemohon: Mengajukan permohonan
                kelengkapan: Formulir
                waktu: 5 menit
                output: Permohonan
              arsiparis: Menyerahkan arsip
                kelengkapan: Permohonan
                waktu: 30 menit
                output: Arsip
                keterangan: SOP Register Surat Masuk
            """,
        ),
        Bad(
            """
            keterkaitan: -

            alur:
              pemohon: Mengajukan permohonan
                kelengkapan: Formulir
                waktu: 5 menit
                output: Permohonan
              arsiparis: Menyerahkan arsip
                kelengkapan: Permohonan
                waktu: 30 menit
                output: Arsip
                keterangan: «SOP Register Surat Masuk»
            """,
            fixed="""
            keterkaitan:
              1. SOP Register Surat Masuk

            alur:
              pemohon: Mengajukan permohonan
                kelengkapan: Formulir
                waktu: 5 menit
                output: Permohonan
              arsiparis: Menyerahkan arsip
                kelengkapan: Permohonan
                waktu: 30 menit
                output: Arsip
                keterangan: SOP Register Surat Masuk
            """,
        ),
        Bad(
            """
            === 001-satu.sop
            sop Peminjaman Arsip

            # Kotak yang lain menyusul.
            pelaksana:
              arsiparis = Arsiparis

            alur:
              arsiparis: Mencatat permohonan
                sop: «@002-dua»
              arsiparis: Menyerahkan arsip
                keterangan: Menurut «@003-tiga»

            === 002-dua.sop
            sop Pencatatan

            === 003-tiga.sop
            sop Penyerahan

            """,
            fixed="""
            === 001-satu.sop
            sop Peminjaman Arsip

            keterkaitan:
              1. @002-dua
              2. @003-tiga

            # Kotak yang lain menyusul.
            pelaksana:
              arsiparis = Arsiparis

            alur:
              arsiparis: Mencatat permohonan
                sop: @002-dua
              arsiparis: Menyerahkan arsip
                keterangan: Menurut @003-tiga

            === 002-dua.sop
            sop Pencatatan

            === 003-tiga.sop
            sop Penyerahan

            """,
        ),
    ),
    good=(
        """
            keterkaitan: SOP Register Surat Masuk Bagian Umum

            alur:
              pemohon: Mengajukan permohonan
                kelengkapan: Formulir
                waktu: 5 menit
                output: Permohonan
              arsiparis: Menyerahkan arsip
                kelengkapan: Permohonan
                waktu: 30 menit
                output: Arsip
                keterangan: SOP register surat masuk
            """,
        """
            keterkaitan: -

            alur:
              pemohon: Mengajukan permohonan
                kelengkapan: Formulir
                waktu: 5 menit
                output: Permohonan
              arsiparis: Menyerahkan arsip
                kelengkapan: Permohonan
                waktu: 30 menit
                output: Arsip
                keterangan: SOP tersendiri di Bagian Umum
            """,
    ),
    check=_check,
)
