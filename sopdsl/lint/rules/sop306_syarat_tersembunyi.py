"""SOP306: a condition in a kegiatan that the flow does not show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from sopdsl.diagnostics import Severity
from sopdsl.lint.prose import passage_of
from sopdsl.lint.rule import Bad, Found, Rule
from sopdsl.lint.subject import Subject, Written
from sopdsl.syntax.nodes import Alur, Flow, Step

_CONDITION = re.compile(
    r"\b(?:apabila|jikalau|jika|bilamana|bila|kalau|seandainya|dalam hal(?! ini\b)|apakah)\b", re.IGNORECASE
)
_NEED = re.compile(r"\W+(?:\w+\W+){0,2}?(?:perlu|diperlukan|dibutuhkan|membutuhkan|memerlukan)\b", re.IGNORECASE)


def _check(subject: Subject) -> Iterator[Found]:
    for alur in subject.sop.alur:
        shown = _entered_by_branch(alur)
        for number, step in enumerate(alur.rows):
            if isinstance(step, Step) and not (step.opsional or _branches(step) or number in shown):
                yield from _found(subject, step)


def _found(subject: Subject, step: Step) -> Iterator[Found]:
    if not _CONDITION.search(step.uraian.plain):
        return
    passage = passage_of(Written("kegiatan", step.uraian), subject.source)
    match = _CONDITION.search(passage.shown)
    if match is None:
        return
    if match[0].lower() == "apakah":
        message = 'kegiatan ini menanyakan "apakah …", tetapi langkahnya tidak bercabang'
        hint = 'tambahkan jawabannya sebagai cabang, misalnya "tidak -> label langkah yang dituju"'
    elif _NEED.match(passage.shown, match.end()):
        message = f'kegiatan ini bersyarat ("{match[0].lower()} …"), tetapi pada alurnya selalu dikerjakan'
        hint = 'tambahkan baris "opsional" di bawah langkah ini, atau cabang "tidak -> …" pada langkah sebelumnya'
    elif passage.shown[: match.start()].split()[1:]:
        message = f'kegiatan ini bersyarat ("{match[0].lower()} …"), tetapi langkahnya tidak bercabang'
        hint = (
            f'tulis bagian "{match[0].lower()} …" sebagai langkah tersendiri dengan baris "opsional", '
            'atau tambahkan cabang "tidak -> …"'
        )
    else:
        message = f'kegiatan ini bersyarat ("{match[0].lower()} …"), tetapi langkahnya tidak bercabang'
        hint = 'tambahkan cabang "tidak -> …", atau baris "opsional" bila langkah ini boleh dilewati'
    yield Found(passage.span(*match.span()), message, hint=hint)


def _branches(step: Step) -> bool:
    return any(map(_is_branch, _flows(step)))


def _is_branch(flow: Flow) -> bool:
    return flow.kind != "langsung" or flow.syarat is not None


def _flows(step: Step) -> Iterator[Flow]:
    yield from step.flows
    for added in step.added:
        yield from added.flows


def _entered_by_branch(alur: Alur) -> set[int]:
    """The rows of a table that a branch leads to: its condition stands on that arrow."""
    labels = {
        flow_target.label.value
        for step in alur.rows
        if isinstance(step, Step)
        for flow in _flows(step)
        if _branches(step)
        for flow_target in flow.targets
    }
    entered: set[int] = set()
    for number, row in enumerate(alur.rows):
        names = (row.label, *(added.label for added in row.added)) if isinstance(row, Step) else ()
        if any(name and name.value in labels for name in names):
            entered.add(number)
    for number, (above, _) in enumerate(pairwise(alur.rows), 1):
        if isinstance(above, Step) and _goes_on(above):
            entered.add(number)
    return entered


def _goes_on(step: Step) -> bool:
    """Whether a branch of a step leads to the next row: it says so, or it is the answer that is not written."""
    for flows in (step.flows, *(added.flows for added in step.added)):
        branches = [flow for flow in flows if _is_branch(flow)]
        if branches and any(target.label.value == "lanjut" for flow in flows for target in flow.targets):
            return True
        if len(flows) == 1 and flows[0].kind in ("ya", "tidak"):
            return True
    return False


SYARAT_TERSEMBUNYI = Rule(
    code="SOP306",
    name="syarat-tersembunyi",
    level=Severity.WARNING,
    what='Kegiatan yang memuat syarat ("apabila …", "jika …", "apakah …") harus terlihat pada alurnya: sebagai cabang '
    "langkah itu, sebagai cabang yang menuju langkah itu, atau sebagai langkah `opsional`.",
    why="Pada gambar, langkah tanpa cabang selalu dikerjakan. Pembaca yang mengikuti panahnya tidak melihat bahwa ada "
    "keadaan lain, dan apa yang harus dikerjakannya pada keadaan itu.",
    source="Permenpan RB 35/2012, lampiran, Bab II huruf B angka 1 huruf d (diagram alir dengan jawaban ya/tidak, "
    "lengkap/tidak) dan angka 2 huruf b (belah ketupat); Keputusan 060/0042.1 Tahun 2022, sebelas SOP konsultasi, "
    "misalnya 001/SOP/BAG ORGANISASI",
    bad=(
        Bad(
            """
            alur:
              pemohon: Mengajukan permohonan
              arsiparis: «Apabila» arsipnya ada, menyerahkan arsip
              arsiparis: Menambahkan keterangan «jika» diperlukan
              arsiparis: Memeriksa «apakah» arsip sudah kembali
            """
        ),
    ),
    good=(
        """
        alur:
          pemohon: Mengajukan permohonan
          arsiparis: Menambahkan keterangan jika diperlukan
            opsional
        """,
        """
        alur:
          [ajukan] pemohon: Mengajukan permohonan
          arsiparis: Memeriksa apakah arsipnya ada
            tidak -> ajukan
          arsiparis: Jika ada, menyerahkan arsip
        """,
        """
        alur:
          pemohon: Mengajukan permohonan
          arsiparis: Menilai permohonan
            jika ditolak -> tolak
            jika diterima -> lanjut
          arsiparis: Bila diterima, menyerahkan arsip
            -> selesai
          [tolak] arsiparis: Bila ditolak, memberi tahu pemohon
        """,
    ),
    check=_check,
)
