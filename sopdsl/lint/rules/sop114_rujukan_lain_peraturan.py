"""SOP114: a legal basis whose words name another regulation than its reference."""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.diagnostics import Severity
from sopdsl.lint.bases import Bases, in_decrees, in_sops, mentioned_in, short_name
from sopdsl.lint.citations import citation
from sopdsl.lint.rule import Bad, Found, Related, Rule


def _find(bases: Bases) -> Iterator[Found]:
    world = bases.world
    for basis in bases.entries:
        refers = basis.item.refers if basis.item else None
        declared = world.peraturan(refers.id) if refers else None
        if refers is None or declared is None or basis.named or not (basis.cited and basis.cited.complete):
            continue
        meant = citation(world.printed(declared.nama))
        if meant is None or not meant.complete:
            continue
        if (basis.cited.kind.key, basis.cited.number, basis.cited.year) == (meant.kind.key, meant.number, meant.year):
            continue  # The makers may be one by names that are not known to be the same.
        if mentioned_in(world, basis.text).has(world, refers.id):
            continue
        entry = world.entry(refers.id, ("peraturan",))
        written = basis.printed[: basis.cited.end]
        yield Found(
            refers.span,
            f"teks butir ini menyebut {written}, tetapi rujukannya {short_name(world, declared)}",
            hint="perbaiki teksnya, atau sebut id peraturan yang dimaksud",
            related=(Related(declared.nama.span, "peraturan yang dirujuk", entry.scope.source),) if entry else (),
        )


RUJUKAN_LAIN_PERATURAN = Rule(
    code="SOP114",
    name="rujukan-lain-peraturan",
    level=Severity.WARNING,
    what="Pada butir `teks = @id`, jenis, nomor, dan tahun yang disebut teksnya sama dengan peraturan yang dirujuk. "
    "Tidak dilaporkan bila peraturan yang dirujuk disebut juga di dalam teks itu, misalnya sebagai peraturan yang "
    "diubah.",
    why="Yang tercetak ialah teksnya, sedangkan yang dipakai untuk memeriksa dan mendaftar ialah rujukannya. Bila "
    "keduanya berbeda, salah satunya keliru, biasanya karena disalin dari butir lain.",
    source="Bahasa `.sop`, rujukan `teks = @id` pada butir daftar",
    bad=(
        Bad(
            """
            dasar hukum:
              1. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah = «@uu-25-2009»
            """
        ),
    ),
    good=(
        """
        dasar hukum:
          1. Undang-Undang No.25 Tahun 2009 = @uu-25-2009
          2. Perwal 3/2020 tentang Perubahan atas Perwal Nomor 9 Tahun 2018 tentang Tata Naskah = @perwal-9-2018
        """,
    ),
    check=in_sops(_find),
    check_whole=in_decrees(_find),
)
