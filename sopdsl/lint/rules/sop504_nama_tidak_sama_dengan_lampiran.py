"""SOP504: a SOP that the decree's list calls by another name than its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Found, Related, Rule
from sopdsl.lint.whole import Whole, name_key

_SHORT = re.compile(r"\((\w+)\)")


def _check(whole: Whole) -> Iterator[tuple[str, Found]]:
    for id, file in whole.others.items():
        for entry in file.keputusan.lampiran if file.keputusan else ():
            facts = whole.facts.get(entry.sop.value)
            if facts is None or entry.judul is None:
                continue
            listed, own = whole.world.printed(entry.judul), facts.nama.text
            if _same(listed, own):
                continue
            here, there = _difference(listed, own)
            yield (
                id,
                Found(
                    entry.judul.span,
                    f'daftar lampiran menulis "{here}", padahal nama SOP itu "{there}"',
                    f'samakan keduanya, atau tulis "@{entry.sop.value}" saja agar nama SOP itu yang tercetak',
                    (Related(facts.nama.span, "nama SOP", whole.sources[entry.sop.value]),),
                ),
            )


def _same(one: str, other: str) -> bool:
    """Whether two names are the same, also where one spells an abbreviation out before it: `Laporan … (LKPJ)`."""
    return name_key(one) == name_key(other) or _spells_out(one, other) or _spells_out(other, one)


def _spells_out(one: str, other: str) -> bool:
    words = name_key(other).split()
    for short in _SHORT.finditer(one):
        before, after = name_key(one[: short.start()]).split(), _words(one[short.end() :])
        tail = [*_words(short[1]), *after]
        head = words[: len(words) - len(tail)]
        if words[len(head) :] == tail and len(head) < len(before) and before[: len(head)] == head:
            return True
    return False


def _words(text: str) -> list[str]:
    """The words of a text that does not begin a name, for comparing."""
    return name_key(f"SOP {text}").split()


def _difference(one: str, other: str) -> tuple[str, str]:
    """The words in which two names differ, with a neighbour where one of them has none; cut words are shown by `…`."""
    a, b = _without_sop(one), _without_sop(other)
    most = min(len(a), len(b))
    start = next((at for at in range(most) if _words(a[at]) != _words(b[at])), most)
    end = next((at for at in range(most - start) if _words(a[-1 - at]) != _words(b[-1 - at])), most - start)
    if start + end == most:
        start, end = (start - 1, end) if start else (start, max(end - 1, 0))
    return _cut(a, start, end), _cut(b, start, end)


def _without_sop(name: str) -> list[str]:
    words = name.split()
    return words[1:] if len(words) > 1 and not name_key(words[0]) else words


def _cut(words: list[str], start: int, end: int) -> str:
    stop = len(words) - end
    return "… " * (start > 0) + " ".join(words[start:stop]) + " …" * (end > 0)


NAMA_TIDAK_SAMA_DENGAN_LAMPIRAN = Rule(
    code="SOP504",
    name="nama-tidak-sama-dengan-lampiran",
    level=Severity.WARNING,
    what="Judul SOP dalam daftar lampiran surat keputusan sama dengan nama pada SOP-nya. Huruf besar, tanda baca, dan "
    'kata "SOP" di depannya tidak diperhitungkan.',
    why="Surat keputusan menetapkan SOP menurut judul dalam daftarnya. Bila namanya lain, orang dapat ragu SOP mana "
    "yang ditetapkan.",
    source="Keputusan 060/0042.1 Tahun 2022, lampiran, nomor 30: SOP Fasilitas Keprotokolan, padahal SOP "
    "01/SOP/Bag.Protokol dan Kompim bernama Fasilitasi Keprotokolan",
    bad=(
        Bad(
            """
            === 001-satu.sop
            sop Fasilitasi Keprotokolan

            === keputusan.sop
            keputusan Penetapan SOP

            jenis: Keputusan Wali Kota Arunika
            nomor: 060/001 TAHUN 2026
            tanggal: 2 Februari 2026
            ditetapkan di: Arunika
            ditetapkan oleh: sekda

            lampiran:
              1. «SOP Fasilitas Keprotokolan» = @001-satu
            """
        ),
    ),
    good=(
        """
        === 001-satu.sop
        sop SOP FASILITASI KEPROTOKOLAN/ PENERIMAAN TAMU.

        === keputusan.sop
        keputusan Penetapan SOP

        jenis: Keputusan Wali Kota Arunika
        nomor: 060/001 TAHUN 2026
        tanggal: 2 Februari 2026
        ditetapkan di: Arunika
        ditetapkan oleh: sekda

        lampiran:
          1. Fasilitasi Keprotokolan/Penerimaan Tamu = @001-satu
        """,
        """
        === 001-satu.sop
        sop LAYANAN KONSULTASI LKJIP DAN PERJANJIAN KINERJA

        === keputusan.sop
        keputusan Penetapan SOP

        jenis: Keputusan Wali Kota Arunika
        nomor: 060/001 TAHUN 2026
        tanggal: 2 Februari 2026
        ditetapkan di: Arunika
        ditetapkan oleh: sekda

        lampiran:
          1. Layanan Konsultasi Laporan Kinerja Instansi Pemerintah (LKjIP) dan Perjanjian Kinerja = @001-satu
        """,
    ),
    check_whole=_check,
)
