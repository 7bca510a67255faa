"""Mistakes about the head of a step: labels, signs between pelaksana, names in place of ids, steps by nobody."""

from __future__ import annotations

import re

from sopdsl.diagnostics import Edit
from sopdsl.syntax.messages.mistake import Mistake, column_named, fitted, slug
from sopdsl.syntax.reports import Kind, Reports, best_guess

_HEAD = re.compile(r"(\[[^\]]*\][ \t]*)?([a-z][a-z0-9-]*(?:[ \t]*[+>|][ \t]*[a-z][a-z0-9-]*)*)[ \t]+(?=\S)")
_ADDED = re.compile(r"(&[ \t]*(?:\[[^\]]*\][ \t]*)?[a-z][a-z0-9-]*)[ \t]*[:=]")
_SEVERAL = re.compile(r"(?:\[[^\]]*\][ \t]*)?[a-z][a-z0-9-]*[ \t]*(&|,|/|;|\bdan\b)[ \t]*[a-z][a-z0-9-]*[ \t]*:")
_MIXED = re.compile(r"(?:\[[^\]]*\][ \t]*)?[a-z][a-z0-9-]*(?:[ \t]*[+>|][ \t]*[a-z][a-z0-9-]*){2,}[ \t]*:")
_OTHER_SIGN = re.compile(r"(?:\[[^\]]*\][ \t]*)?[a-z][a-z0-9-]*([ \t]*[=;][ \t]*|[ \t]+[-–][ \t]+)(?=\S)")
_CAPITAL_HEAD = re.compile(r"(?:\[[^\]]*\][ \t]*)?([A-Za-z][\w ./-]{0,60}?)[ \t]*:")


def label(m: Mistake, reports: Reports) -> bool:
    """A label that is not closed."""
    body = m.body.removeprefix("&").lstrip()
    if not body.startswith("[") or "]" in body:
        return False
    at = m.body.index("[")
    word = re.match(r"[a-z0-9-]*", m.body[at + 1 :])
    end = at + 1 + (len(word[0]) if word else 0)
    reports.add(
        Kind.LABEL,
        m.span(at, end),
        "label langkah tidak ditutup",
        hint=f"tutup dengan kurung siku: {fitted(m.body[at:end])}]",
        edits=(Edit(m.span(end, end), "]"),),
        safe=False,
    )
    return True


def lone_ampersand(m: Mistake, reports: Reports) -> bool:
    """An `&` line that names no single column."""
    if not m.body.startswith("&") or m.context not in ("langkah", "tambahan", "alur"):
        return False
    reports.add(
        Kind.UNREADABLE,
        m.span(),
        "simbol tambahan ini tidak terbaca",
        hint="tulis di bawah langkahnya: & pelaksana, atau & [label] pelaksana; satu pelaksana tiap baris",
    )
    return True


def several_signs(m: Mistake, reports: Reports) -> bool:
    """Columns joined by a sign that the language does not know, or by two kinds."""
    if m.context == "langkah" and (match := _ADDED.match(m.body)):
        place = m.span(match.end(1), len(m.body))
        reports.add(
            Kind.UNREADABLE,
            place,
            "simbol tambahan tidak memiliki uraian",
            hint=f"tulis: {fitted(match[1])}",
            edits=(Edit(place, ""),),
            safe=False,
        )
        return True
    if m.context != "alur":
        return False
    if match := _OTHER_SIGN.match(m.body):
        reports.add(
            Kind.NO_COLON,
            m.span(match.start(1), match.end(1)),
            f'sesudah pelaksana ditulis titik dua, bukan "{match[1].strip()}"',
            hint=f"tulis: {fitted(m.body[: match.start(1)])}: {fitted(m.body[match.end() :])}",
            edits=(Edit(m.span(match.start(1), match.end(1)), ": "),),
        )
        return True
    if match := _MIXED.match(m.body):
        reports.add(
            Kind.UNREADABLE,
            m.span(0, match.end()),
            "kepala langkah memakai satu macam tanda saja: +, >, atau |",
            hint="tambahkan pelaksana lain dengan baris & di bawah langkahnya",
        )
        return True
    match = _SEVERAL.match(m.body)
    if match is None:
        return False
    reports.add(
        Kind.UNREADABLE,
        m.span(match.start(1), match.end(1)),
        f'pelaksana tidak disatukan dengan "{match[1]}"',
        hint="pakai + (bersama), > (diteruskan di dalam baris), atau | (pilihan)",
        edits=(Edit(m.span(match.start(1), match.end(1)), "+"),),
        safe=False,
    )
    return True


