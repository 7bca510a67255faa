"""Says in an author's words what is wrong with a line that could not be read, and what to type instead.

Each recognizer looks at one line and the block that it stands in, and reports the mistake if it knows it. They are
tried in order, the surest first; the last one always answers.
"""

from __future__ import annotations

import re

from sopdsl.syntax.messages import arrows, heads, items, keys, text
from sopdsl.syntax.messages.mistake import Mistake, Recognizer
from sopdsl.syntax.reports import Kind, Reports

__all__ = ["Mistake", "explain", "explain_indent"]

_RECOGNIZERS: tuple[Recognizer, ...] = (
    items.stray_bar,
    heads.label,
    arrows.arrow,
    arrows.flow,
    heads.numbered_step,
    items.marker,
    items.item_at_edge,
    keys.missing_colon,
    keys.flag,
    keys.misspelt_declaration,
    keys.step_without_alur,
    keys.equals,
    heads.several_signs,
    heads.lone_ampersand,
    heads.step_head,
    heads.nobody,
    text.wrapped,
    text.otherwise,
)


def explain(mistake: Mistake, reports: Reports) -> None:
    """Report what is wrong with a line."""
    for recognizer in _RECOGNIZERS:
        if recognizer(mistake, reports):
            return


def explain_indent(m: Mistake, above: str, reports: Reports) -> bool:
    """Report a line that is indented below `above`, which takes no lines. True when its block is to be skipped."""
    head = above.strip()
    readable = re.match(r"[A-Za-z][A-Za-z ]*:|(ya|tidak|jika .*)?[ \t]*->|&|\[|(sop|alur|unit|pejabat)\b", m.body)
    if m.body.startswith("|"):
        return items.stray_bar(m, reports)
    if readable and not re.match(r"(-|[0-9]+\.|[a-z]\.)[ \t]", head):
        reports.add(
            Kind.INDENTED,
            m.span(),
            "baris ini menjorok lebih dalam daripada semestinya",
            hint="samakan indentasinya dengan baris di atasnya",
        )
        return False
    if re.match(r"(-|[0-9]+\.|[a-z]\.)[ \t]", m.body):
        reports.add(
            Kind.INDENTED,
            m.span(),
            "baris di atas butir ini tidak dapat memiliki daftar",
            hint="daftar bertingkat tidak dikenal; lanjutkan teks butir dengan baris yang diawali |",
        )
        return True
    return text.wrapped(Mistake(m.line, m.start, m.column, m.expected, "daftar", m.headed, m.columns), reports)
