"""SOP308: an arrow to the next row, where the flow goes anyway."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sopdsl.diagnostics import Fix, Severity
from sopdsl.lint.removing import without_line
from sopdsl.lint.rule import Bad, Found, Rule
from sopdsl.lint.subject import Subject
from sopdsl.source import Span
from sopdsl.syntax.nodes import BarisHilang, Flow, Step


def _check(subject: Subject) -> Iterator[Found]:
    for alur in subject.sop.alur:
        for number, (step, below) in enumerate(pairwise(alur.rows)):
            if isinstance(step, Step) and isinstance(below, Step):
                for flow in _needless(step, below):
                    if _joins(alur.rows[number - 1] if number else None, flow):
                        continue
                    # The place of a flow line begins behind its bare arrow.
                    place = Span(subject.source.text.rindex("->", 0, flow.span.start), flow.span.end)
                    yield Found(
                        place,
                        "panah ini menuju baris berikutnya, yang dituju juga tanpa panah",
                        hint="hapus baris ini",
                        fix=Fix((without_line(subject.source, place),)),
                    )


def _needless(step: Step, below: Step) -> Iterator[Flow]:
    """The sole flow lines of a row's symbols that say what goes without saying."""
    # Without it the first symbol would go on to the added ones.
    groups = [added.flows for added in step.added] if step.added else [step.flows]
    for flows in groups:
        if len(flows) == 1 and _goes_on(flows[0], below):
            yield flows[0]


def _joins(above: Step | BarisHilang | None, flow: Flow) -> bool:
    """Whether the row above goes to the same place: the arrow shows that several ways meet there."""
    return isinstance(above, Step) and any(
        target.label.value == flow.targets[0].label.value for other in above.flows for target in other.targets
    )


def _goes_on(flow: Flow, below: Step) -> bool:
    if flow.kind != "langsung" or flow.syarat or flow.dari or len(flow.targets) != 1 or flow.targets[0].pelaksana:
        return False
    label = flow.targets[0].label.value
    return label == "lanjut" or (below.label is not None and below.label.value == label)


PANAH_BERLEBIH = Rule(
    code="SOP308",
    name="panah-berlebih",
    level=Severity.INFO,
    what="Langkah tanpa panah berlanjut ke baris berikutnya, jadi panah ke sana tidak perlu ditulis.",
    why="Panah hanya ditulis bila alurnya menyimpang dari urutan baris. Dengan begitu panah yang tertulis langsung "
    "terlihat, dan baris baru dapat disisipkan tanpa mengubah panah.",
    source="sopc, bahasa .sop, bagian alur",
    bad=(
        Bad(
            """
            alur:
              pemohon: Mengajukan permohonan
                «-> lanjut»  # terus
              arsiparis: Mencari arsip
                «-> serahkan»
              [serahkan] arsiparis: Menyerahkan arsip
            """,
            fixed="""
            alur:
              pemohon: Mengajukan permohonan
                # terus
              arsiparis: Mencari arsip
              [serahkan] arsiparis: Menyerahkan arsip
            """,
        ),
    ),
    good=(
        """
        alur:
          pemohon: Mengajukan permohonan
          [cari] arsiparis: Mencari arsip
            ya -> lanjut
            tidak -> selesai
          arsiparis: Menyerahkan arsip
            -> kembali: Sesudah tiga hari
          [kembali] pemohon: Mengembalikan arsip
            ya -> selesai
            tidak -> cari
        """,
        """
        alur:
          pemohon: Mengajukan permohonan
            -> cari, catat
          [cari] arsiparis: Mencari arsip
            -> serahkan
          [catat] arsiparis: Mencatat permohonan
            -> serahkan
          [serahkan] arsiparis: Menyerahkan arsip
        """,
        """
        alur:
          pemohon: Mengajukan permohonan
            -> lanjut, serahkan
            & [serahkan] arsiparis
              -> selesai
          arsiparis: Mencatat permohonan
        """,
    ),
    check=_check,
)
