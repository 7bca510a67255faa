"""SOP106: a NIP that cannot be one, or is not grouped as it is printed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from sopdsl.diagnostics import Edit, Fix, Severity
from sopdsl.lint.rule import Bad, Found, Rule
from sopdsl.lint.whole import Whole
from sopdsl.syntax.nodes import Pejabat

_WRITTEN = re.compile(r"(?:NIP\.?[ \t]*:?[ \t]*)?([0-9][0-9 \t.\u00a0-]*)", re.IGNORECASE)
_DASHES = frozenset("-\u2013\u2014")
_FIRST_CONTRACT = 21
"""Employees by contract (PPPK) have the count of their contract from 21 on where others have a month."""
_YOUNGEST = 15


def _check(whole: Whole) -> Iterator[tuple[str, Found]]:
    for id, file in whole.others.items():
        for node in file.declarations:
            if not isinstance(node, Pejabat) or node.nip is None:
                continue
            written = whole.world.printed(node.nip)
            if written not in _DASHES and (wrong := _wrong(written)):
                message, hint, fixed = wrong
                fix = Fix((Edit(node.nip.span, fixed),)) if fixed else None
                yield id, Found(node.nip.span, message, hint=hint, fix=fix)


def _wrong(written: str) -> tuple[str, str, str | None] | None:
    """What is wrong with a NIP, what to do about it, and the NIP as it should be where that is known."""
    match = _WRITTEN.fullmatch(written)
    digits = re.sub(r"\D", "", match[1]) if match else ""
    if match is None:
        return "NIP berisi selain angka", "tulis kedelapan belas angkanya, misalnya 19700101 199501 1 001", None
    if len(digits) != 18:
        return f"NIP ini {len(digits)} angka, seharusnya 18", _AGAIN, None
    if wrong := _impossible(digits):
        return wrong, _AGAIN, None
    grouped = " ".join((digits[:8], digits[8:14], digits[14], digits[15:]))
    if written != grouped:
        return "NIP ini tidak dikelompokkan 8, 6, 1, dan 3 angka", f"tulis {grouped}", grouped
    return None


_AGAIN = "cocokkan dengan NIP pada surat keputusan pejabat ini"


def _impossible(digits: str) -> str | None:
    born, year, month, sex = digits[:8], int(digits[8:12]), int(digits[12:14]), digits[14]
    try:
        birthday = datetime.date(int(born[:4]), int(born[4:6]), int(born[6:]))
    except ValueError:
        return f"delapan angka pertama NIP, {born}, bukan tanggal lahir"
    if not (1 <= month <= 12 or month >= _FIRST_CONTRACT):
        return f"angka ke-13 dan ke-14 NIP, {digits[12:14]}, bukan bulan pengangkatan"
    if year - birthday.year < _YOUNGEST:
        return f"menurut NIP ini orangnya lahir tahun {birthday.year} dan diangkat tahun {year}"
    if sex not in "12":
        return f"angka ke-15 NIP, {sex}, bukan 1 (pria) atau 2 (wanita)"
    return None


NIP_TIDAK_SAH = Rule(
    code="SOP106",
    name="nip-tidak-sah",
    level=Severity.WARNING,
    what="NIP pejabat terdiri dari 18 angka: tanggal lahir (8 angka: tahun, bulan, tanggal), tahun dan bulan "
    "pengangkatan (6), 1 untuk pria atau 2 untuk wanita (1), dan nomor urut (3). Tulis dengan spasi di antara "
    "keempatnya: `19700101 199501 1 001`. Nomor induk PPPK, yang memakai angka 21 ke atas di tempat bulan, juga "
    "diterima.",
    why="NIP tercetak di bawah tanda tangan. Angka yang kurang atau tertukar membuat pengesahannya diragukan.",
    source="Peraturan Kepala BKN Nomor 22 Tahun 2007 tentang Nomor Identitas Pegawai Negeri Sipil",
    bad=(
        Bad(
            """
            === pejabat.sop
            pejabat asisten = NAMA ASISTEN, S.E.
              nip: «197001011995011001»
            """,
            fixed="""
            === pejabat.sop
            pejabat asisten = NAMA ASISTEN, S.E.
              nip: 19700101 199501 1 001
            """,
        ),
        Bad(
            """
            === pejabat.sop
            pejabat asisten = NAMA ASISTEN, S.E.
              nip: «19700101 199501 1 01»

            pejabat kabag = NAMA KEPALA BAGIAN, S.H.
              nip: «19703101 199501 1 001»

            pejabat camat = NAMA CAMAT, S.Sos.
              nip: «19700101 199513 1 001»

            pejabat lurah = NAMA LURAH, S.Sos.
              nip: «19700101 199501 3 001»
            """
        ),
    ),
    good=(
        """
        === pejabat.sop
        pejabat asisten = NAMA ASISTEN, S.E.
          nip: 19700101 199501 1 001

        pejabat kepala-sekolah = NAMA KEPALA SEKOLAH, S.Pd.
          nip: 19900215 202221 2 001

        pejabat walikota = NAMA WALI KOTA
          jabatan: Wali Kota Arunika
          nip: -
        """,
    ),
    check_whole=_check,
)