def numbered_step(m: Mistake, reports: Reports) -> bool:
    """A step with a number in front, by the id or by the name of its pelaksana."""
    match = re.match(r"[0-9]{1,3}[.)][ \t]*(?=[A-Za-z[])", m.body) if m.context == "alur" else None
    if match is None:
        return False
    rest = m.body[match.end() :]
    place, good, safe, known = (0, match.end()), "", True, True
    if named := _CAPITAL_HEAD.match(rest):
        guess = _column_meant(named[1], m)
        known = guess in m.columns or slug(named[1]) == named[1]
        if guess in m.columns and guess != named[1]:
            place, good, safe = (0, match.end() + named.end(1)), rest[: named.start(1)] + guess, False
    elif begun := _begun_with_column(rest, m):
        id, length = begun
        place, good, safe = (0, match.end() + length), f"{id}: ", False
    elif rest[0].isupper():
        return False
    reports.add(
        Kind.UNREADABLE,
        m.span(0, len(match[0].rstrip())),
        "langkah tidak diberi nomor; nomornya dihitung sendiri",
        hint=f"tulis: {fitted(good + m.body[place[1] :])}",
        edits=(Edit(m.span(*place), good),) if known else (),
        safe=safe,
    )
    return True


def _column_meant(name: str, m: Mistake) -> str:
    """The id of the pelaksana that was most likely meant by a name; what its id could be where there is none."""
    return column_named(name, m.columns) or best_guess(slug(name), m.columns) or slug(name)


def _begun_with_column(text: str, m: Mistake) -> tuple[str, int] | None:
    """The id of the pelaksana whose name a text begins with, and the length of that with the blanks after it."""
    for id, name in m.columns.items():
        if match := re.match(rf"{re.escape(name)}[ \t]+(?=\w)", text, re.IGNORECASE):
            return id, match.end()
    return None


def step_head(m: Mistake, reports: Reports) -> bool:
    """A step by a name that is no id, or without its colon."""
    if m.context != "alur":
        return False
    match = _CAPITAL_HEAD.match(m.body)
    if match and not re.fullmatch(r"[a-z][a-z0-9-]*", match[1]):
        guess = _column_meant(match[1], m)
        place = m.span(match.start(1), match.end(1))
        reports.add(
            Kind.BAD_ID,
            place,
            f'"{match[1]}" bukan id pelaksana',
            hint=f'pakai id dari daftar pelaksana: "{guess}:"',
            edits=(Edit(place, guess),) if guess in m.columns else (),
            safe=False,
        )
        return True
    match = _HEAD.match(m.body)
    first = re.match(r"[a-z0-9-]+", match[2]) if match else None
    if match and first and (first[0] in m.columns or match[1] or m.body[match.end()].isupper()):
        head = m.body[: match.end()].rstrip()
        place = m.span(match.end(2), match.end())
        reports.add(
            Kind.NO_COLON,
            m.span(match.start(2), match.end(2)),
            "titik dua hilang sesudah pelaksana langkah ini",
            hint=f"tulis: {fitted(head)}: {fitted(m.body[match.end() :])}",
            edits=(Edit(place, ": "),),
            safe=False,
        )
        return True
    return False


def nobody(m: Mistake, reports: Reports) -> bool:
    """A step that names no pelaksana."""
    if m.context != "alur" or not re.match(r"[A-Z]", m.body):
        return False
    who = next(iter(m.columns), "pelaksana")
    reports.add(
        Kind.WRAPPED,
        m.span(),
        "baris ini tidak menyebut pelaksana",
        hint=f"bila ini langkah, tulis: {who}: {fitted(m.body)}; "
        "bila ini lanjutan teks di atasnya, sambungkan ke baris itu atau awali dengan |",
    )
    return True
