"""SOP603: blanks too many, blanks before a sign, and signs that are left over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sopdsl.diagnostics import Edit, Fix, Severity
from sopdsl.lint.prose import BREAK, MARK, Passage, passage_of, passages_of_file
from sopdsl.lint.rule import Bad, Found, Rule
from sopdsl.lint.spelling import addresses_in
from sopdsl.lint.stretches import Stretches
from sopdsl.lint.subject import BOXES, Subject
from sopdsl.lint.whole import Whole
from sopdsl.source import Span
from sopdsl.syntax.nodes import Box, Sop, Step

_BLANK = "[ \u00a0]"
_NO_BLANK = rf"(?<=[^ \u00a0{BREAK}])"
_HYPHEN = rf"{_BLANK}+[-–]{_BLANK}*|[-–]{_BLANK}+"
_SHORT = r"(?<![\w/])(?:No|Bag|Kabag|Kasubag|Kasubbag|Subbag|Pem|Jl)"
_AROUND = "ada spasi di sisi tanda hubung"
_SIGNS = (
    (
        re.compile(rf"(?<=[^ \u00a0({BREAK}]){_BLANK}{{2,}}(?=[^ \u00a0{BREAK}),;:!?])"),
        " ",
        "spasi di sini lebih dari satu",
    ),
    (re.compile(rf"{_NO_BLANK}{_BLANK}+(?=[,;:!?](?![\w)])|\.(?:\s|$))"), "", "ada spasi di depan tanda baca"),
    (re.compile(rf"(?<=\(){_BLANK}+(?=\S)|{_NO_BLANK}{_BLANK}+(?=\))"), "", "ada spasi di sisi dalam tanda kurung"),
    (re.compile(r"(?<=[^\W\d_]{2},)(?=[^\W\d_]{2})"), " ", "tidak ada spasi sesudah koma"),
    (re.compile(rf"{_SHORT}\.(?P<cut>)(?=[A-Z\d&])"), " ", "tidak ada spasi sesudah singkatan"),
    (re.compile(r"(?<=[^\W\d_]{2})(?P<cut>)(?=\([A-Z]{2})"), " ", "tidak ada spasi di depan tanda kurung"),
    (re.compile(r",{2,}"), ",", "koma ini berganda"),
    (re.compile(rf"\b(?P<word>[^\W\d_]{{3,}})(?P<cut>{_HYPHEN})(?P=word)\b", re.IGNORECASE), "-", _AROUND),
    (re.compile(rf"\bke(?P<cut>{_HYPHEN})(?=\d)", re.IGNORECASE), "-", _AROUND),
)
_SUSPECT = re.compile(r"[ \u00a0]{2}|[ \u00a0][,;:!?.)–-]|\([ \u00a0]|,[^\W\d_]|,,|,\s*$|[-–] |\.[A-Z\d&]|\w\([A-Z]")
"""What a text holds in which something can be found; quick."""

_NOT_READ = frozenset(("nomor", "nomor langkah", "kop"))
_LABEL = re.compile(r"(?:^|[\s(])\w{0,3}$|\*$")
"""What may stand before a lone `)`: the number or letter of an item, or the star of a footnote."""


def _check(subject: Subject) -> Iterator[Found]:
    lists = _in_lists(_boxes(subject.sop))
    for written in subject.texts:
        plain = written.text.plain
        if _SUSPECT.search(plain) or ")" in plain:
            yield from _found(passage_of(written, subject.source), lists)


def _check_whole(whole: Whole) -> Iterator[tuple[str, Found]]:
    for id, file in whole.others.items():
        source = whole.sources[id]
        decree = file.keputusan
        lists = _in_lists((decree.menimbang, decree.mengingat, decree.memperhatikan) if decree else ())
        for passage in passages_of_file(file, source):
            yield from ((id, found) for found in _found(passage, lists))


def _boxes(sop: Sop) -> Iterator[Box | None]:
    yield from (getattr(sop, field) for field, _ in BOXES)
    for alur in sop.alur:
        yield alur.catatan
        for row in alur.rows:
            if isinstance(row, Step):
                yield from (row.kelengkapan, row.waktu, row.output)


def _in_lists(boxes: Iterable[Box | None]) -> frozenset[Span]:
    """The places of items that others follow: they may end in a comma."""
    return frozenset(item.text.span for box in boxes if box for item in box.items[:-1])


def _found(passage: Passage, lists: frozenset[Span]) -> Iterator[Found]:
    if passage.part in _NOT_READ:
        return
    shown = passage.shown
    silent = Stretches(addresses_in(shown))
    for pattern, right, message in _SIGNS:
        for match in pattern.finditer(shown):
            start, end = match.span("cut") if "cut" in pattern.groupindex else match.span()
            if not silent.surround(start, end):
                yield _sign(passage, start, end, right, message)
    body = shown.rstrip()
    start, end = len(body.rstrip(",").rstrip()), len(body)
    if body.endswith(",") and start and passage.text.span not in lists:
        yield Found(
            passage.span(start, end),
            "teks ini berakhir dengan koma",
            hint="hapus komanya, atau lanjutkan kalimatnya",
            fix=Fix((Edit(passage.span(start, end), ""),)),
        )
    lone = _lone_bracket(shown)
    if lone is not None:
        yield Found(
            passage.span(lone, lone + 1),
            f'tanda "{shown[lone]}" tidak mempunyai pasangan',
            hint="tambahkan pasangannya, atau hapus tanda ini",
        )


def _sign(passage: Passage, start: int, end: int, right: str, message: str) -> Found:
    hints = {"": "hapus spasinya", " ": "tulis satu spasi", ",": "tulis satu koma", "-": "tulis tanpa spasi"}
    place = passage.span(start, end)
    if start == end:
        # An underline needs a letter: the sign before.
        hint = "tulis satu spasi di belakangnya"
        return Found(passage.span(start - 1, end), message, hint=hint, fix=Fix((Edit(place, right),)))
    return Found(place, message, hint=hints[right], fix=Fix((Edit(place, right),)))


def _lone_bracket(shown: str) -> int | None:
    """The first bracket without a partner; None for none."""
    if "(" not in shown and ")" not in shown:
        return None
    open: list[int] = []
    for match in re.finditer(r"[()]", shown):
        at = match.start()
        if match[0] == "(":
            open.append(at)
        elif open:
            open.pop()
        elif not _LABEL.search(shown[max(at - 6, 0) : at].replace(MARK, "")):
            return at
    return open[0] if open else None


SPASI_DAN_TANDA_BACA = Rule(
    code="SOP603",
    name="spasi-dan-tanda-baca",
    level=Severity.INFO,
    what="Antarkata satu spasi, juga sesudah singkatan (`No. 12`); tanpa spasi di depan koma, titik, dan titik dua, "
    "serta di sisi dalam tanda kurung; kata ulang tanpa spasi; tanpa koma di akhir teks; setiap tanda kurung "
    "berpasangan. Alamat di internet tidak diperiksa.",
    why="Spasi yang salah tempat tercetak juga: baris terpotong di tempat yang ganjil, dan pencarian tidak menemukan "
    "katanya.",
    source="EYD V, tentang tanda baca; Keputusan 060/0042.1 Tahun 2022, misalnya SOP 006/SOP/BAG "
    "PBJMINBANG dan 001/SOP/Bag Hukum",
    bad=(
        Bad(
            """
            peringatan: Hal berikut berdampak«  »buruk« »:
              1. Arsip hilang« », rusak,
              2. Permendagri No«.»80 Tahun 2015 dan catatan ke Bag«.»Umum tentang SPS«E»(PA)
              3. Produk« - »produk hukum («  »lama« ») tercecer«,»

            alur:
              pemohon: Mengajukan permohonan, dan menunggu«,»
              arsiparis: Memproses permohonan«)» selesai
                | a. arsip«,»naskah ke« - »2
            """,
            fixed="""
            peringatan: Hal berikut berdampak buruk:
              1. Arsip hilang, rusak,
              2. Permendagri No. 80 Tahun 2015 dan catatan ke Bag. Umum tentang SPSE (PA)
              3. Produk-produk hukum (lama) tercecer

            alur:
              pemohon: Mengajukan permohonan, dan menunggu
              arsiparis: Memproses permohonan) selesai
                | a. arsip, naskah ke-2
            """,
        ),
        Bad(
            """
            === peraturan.sop
            peraturan uu-1 = Undang-Undang Nomor 1«  »Tahun 1950 tentang Arsip
            """,
            fixed="""
            === peraturan.sop
            peraturan uu-1 = Undang-Undang Nomor 1 Tahun 1950 tentang Arsip
            """,
        ),
    ),
    good=(
        """
        peringatan:
          1. a) Arsip 1,5 meter *) atau lebih  # dua spasi
          2. https://jdih.go.id/a,b, lihat di sana
          3. Hal-hal lain …, surat(-surat), SOP 01/SOP/Bag.Umum, Rp5.000
        """,
    ),
    check=_check,
    check_whole=_check_whole,
)
