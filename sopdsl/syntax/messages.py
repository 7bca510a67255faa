"""Says in an author's words what is wrong with a line that could not be read, and what to type instead.

Each recognizer looks at one line and the block that it stands in, and reports the mistake if it knows it. They are
tried in order, the surest first; the last one always answers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sopdsl.diagnostics import Edit
from sopdsl.source import Span
from sopdsl.syntax.keywords import ALUR_KEYS, BOX_KEYS, DECLARATION_KEYS, KEPUTUSAN_KEYS, SOP_KEYS, STEP_KEYS
from sopdsl.syntax.reports import Kind, Reports, best_guess


@dataclass(frozen=True)
class Mistake:
    """A line that the grammar refuses.

    `line` is its text with the indentation, `start` the offset of its first character, `column` where in the line the
    parser stopped, `expected` the terminals it would have taken there, `context` the block (berkas, alur, langkah,
    tambahan, daftar, deklarasi, pelaksana), `headed` whether a `sop` or `keputusan` line stands above, and `columns`
    the ids and names of the pelaksana declared so far.
    """

    line: str
    start: int
    column: int
    expected: frozenset[str]
    context: str
    headed: bool
    columns: Mapping[str, str]

    @property
    def body(self) -> str:
        """The line without indentation and blanks at its end."""
        return self.line.strip(" \t\u00a0")

    @property
    def indent(self) -> int:
        """Characters before the body."""
        return len(self.line) - len(self.line.lstrip(" \t\u00a0"))

    def span(self, begin: int = 0, end: int | None = None) -> Span:
        """The place of a part of the body, the whole body by default."""
        first = self.start + self.indent
        return Span(first + begin, first + (len(self.body) if end is None else end))


Recognizer = Callable[[Mistake, Reports], bool]

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
_ARROWS = re.compile(r"[→⇒➔➜⟶]|={1,2}>|-{2,}>|–>|—>|- >")
_BULLET = re.compile(r"[•●▪■◦‣·∙–—][ \t]*|\*[ \t]+|-(?=[A-Za-z])|o[ \t]+(?=[A-Z])")
_NUMBERED = re.compile(r"([0-9]{1,3}|[a-z])(\)|\.(?=[^\s\d.]))(?![a-z]\.)[ \t]*")
_TARGETS = re.compile(r"[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)?(?:[ \t]*,[ \t]*[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)?)*")
_LABELLED = re.compile(r"(?:ya|tidak|jika\b.*[^ \t])[ \t]*->[ \t]*[a-z][a-z0-9.-]*[ \t]*:")
_ITEM = re.compile(r"(-|[0-9]{1,3}\.|[a-z]\.)(?:[ \t]+|$)")
_FLOW_WORD = re.compile(r"(ya|tidak|jika\b.*?)[ \t]*(?::|=)?[ \t]+([a-z][a-z0-9.-]*(?:[ \t]*,[ \t]*[a-z][a-z0-9.-]*)*)")
_HEAD = re.compile(r"(\[[^\]]*\][ \t]*)?([a-z][a-z0-9-]*(?:[ \t]*[+>|][ \t]*[a-z][a-z0-9-]*)*)[ \t]+(?=\S)")
_ADDED = re.compile(r"(&[ \t]*(?:\[[^\]]*\][ \t]*)?[a-z][a-z0-9-]*)[ \t]*[:=]")
_SEVERAL = re.compile(r"(?:\[[^\]]*\][ \t]*)?[a-z][a-z0-9-]*[ \t]*(&|,|/|;|\bdan\b)[ \t]*[a-z][a-z0-9-]*[ \t]*:")
_MIXED = re.compile(r"(?:\[[^\]]*\][ \t]*)?[a-z][a-z0-9-]*(?:[ \t]*[+>|][ \t]*[a-z][a-z0-9-]*){2,}[ \t]*:")
_OTHER_SIGN = re.compile(r"(?:\[[^\]]*\][ \t]*)?[a-z][a-z0-9-]*([ \t]*[=;][ \t]*|[ \t]+[-–][ \t]+)(?=\S)")
_CAPITAL_HEAD = re.compile(r"(?:\[[^\]]*\][ \t]*)?([A-Za-z][\w ./-]{0,60}?)[ \t]*:")
_MAY_BE_EMPTY = frozenset({"alur", "pelaksana", "lampiran", *BOX_KEYS})
_CONTEXT_KEYS = {
    "berkas": (*SOP_KEYS, *KEPUTUSAN_KEYS),
    "langkah": STEP_KEYS,
    "tambahan": ("tanya",),
    "alur": ALUR_KEYS,
    "deklarasi": tuple(key for keys in DECLARATION_KEYS.values() for key in keys),
}


def explain(mistake: Mistake, reports: Reports) -> None:
    """Report what is wrong with a line."""
    for recognizer in _RECOGNIZERS:
        if recognizer(mistake, reports):
            return


def _arrow(m: Mistake, reports: Reports) -> bool:
    match = _ARROWS.search(m.body)
    if match is None or ":" in m.body[: match.start()]:
        return False
    reports.add(
        Kind.FOREIGN_ARROW,
        m.span(match.start(), match.end()),
        f'panah ditulis "->", bukan "{match[0]}"',
        hint="tulis: "
        + " ".join([*m.body[: match.start()].split(), "->", _fitted(m.body[match.end() :].strip())]).strip(),
        edits=(Edit(m.span(match.start(), match.end()), "->"),),
    )
    return True


def _label(m: Mistake, reports: Reports) -> bool:
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
        hint=f"tutup dengan kurung siku: {_fitted(m.body[at:end])}]",
        edits=(Edit(m.span(end, end), "]"),),
        safe=False,
    )
    return True


def _marker(m: Mistake, reports: Reports) -> bool:
    if m.context == "pelaksana":
        return False
    if match := _BULLET.match(m.body):
        good = "- "
    elif match := _NUMBERED.match(m.body):
        good = f"{match[1]}. "
        if m.context in ("alur", "berkas") and match[2] == ".":
            return False
    else:
        return False
    edit = Edit(m.span(0, len(match[0])), good)
    # Beside items of another kind the mended marker would be wrong too.
    alike = _marker_above(m, reports) in ("", good.strip()[-1])
    several = "{} penanda butir berturut-turut tidak dikenal"
    if alike and reports.extend(Kind.FOREIGN_MARKER, edit, several):
        return True
    reports.add(
        Kind.FOREIGN_MARKER,
        m.span(0, max(len(match[0].rstrip()), 1)),
        f'"{match[0].rstrip()}" bukan penanda butir',
        hint=f'tulis "{good}" (strip, angka atau huruf, lalu spasi)',
        edits=(edit,),
        safe=alike,
    )
    return True


def _marker_above(m: Mistake, reports: Reports) -> str:
    """The sign (`-` or `.`) that an item on the line above would have when mended; empty where that is no item."""
    source = reports.source
    above = source.line(source.position(m.start).line - 1).strip(" \t\u00a0")
    if _ITEM.match(above):
        return "-" if above.startswith("-") else "."
    if _NUMBERED.match(above):
        return "."
    return "-" if _BULLET.match(above) else ""


def _item_at_edge(m: Mistake, reports: Reports) -> bool:
    match = _ITEM.match(m.body) if m.context in ("berkas", "alur", "deklarasi", "tambahan") else None
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


def _stray_bar(m: Mistake, reports: Reports) -> bool:
    if not m.body.startswith("|"):
        return False
    reports.add(
        Kind.MISPLACED,
        m.span(0, 1),
        "baris | tidak melanjutkan teks apa pun",
        hint="baris | berada tepat di bawah baris yang berisi teks, tanpa komentar di antaranya",
    )
    return True


def _flow(m: Mistake, reports: Reports) -> bool:
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
        hint=f"tulis: {_fitted(good)}",
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
        reports.add(
            Kind.BAD_ID,
            m.span(at + lead),
            f'tujuan panah "{_fitted(target.strip())}" bukan label',
            hint="beri label pada langkah yang dituju, misalnya [periksa], lalu tulis: -> periksa",
        )
        return True
    condition = before.strip()
    if "->" in condition or not condition:
        return _unreadable_arrow(m, reports, "satu baris memuat satu panah: ya -> label, tidak -> label, -> label")
    column = _column_named(condition, m.columns)
    if column is None and not condition.startswith("jika "):
        condition = f"jika {condition[:1].lower()}{condition[1:]}"
    return _unreadable_arrow(m, reports, f"tulis: {_fitted(column or condition)} -> {target.strip()}")


def _unreadable_arrow(m: Mistake, reports: Reports, hint: str) -> bool:
    reports.add(Kind.UNREADABLE, m.span(), "panah ini tidak terbaca", hint=hint)
    return True


def _missing_colon(m: Mistake, reports: Reports) -> bool:
    keys = _CONTEXT_KEYS.get(m.context, ())
    key = next(
        (k for k in sorted(keys, key=len, reverse=True) if re.match(re.escape(k) + r"(?=[ \t=]|$)", m.body)), None
    )
    if key is None and m.context == "berkas":
        if title := re.fullmatch(r"alur[ \t]*(:?)[ \t]*([^:]+)", m.body):
            return _title_of_alur(m, reports, title[2].strip())
        key = next((k for k in ("alur", "pelaksana", "lampiran") if m.body == k), None)
    if key is None or (key in DECLARATION_KEYS and not m.headed):
        return False
    rest = m.body[len(key) :]
    sign = re.match(r"[ \t]*[=;][ \t]*|[ \t]*", rest)
    width = len(sign[0]) if sign else 0
    value = rest.strip(" \t=;")
    sure = rest.lstrip()[:1] in ("=", ";") if value else key in _MAY_BE_EMPTY
    wrapped = "" if sure else ", atau | di awal baris bila ini lanjutan teks di atasnya"
    reports.add(
        Kind.NO_COLON,
        m.span(0, len(key)),
        f'titik dua hilang sesudah "{key}"',
        hint=f"tulis: {key}: {_fitted(rest.strip(' =;'))}".rstrip() + wrapped,
        edits=(Edit(m.span(len(key), len(key) + width), ": " if rest.strip(" =;") else ":"),),
        safe=sure,
    )
    return True


def _title_of_alur(m: Mistake, reports: Reports, title: str) -> bool:
    reports.add(
        Kind.NO_COLON,
        m.span(0, 4),
        "titik dua berada di belakang judul alur",
        hint=f"tulis: alur {_fitted(title)}:",
        edits=(Edit(m.span(), f"alur {title}:"),),
    )
    return True


def _misspelt_declaration(m: Mistake, reports: Reports) -> bool:
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


def _step_without_alur(m: Mistake, reports: Reports) -> bool:
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


def _equals(m: Mistake, reports: Reports) -> bool:
    declaration = m.context == "berkas" and (word := re.match(r"(instansi|unit|pejabat|peraturan)[ \t]+", m.body))
    if not declaration and m.context != "pelaksana":
        return False
    at = len(word[0]) if declaration and word else 0
    match = re.match(r"([a-z][a-z0-9-]*)([ \t]*[:=]?[ \t]*)(.*)", m.body[at:])
    if match is not None and "=" not in match[2] and re.match(r"[\w ./-]*=", match[3]):
        match = None  # an id of several words
    what = word[1] + " " if declaration and word else ""
    if match is None or ("=" in match[2]):
        reports.add(
            Kind.BAD_ID,
            m.span(at),
            "id tidak sah di awal baris ini",
            hint=f"id hanya berisi huruf kecil, angka dan tanda hubung: {what}{_slug(m.body[at:])} = "
            + _fitted(m.body[at:].split("=")[-1].strip()),
        )
        return True
    sign = m.span(at + len(match[1]), at + len(match[1]) + len(match[2]))
    reports.add(
        Kind.NO_COLON,
        m.span(at, at + len(match[1])),
        f'tanda sama dengan hilang sesudah "{match[1]}"',
        hint=f"tulis: {what}{match[1]} = {_fitted(match[3]) or 'Nama'}",
        edits=(Edit(sign, " = "),) if match[3] else (),
        safe=bool(match[2].strip()),
    )
    return True


def _lone_ampersand(m: Mistake, reports: Reports) -> bool:
    if not m.body.startswith("&") or m.context not in ("langkah", "tambahan", "alur"):
        return False
    reports.add(
        Kind.UNREADABLE,
        m.span(),
        "simbol tambahan ini tidak terbaca",
        hint="tulis di bawah langkahnya: & pelaksana, atau & [label] pelaksana; satu pelaksana tiap baris",
    )
    return True


def _several(m: Mistake, reports: Reports) -> bool:
    if m.context == "langkah" and (match := _ADDED.match(m.body)):
        place = m.span(match.end(1), len(m.body))
        reports.add(
            Kind.UNREADABLE,
            place,
            "simbol tambahan tidak memiliki uraian",
            hint=f"tulis: {_fitted(match[1])}",
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
            hint=f"tulis: {_fitted(m.body[: match.start(1)])}: {_fitted(m.body[match.end() :])}",
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


def _column_named(name: str, columns: Mapping[str, str]) -> str | None:
    """The id of the pelaksana that bears a name."""
    return next((id for id, nama in columns.items() if _slug(nama) == _slug(name)), None)


def _numbered_step(m: Mistake, reports: Reports) -> bool:
    match = re.match(r"[0-9]{1,3}[.)][ \t]*(?=[a-z[])", m.body) if m.context == "alur" else None
    if match is None:
        return False
    reports.add(
        Kind.UNREADABLE,
        m.span(0, len(match[0].rstrip())),
        "langkah tidak diberi nomor; nomornya dihitung sendiri",
        hint=f"tulis: {_fitted(m.body[match.end() :])}",
        edits=(Edit(m.span(0, match.end()), ""),),
    )
    return True


def _step_head(m: Mistake, reports: Reports) -> bool:
    if m.context != "alur":
        return False
    match = _CAPITAL_HEAD.match(m.body)
    if match and not re.fullmatch(r"[a-z][a-z0-9-]*", match[1]):
        guess = _column_named(match[1], m.columns) or best_guess(_slug(match[1]), m.columns) or _slug(match[1])
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
            hint=f"tulis: {_fitted(head)}: {_fitted(m.body[match.end() :])}",
            edits=(Edit(place, ": "),),
            safe=False,
        )
        return True
    return False


def _nobody(m: Mistake, reports: Reports) -> bool:
    if m.context != "alur" or not re.match(r"[A-Z]", m.body):
        return False
    who = next(iter(m.columns), "pelaksana")
    reports.add(
        Kind.WRAPPED,
        m.span(),
        "baris ini tidak menyebut pelaksana",
        hint=f"bila ini langkah, tulis: {who}: {_fitted(m.body)}; "
        "bila ini lanjutan teks di atasnya, sambungkan ke baris itu atau awali dengan |",
    )
    return True


def _wrapped(m: Mistake, reports: Reports) -> bool:
    if m.context == "pelaksana" or (
        m.context in ("alur", "berkas") and not re.match(r"[A-Za-z(][^:=]*\s[^:=]*$", m.body)
    ):
        return False
    place = Span(m.span().start, m.span().start)
    edit = Edit(place, "| ")
    if reports.extend(Kind.WRAPPED, edit):
        return True
    if m.context == "berkas":
        edit = Edit(place, "  | ")
    hint = "sambungkan ke baris di atasnya, atau awali dengan | untuk baris baru pada cetakan"
    if m.context == "daftar":
        hint += "; butir baru diawali penandanya, misalnya 1. atau -"
    reports.add(
        Kind.WRAPPED,
        m.span(),
        "baris ini bukan kata kunci, panah, atau butir; teks tidak dapat berlanjut begitu saja",
        hint=hint,
        edits=(edit,),
        safe=False,
    )
    return True


def _otherwise(m: Mistake, reports: Reports) -> bool:
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
        f'baris ini tidak terbaca mulai dari "{_fitted(m.body[at:], 30)}"' if m.body else "baris ini tidak terbaca",
        hint=f"di sini dapat ditulis: {', '.join(words)}" if words else None,
    )
    return True


_RECOGNIZERS: tuple[Recognizer, ...] = (
    _stray_bar,
    _label,
    _arrow,
    _flow,
    _numbered_step,
    _marker,
    _item_at_edge,
    _missing_colon,
    _misspelt_declaration,
    _step_without_alur,
    _equals,
    _several,
    _lone_ampersand,
    _step_head,
    _nobody,
    _wrapped,
    _otherwise,
)


def explain_indent(m: Mistake, above: str, reports: Reports) -> bool:
    """Report a line that is indented below `above`, which takes no lines. True when its block is to be skipped."""
    head = above.strip()
    readable = re.match(r"[A-Za-z][A-Za-z ]*:|(ya|tidak|jika .*)?[ \t]*->|&|\[|(sop|alur|unit|pejabat)\b", m.body)
    if m.body.startswith("|"):
        return _stray_bar(m, reports)
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
    return _wrapped(Mistake(m.line, m.start, m.column, m.expected, "daftar", m.headed, m.columns), reports)


def _slug(text: str) -> str:
    words = re.sub(r"[^a-z0-9]+", "-", text.split("=")[0].split(":")[0].lower()).strip("-")
    return words or "id"


def _fitted(text: str, width: int = 50) -> str:
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"
