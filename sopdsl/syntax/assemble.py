"""Puts what stands at the left edge of a file together: a SOP, a decree, or shared declarations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from lark import Token

from sopdsl.diagnostics import Edit
from sopdsl.source import Span
from sopdsl.syntax import nodes
from sopdsl.syntax.fields import Fields
from sopdsl.syntax.keywords import DECLARATION_KEYS, KEPUTUSAN_KEYS, SOP_KEYS, STEP_KEYS
from sopdsl.syntax.raw import (
    Broken,
    Entry,
    KeputusanHead,
    PelaksanaBlock,
    RawField,
    RawItem,
    SopHead,
    name_of,
    span_of,
)
from sopdsl.syntax.reports import Kind

_TITLE_KEYS = ("sop", "nama", "nama sop", "judul", "judul sop")
_DIKTUM = re.compile(r"[A-Z]+(?: [A-Z]+)*")
_STEP_AT_EDGE = {
    key: f'"{key}" milik langkah: tulis menjorok di bawah langkahnya' for key in STEP_KEYS if key not in SOP_KEYS
} | {"lampiran": '"lampiran" milik keputusan, bukan SOP'}


def read_declaration(fields: Fields, children: Sequence[Any]) -> nodes.Declaration | Broken:
    """A declaration from its word, its id, its name and its fields; broken where it has no name."""
    word, ident, text, *entries = children
    nama = fields.inline.text(text)
    raw = [e for e in entries if isinstance(e, RawField)]
    kind = fields.lower(word)
    by_key = fields.by_key(raw, DECLARATION_KEYS[kind], f"di dalam {kind}")
    if nama is None:
        fields.reports.add(
            Kind.EMPTY_VALUE,
            span_of(word).cover(span_of(ident)),
            f'{kind} "{ident.value}" belum bernama',
            hint=f"tulis namanya sesudah tanda sama dengan: {kind} {ident.value} = …",
        )
        return Broken()
    name = name_of(ident)
    span = span_of(word).cover(nama.span)
    match kind:
        case "instansi":
            return nodes.Instansi(
                span=span,
                id=name,
                nama=nama,
                kota=fields.text(by_key.get("kota")),
                logo=fields.text(by_key.get("logo")),
            )
        case "unit":
            return nodes.Unit(
                span=span,
                id=name,
                nama=nama,
                instansi=fields.ref(by_key.get("instansi")),
                kop=fields.text(by_key.get("kop")),
                pola_nomor=fields.text(by_key.get("pola nomor")),
            )
        case "pejabat":
            return nodes.Pejabat(
                span=span,
                id=name,
                nama=nama,
                jabatan=fields.text(by_key.get("jabatan")),
                nip=fields.text(by_key.get("nip")),
            )
        case _:
            return nodes.Peraturan(
                span=span,
                id=name,
                nama=nama,
                diubah_oleh=fields.refs(by_key.get("diubah oleh")),
                dicabut_oleh=fields.refs(by_key.get("dicabut oleh")),
            )


def read_column(fields: Fields, children: Sequence[Any]) -> nodes.Pelaksana | None:
    """A column `id = Nama`; None where it has no name."""
    ident, text = children
    nama = fields.inline.text(text)
    name = fields.new_id(ident, "id pelaksana")
    if nama is None:
        fields.reports.add(
            Kind.EMPTY_VALUE,
            name.span,
            f'pelaksana "{name.value}" belum bernama',
            hint=f"tulis nama jabatannya: {name.value} = Kepala Bagian",
        )
        return None
    return nodes.Pelaksana(span=name.span.cover(nama.span), id=name, nama=nama)


def assemble(fields: Fields, entries: Sequence[Entry], whole: Span) -> nodes.File:
    """The file that the entries make. What does not belong together is reported; nothing readable is dropped."""
    heads = [e for e in entries if isinstance(e, SopHead | KeputusanHead)]
    if len(heads) > 1:  # what follows the second head belongs to it
        entries = entries[: entries.index(heads[1])]
    declarations = tuple(
        e for e in entries if isinstance(e, nodes.Instansi | nodes.Unit | nodes.Pejabat | nodes.Peraturan)
    )
    if not heads:
        _without_head(fields, entries, declarations, whole)
        return nodes.File(span=whole, declarations=declarations)
    head = heads[0]
    for one in heads:
        fields.lower(one.keyword)
    for second in heads[1:]:
        fields.reports.add(
            Kind.FILE_SHAPE,
            span_of(second.keyword),
            "satu berkas memuat satu SOP atau satu keputusan",
            hint="pindahkan bagian ini ke berkas lain",
            related=((span_of(head.keyword), "yang pertama di sini"),),
        )
    if declarations:
        fields.reports.add(
            Kind.FILE_SHAPE,
            declarations[0].id.span,
            f"deklarasi tidak dapat berada di dalam berkas {head.keyword.value.lower()}",
            hint="pindahkan ke berkas tersendiri, misalnya deklarasi.sop",
        )
    _report_before_head(fields, entries, head)
    if isinstance(head, SopHead):
        return nodes.File(span=whole, sop=_sop(fields, head, entries), declarations=declarations)
    return nodes.File(span=whole, keputusan=_keputusan(fields, head, entries), declarations=declarations)


def _place(entry: Entry) -> Span | None:
    match entry:
        case RawField(key=token) | PelaksanaBlock(keyword=token):
            return span_of(token)
        case nodes.Alur(span=span):
            return span
        case _:
            return None


def _report_before_head(fields: Fields, entries: Sequence[Entry], head: SopHead | KeputusanHead) -> None:
    start = head.keyword.start_pos or 0
    early = next((p for e in entries if (p := _place(e)) is not None and p.start < start), None)
    if early is not None:
        fields.reports.add(
            Kind.FILE_SHAPE,
            span_of(head.keyword),
            f'"{head.keyword.value.lower()}" bukan baris pertama',
            hint=f'pindahkan baris "{head.keyword.value.lower()} …" ke atas semua kata kunci',
            related=((early, "kata kunci ini mendahuluinya"),),
        )


def _without_head(
    fields: Fields, entries: Sequence[Entry], declarations: tuple[nodes.Declaration, ...], whole: Span
) -> None:
    places = [p for e in entries if (p := _place(e)) is not None]
    broken = any(isinstance(e, Broken) for e in entries)
    first = next((e for e in entries if isinstance(e, RawField)), None)
    if first is not None and " ".join(first.key.value.lower().split()) in _TITLE_KEYS and not declarations:
        name = fields.inline.text(first.text)
        edit = (Edit(Span(first.key.start_pos or 0, name.span.start), "sop "),) if name else ()
        fields.reports.add(
            Kind.FILE_SHAPE,
            span_of(first.key),
            "nama SOP ditulis tanpa titik dua",
            hint=f"ganti baris ini dengan: sop {name.plain.split(chr(10))[0][:60] if name else '…'}",
            edits=edit,
        )
    elif places and not broken:
        inside = any(p.start > declarations[-1].span.start for p in places) if declarations else False
        fields.reports.add(
            Kind.FILE_SHAPE,
            places[0],
            "kata kunci ini tidak berada di dalam SOP atau keputusan",
            hint="tulis menjorok di bawah deklarasinya" if inside else "mulai berkas dengan baris: sop Nama SOP",
        )
    elif not entries:
        fields.reports.add(
            Kind.EMPTY_FILE,
            Span(whole.start, whole.start),
            "berkas ini kosong",
            hint="mulai dengan baris: sop Nama SOP (atau hapus berkasnya)",
        )


def _sop(fields: Fields, head: SopHead, entries: Sequence[Entry]) -> nodes.Sop:
    nama = fields.inline.text(head.text)
    if nama is None:
        fields.reports.add(
            Kind.EMPTY_VALUE,
            span_of(head.keyword),
            "nama SOP belum ditulis",
            hint="misalnya: sop Layanan Penerbitan Pembayaran",
        )
        nama = nodes.Text(span=span_of(head.keyword), runs=())
    blocks = [e for e in entries if isinstance(e, PelaksanaBlock)]
    for block in blocks:
        fields.lower(block.keyword)
    for second in blocks[1:]:
        fields.reports.add(
            Kind.TWICE,
            span_of(second.keyword),
            '"pelaksana" tertulis dua kali',
            hint="satukan semua pelaksana dalam satu daftar",
            related=((span_of(blocks[0].keyword), "yang pertama di sini"),),
        )
    raw = [e for e in entries if isinstance(e, RawField)]
    known = tuple(column.id.value for block in blocks for column in block.columns)
    at_edge = _STEP_AT_EDGE | {p: f'langkah oleh "{p}" ditulis menjorok di bawah "alur:"' for p in known}
    by_key = fields.by_key(raw, SOP_KEYS, "di kepala SOP", at_edge, ("pelaksana", "alur"))
    start = blocks[0].keyword.start_pos or 0 if blocks else None
    late = next((f for f in by_key.values() if start is not None and (f.key.start_pos or 0) > start), None)
    if late is not None:
        fields.reports.add(
            Kind.MISPLACED,
            span_of(late.key),
            f'"{late.key.value.strip()}" berada sesudah "pelaksana:"',
            hint='tulis semua kata kunci kepala SOP di atas "pelaksana:"',
        )
    get = by_key.get
    return nodes.Sop(
        span=span_of(head.keyword).cover(nama.span),
        nama=nama,
        nomor=fields.text(get("nomor")),
        unit=fields.ref(get("unit")),
        tanggal_pembuatan=fields.date(get("tanggal pembuatan")),
        tanggal_revisi=fields.date(get("tanggal revisi")),
        tanggal_efektif=fields.date(get("tanggal efektif")),
        tanggal_pengesahan=fields.date(get("tanggal pengesahan")),
        disahkan_oleh=fields.ref(get("disahkan oleh")),
        jenis=fields.choice(get("jenis")),
        cakupan=fields.choice(get("cakupan")),
        status=fields.choice(get("status")),
        kop=fields.text(get("kop")),
        satuan_waktu=fields.unit_of_time(get("satuan waktu")),
        dasar_hukum=fields.box(get("dasar hukum")),
        kualifikasi_pelaksana=fields.box(get("kualifikasi pelaksana")),
        keterkaitan=fields.box(get("keterkaitan")),
        peralatan_dan_perlengkapan=fields.box(get("peralatan dan perlengkapan")),
        peringatan=fields.box(get("peringatan")),
        pencatatan_dan_pendataan=fields.box(get("pencatatan dan pendataan")),
        pelaksana=blocks[0].columns if blocks else (),
        alur=tuple(e for e in entries if isinstance(e, nodes.Alur)),
    )


def _keputusan(fields: Fields, head: KeputusanHead, entries: Sequence[Entry]) -> nodes.Keputusan:
    tentang = fields.inline.text(head.text)
    if tentang is None:
        fields.reports.add(
            Kind.EMPTY_VALUE,
            span_of(head.keyword),
            "judul keputusan belum ditulis",
            hint="misalnya: keputusan Penetapan Standar Operasional Prosedur …",
        )
        tentang = nodes.Text(span=span_of(head.keyword), runs=())
    for entry in entries:
        if isinstance(entry, PelaksanaBlock | nodes.Alur):
            place = _place(entry)
            assert place is not None
            fields.reports.add(
                Kind.FILE_SHAPE,
                place,
                "keputusan tidak memiliki pelaksana dan alur",
                hint="pindahkan ke berkas SOP; keputusan menyebutnya di dalam lampiran",
            )
    by_key = fields.by_key([e for e in entries if isinstance(e, RawField)], KEPUTUSAN_KEYS, "di dalam keputusan")
    get = by_key.get
    menetapkan = get("menetapkan")
    diktum = _diktum(fields, menetapkan) if menetapkan else ()
    lampiran = get("lampiran")
    return nodes.Keputusan(
        span=span_of(head.keyword).cover(tentang.span),
        tentang=tentang,
        kop=fields.text(get("kop")),
        jenis=fields.text(get("jenis")),
        nomor=fields.text(get("nomor")),
        tanggal=fields.date(get("tanggal")),
        ditetapkan_di=fields.text(get("ditetapkan di")),
        ditetapkan_oleh=fields.ref(get("ditetapkan oleh")),
        menimbang=fields.box(get("menimbang")),
        mengingat=fields.box(get("mengingat")),
        memperhatikan=fields.box(get("memperhatikan")),
        menetapkan=fields.text(menetapkan),
        diktum=diktum,
        pengantar_lampiran=fields.inline.text(lampiran.text) if lampiran else None,
        lampiran=_lampiran(fields, lampiran),
    )


def _diktum(fields: Fields, menetapkan: RawField) -> tuple[nodes.Diktum, ...]:
    found: list[nodes.Diktum] = []
    rest: list[RawItem | RawField | Broken] = []
    for child in menetapkan.children:
        if not isinstance(child, RawField):
            rest.append(child)
            continue
        text = fields.text(child)
        name: Token = child.key
        if not _DIKTUM.fullmatch(name.value.strip()):
            fields.reports.add(
                Kind.UNKNOWN_KEY,
                span_of(name),
                f'"{name.value.strip()}" bukan nama diktum',
                hint="diktum ditulis dengan huruf besar: KESATU, KEDUA, KETIGA",
            )
        first = next((d for d in found if d.nama.value == name.value.strip()), None)
        if first is not None:
            fields.reports.add(
                Kind.TWICE,
                span_of(name),
                f'diktum "{first.nama.value}" tertulis dua kali',
                hint="beri nama diktum berikutnya: KESATU, KEDUA, KETIGA",
                related=((first.nama.span, "yang pertama di sini"),),
            )
        if text is not None:
            found.append(nodes.Diktum(span=span_of(name).cover(text.span), nama=name_of(name), teks=text))
    menetapkan.children = rest
    return tuple(found)


def _lampiran(fields: Fields, field: RawField | None) -> tuple[nodes.LampiranEntry, ...]:
    if field is None:
        return ()
    _, items = fields.items(field)
    found: list[nodes.LampiranEntry] = []
    for item in items:
        runs = item.text.runs
        if item.refers is not None:
            name = nodes.Name(span=item.refers.span, value=item.refers.id)
            found.append(nodes.LampiranEntry(span=item.span, judul=item.text, sop=name))
        elif len(runs) == 1 and isinstance(runs[0], nodes.Ref):
            name = nodes.Name(span=runs[0].span, value=runs[0].id)
            found.append(nodes.LampiranEntry(span=item.span, sop=name))
        else:
            fields.reports.add(
                Kind.VALUE,
                item.span,
                "butir lampiran ini tidak menyebut SOP-nya",
                hint=f"tambahkan id SOP: {item.text.plain} = @unit/001-nama",
            )
    return tuple(found)
