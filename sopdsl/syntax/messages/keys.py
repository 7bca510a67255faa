"""Mistakes about keys and declarations: signs that are missing, words that are misspelt, a table without its head."""

from __future__ import annotations

import re

from sopdsl.diagnostics import Edit
from sopdsl.syntax.keywords import (
    ALUR_KEYS,
    BOX_KEYS,
    DECLARATION_KEYS,
    KEPUTUSAN_KEYS,
    RESERVED,
    SOP_KEYS,
    STEP_FLAGS,
    STEP_KEYS,
)
from sopdsl.syntax.messages.mistake import Mistake, fitted, slug
from sopdsl.syntax.reports import Kind, Reports, best_guess

_MAY_BE_EMPTY = frozenset({"alur", "pelaksana", "lampiran", *BOX_KEYS})
_FLAG = re.compile(r"([A-Za-z]{4,20}(?:[ \t_-]{1,4}[A-Za-z]{1,20})?)(?:[ \t]{1,40}#|$)")
_MARKER = re.compile(r"(?:[-•*–—]|[0-9]{1,3}[.)]?|[a-z][.)])[ \t]+(?=\S)")
"""A marker of an item, which a list of pelaksana has not."""
_CONTEXT_KEYS = {
    "berkas": (*SOP_KEYS, *KEPUTUSAN_KEYS),
    "langkah": STEP_KEYS,
    "tambahan": ("tanya",),
    "alur": ALUR_KEYS,
    "deklarasi": tuple(key for keys in DECLARATION_KEYS.values() for key in keys),
}


def missing_colon(m: Mistake, reports: Reports) -> bool:
    """A known key without its colon."""
    keys = _CONTEXT_KEYS.get(m.context, ())
    key = next((k for k in sorted(keys, key=len, reverse=True) if _begins_with(k, m.body)), None)
    if key is None and m.context == "berkas":
        if title := re.fullmatch(r"alur[ \t]*(:?)[ \t]*([^:]+)", m.body):
            return _title_of_alur(m, reports, title[2].strip(), sure=bool(title[1]))
        key = next((k for k in ("alur", "pelaksana", "lampiran") if m.body.lower() == k), None)
    if key is None or (key in DECLARATION_KEYS and not m.headed):
        return False
    rest = m.body[len(key) :]
    sign = re.match(r"[ \t]*[=;][ \t]*|[ \t]*", rest)
    end = len(key) + (len(sign[0]) if sign else 0)
    good = ": " if rest.strip(" =;") else ":"
    start, good = (len(key), good) if m.body.startswith(key) else (0, key + good)
    value = rest.strip(" \t=;")
    sure = rest.lstrip()[:1] in ("=", ";") if value else key in _MAY_BE_EMPTY
    wrapped = "" if sure else ", atau | di awal baris bila ini lanjutan teks di atasnya"
    reports.add(
        Kind.NO_COLON,
        m.span(0, len(key)),
        f'titik dua hilang sesudah "{key}"',
        hint=f"tulis: {key}: {fitted(rest.strip(' =;'))}".rstrip() + wrapped,
        edits=(Edit(m.span(start, end), good),),
        safe=sure,
    )
    return True


def _begins_with(key: str, body: str) -> bool:
    """Whether a line begins with a key, in capital letters too; but "SOP" begins many a text."""
    match = re.match(re.escape(key) + r"(?=[ \t=]|$)", body, re.IGNORECASE)
    return match is not None and (key != "sop" or match[0] == key)


def _title_of_alur(m: Mistake, reports: Reports, title: str, *, sure: bool) -> bool:
    reports.add(
        Kind.NO_COLON,
        m.span(0, 4),
        "titik dua berada di belakang judul alur",
        hint=f"tulis: alur {fitted(title)}:",
        edits=(Edit(m.span(), f"alur {title}:"),),
        safe=sure,
    )
    return True


