"""Whatever an author wrote: resolving never raises, does not depend on the order of files, and what it lets through
is a flow that can be drawn: every arrow has two ends, every symbol lies on a way from a start to an end."""

import datetime
import json
from collections.abc import Callable
from itertools import permutations
from typing import Any, Literal, TypeVar

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sopdsl.diagnostics import Severity
from sopdsl.model import Input, index_of, resolve, schema
from sopdsl.model.koleksi import Alur
from sopdsl.source import Source, Span
from sopdsl.syntax import nodes as n
from sopdsl.syntax import parse
from sopdsl.syntax.parsed import ParsedFile

SOURCE = Source("x.sop", "sop X\n")
HEAD = "sop X\nnomor: 1\nunit: u\ntanggal pembuatan: -\ntanggal efektif: -\ndisahkan oleh: p\npelaksana:\n"
SHARED = Input("shared", parse(Source("shared.sop", "unit u = U\npejabat p = P\n")))
SOP_SCHEMA = jsonschema.Draft202012Validator(schema("sop"))
INDEX_SCHEMA = jsonschema.Draft202012Validator(schema("koleksi"))
T = TypeVar("T")

spans = st.builds(lambda a, b: Span(min(a, b), max(a, b)), st.integers(0, 9), st.integers(0, 9))
words = st.sampled_from(["a", "b", "c", "lanjut", "selesai", "ya", "waktu", "z"])
ids = st.sampled_from(["u", "p", "i", "uu-1", "a/1", "a/2", "tidak-ada"])


