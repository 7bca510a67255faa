"""SOP204: a kind of SOP that does not fit the number of its pelaksana."""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.diagnostics import Edit, Fix, Severity
from sopdsl.lint.rule import Bad, Found, Related, Rule
from sopdsl.lint.subject import Subject


def _check(subject: Subject) -> Iterator[Found]:
    jenis = subject.sop.jenis
    if jenis is None or not subject.steps:
        return
    used = {name.value for step in subject.steps for name in step.pelaksana}
    used.update(added.pelaksana.value for step in subject.steps for added in step.added)
    fitting = "teknis" if len(used) == 1 else "administratif"
    if jenis.value not in ("teknis", "administratif") or jenis.value == fitting:
        return
    related = tuple(
        Related(one.id.span, "salah satu pelaksananya" if len(used) > 1 else "satu-satunya pelaksana")
        for one in subject.sop.pelaksana
        if one.id.value in used
    )
    has = "hanya mempunyai satu pelaksana" if len(used) == 1 else f"mempunyai {len(used)} pelaksana"
    yield Found(
        jenis.span,
        f'SOP ini berjenis "{jenis.value}", tetapi {has}',
        hint=f'tulis "jenis: {fitting}", atau periksa pelaksananya',
        related=related[:3],
        fix=Fix((Edit(jenis.span, fitting),), safe=False),
    )


JENIS_TIDAK_COCOK = Rule(
    code="SOP204",
    name="jenis-tidak-cocok",
    level=Severity.WARNING,
    what="SOP teknis dikerjakan satu orang atau satu jabatan; SOP administratif dikerjakan lebih dari satu.",
    why="Jenis SOP menentukan cara SOP itu disusun dan dibaca. Bila jenis dan tabelnya tidak cocok, salah satunya "
    "keliru.",
    source="Permenpan RB 35/2012, lampiran, Bab II huruf A angka 1 (jenis SOP berdasarkan sifat kegiatan)",
    bad=(
        Bad("jenis: «teknis»", fixed="jenis: administratif"),
        Bad(
            """
            jenis: «administratif»
            pelaksana:
              arsiparis = Arsiparis
            alur:
              arsiparis: Menyusun arsip
              arsiparis: Menyimpan arsip
            """,
            fixed="""
            jenis: teknis
            pelaksana:
              arsiparis = Arsiparis
            alur:
              arsiparis: Menyusun arsip
              arsiparis: Menyimpan arsip
            """,
        ),
    ),
    good=("jenis: administratif",),
    check=_check,
)