def flag(m: Mistake, reports: Reports) -> bool:
    """A keyword of a step that is a line of its own: misspelt, or not below a step."""
    match = _FLAG.match(m.body)
    if match is None:
        return False
    word = " ".join(re.split(r"[ \t_-]+", match[1])).lower()
    place = m.span(0, match.end(1))
    if m.context == "langkah":
        guess = best_guess(word, STEP_FLAGS)
        if guess is None:
            return False
        reports.add(
            Kind.UNKNOWN_KEY,
            place,
            f'"{match[1]}" tidak dikenal di dalam langkah',
            hint=f'maksud Anda "{guess}"? Bila teks di atasnya berlanjut di sini, awali dengan |',
            edits=(Edit(place, guess),),
            safe=False,
        )
        return True
    if m.context not in ("berkas", "alur", "tambahan") or word not in STEP_FLAGS:
        return False
    step = "dapat dilewati" if word == "opsional" else "memulai halaman itu"
    hint = f"tulis menjorok di bawah langkah yang {step}"
    if m.context == "tambahan":
        hint = 'kurangi indentasinya sehingga sejajar dengan "&"'
    reports.add(Kind.MISPLACED, place, f'"{word}" milik sebuah langkah', hint=hint)
    return True


def misspelt_declaration(m: Mistake, reports: Reports) -> bool:
    """`word id = …` with a word that declares nothing."""
    match = re.match(r"([A-Za-z]+)[ \t]+[a-z][a-z0-9-]*[ \t]*=", m.body) if m.context == "berkas" else None
    guess = best_guess(match[1], tuple(DECLARATION_KEYS)) if match else None
    if match is None or match[1] in DECLARATION_KEYS:
        return False
    reports.add(
        Kind.UNKNOWN_KEY,
        m.span(0, len(match[1])),
        f'kata kunci "{match[1]}" tidak dikenal',
        hint=f'maksud Anda "{guess}"?' if guess else f"yang dapat dideklarasikan: {', '.join(DECLARATION_KEYS)}",
        edits=(Edit(m.span(0, len(match[1])), guess),) if guess else (),
        safe=False,
    )
    return True


def step_without_alur(m: Mistake, reports: Reports) -> bool:
    """A step in the list of pelaksana: the line `alur:` is missing; said once, since each further step looks alike."""
    head = re.match(r"(?:\[[^\]]*\][ \t]*)?([a-z][a-z0-9-]*)(?:[ \t]*[+>|][ \t]*[a-z][a-z0-9-]*)*[ \t]*:", m.body)
    source = reports.source.text
    if m.context != "pelaksana" or head is None:
        return False
    if re.search(rf"^[ \t]+{head[1]}[ \t]*=", source[: m.start], re.MULTILINE) is None:
        return False
    message = 'langkah ini berada di dalam daftar pelaksana; baris "alur:" belum ada'
    if not any(found.message == message for found in reports.found):
        reports.add(
            Kind.MISPLACED, m.span(0, head.end()), message, hint='tulis "alur:" dari tepi kiri di atas langkah pertama'
        )
    return True


def equals(m: Mistake, reports: Reports) -> bool:
    """A declaration or a column without its `=`, or with an id that is none."""
    declaration = m.context == "berkas" and (word := re.match(r"(instansi|unit|pejabat|peraturan)[ \t]+", m.body))
    if not declaration and m.context != "pelaksana":
        return False
    at = len(word[0]) if declaration and word else 0
    match = re.match(r"([a-z][a-z0-9-]*)([ \t]*(?:[:=]|(?<=[ \t])[-–—](?=[ \t]))?[ \t]*)(.*)", m.body[at:])
    if match is not None and "=" not in match[2] and re.match(r"[\w ./-]*=", match[3]):
        match = None  # an id of several words
    what = word[1] + " " if declaration and word else ""
    if match is None or ("=" in match[2]):
        written = m.body[at:] if declaration else _MARKER.sub("", m.body, count=1)
        id, name = slug(written), re.split("[=:]", written, maxsplit=1)[-1].strip()
        usable = not declaration and name and id[0].isalpha() and id not in RESERVED and id not in m.columns
        reports.add(
            Kind.BAD_ID,
            m.span(at),
            "id tidak sah di awal baris ini",
            hint=f"id hanya berisi huruf kecil, angka dan tanda hubung: {what}{id} = {fitted(name)}",
            edits=(Edit(m.span(), f"{id} = {name}"),) if usable else (),
            safe=False,
        )
        return True
    sign = m.span(at + len(match[1]), at + len(match[1]) + len(match[2]))
    reports.add(
        Kind.NO_COLON,
        m.span(at, at + len(match[1])),
        f'tanda sama dengan hilang sesudah "{match[1]}"',
        hint=f"tulis: {what}{match[1]} = {fitted(match[3]) or 'Nama'}",
        edits=(Edit(sign, " = "),) if match[3] else (),
        safe=bool(match[2].strip()),
    )
    return True
