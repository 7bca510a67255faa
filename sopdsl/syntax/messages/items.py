"""Mistakes about lists and `|` lines: markers from word processors, items that stand nowhere."""

from __future__ import annotations

import re

from sopdsl.diagnostics import Edit
from sopdsl.syntax.messages.mistake import Mistake
from sopdsl.syntax.reports import Kind, Reports

_BULLET = re.compile(r"[•●▪■◦‣·∙–—][ \t]*|\*[ \t]+|-(?=[A-Za-z])|o[ \t]+(?=[A-Z])")
_NUMBERED = re.compile(r"([0-9]{1,3}|[a-z])(\)|\.(?=[^\s\d.]))(?![a-z]\.)[ \t]*")
_KEYED = re.compile(r"[A-Za-z ]{1,40}:")
_DETAIL = re.compile(r"[&|\[]|[a-z ]+:|(?:ya|tidak|jika\b.*)?[ \t]*->|(?:opsional|halaman baru)\b")
ITEM = re.compile(r"(-|[0-9]{1,3}\.|[a-z]\.)(?:[ \t]+|$)")


def marker(m: Mistake, reports: Reports) -> bool:
    """A marker from a word processor, or without its blank."""
    if m.context == "pelaksana":
        return False
    if match := _BULLET.match(m.body):
        good = _in_place_of_bullet(m, m.body[match.end() :])
    elif match := _NUMBERED.match(m.body):
        if m.context in ("alur", "berkas") and match[2] == ".":
            return False
        at_edge = m.context == "berkas" and m.headed
        good = f"{'  ' if at_edge else ''}{match[1]}. "
    else:
        return False
    edit = Edit(m.span(0, len(match[0])), good)
    # Beside items of another kind the mended marker would be wrong too.
    alike = not good.strip(" |") or _marker_above(m, reports) in ("", good.strip()[-1])
    several = "{} penanda butir berturut-turut tidak dikenal"
    if alike and reports.extend(Kind.FOREIGN_MARKER, edit, several):
        return True
    reports.add(
        Kind.FOREIGN_MARKER,
        m.span(0, max(len(match[0].rstrip()), 1)),
        f'"{match[0].rstrip()}" bukan penanda butir',
        hint=_what_to_type(good),
        edits=(edit,),
        safe=alike and not good.startswith(" "),
    )
    return True


def _what_to_type(good: str) -> str:
    if not good.strip(" |"):
        return "hapus tanda itu"
    if good.startswith(" "):
        return f'tulis "{good}" (dua spasi, penanda, lalu spasi), sehingga butir menjorok di bawah kata kuncinya'
    return f'tulis "{good}" (tanda hubung, angka, atau huruf, lalu spasi)'


def _in_place_of_bullet(m: Mistake, rest: str) -> str:
    """What stands there without a word processor: `- ` in a list, `| ` before more text of a step, else nothing.

    From the left edge an item is put below the key above it, unless it is itself a line with a key.
    """
    if m.context == "daftar":
        return "" if ITEM.match(rest) else "- "
    if m.context == "berkas" and m.headed and not (ITEM.match(rest) or _KEYED.match(rest)):
        return "  - "
    plain = m.context == "langkah" and not _DETAIL.match(rest)
    return "| " if plain else ""


def _marker_above(m: Mistake, reports: Reports) -> str:
    """The sign (`-` or `.`) that an item on the line above would have when mended; empty where that is no item."""
    source = reports.source
    above = source.line(source.position(m.start).line - 1).strip(" \t\u00a0")
    if ITEM.match(above):
        return "-" if above.startswith("-") else "."
    if _NUMBERED.match(above):
        return "."
    return "-" if _BULLET.match(above) else ""


def item_at_edge(m: Mistake, reports: Reports) -> bool:
    """An item that is not below a key."""
    match = ITEM.match(m.body) if m.context in ("berkas", "alur", "deklarasi", "tambahan") else None
    if match is None:
        return False
    edit = Edit(m.span(0, 0), "  ")
    if reports.extend(Kind.MISPLACED, edit, "{} butir berturut-turut tidak berada di bawah kata kunci"):
        return True
    reports.add(
        Kind.MISPLACED,
        m.span(0, len(match[0].rstrip())),
        "butir ini tidak berada di bawah kata kunci",
        hint="tulis lebih menjorok daripada kata kuncinya",
        edits=(edit,),
        safe=False,
    )
    return True


def stray_bar(m: Mistake, reports: Reports) -> bool:
    """A `|` line with no text above it."""
    if not m.body.startswith("|"):
        return False
    reports.add(
        Kind.MISPLACED,
        m.span(0, 1),
        "baris | tidak melanjutkan teks apa pun",
        hint="baris | berada tepat di bawah baris yang berisi teks, tanpa komentar di antaranya",
    )
    return True