def node(kind: Callable[..., T], /, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[T]:
    return st.builds(kind, span=spans, **fields)


def several(strategy: st.SearchStrategy[T], least: int = 0, most: int = 3) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(strategy, min_size=least, max_size=most).map(tuple)


names = node(n.Name, value=words)
declared = node(n.Name, value=ids)
refs = node(n.Ref, id=ids, italic=st.booleans())
known = node(n.Ref, id=st.sampled_from(["u", "p"]), italic=st.booleans())
written = st.sampled_from(["Memeriksa", " ", "\n", "5 menit", "x: 2 hari / 3", "1 jam", "-", "2 menit/berkas", ""])
runs = node(n.Run, text=written, italic=st.booleans())
texts = node(n.Text, runs=several(runs | refs))
good_texts = node(n.Text, runs=several(runs | known))


def boxes_of(texts: st.SearchStrategy[n.Text], refs: st.SearchStrategy[n.Ref]) -> st.SearchStrategy[n.Box | None]:
    items = several(node(n.Item, text=texts, refers=st.none() | refs))
    marker = st.sampled_from(["angka", "huruf", "strip"])
    return st.none() | node(n.Box, intro=st.none() | texts, marker=marker, items=items)


boxes = boxes_of(texts, refs)
good_boxes = boxes_of(good_texts, known)
targets = node(n.Target, label=names, pelaksana=st.none() | names)
flows = node(
    n.Flow,
    kind=st.sampled_from(["ya", "tidak", "jika", "langsung"]),
    syarat=st.none() | texts,
    dari=st.none() | names,
    targets=several(targets, 1, 2),
)
steps = node(
    n.Step,
    label=st.none() | names,
    pelaksana=several(names, 1),
    hubungan=st.sampled_from(["tunggal", "bersama", "berurutan", "pilihan"]),
    uraian=texts,
    kelengkapan=boxes,
    waktu=boxes,
    keterangan=st.none() | texts,
    tanya=st.none() | texts,
    sop=st.none() | declared,
    nomor=st.none() | texts,
    opsional=st.booleans(),
    sisi=st.none() | node(n.Name, value=st.sampled_from(["kiri", "kanan", "atas"])),
    halaman_baru=st.none() | node(n.Name, value=st.just("halaman baru")),
    flows=several(flows, 0, 2),
    added=several(
        node(n.Added, label=st.none() | names, pelaksana=names, tanya=st.none() | texts, flows=several(flows)), 0, 2
    ),
)
gaps = node(n.BarisHilang, dari=st.integers(1, 5), sampai=st.integers(1, 9))
tables = node(
    n.Alur,
    judul=st.none() | texts,
    kolom=st.none() | several(names),
    rows=several(steps | steps | steps | gaps, 0, 4),
    catatan=boxes,
    intact=st.booleans(),
)
dates = st.none() | node(n.Date, value=st.none() | st.just(datetime.date(2022, 2, 14)))
sops = node(
    n.Sop,
    nama=texts,
    nomor=st.none() | texts,
    unit=st.none() | declared,
    tanggal_pembuatan=dates,
    tanggal_efektif=dates,
    disahkan_oleh=st.none() | declared,
    jenis=st.none() | names,
    status=st.none() | node(n.Name, value=st.sampled_from(["draf", "berlaku", "lain"])),
    kop=st.none() | texts,
    satuan_waktu=st.none() | texts,
    keterkaitan=boxes,
    pelaksana=several(node(n.Pelaksana, id=names, nama=texts)),
    alur=several(tables, 0, 2),
)
good_steps = node(
    n.Step,
    pelaksana=st.just((n.Name(span=Span(0, 1), value="a"),)),
    uraian=good_texts,
    kelengkapan=good_boxes,
    waktu=good_boxes,
    keterangan=st.none() | good_texts,
    nomor=st.none() | good_texts,
    opsional=st.booleans(),
    halaman_baru=st.none() | node(n.Name, value=st.just("halaman baru")),
)
good_sops = node(
    n.Sop,
    nama=good_texts,
    nomor=good_texts,
    unit=node(n.Name, value=st.just("u")),
    tanggal_pembuatan=dates.filter(bool),
    tanggal_pengesahan=dates.filter(bool),
    disahkan_oleh=node(n.Name, value=st.just("p")),
    kop=st.none() | good_texts,
    satuan_waktu=st.none() | good_texts,
    dasar_hukum=good_boxes,
    pelaksana=several(node(n.Pelaksana, id=node(n.Name, value=st.just("a")), nama=good_texts), 1, 1),
    alur=several(node(n.Alur, judul=st.none() | good_texts, rows=several(good_steps, 1), catatan=good_boxes), 1, 2),
)
declarations = st.one_of(
    node(n.Instansi, id=declared, nama=texts, logo=st.none() | texts),
    node(n.Unit, id=declared, nama=texts, instansi=st.none() | declared, kop=st.none() | texts),
    node(n.Pejabat, id=declared, nama=texts),
    node(n.Peraturan, id=declared, nama=texts, diubah_oleh=several(declared), dicabut_oleh=several(declared)),
)
decrees = node(
    n.Keputusan,
    tentang=texts,
    kop=st.none() | texts,
    ditetapkan_oleh=st.none() | declared,
    mengingat=boxes,
    menetapkan=st.none() | texts,
    diktum=several(node(n.Diktum, nama=names, teks=texts)),
    pengantar_lampiran=st.none() | texts,
    lampiran=several(node(n.LampiranEntry, judul=st.none() | texts, sop=declared)),
)
files = st.one_of(
    node(n.File, sop=sops),
    node(n.File, declarations=several(declarations, 0, 5)),
    node(n.File, keputusan=decrees),
)
inputs = st.builds(
    Input, id=st.sampled_from(["a/1", "a/2", "b", "u"]), parsed=st.builds(ParsedFile, st.just(SOURCE), files)
)


@settings(max_examples=100, deadline=None)
@given(good_sops)
def test_any_good_tree_gives_a_document(sop: n.Sop) -> None:
    result = resolve([Input("a/1", ParsedFile(SOURCE, n.File(span=Span(0, 1), sop=sop))), SHARED])
    assert [d for d in result.diagnostics if d.severity is Severity.ERROR] == []
    (resolved,) = result.koleksi.sop
    SOP_SCHEMA.validate(json.loads(resolved.model_dump_json()))
    for alur in resolved.alur:
        check_drawable(alur)
    for box in (resolved.dasar_hukum, *(row.kelengkapan for alur in resolved.alur for row in alur.kegiatan)):
        for text, ranges in ((box.pengantar or "", box.miring), *((item.teks, item.miring) for item in box.butir)):
            flat = [at for place in ranges for at in place]
            assert flat == sorted(set(flat))
            assert all(0 <= at <= len(text) for at in flat)


@pytest.mark.filterwarnings("ignore:Generating overly large repr")
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(inputs, max_size=4, unique_by=lambda file: file.id))
def test_any_tree_resolves(collection: list[Input]) -> None:
    result = resolve(collection)
    for order in list(permutations(collection))[1:3]:
        assert resolve(order) == result
    INDEX_SCHEMA.validate(json.loads(index_of(result.koleksi, ["pdf"]).model_dump_json()))
    for found in result.diagnostics:
        assert found.message
        assert "\n" not in (found.hint or "")


def check_drawable(alur: Alur) -> None:
    """Every arrow has two ends, every symbol but the further ones of a joint step a way in and a way out."""
    symbols = {symbol.id: symbol for row in alur.kegiatan for symbol in row.simbol}
    assert len(symbols) == sum(len(row.simbol) for row in alur.kegiatan)
    assert len(set(alur.panah)) == len(alur.panah)
    leaving: dict[str, list[str]] = {id: [] for id in symbols}
    entering: dict[str, list[str]] = {id: [] for id in symbols}
    for panah in alur.panah:
        leaving[panah.dari].append(panah.ke)
        entering[panah.ke].append(panah.dari)
    joined = {s.id for row in alur.kegiatan if row.hubungan == "bersama" for s in row.simbol[1:] if not s.tambahan}
    for id, symbol in symbols.items():
        assert symbol.pelaksana in alur.kolom
        if symbol.bentuk == "selesai":
            assert not leaving[id]
        elif id not in joined:
            assert leaving[id]
        if symbol.bentuk == "keputusan":
            assert len(leaving[id]) >= 2
        if symbol.bentuk != "mulai" and id not in joined:
            assert entering[id]
    ends = {id for id, symbol in symbols.items() if symbol.bentuk == "selesai"}
    reaching = set(ends)
    while True:
        more = {id for id, targets in leaving.items() if set(targets) & reaching} - reaching
        if not more:
            break
        reaching |= more
    assert set(symbols) - joined <= reaching


