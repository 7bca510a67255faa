"""SOP109: a legal basis that cannot be found by how it is cited."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdsl.diagnostics import Severity
from sopdsl.lint.bases import Bases, in_decrees, in_sops
from sopdsl.lint.citations import Citation, citation
from sopdsl.lint.rule import Bad, Found, Rule
from sopdsl.lint.subject import part_of
from sopdsl.lint.whole import Whole
from sopdsl.lint.wording import listed
from sopdsl.source import Source, Span
from sopdsl.syntax.nodes import Peraturan, Text

_CUT = re.compile(r"\b(di|ke|dari|dan|atau|untuk|pada|dengan|atas|bagi|serta|terhadap|dalam|yang)\W*$", re.IGNORECASE)
"""A word at the end of a title that something must follow."""


def _find(bases: Bases) -> Iterator[Found]:
    for basis in bases.entries:
        if basis.cited is None or basis.named:
            continue
        declared = bases.world.peraturan(basis.ref.id) if basis.ref else None
        name = bases.world.printed(declared.nama) if declared else ""
        known = citation(name)
        whole = name if known and known.complete and known.titled else None
        yield from _found(bases.source, basis.text, basis.printed, basis.cited, whole)


_in_decrees = in_decrees(_find)


def _check_whole(whole: Whole) -> Iterator[tuple[str, Found]]:
    yield from _in_decrees(whole)
    for id, file in whole.others.items():
        for node in file.declarations:
            if isinstance(node, Peraturan):
                printed = whole.world.printed(node.nama)
                if cited := citation(printed):
                    yield from ((id, found) for found in _found(whole.sources[id], node.nama, printed, cited, None))


def _found(source: Source, text: Text, printed: str, cited: Citation, known: str | None) -> Iterator[Found]:
    bare = cited.number is None and cited.year is None and not cited.titled
    if not cited.kind.numbered or (bare and cited.kind.level is None):
        return  # "Instruksi pimpinan" need not be one that has a number.
    if cited.bad_year:
        span = part_of(source, text, printed, cited.bad_year)
        written = printed[cited.bad_year.start : cited.bad_year.end]
        yield Found(span, f'"{written}" bukan tahun', hint="tulis tahunnya dengan empat angka")
    told = (
        ("nomor", cited.number is not None),
        ("tahun", cited.year is not None or cited.bad_year is not None),
        ("judul", cited.titled),
    )
    missing = [word for word, there in told if not there]
    cut = _CUT.search(printed) if not missing else None
    if cut:
        yield Found(
            part_of(source, text, printed, Span(*cut.span(1))),
            f'judul peraturan ini terputus sesudah "{cut[1]}"',
            hint=f'lengkapi: "{known}"' if known else "lengkapi judulnya seperti pada naskah peraturan itu",
        )
    if missing:
        yield Found(
            part_of(source, text, printed, Span(0, cited.end)),
            f"peraturan ini disebut tanpa {listed(missing)}",
            hint=f'lengkapi: "{known}"' if known else _hint(missing, printed[: cited.end]),
        )


def _hint(missing: list[str], written: str) -> str:
    if missing == ["tahun"]:
        return f'tambahkan tahunnya: "{written} Tahun …"'
    if missing == ["judul"]:
        return f'tambahkan judulnya: "{written} tentang …"'
    return 'lengkapi, misalnya "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik"'


DASAR_HUKUM_TIDAK_LENGKAP = Rule(
    code="SOP109",
    name="dasar-hukum-tidak-lengkap",
    level=Severity.WARNING,
    what="Butir dasar hukum, butir Mengingat sebuah keputusan, dan nama peraturan yang dideklarasikan, menyebut "
    "jenis, nomor, tahun, dan judul yang utuh (sesudah kata tentang). Peraturan yang disebut dengan `@id` diperiksa "
    "pada deklarasinya, sekali untuk semua SOP. Teks yang tidak diawali jenis peraturan yang dikenal tidak diperiksa.",
    why="Nomor yang sama dipakai lagi setiap tahun, jadi tanpa tahun peraturannya tidak dapat dicari; tanpa judul "
    "orang tidak tahu apa yang diatur, dan salah ketik pada nomor tidak ketahuan.",
    source="Undang-Undang Nomor 12 Tahun 2011, Lampiran II, Bab I huruf B angka 4 (dasar hukum); Keputusan 060/0042.1 "
    'Tahun 2022, "Peraturan Walikota No. 67 tentang JDIH" (Bagian Hukum) dan "Nomor 121 Tahun 2-18" (SOP 006/SOP/BAG '
    "PEMERINTAHAN/2022)",
    bad=(
        Bad(
            """
            dasar hukum:
              1. «Peraturan Walikota No. 67» tentang JDIH Kota Arunika
              2. Peraturan Menteri Dalam Negeri Nomor 121 Tahun «2-18» tentang Mutu Pelayanan Dasar
              3. «Undang-Undang Nomor 25 Tahun 2009»
              4. «UU» Pelayanan Publik = @uu-25-2009
              5. Peraturan Walikota Nomor 59 Tahun 2012 tentang Pedoman Penyusunan SOP «di»
            """
        ),
        Bad(
            """
            === peraturan.sop
            peraturan perwal-jdih = «Peraturan Wali Kota Nomor 67» tentang JDIH Kota Arunika
            """
        ),
    ),
    good=(
        """
        dasar hukum:
          1. Undang-Undang Dasar Negara Republik Indonesia Tahun 1945
          2. @uu-25-2009
          3. UU No 15 Tahun 2019 tentang Perubahan atas UU No. 12 Tahun 2011 tentang Pembentukan Peraturan
          4. Peraturan Menteri Keuangan Nomor 215/PMK.07/2021 tentang Dana Bagi Hasil
          5. Perwal 59A/2012 ttg Pedoman Penyusunan SOP
          6. Surat Edaran Wali Kota Nomor 900/4 tanggal 3 Januari 2022 perihal Penatausahaan
          7. Rencana Strategis Bagian Organisasi
          8. Instruksi pimpinan
        """,
    ),
    check=in_sops(_find),
    check_whole=_check_whole,
)
