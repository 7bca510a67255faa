"""SOP107: a SOP that refers to a regulation that is no longer in force."""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.diagnostics import Severity
from sopdsl.lint.bases import Bases, in_decrees, mentioned_in, of_sop, short_name
from sopdsl.lint.rule import Bad, Found, Related, Rule
from sopdsl.lint.subject import Subject
from sopdsl.lint.wording import listed
from sopdsl.lint.world import World
from sopdsl.syntax.nodes import Peraturan, Ref, Text


def _check(subject: Subject) -> Iterator[Found]:
    if subject.revoked:
        return
    bases = of_sop(subject)
    if bases:
        yield from _in_bases(bases)
    for part, text in subject.texts:
        for run in text.runs:
            if isinstance(run, Ref) and part != "dasar hukum":
                yield from _revoked(subject.world, text, run)


def _in_bases(bases: Bases) -> Iterator[Found]:
    """Of a list only whole entries, which can be exchanged; not what the titles of others name."""
    for basis in bases.entries:
        if basis.ref:
            yield from _revoked(bases.world, basis.text, basis.ref)


def _revoked(world: World, text: Text, ref: Ref) -> Iterator[Found]:
    entry, peraturan = world.entry(ref.id, ("peraturan",)), world.peraturan(ref.id)
    if entry is None or peraturan is None or not peraturan.dicabut_oleh:
        return
    mentioned = mentioned_in(world, text)
    if any(mentioned.has(world, one.value) for one in peraturan.dicabut_oleh):
        return
    following = _in_force(world, peraturan)
    names, ids = (
        listed([short_name(world, one) for one in following]),
        listed([f"@{one.id.value}" for one in following]),
    )
    yield Found(
        ref.span,
        f"peraturan ini sudah dicabut{f'; yang berlaku {names}' if names else ''}",
        hint=f"periksa apakah isinya masih diatur, lalu ganti dengan {ids}" if ids else "ganti atau hapus",
        related=(Related(peraturan.dicabut_oleh[0].span, "dicabut oleh", entry.scope.source),),
    )


def _in_force(world: World, peraturan: Peraturan) -> list[Peraturan]:
    """The regulations that took the place of a revoked one, and are not revoked themselves."""
    found: dict[str, Peraturan] = {}
    seen = {peraturan.id.value}
    waiting = [one.value for one in peraturan.dicabut_oleh]
    while waiting:
        id = waiting.pop(0)
        following = world.peraturan(id) if id not in seen else None
        seen.add(id)
        if following is not None and following.dicabut_oleh:
            waiting += [one.value for one in following.dicabut_oleh]
        elif following is not None:
            found[id] = following
    return list(found.values())


PERATURAN_DICABUT = Rule(
    code="SOP107",
    name="peraturan-dicabut",
    level=Severity.WARNING,
    what="SOP tidak merujuk peraturan yang menurut deklarasinya sudah dicabut (`dicabut oleh: @…`). Pada dasar hukum "
    "(dan Mengingat sebuah keputusan) yang diperiksa ialah peraturan yang menjadi butirnya, bukan yang tersebut di "
    "dalam judul peraturan lain. Teks yang juga menyebut peraturan pencabutnya tidak dilaporkan, begitu pula SOP yang "
    "sudah dicabut.",
    why="Prosedur yang berdasar pada peraturan yang tidak berlaku lagi dapat dipersoalkan. Pencabutan cukup dicatat "
    "sekali pada deklarasi peraturannya; setiap SOP yang merujuknya lalu ditemukan.",
    source="Undang-Undang Nomor 12 Tahun 2011, Lampiran II, Bab I huruf B angka 4 (dasar hukum)",
    bad=(
        Bad(
            """
            dasar hukum:
              1. «@perwal-4-2011»
            """
        ),
        Bad(
            """
            dasar hukum:
              1. Perwal Tata Naskah Dinas = «@perwal-4-2011»
            peringatan: Surat dinomori menurut «@perwal-4-2011»
            """
        ),
    ),
    good=(
        """
        dasar hukum:
          1. @perwal-9-2018 sebagaimana telah diubah dengan @perwal-3-2020
          2. Peraturan Wali Kota Arunika Nomor 5 Tahun 2012 tentang Pelaksanaan @perwal-4-2011
        keterkaitan: Surat lama bernomor menurut @perwal-4-2011, yang dicabut dengan @perwal-9-2018
        """,
        """
        status: dicabut
        dasar hukum:
          1. @perwal-4-2011
        """,
    ),
    check=_check,
    check_whole=in_decrees(_in_bases),
)
