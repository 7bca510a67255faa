"""Mistakes about flow lines: arrows from word processors, missing targets, conditions without their word."""

from __future__ import annotations

import re

from sopdsl.diagnostics import Edit
from sopdsl.syntax.messages.mistake import Mistake, column_named, fitted
from sopdsl.syntax.reports import Kind, Reports

_ARROWS = re.compile(r"[→⇒➔➜⟶]|={1,2}>|-{2,}>|–>|—>|- >")
_TARGETS = re.compile(r"[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)?(?:[ \t]*,[ \t]*[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)?)*")
_LABELLED = re.compile(r"(?:ya|tidak|jika\b.*[^ \t])[ \t]*->[ \t]*[a-z][a-z0-9.-]*[ \t]*:")
_IF = re.compile(r"(?:apabila|bilamana|bila)[ \t]+|(?:kalau|saat|ketika)[ \t]+", re.IGNORECASE)
_FLOW_WORD = re.compile(r"(ya|tidak|jika\b.*?)[ \t]*(?::|=)?[ \t]+([a-z][a-z0-9.-]*(?:[ \t]*,[ \t]*[a-z][a-z0-9.-]*)*)")


def arrow(m: Mistake, reports: Reports) -> bool:
    """An arrow from a word processor."""
    match = _ARROWS.search(m.body)
    if match is None or ":" in m.body[: match.start()]:
        return False
    reports.add(
        Kind.FOREIGN_ARROW,
        m.span(match.start(), match.end()),
        f'panah ditulis "->", bukan "{match[0]}"',
        hint="tulis: "
        + " ".join([*m.body[: match.start()].split(), "->", fitted(m.body[match.end() :].strip())]).strip(),
        edits=(Edit(m.span(match.start(), match.end()), "->"),),
    )
    return True


def flow(m: Mistake, reports: Reports) -> bool:
    """A flow line without an arrow, or one whose arrow cannot be read."""
    if m.context not in ("langkah", "tambahan", "alur"):
        return False
    if "->" in m.body:
        return _flow_with_arrow(m, reports)
    match = _FLOW_WORD.fullmatch(m.body)
    if match is None:
        return False
    good = f"{match[1]} -> {match[2]}"
    reports.add(
        Kind.NO_COLON,
        m.span(),
        "cabang ini tidak memiliki panah",
        hint=f"tulis: {fitted(good)}",
        edits=(Edit(m.span(), good),),
        safe=False,
    )
    return True


def _flow_with_arrow(m: Mistake, reports: Reports) -> bool:
    before, _, target = m.body.rpartition("->")
    at = len(before) + 2
    if m.context == "alur" and re.fullmatch(r"(ya|tidak|jika\b.*|[a-z0-9-]*)[ \t]*", before):
        reports.add(
            Kind.MISPLACED,
            m.span(),
            "panah ini tidak berada di bawah langkah",
            hint="tulis menjorok di bawah langkah yang ditinggalkannya",
        )
        return True
    if not target.strip() or target.rstrip().endswith(","):
        reports.add(
            Kind.NO_TARGET,
            m.span(at - 2),
            "tujuan sesudah koma belum ditulis" if target.strip() else "panah ini tidak memiliki tujuan",
            hint="tulis label langkah, lanjut, atau selesai sesudah ->",
        )
        return True
    if _LABELLED.match(m.body):
        reports.add(
            Kind.UNREADABLE,
            m.span(m.body.rindex(":")),
            "cabang ya, tidak, dan jika tidak memiliki teks sesudah tujuannya",
            hint="tulisan lain pada panah: jika lengkap -> label, atau -> label: Tulisan",
        )
        return True
    lead = len(target) - len(target.lstrip())
    if not _TARGETS.fullmatch(target.strip()):
        bare = re.fullmatch(r"\[[ \t]*([a-z][a-z0-9-]*)[ \t]*\]", target.strip())
        reports.add(
            Kind.BAD_ID,
            m.span(at + lead),
            f'tujuan panah "{fitted(target.strip())}" bukan label',
            hint=f"di belakang panah, label ditulis tanpa kurung siku: -> {bare[1]}"
            if bare
            else "beri label pada langkah yang dituju, misalnya [periksa], lalu tulis: -> periksa",
            edits=(Edit(m.span(at + lead), bare[1]),) if bare else (),
        )
        return True
    condition = before.strip()
    if "->" in condition or not condition:
        return _unreadable_arrow(m, reports, "satu baris memuat satu panah: ya -> label, tidak -> label, -> label")
    column = column_named(condition, m.columns)
    if column is None and not condition.startswith("jika "):
        condition = _IF.sub("", condition, count=1)
        condition = f"jika {condition[:1].lower()}{condition[1:]}"
    return _unreadable_arrow(m, reports, f"tulis: {fitted(column or condition)} -> {target.strip()}")


def _unreadable_arrow(m: Mistake, reports: Reports, hint: str) -> bool:
    reports.add(Kind.UNREADABLE, m.span(), "panah ini tidak terbaca", hint=hint)
    return True
