"""What is remembered between two checks never changes what is found: the same with a memory as from the start."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopdsl.checking.memory import Memory
from sopdsl.diagnostics import Diagnostic, in_order
from sopdsl.keeping import listed
from sopdsl.lint.cases import case_of
from sopdsl.lint.checking import Given, check_files
from sopdsl.source import Source

FILES = case_of(
    """
    === a.sop
    sop Peminjaman Arsip

    nomor: 001/SOP/BAG ORGANISASI/2026
    unit: organisasi
    tanggal pembuatan: 2 Mei 2026
    tanggal efektif: 2 Februari 2026
    disahkan oleh: sekda

    dasar hukum:
      1. @uu-25-2009
      2. @perwal-4-2011

    keterkaitan:
      1. @b

    pelaksana:
      pemohon = Pemohon
      arsiparis = Arsiparis

    alur:
      pemohon: Mengajukan permohonan @b
        waktu: 5 menit
      arsiparis: Mencari arsip
    === b.sop
    sop Penyimpanan Arsip @uu-25-2009

    nomor: 002/SOP/BAG ORGANISASI/2026
    unit: organisasi
    tanggal pembuatan: 5 Januari 2026
    tanggal efektif: 2 Februari 2026
    disahkan oleh: sekda

    pelaksana:
      arsiparis = Arsiparis

    alur:
      arsiparis: Menyimpan arsip @a
        sop: @c
    === c.sop
    sop Pemusnahan Arsip

    nomor: 003/SOP/BAG ORGANISASI/2026
    unit: umum
    tanggal pembuatan: 5 Januari 2026
    tanggal efektif: 2 Februari 2026
    disahkan oleh: sekda

    pelaksana:
      arsiparis = Arsiparis

    alur:
      arsiparis: Memusnahkan arsip @perwal-3-202
        ya -> arsip
    """
).files
EDITS = (
    ("a.sop", "2 Mei", "2 Januari"),
    ("a.sop", "@perwal-4-2011", "@perwal-9-2018"),
    ("b.sop", "Penyimpanan Arsip", "Penataan Arsip"),
    ("b.sop", "sop Penyimpanan", "# komentar\nsop Penyimpanan"),
    ("b.sop", "002/", "001/"),
    ("b.sop", "@c", "@entah"),
    ("c.sop", "unit: umum", "unit: organisasi"),
    ("c.sop", "nomor: 003", "nomer 003"),
    ("c.sop", "sop Pemusnahan", "instansi lain = Instansi Lain\nsop Pemusnahan"),
    ("deklarasi.sop", "dicabut oleh: @perwal-9-2018", "diubah oleh: @perwal-9-2018"),
    ("deklarasi.sop", "peraturan perwal-3-2020", "peraturan perwal-3-202"),
    ("deklarasi.sop", "unit organisasi", "# yang lain\nunit umum = Bagian Umum\n\nunit organisasi"),
    ("deklarasi.sop", "instansi arunika = Pemerintah Kota Arunika", "instansi arunika = Kota Arunika"),
    ("deklarasi.sop", "Pelayanan Publik", "Pelayanan @a"),
    # As many letters as before, so that nothing else moves.
    ("deklarasi.sop", "SOP/BAG ORGANISASI", "POS/BAG ORGANISASI"),
    ("deklarasi.sop", "dicabut oleh: @perwal-9-2018", "diubah  oleh: @perwal-9-2018"),
)


def check(files: Mapping[str, str], memory: Any = None) -> tuple[list[Diagnostic], Any]:
    checked = check_files(
        [Given(name.removesuffix(".sop"), Source(name, text)) for name, text in files.items()], memory
    )
    return in_order(checked.found), json.loads(json.dumps(checked.memory))


def test_an_unchanged_collection_is_told_again():
    found, memory = check(FILES)
    again, kept = check(FILES, memory)
    assert found
    assert again == found
    assert kept == memory


@given(st.lists(st.sampled_from(EDITS), min_size=1, max_size=4), st.booleans())
def test_after_any_edits_the_findings_are_those_from_the_start(edits, back):
    """Also where a file is edited back, with what was remembered in between."""
    _, memory = check(FILES)
    files = dict(FILES)
    for name, old, new in edits:
        files[name] = files[name].replace(old, new)
        found, memory = check(files, memory)
        assert found == check(files)[0]
    if back:
        assert check(FILES, memory)[0] == check(FILES)[0]


@given(st.sampled_from(sorted(FILES)), st.lists(st.sampled_from(EDITS), max_size=2))
def test_of_a_part_all_is_told_that_stands_in_it_or_points_at_it(name, edits):
    _, memory = check(FILES)
    files = dict(FILES)
    for edited, old, new in edits:
        files[edited] = files[edited].replace(old, new)

    def concerning(found: Iterable[Diagnostic]) -> list[Diagnostic]:
        places = ((one, {one.source.path, *(label.source.path for label in one.related)}) for one in found)
        return in_order(one for one, paths in places if name in paths)

    given_files = [Given(file.removesuffix(".sop"), Source(file, text)) for file, text in files.items()]
    assert concerning(check_files(given_files, memory, {name}).found) == concerning(check(files)[0])


@given(st.sampled_from(sorted(FILES)))
def test_a_file_that_goes_away_and_comes_back(name):
    _, memory = check(FILES)
    fewer = {other: text for other, text in FILES.items() if other != name}
    found, memory = check(fewer, memory)
    assert found == check(fewer)[0]
    assert check(FILES, memory)[0] == check(FILES)[0]


@pytest.mark.parametrize("damage", [None, 7, {"text": 1}, "x"])
def test_what_was_not_remembered_here_is_as_good_as_nothing(damage):
    _, memory = check(FILES)
    for key in memory["a"]:
        assert check(FILES, {**memory, "a": {**memory["a"], key: damage}})[0] == check(FILES)[0]
    assert check(FILES, {**memory, "a": damage})[0] == check(FILES)[0]


def test_the_file_of_a_memory(tmp_path):
    """It is written where settings lie, ignored by version control, and not believed when it is damaged."""
    bare = Memory(tmp_path)
    bare.keep({"a": {"found": [1]}})
    assert not list(tmp_path.iterdir())

    (tmp_path / "sopc.toml").touch()
    Memory(tmp_path).keep({"a": {"text": 1, "found": [1, 2]}, "b": {"found": ["é"]}}, {"key": "k"})
    for _ in range(2):
        memory = Memory(tmp_path)
        kept = memory.recall()
        assert ({id: listed(one["found"]) for id, one in kept.items()}, memory.last) == (
            {"a": [1, 2], "b": ["é"]},
            {"key": "k"},
        )
        assert kept["a"]["text"] == 1
        memory.keep(kept, memory.last)
    (folder,) = (path for path in tmp_path.iterdir() if path.is_dir())
    assert (folder / ".gitignore").read_text() == "*\n"
    (file,) = folder.glob("*.json")
    whole = file.read_bytes()
    for damaged in (whole[:-1], whole.replace(b"1", b"3"), b"", b"{}", whole.partition(b"\n")[2]):
        file.write_bytes(damaged)
        memory = Memory(tmp_path)
        assert (memory.recall(), memory.last) == ({}, None)


def test_a_memory_that_cannot_be_written_is_left(tmp_path):
    (tmp_path / "sopc.toml").touch()
    Memory(tmp_path).keep({"a": {"found": []}})
    (folder,) = (path for path in tmp_path.iterdir() if path.is_dir())
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    folder.write_text("bukan folder")
    memory = Memory(tmp_path)
    assert memory.recall() == {}
    memory.keep({"a": {"found": []}})
    assert folder.read_text() == "bukan folder"
