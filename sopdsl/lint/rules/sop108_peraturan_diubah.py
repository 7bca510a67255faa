"""SOP108: a legal basis that was amended, without the regulation that amended it."""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.diagnostics import Severity
from sopdsl.lint.bases import Bases, in_decrees, in_sops, short_name
from sopdsl.lint.citations import citation
from sopdsl.lint.rule import Bad, Found, Related, Rule
from sopdsl.lint.world import World
from sopdsl.syntax.nodes import Peraturan


def _find(bases: Bases) -> Iterator[Found]:
    world = bases.world
    for ref in (basis.ref for basis in bases.entries if basis.ref):
        entry, peraturan = world.entry(ref.id, ("peraturan",)), world.peraturan(ref.id)
        if entry is None or peraturan is None or peraturan.dicabut_oleh or not peraturan.diubah_oleh:
            continue
        amending = _amending(world, peraturan)
        if not amending or bases.mentioned.has(world, amending[-1].id.value):
            continue
        several = "beberapa kali, terakhir " if len(amending) > 1 else ""
        yield Found(
            ref.span,
            f"peraturan ini sudah diubah {several}dengan {short_name(world, amending[-1])}",
            hint=f'tulis "@{ref.id} sebagaimana telah diubah {several}dengan @{amending[-1].id.value}"',
            related=(Related(peraturan.diubah_oleh[0].span, "diubah oleh", entry.scope.source),),
        )


def _amending(world: World, peraturan: Peraturan) -> list[Peraturan]:
    """The regulations that amended one, also by amending its amendments, oldest first as far as their years tell."""
    found: dict[str, Peraturan] = {}
    waiting = [one.value for one in peraturan.diubah_oleh]
    while waiting:
        id = waiting.pop(0)
        amending = world.peraturan(id) if id not in found and id != peraturan.id.value else None
        if amending is not None:
            found[id] = amending
            waiting += [one.value for one in amending.diubah_oleh]
    return sorted(found.values(), key=lambda one: _year(world, one))


def _year(world: World, peraturan: Peraturan) -> int:
    cited = citation(world.printed(peraturan.nama))
    return cited.year or 0 if cited else 0


PERATURAN_DIUBAH = Rule(
    code="SOP108",
    name="peraturan-diubah",
    level=Severity.INFO,
    what="Butir dasar hukum, dan butir Mengingat sebuah keputusan, yang menurut deklarasinya sudah diubah (`diubah "
    "oleh: @…`) sebaiknya menyebut perubahannya yang terakhir: `@perpres-16-2018 sebagaimana telah diubah dengan "
    "@perpres-12-2021`. Tidak dilaporkan bila perubahannya sudah disebut di mana pun pada daftar itu, dengan rujukan "
    "atau dengan kata-kata.",
    why="Yang berlaku ialah peraturan itu bersama perubahannya. Pembaca yang hanya mencari peraturan asalnya membaca "
    "ketentuan yang sudah berganti.",
    source="Undang-Undang Nomor 12 Tahun 2011, Lampiran II, Bab I huruf B angka 4 (dasar hukum); Keputusan 060/0042.1 "
    "Tahun 2022, SOP 005/SOP/BAG PBJMINBANG/2022 menyebutnya dengan benar",
    bad=(
        Bad(
            """
            dasar hukum:
              1. @uu-25-2009
              2. «@perwal-9-2018»
            """
        ),
    ),
    good=(
        """
        dasar hukum:
          1. @perwal-9-2018 sebagaimana telah diubah dengan @perwal-3-2020
        """,
        """
        dasar hukum:
          1. @perwal-9-2018
          2. Perwal No. 3 Tahun 2020 tentang Perubahan Tata Naskah Dinas
        """,
    ),
    check=in_sops(_find),
    check_whole=in_decrees(_find),
)
