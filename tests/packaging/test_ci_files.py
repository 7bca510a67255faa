"""The files by which CI and pre-commit run `sopc check`: sound by the schemas of those who read them, in step with the
command line, and run as they would be."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from check_jsonschema import main as check_jsonschema
from click.testing import CliRunner
from ruamel.yaml import YAML

from sopdsl.cli import main
from sopdsl.diagnostics import Severity
from sopdsl.reporting.formats import FORMATS
from tests.support import DECLARATIONS, sop_text

REPOSITORY = Path(__file__).resolve().parents[2]
LATE = sop_text().replace("tanggal pembuatan: 14 Februari 2022", "tanggal pembuatan: 2 Mei 2022")
"""Made after it took effect: SOP103, a warning."""


def documents(name: str) -> list[Any]:
    return list(YAML(typ="safe").load_all((REPOSITORY / name).read_text("utf-8")))


(HOOKS,) = documents(".pre-commit-hooks.yaml")
(ACTION,) = documents("action.yml")
COMPONENT_HEAD, COMPONENT = documents("templates/check.yml")
((_, JOB),) = COMPONENT.items()
INPUTS = ACTION["inputs"]
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"]}
COMPONENT_INPUTS = COMPONENT_HEAD["spec"]["inputs"]


def blocks(start: str) -> Any:
    """The YAML of the README's block that begins with `start`."""
    text = (REPOSITORY / "README.md").read_text("utf-8")
    (block,) = re.findall(rf"^ {{4}}{re.escape(start)}\n(?: {{4}}.*\n|\n(?= {{4}}))*", text, re.MULTILINE)
    return YAML(typ="safe").load(block)


@pytest.fixture
def valid(tmp_path):
    def valid(schema: str, content: Any) -> bool:
        path = tmp_path / "content.json"
        path.write_text(json.dumps(content))
        done = CliRunner().invoke(check_jsonschema, ["--builtin-schema", f"vendor.{schema}", str(path)])
        assert done.exit_code in (0, 1), done.output
        return done.exit_code == 0

    return valid


class TestSchemas:
    def test_the_action(self, valid):
        assert valid("github-actions", ACTION)
        assert not valid("github-actions", {**ACTION, "runs": {"using": "composite"}})

    def test_the_component(self, valid):
        assert valid("gitlab-ci", COMPONENT_HEAD)
        assert valid("gitlab-ci", COMPONENT)
        assert not valid("gitlab-ci", {"a job": {**JOB, "script": 1}})

    def test_the_examples_in_the_readme(self, valid):
        assert valid("github-workflows", blocks("on: [push, pull_request]"))
        assert valid("gitlab-ci", blocks("include:"))


class TestOptions:
    @pytest.fixture
    def options(self, capsys):
        main(["check", "--help"])
        options = set(re.findall(r"^  (--[a-z-]+)", capsys.readouterr().out, re.MULTILINE))
        assert "--fail-on" in options
        return options

    def test_of_the_hooks(self, options):
        assert [hook["entry"].split()[:2] for hook in HOOKS] == [["sopc", "check"]] * len(HOOKS)
        assert {option for hook in HOOKS for option in re.findall(r"--[a-z-]+", hook["entry"])} <= options

    def test_of_the_action_and_the_component(self, options):
        for script in (STEPS["Check"]["run"], "\n".join(JOB["script"])):
            used = {word.partition("=")[0] for word in re.findall(r"--[a-z][\w=-]*", script)}
            assert {"--output-format", "--fail-on", "--select", "--ignore"} <= used <= options
            assert set(re.findall(r"--output-format=(\w+)", script)) <= set(FORMATS)

    def test_of_the_readme(self, options):
        (repo,) = blocks("repos:")["repos"]
        for hook in repo["hooks"]:
            assert hook["id"] in {one["id"] for one in HOOKS}
            assert {word for word in hook["args"] if word.startswith("-")} <= options
        used = blocks("on: [push, pull_request]")["jobs"]["sop"]["steps"][1]["with"]
        assert used.keys() <= INPUTS.keys()
        (include,) = blocks("include:")["include"]
        assert include["inputs"].keys() <= COMPONENT_INPUTS.keys()
        assert {name for name, one in COMPONENT_INPUTS.items() if "default" not in one} <= include["inputs"].keys()

    def test_levels(self):
        levels = [level.value for level in Severity]
        assert COMPONENT_INPUTS["fail-on"]["options"] == levels
        assert INPUTS["fail-on"]["default"] in levels
        assert INPUTS["format"]["default"] in FORMATS


class TestInputs:
    """An input stands in no text that a shell reads, only in the environment."""

    def test_of_the_action(self):
        texts = [step.get("run", "") for step in STEPS.values()]
        assert any(texts)
        assert not any("${{" in text for text in texts)
        assert set(re.findall(r"inputs\.([\w-]+)", str(ACTION))) == INPUTS.keys()
        assert all(one["description"] for one in INPUTS.values())

    def test_of_the_component(self):
        assert not any("$[[" in text for text in (*JOB["before_script"], *JOB["script"]))
        assert set(re.findall(r"\$\[\[ inputs\.([\w-]+) ]]", str(COMPONENT))) == COMPONENT_INPUTS.keys()


