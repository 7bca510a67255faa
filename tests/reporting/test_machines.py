"""The reports for GitHub's annotations, for GitLab and for JUnit's readers, held against what these document."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET

import jsonschema
import pytest

from sopdsl.diagnostics import Severity
from sopdsl.reporting import github, gitlab, junit
from sopdsl.reporting.report import Report
from sopdsl.source import Source, Span
from tests.reporting.samples import BAD, HOSTILE, NOTHING, REPORT, SATU, at

REPORTS = {"all": REPORT, "hostile": BAD, "nothing": NOTHING, "empty": Report((), ())}
every_report = pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)

# What GitLab's documentation of the Code Quality report asks for.
CODE_QUALITY = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "location", "severity"],
        "properties": {
            "description": {"type": "string", "minLength": 1, "pattern": r"^[^\n]+$"},
            "check_name": {"type": "string", "pattern": "^SOP[0-9]{3}$"},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}, "end": {"type": "integer"}},
                        "additionalProperties": False,
                    },
                },
                "additionalProperties": False,
            },
        },
        "additionalProperties": False,
    },
}


class TestGitlab:
    @every_report
    def test_it_is_as_documented(self, report):
        issues = json.loads(gitlab.render(report))
        jsonschema.Draft202012Validator(CODE_QUALITY).validate(issues)
        assert len(issues) == len(report.found)
        assert len({issue["fingerprint"] for issue in issues}) == len(issues)

    def test_an_issue(self):
        issue = json.loads(gitlab.render(REPORT))[2]
        del issue["fingerprint"]
        assert issue == {
            "description": "Ada yang salah.", "check_name": "SOP105", "severity": "info",
            "location": {"path": "sops/kesra/001-satu.sop", "lines": {"begin": 5, "end": 6}},
        }  # fmt: skip

    def test_what_to_type_is_in_the_description(self):
        assert json.loads(gitlab.render(REPORT))[0]["description"] == 'Ada yang salah. Tulis "Menganalisis".'


# By element: the attributes that it must have, those that it may have, and the elements that it may hold, as in the
# schema of Jenkins' xUnit plugin, without what we have no use for.
JUNIT = {
    "testsuites": ({"name", "tests", "failures", "errors"}, set(), {"testsuite"}),
    "testsuite": ({"name", "tests", "failures", "errors"}, {"file"}, {"testcase"}),
    "testcase": ({"name", "classname"}, set(), {"failure", "system-out"}),
    "failure": ({"type", "message"}, set(), set()),
    "system-out": (set(), set(), set()),
}


class TestJunit:
    @every_report
    def test_it_is_as_readers_know_it(self, report):
        text = junit.render(report)
        assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ')
        root = ET.fromstring(text.encode())
        for element in root.iter():
            needed, allowed, inside = JUNIT[element.tag]
            assert needed <= set(element.keys()) <= needed | allowed
            assert {child.tag for child in element} <= inside
            if inside:
                assert not (element.text or "").strip()

    @every_report
    def test_the_counts_are_right(self, report):
        root = ET.fromstring(junit.render(report).encode())
        assert {suite.get("name") for suite in root} == {one.source.path for one in report.found} | {
            file.path for file in report.files
        } or report is BAD  # whose path has signs that XML has not
        for suite in (root, *root):
            assert int(suite.get("tests")) == len(list(suite.iter("testcase")))
            assert int(suite.get("failures")) == len(list(suite.iter("failure")))
        failing = [one for one in report.found if one.severity is not Severity.INFO]
        assert int(root.get("failures")) == len(failing)
        assert len(list(root.iter("system-out"))) == len(report.found) - len(failing)

    @every_report
    def test_no_two_tests_have_one_name(self, report):
        for suite in ET.fromstring(junit.render(report).encode()):
            names = [case.get("name") for case in suite]
            assert len(set(names)) == len(names)

    def test_a_failure(self):
        root = ET.fromstring(junit.render(REPORT).encode())
        (case,) = root.findall(f"testsuite[@name='{SATU.path}']/testcase/failure[@type='galat']/..")
        assert case.attrib == {"name": 'SOP601: ejaan "analisa" tidak baku', "classname": SATU.path}
        assert case[0].get("message") == 'ejaan "analisa" tidak baku'
        assert case[0].text == f'{SATU.path}:4:20: galat[SOP601]: ejaan "analisa" tidak baku\nsatu\ndua'

    def test_a_name_does_not_change_with_a_line_above(self):
        moved = Source(SATU.path, "# catatan\n" + SATU.text)
        first, second = (
            ET.fromstring(junit.render(Report((one,), ())).encode()).find(".//testcase")
            for one in (at(SATU, Span(4, 11)), at(moved, Span(14, 21)))
        )
        assert first.get("name") == second.get("name")
        assert first[0].text != second[0].text

    def test_a_file_without_findings_is_a_test_that_passes(self):
        root = ET.fromstring(junit.render(NOTHING).encode())
        assert [[case.get("name") for case in suite] for suite in root] == [["sopc check"], ["sopc check"]]


COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def read_back(line: str) -> tuple[str, dict[str, str], str]:
    """A workflow command as GitHub's runner reads it."""

    def unescaped(text: str, signs: dict[str, str]) -> str:
        for written, sign in signs.items():
            text = text.replace(written, sign)
        return text

    data = {"%0D": "\r", "%0A": "\n", "%25": "%"}
    kind, properties, message = COMMAND.fullmatch(line).groups()
    pairs = (pair.partition("=") for pair in properties.split(","))
    return (
        kind,
        {key: unescaped(value, {"%3A": ":", "%2C": ",", **data}) for key, _, value in pairs},
        unescaped(message, data),
    )


class TestGithub:
    @every_report
    def test_one_command_a_finding_that_says_what_was_found(self, report):
        text = github.render(report)
        assert "\r" not in text
        lines = text.split("\n")[:-1]
        assert len(lines) == len(report.found)
        for line, found in zip(lines, report.found, strict=True):
            kind, properties, message = read_back(line)
            assert kind == {"error": "error", "warning": "warning", "info": "notice"}[found.severity]
            assert properties["file"] == found.source.path
            assert properties["title"] == f"{found.code} {found.name}"
            assert message == found.message + (f"\n{found.hint}" if found.hint else "")

    def test_columns_only_on_one_line(self):
        commands = [read_back(line)[1] for line in github.render(REPORT).splitlines()]
        assert commands[1].items() >= {"line": "4", "col": "20", "endColumn": "27"}.items()
        assert commands[2].items() >= {"line": "5", "endLine": "6"}.items()
        assert "col" not in commands[2]
        assert not {"line", "col"} & commands[5].keys()

    def test_authors_write_no_commands(self):
        assert HOSTILE in BAD.found[0].message
        assert not re.search(r"^(?!::(error|warning|notice) file=)", github.render(BAD).rstrip("\n"), re.MULTILINE)
