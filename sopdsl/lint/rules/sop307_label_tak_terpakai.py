"""SOP307: a label that no arrow points to."""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.diagnostics import Fix, Severity
from sopdsl.lint.removing import without_label
from sopdsl.lint.rule import Bad, Found, Rule
from sopdsl.lint.subject import Subject
from sopdsl.syntax.nodes import Alur, Name, Step


def _check(subject: Subject) -> Iterator[Found]:
    if subject.draft:
        return
    for alur in subject.sop.alur:
        used = set(_used(alur))
        for name in _labels(alur):
            if name.value not in used:
                yield Found(
                    name.span,
                    f'label "{name.value}" tidak dituju satu panah pun',
                    hint=f'hapus "[{name.value}]"; label hanya perlu pada langkah yang dituju panah',
                    fix=Fix((without_label(subject.source, name.span),)),
                )


def _labels(alur: Alur) -> Iterator[Name]:
    for row in alur.rows:
        if isinstance(row, Step):
            if row.label:
                yield row.label
            yield from (added.label for added in row.added if added.label)


def _used(alur: Alur) -> Iterator[str]:
    for row in alur.rows:
        if isinstance(row, Step):
            for flows in (row.flows, *(added.flows for added in row.added)):
                yield from (target.label.value for flow in flows for target in flow.targets)


LABEL_TAK_TERPAKAI = Rule(
    code="SOP307",
    name="label-tak-terpakai",
    level=Severity.INFO,
    what="Label seperti `[periksa]` hanya perlu pada langkah yang dituju panah. SOP yang masih draf tidak diperiksa.",
    why="Label yang tidak dituju membuat orang mencari panah yang tidak ada. Kadang-kadang sebuah panah memang "
    "terlupa ditulis.",
    source="sopc, bahasa .sop, bagian alur",
    bad=(
        Bad(
            """
            alur:
              [«ajukan»] pemohon: Mengajukan permohonan
              arsiparis: Mencari arsip
                & [«bantu»]  pemohon
            """,
            fixed="""
            alur:
              pemohon: Mengajukan permohonan
              arsiparis: Mencari arsip
                & pemohon
            """,
        ),
    ),
    good=(
        """
        alur:
          [ajukan] pemohon: Mengajukan permohonan
          arsiparis: Memeriksa permohonan
            tidak -> ajukan
          arsiparis: Menyerahkan arsip
        """,
        """
        status: draf
        alur:
          [ajukan] pemohon: Mengajukan permohonan
          arsiparis: Menyerahkan arsip
        """,
    ),
    check=_check,
)