def test_hooks_take_the_files_of_sops():
    assert [hook["id"] for hook in HOOKS] == ["sopc-check", "sopc-check-fix"]
    for hook in HOOKS:
        assert (hook["language"], hook["require_serial"]) == ("python", True)
        assert re.search(hook["files"], "sops/bagian umum/001-a.sop")
        assert not re.search(hook["files"], "sops/sopc.toml")
        assert not re.search(hook["files"], "sops/001-a.sop.txt")


@dataclass(frozen=True)
class Ran:
    status: int
    out: str
    err: str


@pytest.mark.skipif(os.name == "nt", reason="the shells of the runners are tried on Linux")
class TestRuns:
    """The texts that a runner gives to its shell, run in a repository with two collections."""

    @pytest.fixture
    def place(self, tmp_path):
        for folder, text in (("sop baik", sop_text()), ("sop lama", LATE)):
            (tmp_path / folder).mkdir()
            (tmp_path / folder / "sopc.toml").write_text('[check]\nselect = ["SOP103"]\n')
            (tmp_path / folder / "deklarasi.sop").write_text(DECLARATIONS)
            (tmp_path / folder / "001-a.sop").write_text(text)
        program = tmp_path / "bin" / "sopc"
        program.parent.mkdir()
        program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m sopdsl "$@"\n')
        program.chmod(0o755)
        return tmp_path

    def shell(self, place: Path, words: list[str], script: str, values: dict[str, str]) -> Ran:
        path = place / "script"
        path.write_text(script)
        done = subprocess.run(
            [*words, path], cwd=place, env=os.environ | {"PYTHONPATH": str(REPOSITORY)} | values,
            check=False, capture_output=True, text=True, encoding="utf-8",
        )  # fmt: skip
        return Ran(done.returncode, done.stdout, done.stderr)

    @pytest.fixture
    def action(self, place):
        bash = shutil.which("bash") or pytest.skip("no bash")

        def run(**inputs: str) -> Ran:
            given = {name: one["default"] for name, one in INPUTS.items()} | {
                name.replace("_", "-"): value for name, value in inputs.items()
            }
            known = {f"inputs.{name}": value for name, value in given.items()}
            known["steps.install.outputs.program"] = str(place / "bin" / "sopc")
            step = STEPS["Check"]
            assert step["shell"] == "bash"
            values = {
                name: re.sub(r"\$\{\{ ([\w.-]+) }}", lambda found: known[found[1]], value)
                for name, value in step["env"].items()
            }
            return self.shell(place, [bash, "--noprofile", "--norc", "-eo", "pipefail"], step["run"], values)

        return run

    @pytest.fixture
    def component(self, place):
        def run(**inputs: str) -> Ran:
            given = {name: one.get("default", "") for name, one in COMPONENT_INPUTS.items()} | inputs
            values = {
                name: re.sub(r"\$\[\[ inputs\.([\w-]+) ]]", lambda found: given[found[1]], value)
                for name, value in JOB["variables"].items()
            }
            script = "\n".join((f"programs={shlex.quote(str(place / 'bin'))}", *JOB["script"]))
            return self.shell(place, ["sh", "-e"], script, values)

        return run

    def test_the_action_makes_annotations(self, action):
        ran = action(path="sop baik\nsop lama\n")
        assert (ran.status, ran.err) == (0, "")
        (line,) = ran.out.splitlines()
        assert line.startswith("::warning file=sop lama/001-a.sop,line=5,")

    def test_the_action_fails_by_level(self, action):
        assert action(path="sop lama", fail_on="warning").status == 1
        assert action(path="sop baik", fail_on="warning").status == 0
        assert action(path="sop lama", fail_on="info", select="SOP1", ignore="SOP103, SOP105").status == 0

    def test_the_action_writes_sarif_whatever_is_found(self, action, place):
        ran = action(path="sop lama", fail_on="warning", sarif_file="laporan sop.sarif")
        (run,) = json.loads((place / "laporan sop.sarif").read_text("utf-8"))["runs"]
        assert ran.status == 1
        assert "::warning " in ran.out
        assert [result["ruleId"] for result in run["results"]] == ["SOP103"]

    def test_other_reports_give_no_commands(self, action):
        ran = action(path="sop lama", format="text", fail_on="warning")
        first, *_, last = ran.out.splitlines()
        token = first.removeprefix("::stop-commands::")
        assert re.fullmatch(r"[0-9a-f]{32}", token)
        assert last == f"::{token}::"
        assert "SOP103" in ran.out
        assert ran.status == 1

    def test_a_path_is_taken_as_it_is(self, action, component, place):
        for path in ("$(touch ulah)", "--help"):
            ran = action(path=path)
            assert (ran.status, ran.out) == (2, "")
            assert path in ran.err
        assert component(path="$(touch ulah)").status
        assert not (place / "ulah").exists()

    def test_the_component_reports_and_fails_by_level(self, component, place):
        for level, status in (("error", 0), ("warning", 1)):
            ran = component(path="sop lama", **{"fail-on": level})
            (issue,) = json.loads((place / "gl-code-quality-report.json").read_text("utf-8"))
            assert issue["location"] == {"path": "sop lama/001-a.sop", "lines": {"begin": 5, "end": 5}}
            assert (ran.status, ran.err) == (status, "")
            assert "SOP103" in ran.out

    def test_the_component_chooses_rules(self, component, place):
        chosen = {"select": "SOP1", "ignore": "SOP103, SOP105"}
        assert component(path="sop lama", **{"fail-on": "info"}, **chosen).status == 0
        assert json.loads((place / "gl-code-quality-report.json").read_text("utf-8")) == []
