"""Makes the rows of a flow table: steps, added symbols, flow lines, and the table itself."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Any

from lark import Token

from sopdsl.diagnostics import Edit
from sopdsl.source import Span
from sopdsl.syntax import nodes
from sopdsl.syntax.fields import Fields
from sopdsl.syntax.keywords import ALUR_KEYS, SOP_KEYS, STEP_FLAGS, STEP_KEYS
from sopdsl.syntax.raw import Flag, RawField, RawItem, name_of, span_of
from sopdsl.syntax.reports import Kind

HUBUNGAN: dict[str, nodes.Hubungan] = {"TAMBAH": "bersama", "LALU": "berurutan", "SAMPING": "pilihan"}
_ARROWS = {word: f"cabang ditulis dengan panah: {word} -> label" for word in ("ya", "tidak", "lanjut", "selesai")}
_BOXES = ("kelengkapan", "waktu", "output")
_ROWS = re.compile(r"([0-9]{1,4})(?:[ \t]*[-–][ \t]*([0-9]{1,4}))?")
_ELSEWHERE = {
    **_ARROWS,
    **{key: f'"{key}" milik kepala SOP: tulis dari tepi kiri, di atas "pelaksana:"' for key in SOP_KEYS},
    **{key: f'"{key}" milik alur: tulis sejajar dengan langkah' for key in ALUR_KEYS},
}
_STEP_KEYS_IN_ALUR = {key: f'"{key}" milik langkah: tulis menjorok di bawah langkahnya' for key in STEP_KEYS}


def read_step(fields: Fields, children: Sequence[Any]) -> nodes.Step | None:
    """A step from [LABEL] ID (operator ID)* [TEXT] and its details."""
    label, first, at = children[0], children[1], 2
    pelaksana = [name_of(first)]
    hubungan: nodes.Hubungan = "tunggal"
    while isinstance(children[at], Token) and children[at].type in HUBUNGAN:
        hubungan = HUBUNGAN[children[at].type]
        pelaksana.append(name_of(children[at + 1]))
        at += 2
    uraian = fields.inline.text(children[at])
    details = _adopt_items(fields, children[at + 1 :])
    head = span_of(first if label is None else label).cover(uraian.span if uraian else pelaksana[-1].span)
    name = fields.label(label)
    if hubungan == "tunggal" and pelaksana[0].value in STEP_KEYS:
        _report_underindented(fields, pelaksana[0])
        return None
    if uraian is None:
        fields.reports.add(
            Kind.EMPTY_VALUE,
            head,
            "uraian kegiatan langkah ini belum ditulis",
            hint=f"tulis kegiatannya sesudah titik dua: {pelaksana[0].value}: Memeriksa …",
        )
        uraian = nodes.Text(span=head, runs=())
    flags = _read_flags(fields, details)
    own = [d for d in details if isinstance(d, RawField) and not _report_flag_with_colon(fields, d)]
    by_key = fields.by_key(own, STEP_KEYS, "di dalam langkah", _ELSEWHERE)
    flows = tuple(d for d in details if isinstance(d, nodes.Flow))
    _report_lists(fields, details)
    if hubungan == "pilihan":
        _report_branches(fields, flows)
    return nodes.Step(
        span=head,
        label=name,
        pelaksana=tuple(pelaksana),
        hubungan=hubungan,
        uraian=uraian,
        kelengkapan=fields.box(by_key.get("kelengkapan")),
        waktu=fields.box(by_key.get("waktu")),
        output=fields.box(by_key.get("output")),
        keterangan=fields.text(by_key.get("keterangan")),
        tanya=fields.text(by_key.get("tanya")),
        sop=fields.ref(by_key.get("sop")),
        nomor=fields.text(by_key.get("nomor")),
        opsional="opsional" in flags,
        sisi=fields.choice(by_key.get("sisi")),
        halaman_baru=flags.get("halaman baru"),
        flows=flows,
        added=tuple(d for d in details if isinstance(d, nodes.Added)),
    )


def _read_flags(fields: Fields, details: Sequence[Any]) -> dict[str, nodes.Name]:
    """The lines that are a keyword and nothing else, by keyword; reports one that is given twice."""
    found: dict[str, nodes.Name] = {}
    for detail in details:
        if not isinstance(detail, Flag):
            continue
        first = found.setdefault(detail.word.value, detail.word)
        if first is not detail.word:
            fields.reports.add(
                Kind.TWICE,
                detail.word.span,
                f'"{first.value}" tertulis dua kali',
                hint="hapus salah satu",
                related=((first.span, "yang pertama di sini"),),
            )
    return found


def _report_flag_with_colon(fields: Fields, field: RawField) -> bool:
    """Report `halaman: baru`, `halaman baru:` or `opsional: …`, whose keyword takes no value; whether it was one."""
    key = " ".join(field.key.value.split()).lower()
    flag = "halaman baru" if key == "halaman" else key
    if flag not in STEP_FLAGS:
        return False
    start = field.key.start_pos or 0
    colon = fields.reports.source.text.index(":", start) + 1
    end = colon if field.text is None else span_of(field.text).end
    written = " ".join(fields.reports.source.slice(Span(start, end)).replace(":", " ").split()).lower()
    fields.reports.add(
        Kind.UNKNOWN_KEY,
        span_of(field.key),
        f'"{flag}" tidak memiliki titik dua dan isi',
        hint=f'tulis "{flag}" saja pada baris ini, atau hapus barisnya',
        edits=(Edit(Span(start, end), flag),),
        safe=written == flag and not field.children,
    )
    return True


def _report_underindented(fields: Fields, key: nodes.Name) -> None:
    fields.reports.add(
        Kind.MISPLACED,
        key.span,
        f'"{key.value}:" kurang menjorok, sehingga terbaca sebagai langkah',
        hint="tulis menjorok di bawah langkahnya",
        edits=(Edit(Span(key.span.start, key.span.start), "  "),),
        safe=False,
    )


def _adopt_items(fields: Fields, details: Sequence[Any]) -> list[Any]:
    """The details, with items that stand level with the empty field above them put below it, and reported."""
    kept: list[Any] = []
    reported: RawField | None = None
    for detail in details:
        field = kept[-1] if kept else None
        if not isinstance(detail, RawItem) or not isinstance(field, RawField) or field.key.value.strip() not in _BOXES:
            kept.append(detail)
        elif reported is field or not field.children:
            if reported is not field:
                run = itertools.takewhile(lambda d: isinstance(d, RawItem), details[details.index(detail) :])
                fields.reports.add(
                    Kind.MISPLACED,
                    span_of(detail.marker),
                    f'butir ini sejajar dengan "{field.key.value.strip()}:", tidak di bawahnya',
                    hint="tulis semua butirnya lebih menjorok daripada kata kuncinya",
                    edits=tuple(Edit(_before(item.marker), "  ") for item in run),
                )
                reported = field
            field.children.append(detail)
        else:
            kept.append(detail)
    return kept


def _before(token: Token) -> Span:
    return Span(token.start_pos or 0, token.start_pos or 0)


def _report_lists(fields: Fields, details: Sequence[Any]) -> None:
    items = [d for d in details if isinstance(d, RawItem)]
    if not items:
        return
    fields.reports.add(
        Kind.LIST_IN_STEP,
        span_of(items[0].marker),
        "uraian kegiatan tidak memakai daftar",
        hint='awali setiap barisnya dengan |, misalnya "| a. Jika lengkap …"',
        edits=tuple(Edit(_before(item.marker), "| ") for item in items),
        safe=isinstance(details[0], RawItem),
    )


def _report_branches(fields: Fields, flows: Sequence[nodes.Flow]) -> None:
    for flow in flows:
        if flow.kind != "langsung":
            fields.reports.add(
                Kind.BRANCH_IN_CHOICE,
                flow.span,
                "langkah dengan | tidak dapat bercabang",
                hint='tambahkan simbol keputusan dengan "& pelaksana", dan tulis cabangnya di bawahnya',
            )
            return


def read_flow(fields: Fields, kind: nodes.FlowKind, children: Sequence[Any]) -> nodes.Flow:
    """A flow line from its word (or `dari`), its targets and its label."""
    targets = tuple(c for c in children if isinstance(c, nodes.Target))
    span = targets[0].span.cover(targets[-1].span)
    dari: nodes.Name | None = None
    syarat: nodes.Text | None = None
    for child in children:
        if not isinstance(child, Token):
            continue
        if child.type == "DARI":
            dari = name_of(child)
        elif child.type in ("YA", "TIDAK"):
            fields.lower(child)
        elif child.type == "JIKA":
            start = child.start_pos or 0
            fields.lower(Token("JIKA", child.value[:4], start, end_pos=start + 4))
            start += 4
            text = child.value[4:]
            inner = Token("TEXT", text.strip(), start + len(text) - len(text.lstrip()))
            syarat = _condition(fields, inner, child, "cabang ini belum bersyarat", "jika kurang dari 5 hari -> label")
        elif child.type == "TEXT":
            syarat = _condition(fields, child, child, "tulisan pada panah ini kosong", "-> label: Tulisan")
        span = span.cover(span_of(child))
    return nodes.Flow(span=span, kind=kind, syarat=syarat, dari=dari, targets=targets)


def _condition(fields: Fields, token: Token, whole: Token, fault: str, example: str) -> nodes.Text | None:
    text = fields.inline.text(token)
    if text is None:
        fields.reports.add(Kind.EMPTY_VALUE, span_of(whole), fault, hint=f"misalnya: {example}")
    return text


def read_target(children: Sequence[Any]) -> nodes.Target:
    """A target: a label, and the column after a dot."""
    label = name_of(children[0])
    column = name_of(children[1]) if children[1] is not None else None
    return nodes.Target(span=label.span.cover(column.span) if column else label.span, label=label, pelaksana=column)


def read_added(fields: Fields, children: Sequence[Any]) -> nodes.Added:
    """A symbol added to the row, from & [LABEL] ID and its lines."""
    sign, label, column, *details = children
    by_key = fields.by_key(
        [d for d in details if isinstance(d, RawField)], ("tanya",), 'di bawah simbol "&"', _ELSEWHERE_ADDED
    )
    return nodes.Added(
        span=span_of(sign).cover(span_of(column)),
        label=fields.label(label),
        pelaksana=name_of(column),
        tanya=fields.text(by_key.get("tanya")),
        flows=tuple(d for d in details if isinstance(d, nodes.Flow)),
    )


_ELSEWHERE_ADDED = _ARROWS | {
    key: f'"{key}" milik langkahnya: kurangi indentasinya sehingga sejajar dengan "&"'
    for key in STEP_KEYS
    if key != "tanya"
}


def read_alur(fields: Fields, children: Sequence[Any], intact: bool) -> nodes.Alur:
    """A table from ALUR [JUDUL] and its rows; `intact` is False where a line of it could not be read."""
    keyword, title, *entries = children
    fields.lower(keyword)
    judul = fields.inline.text(title)
    rows: list[nodes.Step | nodes.BarisHilang] = []
    own = [e for e in entries if isinstance(e, RawField) and not _is_lost(e)]
    by_key = fields.by_key(own, ALUR_KEYS, "di dalam alur", _STEP_KEYS_IN_ALUR)
    for entry in entries:
        if isinstance(entry, nodes.Step):
            rows.append(entry)
        elif isinstance(entry, RawField) and _is_lost(entry):
            lost = _read_lost(fields, entry)
            if lost is not None:
                rows.append(lost)
    _report_order(fields, entries, by_key)
    before = len(fields.reports.found)
    kolom = fields.refs(by_key["kolom"]) if "kolom" in by_key else None
    if len(fields.reports.found) > before:
        kolom = None  # columns left out by mistake would be missed at every step
    span = span_of(keyword).cover(judul.span) if judul else span_of(keyword)
    return nodes.Alur(
        span=span,
        judul=judul,
        kolom=kolom,
        rows=tuple(rows),
        catatan=fields.box(by_key.get("catatan")),
        intact=intact,
    )


def _is_lost(field: RawField) -> bool:
    return " ".join(field.key.value.split()).lower() == "baris hilang"


def _report_order(fields: Fields, entries: Sequence[Any], by_key: dict[str, RawField]) -> None:
    steps = [e for e in entries if isinstance(e, nodes.Step)]
    kolom, catatan = by_key.get("kolom"), by_key.get("catatan")
    if kolom is not None and steps and (kolom.key.start_pos or 0) > steps[0].span.start:
        fields.reports.add(
            Kind.MISPLACED,
            span_of(kolom.key),
            '"kolom" berada sesudah langkah',
            hint="tulis sebagai baris pertama alur",
        )
    if catatan is not None and steps and (catatan.key.start_pos or 0) < steps[-1].span.start:
        fields.reports.add(
            Kind.MISPLACED,
            span_of(catatan.key),
            '"catatan" berada sebelum langkah terakhir',
            hint="tulis sebagai baris terakhir alur",
        )


def _read_lost(fields: Fields, field: RawField) -> nodes.BarisHilang | None:
    fields.lower(field.key)
    text = fields.text(field)
    if text is None:
        return None
    match = _ROWS.fullmatch(text.plain)
    if match and 1 <= int(match[1]) <= int(match[2] or match[1]):
        return nodes.BarisHilang(span=text.span, dari=int(match[1]), sampai=int(match[2] or match[1]))
    fields.reports.add(
        Kind.VALUE, text.span, f'"{text.plain}" bukan nomor baris', hint="tulis nomor baris yang hilang: 1-5"
    )
    return None
