"""SOP112: a legal basis that is a declared regulation, but is given without a reference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sopdsl.diagnostics import Edit, Fix, Severity
from sopdsl.lint.bases import Bases, short_name
from sopdsl.lint.citations import Citation, citation
from sopdsl.lint.facts import Said
from sopdsl.lint.rule import Bad, Found, Related, Rule
from sopdsl.lint.whole import Whole
from sopdsl.source import Source, Span
from sopdsl.syntax.nodes import Peraturan

_Key = tuple[str, str | None, int | None]
_Declared = tuple[Citation, Peraturan, Source]


def _check(whole: Whole) -> Iterator[tuple[str, Found]]:
    declared = _declared(whole)
    if not declared:
        return
    for id, facts in whole.facts.items():
        if facts.status != "dicabut":
            yield from ((id, found) for said in facts.dasar_hukum if (found := _found(whole, declared, said)))
    for id, file in whole.others.items():
        box = file.keputusan.mengingat if file.keputusan else None
        for basis in Bases(whole.sources[id], whole.world, box).entries if box and box.items else ():
            said = Said(basis.printed, (basis.ref.id,) if basis.ref else (), basis.text.span)
            if found := _found(whole, declared, said):
                yield id, found


def _declared(whole: Whole) -> Mapping[_Key, list[_Declared]]:
    """The declared regulations by what a citation of each has in common."""
    found: dict[_Key, list[_Declared]] = {}
    for id, file in whole.others.items():
        for node in file.declarations:
            cited = citation(whole.world.printed(node.nama)) if isinstance(node, Peraturan) else None
            if cited and cited.complete and isinstance(node, Peraturan):
                found.setdefault(_key(cited), []).append((cited, node, whole.sources[id]))
    return found


def _key(cited: Citation) -> _Key:
    return cited.kind.key, cited.number, cited.year


def _found(whole: Whole, declared: Mapping[_Key, list[_Declared]], said: Said) -> Found | None:
    cited = None if said.ids else citation(said.text)
    same = [one for one in declared.get(_key(cited), ()) if cited.same(one[0])] if cited else []
    if len(same) != 1:
        return None
    _, node, source = same[0]
    id = node.id.value
    changed = node.dicabut_oleh or node.diubah_oleh
    word = "dicabut" if node.dicabut_oleh else "diubah"
    following = whole.world.peraturan(changed[-1].value) if changed else None
    told = f", dan sudah {word} dengan {short_name(whole.world, following)}" if following else ""
    return Found(
        said.span,
        f"peraturan ini dideklarasikan dalam koleksi, tetapi disebut tanpa rujukan{told}",
        hint=f'tulis "@{id}", atau "… = @{id}" bila kata-katanya harus tetap begini',
        related=(Related(node.nama.span, "peraturan yang dimaksud", source),),
        fix=Fix((Edit(Span(said.span.end, said.span.end), f" = @{id}"),)),
    )


PERATURAN_TANPA_RUJUKAN = Rule(
    code="SOP112",
    name="peraturan-tanpa-rujukan",
    level=Severity.INFO,
    what="Peraturan yang sudah dideklarasikan dalam koleksi sebaiknya disebut pada dasar hukum dengan rujukan: `@id`, "
    "atau `teks = @id` bila kata-katanya harus tetap seperti tertulis. Dibandingkan jenis, pembuat, nomor, dan "
    "tahunnya.",
    why="Perubahan dan pencabutan peraturan dicatat sekali pada deklarasinya. Hanya SOP yang merujuknya yang lalu "
    "ditemukan dan dapat didaftar.",
    source="Keputusan 060/0042.1 Tahun 2022: peraturan yang sama tertulis dengan beberapa cara pada puluhan SOP",
    bad=(
        Bad(
            """
            dasar hukum:
              1. «UU No. 25 Tahun 2009 tentang Pelayanan Publik»  # lihat Pasal 20
              2. «Perwal Nomor 9 Tahun 2018 tentang Tata Naskah
                | Dinas.»
            """,
            fixed="""
            dasar hukum:
              1. UU No. 25 Tahun 2009 tentang Pelayanan Publik = @uu-25-2009  # lihat Pasal 20
              2. Perwal Nomor 9 Tahun 2018 tentang Tata Naskah
                | Dinas. = @perwal-9-2018
            """,
        ),
    ),
    good=(
        """
        dasar hukum:
          1. @uu-25-2009
          2. UU No. 25 Tahun 2009 = @uu-25-2009
          3. Peraturan Wali Kota Lain Nomor 9 Tahun 2018 tentang Tata Naskah Dinas
        """,
    ),
    check_whole=_check,
)