@st.composite
def sound_flows(draw: st.DrawFn) -> str:
    """Source text of a flow in which each row goes on to the next, with further branches anywhere."""
    columns = draw(st.integers(1, 5))
    rows = draw(st.integers(1, 12))
    lines = [f"  p{c} = Pelaksana {c}" for c in range(columns)] + ["alur:"]
    for row in range(rows):
        sign = draw(st.sampled_from(["", " + ", " > ", " | "]))
        order = draw(st.permutations(range(columns)))
        heads = order[: draw(st.integers(2, columns))] if sign and columns > 1 else order[:1]
        lines.append(f"  [r{row}] {sign.join(f'p{c}' for c in heads)}: Kegiatan {row}")
        if len(heads) > 1 and sign == " | ":
            continue
        others = [f"r{other}" for other in range(rows) if other != row + 1] + ["selesai"] * (row < rows - 1)
        kind = draw(st.sampled_from(["none", "ya", "tidak", "jika", "fork", "added"])) if others else "none"
        target = draw(st.sampled_from(others or ["selesai"]))
        if kind in ("ya", "tidak"):
            lines.append(f"    {kind} -> {target}")
        elif kind == "jika":
            lines += [f"    jika {word} -> {target}" for word in ("besar", "sedang")] + ["    -> lanjut"]
        elif kind == "fork" and row < rows - 1:
            lines.append(f"    -> lanjut, {target}")
        elif kind == "added":
            lines += [f"    & p{draw(st.integers(0, columns - 1))}", f"      tidak -> {target}"]
    return HEAD + "\n".join(lines) + "\n"


@settings(max_examples=150, deadline=None)
@given(sound_flows())
def test_sound_flows_have_no_faults_and_can_be_drawn(text: str) -> None:
    parsed = parse(Source("x.sop", text))
    assert not parsed.diagnostics
    result = resolve([Input("x", parsed), SHARED])
    assert [d for d in result.diagnostics if d.severity is Severity.ERROR] == []
    (sop,) = result.koleksi.sop
    (alur,) = sop.alur
    check_drawable(alur)
    assert [row.no for row in alur.kegiatan] == list(range(1, len(alur.kegiatan) + 1))


@settings(max_examples=100, deadline=None)
@given(sound_flows(), st.lists(st.tuples(st.sampled_from([None, "kiri", "kanan"]), st.booleans()), min_size=12))
def test_wishes_for_the_printed_form_change_only_their_own_keys(
    text: str, wishes: list[tuple[Literal["kiri", "kanan"] | None, bool]]
) -> None:
    lines = []
    at = iter(wishes)
    for line in text.splitlines():
        lines.append(line)
        if line.startswith("  [r"):
            sisi, baru = next(at)
            lines += [f"    sisi: {sisi}"] * (sisi is not None) + ["    halaman baru"] * baru
    (plain,) = resolve([Input("x", parse(Source("x.sop", text))), SHARED]).koleksi.sop
    wishing = parse(Source("x.sop", "\n".join(lines) + "\n"))
    assert not wishing.diagnostics
    result = resolve([Input("x", wishing), SHARED])
    assert {found.code for found in result.diagnostics} <= {"SOP058", "SOP059", "SOP063"}
    (sop,) = result.koleksi.sop
    rows = sop.alur[0].kegiatan
    assert [(row.sisi, row.halaman_baru) for row in rows] == wishes[: len(rows)]
    without = tuple(row.model_copy(update={"sisi": None, "halaman_baru": False}) for row in rows)
    assert sop.model_copy(update={"alur": (sop.alur[0].model_copy(update={"kegiatan": without}),)}) == plain


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["a", "b", "a + b", "a > b", "a | b"]),
            st.lists(
                st.sampled_from(["ya -> {}", "tidak -> {}", "-> {}", "-> lanjut", "jika x -> {}, selesai", "a -> {}"]),
                max_size=2,
                unique=True,
            ),
            st.lists(st.integers(0, 5), min_size=2, max_size=2),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_what_passes_can_be_drawn(rows: list[tuple[str, list[str], list[int]]]) -> None:
    lines = ["  a = A", "  b = B", "alur:"]
    for at, (head, branches, numbers) in enumerate(rows):
        lines.append(f"  [r{at}] {head}: Kegiatan")
        lines += [f"    {line.format(f'r{to}')}" for line, to in zip(branches, numbers, strict=False)]
    result = resolve([Input("x", parse(Source("x.sop", HEAD + "\n".join(lines) + "\n"))), SHARED])
    for sop in result.koleksi.sop:
        for alur in sop.alur:
            check_drawable(alur)
