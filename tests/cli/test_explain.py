"""`sopc explain`: the page of a rule, of several, or of all, in each of its forms."""

from __future__ import annotations

import json
import subprocess
import sys

import jsonschema
import pytest

from sopdsl.lint.catalogue import ALL
from sopdsl.lint.rules import RULES

CODES = [rule.code for rule in ALL]


def explained(desk, *args):
    outcome = desk.run("explain", *args)
    assert (outcome.status, outcome.err) == (0, "")
    return outcome.out


@pytest.mark.parametrize("asked", ["SOP103", "sop103", "tanggal-terbalik"])
def test_a_rule_by_its_code_or_its_name(desk, asked):
    out = explained(desk, asked)
    assert out.startswith("SOP103 tanggal-terbalik (peringatan)\n")
    assert "\nMengapa\n" in out
    assert "\nSumber\n  Permenpan RB 35/2012" in out
    assert "  peringatan[SOP103]: tanggal pembuatan jatuh sesudah tanggal revisi\n" in out
    assert "│ tanggal pembuatan: 14 April 2022\n    │                    ^^^^^^^^^^^^^\n" in out
    assert "    # sopc: abaikan SOP103 -- alasan\n" in out
    assert "«" not in out


def test_the_beginning_of_a_code_gives_all_its_rules_and_a_rule_asked_for_twice_comes_once(desk):
    out = explained(desk, "SOP80", "SOP803", "sop-saling-memanggil")
    heads = [line.split()[0] for line in out.splitlines() if line.startswith("SOP")]
    assert heads == ["SOP801", "SOP802", "SOP803", "SOP804", "SOP805", "SOP806", "SOP514"]


def test_a_fix_is_shown_with_what_comes_of_it(desk):
    out = explained(desk, "SOP012")
    assert "Perbaikan otomatis\n  ada, dan aman: sopc check --fix\n" in out
    assert "tidak → minta" in out
    assert "tidak -> minta" in out.split("Sesudah diperbaiki")[1]
    assert "Galat tidak dapat diabaikan." in out


def test_what_is_found_in_reading_files_is_shown_without_its_message(desk):
    out = explained(desk, "SOP041")
    assert "001-arsip.sop (UTF-16)" in out
    assert "galat[" not in out


@pytest.mark.parametrize(
    ("asked", "hint"),
    [("SOP104x", "maksud Anda"), ("tanggal-terbalk", 'maksud Anda "tanggal-terbalik"?'), ("zzz", '"sopc explain"')],
)
def test_an_unknown_rule_is_wrong_usage(desk, asked, hint):
    outcome = desk.run("explain", asked)
    assert (outcome.status, outcome.out) == (2, "")
    assert f'aturan "{asked}" tidak ada' in outcome.err
    assert hint in outcome.err


def test_nothing_between_commas_is_wrong_usage(desk):
    assert desk.run("explain", " , ").status == 2


def test_without_a_rule_all_are_listed(desk):
    lines = explained(desk).splitlines()
    rows = [line.split()[:3] for line in lines if line.startswith("SOP")]
    assert [row[0] for row in rows] == CODES
    assert ["SOP103", "tanggal-terbalik", "peringatan"] in rows


def test_json_holds_every_rule(desk):
    entries = json.loads(explained(desk, "--output-format", "json"))
    assert [entry["code"] for entry in entries] == CODES
    (one,) = (entry for entry in entries if entry["code"] == "SOP501")
    assert one["fix"] == {"safe": False, "unsafe": True}
    assert one["waiving"] == "comment"
    assert one["bad"][0]["fixed"]
    assert any(message.startswith("peringatan[SOP501]") for message in one["bad"][0]["messages"])
    in_memory = {rule.code for rule in ALL if not rule.on_disk}
    assert {entry["code"] for entry in entries if entry["bad"] and entry["code"] in in_memory} >= {
        rule.code for rule in RULES
    }
    for entry in entries:
        assert bool(entry["code"] in in_memory) == all(bad["messages"] for bad in entry["bad"]) or not entry["bad"]


def test_json_is_as_its_schema_says(desk):
    schema = json.loads(desk.run("schema", "aturan").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(explained(desk, "--output-format", "json")), schema)


def test_markdown_links_to_each_rule_and_keeps_the_text_of_cases(desk):
    out = explained(desk, "SOP0", "SOP103", "--output-format", "markdown")
    assert "| [SOP103](#sop103-tanggal-terbalik) | tanggal-terbalik | peringatan |" in out
    assert "\n## SOP103 tanggal-terbalik\n" in out
    assert "```sop\ntanggal pembuatan: 14 April 2022\n" in out


@pytest.mark.parametrize("format", ["text", "json", "html", "markdown"])
def test_the_same_request_gives_the_same_bytes(desk, format):
    assert explained(desk, "SOP1", "--output-format", format) == explained(desk, "SOP1", "--output-format", format)


def test_only_the_html_page_waits_for_templates():
    script = (
        "import sys; from sopdsl.cli import main; main(['explain', 'SOP103']); "
        "sys.exit('jinja2' in sys.modules or 'typst' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, timeout=60, check=False).returncode == 0
