"""What is left: text wrapped without `|`, and lines that nothing can be said about but where reading stopped."""

from __future__ import annotations

import re

from sopdsl.diagnostics import Edit
from sopdsl.source import Span
from sopdsl.syntax.messages.mistake import Mistake, fitted
from sopdsl.syntax.reports import Kind, Reports

_COMMENT = re.compile(r"^[ \t]*#.*$", re.MULTILINE)
_WORDS = {
    "_TITIK_DUA": "titik dua (:)",
    "_SAMA": "tanda sama dengan (=)",
    "_PANAH": "panah (->)",
    "ID": "id (huruf kecil)",
    "TEXT": "teks",
    "STRIP": 'butir "- "',
    "ANGKA": 'butir "1. "',
    "HURUF": 'butir "a. "',
    "KEY": 'kata kunci dengan titik dua, misalnya "waktu: 5 menit"',
    "YA": '"ya -> label"',
    "TIDAK": '"tidak -> label"',
    "LABEL": "[label]",
    "DAN": '"& pelaksana"',
    "ALUR": '"alur:"',
    "PELAKSANA": '"pelaksana:"',
    "SOP": '"sop Nama"',
}


def wrapped(m: Mistake, reports: Reports) -> bool:
    """Text that goes on without `|`."""
    if m.context == "pelaksana" or (
        m.context in ("alur", "berkas") and not re.match(r"[A-Za-z(][^:=]*\s[^:=]*$", m.body)
    ):
        return False
    place = Span(m.span().start, m.span().start)
    if m.context == "berkas" and not m.headed and not _COMMENT.sub("", reports.source.text[: m.start]).strip():
        reports.add(
            Kind.FILE_SHAPE,
            m.span(),
            'baris pertama berkas ini tidak diawali kata kunci "sop"',
            hint=f"bila ini nama SOP, tulis: sop {fitted(m.body)}",
            edits=(Edit(place, "sop "),),
            safe=False,
        )
        return True
    of_step = "->" in m.body or m.body.startswith("[")  # no text, whatever stands above it
    edit = Edit(place, "  | " if m.context == "berkas" else "| ")
    if not of_step and reports.extend(Kind.WRAPPED, edit):
        return True
    hint = "sambungkan ke baris di atasnya, atau awali dengan | untuk baris baru pada cetakan"
    if m.context == "daftar":
        hint += "; butir baru diawali penandanya, misalnya 1. atau -"
    reports.add(
        Kind.WRAPPED,
        m.span(),
        "baris ini bukan kata kunci, panah, atau butir; teks tidak dapat berlanjut begitu saja",
        hint=hint,
        edits=() if of_step else (edit,),
        safe=False,
    )
    return True


def otherwise(m: Mistake, reports: Reports) -> bool:
    """Any other line: where reading stopped, and what may stand there."""
    words = [text for name, text in _WORDS.items() if name in m.expected]
    if m.context == "berkas" and m.column <= m.indent:
        words = ['kata kunci dengan titik dua, misalnya "nomor: 001/SOP/2026"', '"pelaksana:"', '"alur:"']
        if not m.headed:
            words = ['"sop Nama SOP" pada baris pertama, lalu ' + words[0]]
    if m.context == "alur" and m.column <= m.indent:
        words = ['langkah, misalnya "petugas: Memeriksa berkas"']
    at = min(max(m.column - m.indent, 0), max(len(m.body) - 1, 0))
    reports.add(
        Kind.UNREADABLE,
        m.span(at) if m.body else Span(m.start, m.start + len(m.line)),
        f'baris ini tidak terbaca mulai dari "{fitted(m.body[at:], 30)}"' if m.body else "baris ini tidak terbaca",
        hint=f"di sini dapat ditulis: {', '.join(words)}" if words else None,
    )
    return True
