"""`sopc stats`: the tables on consoles of all kinds, and the JSON."""

from __future__ import annotations

import jsonschema
import pytest

from sopdsl.reporting.glyphs import width
from tests.support import DECLARATIONS, sop_text

STEPS = (
    "  pd: Satu\n    waktu: 10 menit\n  petugas: Dua\n    waktu: 1-2 hari kerja\n  kabag: Tiga\n    waktu: 1,5 jam\n"
)


@pytest.fixture
def filled(desk):
    desk.write("sops/sopc.toml")
    desk.write("sops/deklarasi.sop", DECLARATIONS)
    desk.write("sops/001-a.sop", sop_text(STEPS, name="Layanan A", number="1"))
    desk.write(
        "sops/002-b.sop", sop_text(STEPS + "  pd: Empat\n", name="Layanan B", number="2", fields="status: draf\n")
    )
    return desk


def table(out: str, title: str) -> list[list[str]]:
    """The rows below a title, split where two blanks or more stand."""
    import re

    lines = out.split(f"{title}\n\n", 1)[1].split("\n\n")[0].splitlines()
    assert set(lines[1]) <= {"─", "-"}
    return [re.split(r" {2,}", line.strip()) for line in (lines[0], *lines[2:])]


def test_tables(filled, monkeypatch):
    monkeypatch.setenv("COLUMNS", "120")
    outcome = filled.run("stats", "sops")
    assert (outcome.status, outcome.err) == (0, "")
    assert table(outcome.out, "SOP") == [
        ["Pengenal", "Kegiatan", "Pelaksana", "Waktu", "Nama SOP"],
        ["001-a", "3", "3", "10 menit + 1,5 jam + 1–2 hari kerja", "Layanan A"],
        ["002-b (draf)", "4", "3", "paling sedikit 10 menit + 1,5 jam + 1–2 hari kerja", "Layanan B"],
    ]
    assert table(outcome.out, "Unit")[1:] == [
        ["Bagian Organisasi", "2", "7", "3", "paling sedikit 20 menit + 3 jam + 2–4 hari kerja"],
        ["Seluruhnya", "2", "7", "3", "paling sedikit 20 menit + 3 jam + 2–4 hari kerja"],
    ]
    assert table(outcome.out, "Beban pelaksana")[1:] == [
        ["organisasi", "Perangkat Daerah", "2", "3", "43%", "paling sedikit 20 menit"],
        ["organisasi", "Kepala Bagian", "2", "2", "29%", "3 jam"],
        ["organisasi", "Petugas", "2", "2", "29%", "2–4 hari kerja"],
    ]
    assert "hari kerja tidak diubah menjadi hari kalender" in outcome.out
    assert "tidak dapat dijumlahkan" in outcome.out.replace("\n", " ")
    assert "dicabut" not in outcome.out


def test_what_is_counted_stands_in_the_help(desk):
    text = " ".join(desk.run("stats", "--help").out.split())
    assert "dihitung penuh pada setiap pelaksana yang bersimbol di dalamnya" in text
    assert "per unit dan nama" in text


def test_a_revoked_sop_is_explained(filled):
    filled.write("sops/003-c.sop", sop_text(STEPS, number="3", fields="status: dicabut\n"))
    out = filled.run("stats", "sops").out
    assert "003-c (dicabut)" in out
    assert "SOP yang dicabut tidak ikut dalam jumlah dan beban." in out


@pytest.mark.parametrize("columns", [70, 80, 100, 200])
def test_fits_the_console(filled, monkeypatch, columns):
    filled.write(
        "sops/sebuah-nama-berkas-yang-panjang-sekali-untuk-tabel-ini.sop",
        sop_text(STEPS + "  pd: Lagi\n", name="Layanan 日本語 " * 20, number="4").replace(
            "= Petugas", "= " + "Kepala " * 30
        ),
    )
    monkeypatch.setenv("COLUMNS", str(columns))
    out = filled.run("stats", "sops").out
    assert max(map(width, out.splitlines())) <= columns
    assert "…" in out
    assert max(map(width, out.splitlines())) > columns - 12


def test_columns_stand_below_one_another_whatever_the_signs(filled, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    name = "ZZ 日本 é\u0301\t\u202e"
    filled.write("sops/003-c.sop", sop_text(STEPS, number="3").replace("= Petugas", f"= {name}"))
    lines = filled.run("stats", "sops").out.split("Beban pelaksana\n\n")[1].split("\n\n")[0].splitlines()
    heading, rows = lines[0], lines[2:]
    places = {width(row[: row.index("%") + 1]) for row in rows}
    assert places == {width(heading[: heading.index("Bagian") + 6])}
    assert any("日本" in row for row in rows)


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_small_encodings(filled, encoding):
    filled.write("sops/003-c.sop", sop_text(STEPS, name="Café 日本 →", number="3"))
    outcome = filled.process("stats", "sops", env={"PYTHONIOENCODING": encoding, "COLUMNS": "120"}, encoding=encoding)
    assert (outcome.status, outcome.err) == (0, "")
    assert "─" not in outcome.out
    assert table(outcome.out, "SOP")[-1][-1].endswith(" ?? ->")


def test_json(filled):
    document = filled.run("stats", "sops", "--output-format", "json").json
    schema = filled.run("schema", "statistik").json
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(document, schema)
    assert (document["format"], document["versi"]) == ("sopdsl/statistik", 1)
    assert document["jumlah"]["jumlah_kegiatan"] == 7
    assert document["sop"][0]["waktu"][0] == {"satuan": "menit", "min": 10, "maks": 10, "paling_sedikit": False}
    assert filled.run("stats", "sops", "--output-format", "json").json == document


def test_of_a_part(filled):
    document = filled.run("stats", "sops/001-a.sop", "--output-format", "json").json
    assert [sop["id"] for sop in document["sop"]] == ["001-a"]


def test_a_sop_with_an_error_is_left_out_and_named(filled):
    filled.write("sops/004-d.sop", "sop Rusak\nnomer: 1\n")
    outcome = filled.run("stats", "sops", "--output-format", "json")
    assert outcome.status == 1
    assert "1 berkas mengandung galat, jadi tidak ikut dihitung: sops/004-d.sop" in outcome.err
    assert outcome.json["jumlah"]["jumlah_sop"] == 2


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (["tidak-ada"], '"tidak-ada" tidak ada'),
        (["sops", "--output-format", "csv"], "pilihan: text, json"),
        ([], "koleksi ditemukan di sops"),
        (["sops/deklarasi.sop"], 'tidak ada SOP di "sops/deklarasi.sop"'),
    ],
)
def test_wrong_usage(filled, args, expected):
    outcome = filled.run("stats", *args)
    assert (outcome.status, outcome.out) == (2, "")
    assert expected in outcome.err


def test_loads_no_backend(filled):
    from tests.cli.test_process import HEAVY, imported

    assert not imported(filled, "stats", "sops") & HEAVY
