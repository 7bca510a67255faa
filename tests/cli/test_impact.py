"""`sopc impact`: how ids are given, and what is printed for people and for programs."""

from __future__ import annotations

import json

import jsonschema
import pytest

from tests.support import DECLARATIONS, sop_text

LAWS = "peraturan uu-1 = Undang-Undang Nomor 1\n  diubah oleh: @uu-2\nperaturan uu-2 = Undang-Undang Nomor 2\n"


@pytest.fixture
def rooted(desk):
    """A collection in a folder whose name holds a blank."""
    desk.write("sop kota/sopc.toml")
    desk.write("sop kota/deklarasi.sop", DECLARATIONS + LAWS)
    desk.write("sop kota/a.sop", sop_text(name="Layanan A", number="1", fields="dasar hukum:\n  1. @uu-1\n"))
    desk.write("sop kota/hukum/b.sop", sop_text(name="Layanan B", number="2", fields="dasar hukum:\n  1. @uu-2\n"))
    return desk


def test_text(rooted):
    outcome = rooted.run("impact", "uu-2", "sop kota")
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out.splitlines() == [
        "peraturan uu-2: Undang-Undang Nomor 2",
        "  sop kota/deklarasi.sop:14:11  deklarasinya",
        "",
        "Tersentuh langsung",
        "",
        "SOP hukum/b: Layanan B",
        "  sop kota/hukum/b.sop:9:6  dasar hukum, butir 1",
        "",
        "peraturan uu-1: Undang-Undang Nomor 1",
        "  sop kota/deklarasi.sop:13:16  diubah oleh",
        "",
        "Tersentuh lewat yang lain",
        "",
        "SOP a: Layanan A",
        "  sop kota/a.sop:9:6  dasar hukum, butir 1 (melalui uu-1)",
        "",
        "2 SOP, 1 deklarasi tersentuh",
    ]


def test_json(rooted):
    document = rooted.run("impact", "uu-2", "sop kota", "--output-format", "json").json
    schema = rooted.run("schema", "dampak").json
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(document, schema)
    assert (document["format"], document["id"], document["jenis"]) == ("sopdsl/dampak", "uu-2", "peraturan")
    assert [(one["id"], one["langsung"]) for one in document["tersentuh"]] == [
        ("a", False), ("hukum/b", True), ("uu-1", True),
    ]  # fmt: skip
    assert document["tersentuh"][0]["tempat"] == [
        {"di": "dasar hukum, butir 1", "file": "sop kota/a.sop", "line": 9, "column": 6, "melalui": ["uu-1"]}
    ]
    broken = json.loads(json.dumps(document).replace('"langsung"', '"lain"'))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, schema)


@pytest.mark.parametrize("id", ["@uu-2", "uu-2"])
def test_with_and_without_at(rooted, id):
    assert "2 SOP, 1 deklarasi" in rooted.run("impact", id, "sop kota").out


def test_a_sop_by_its_file(rooted):
    outcome = rooted.run("impact", "sop kota/hukum/b.sop")
    assert outcome.status == 0
    assert outcome.out.startswith("SOP hukum/b: Layanan B\n  sop kota/hukum/b.sop:1:5  judulnya\n")
    assert outcome.out.endswith("tidak ada yang menyebutnya\n")


def test_in_the_folder_itself(rooted, monkeypatch):
    monkeypatch.chdir(rooted.folder / "sop kota" / "hukum")
    outcome = rooted.run("impact", "uu-1")
    assert "  ../a.sop:9:6  dasar hukum, butir 1" in outcome.out


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (["uu-11", "sop kota"], ['tidak ada yang ber-id "uu-11"', 'maksud Anda "uu-1"?']),
        (["b", "sop kota"], ['tidak ada yang ber-id "b"', "id ialah yang ditulis sesudah @"]),
        (["@skda", "sop kota"], ['maksud Anda "sekda"?']),
        (["sop kota", "uu-1"], ['"uu-1" tidak ada', 'urutannya ID lalu JALUR: "sopc impact uu-1 sop kota"']),
        (["uu-1"], ["tidak ada berkas .sop", "koleksi ditemukan di sop kota"]),
        (["uu-1", "entah"], ['"entah" tidak ada']),
        ([], ['"sopc impact" memerlukan ID', "contoh: sopc impact sekda sops"]),
        (["uu-1", "sop kota", "--output-format", "xml"], ["pilihan: text, json"]),
    ],
)
def test_wrong_usage(rooted, args, expected):
    outcome = rooted.run("impact", *args)
    assert (outcome.status, outcome.out) == (2, "")
    assert all(part in outcome.err for part in expected), outcome.err


def test_a_file_that_cannot_be_read_wholly_is_named(rooted):
    rooted.write("sop kota/c.sop", sop_text(number="3", fields="nomer: 3\ndasar hukum:\n  1. @uu-2\n"))
    outcome = rooted.run("impact", "uu-2", "sop kota", "--output-format", "json")
    assert outcome.status == 0
    assert "1 berkas tidak terbaca seluruhnya" in outcome.err
    assert "sop kota/c.sop" in outcome.err
    assert "c" in [one["id"] for one in outcome.json["tersentuh"]]


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_consoles(rooted, encoding):
    rooted.write("sop kota/c.sop", sop_text(name="Café 日本", number="3", fields="peringatan: @uu-1\n"))
    outcome = rooted.process("impact", "uu-1", "sop kota", env={"PYTHONIOENCODING": encoding}, encoding=encoding)
    assert outcome.status == 0
    assert "SOP c: Caf" in outcome.out


def test_loads_no_backend(rooted):
    from tests.cli.test_process import HEAVY, imported

    assert not imported(rooted, "impact", "uu-1", "sop kota") & HEAVY
