"""`sopc` as a process of its own: what it imports, how it ends, and what consoles it can print on."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys

import pytest

from tests.support import sop_text

HEAVY = {"typst", "jinja2", "graphviz", "rich", "sopdsl_renderers", "fontpkg"}
BOXES = "┌─│├"


def broken(desk) -> None:
    desk.collection("001-a")
    desk.write(
        "sops/002-b.sop", sop_text(name="Café → 日本", number="2").replace("unit: organisasi", "unit: organisas")
    )


def imported(desk, *args: str) -> set[str]:
    """The modules that a command imports."""
    code = (
        "import sys, json\nfrom sopdsl.cli import main\nstatus = main(sys.argv[1:])\n"
        "sys.stderr.write(json.dumps([status, sorted({name.partition('.')[0] for name in sys.modules})]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *args], cwd=desk.folder, env=desk.environment(), capture_output=True, check=True
    )
    status, modules = json.loads(done.stderr)
    assert status == 0
    return set(modules)


class TestImports:
    def test_check_loads_no_backend_and_no_display(self, desk):
        desk.collection("001-a")
        modules = imported(desk, "check", "sops")
        assert "lark" in modules
        assert not modules & HEAVY

    def test_help_loads_no_parser(self, desk):
        assert not imported(desk, "check", "--help") & (HEAVY | {"lark"})

    def test_build_loads_only_the_formats_asked_for(self, desk):
        desk.collection("001-a")
        assert not imported(desk, "build", "sops", "--format", "json") & {"typst", "jinja2", "graphviz", "rich"}


class TestConsoles:
    def test_boxes_where_they_can_be_printed(self, desk):
        broken(desk)
        out = desk.process("check", "sops").out
        assert BOXES[0] in out
        assert "\x1b" not in out

    @pytest.mark.parametrize("encoding", ["cp1252", "ascii", "cp437"])
    def test_no_encoding_is_too_small(self, desk, encoding):
        broken(desk)
        for args in (["check", "sops"], ["build", "sops", "--format", "json"], ["check", "--help"], ["check", "→"]):
            outcome = desk.process(*args, env={"PYTHONIOENCODING": encoding}, encoding=encoding)
            assert outcome.status in (0, 1, 2)
            assert "internal" not in outcome.err
        out = desk.process("check", "sops", env={"PYTHONIOENCODING": encoding}, encoding=encoding).out
        assert "--> sops/002-b.sop" in out or encoding == "cp437"
        assert not set(out) & set("┌├") or encoding == "cp437"

    def test_json_is_utf8_on_every_console(self, desk):
        broken(desk)
        args = ("check", "sops", "--output-format", "json")
        outputs = [desk.process(*args, env={"PYTHONIOENCODING": encoding}) for encoding in ("utf-8", "cp1252", "ascii")]
        assert outputs[0].json
        assert outputs[0] == outputs[1] == outputs[2]

    def test_without_a_locale(self, desk):
        broken(desk)
        env = {"LC_ALL": "C", "LANG": "C", "PYTHONIOENCODING": "", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
        outcome = desk.process("check", "sops", env=env, encoding="ascii")
        assert outcome.status == 1
        assert outcome.err == ""


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo terminal")
class TestTerminals:
    def on_terminal(self, desk, *args: str, env: dict[str, str] | None = None) -> str:
        import pty

        main, other = pty.openpty()
        environment = desk.environment({"TERM": "xterm", **(env or {})})
        with subprocess.Popen(
            [sys.executable, "-m", "sopdsl", *args], cwd=desk.folder, env=environment, stdout=other, stderr=other
        ) as process:
            os.close(other)
            parts = []
            while True:
                try:
                    part = os.read(main, 65536)
                except OSError:
                    break
                if not part:
                    break
                parts.append(part)
            process.wait(30)
        os.close(main)
        return b"".join(parts).decode()

    def test_colours(self, desk):
        broken(desk)
        assert "\x1b[1;31mgalat[" in self.on_terminal(desk, "check", "sops")

    @pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
    def test_no_colours(self, desk, env):
        broken(desk)
        out = self.on_terminal(desk, "check", "sops", env=env)
        assert "galat[" in out
        assert "\x1b" not in out

    def test_a_build_shows_how_far_it_is(self, desk):
        desk.collection("001-a", "002-b")
        out = self.on_terminal(desk, "build", "sops", "--format", "json")
        assert "2/2" in out
        assert "dibuat: 001-a" not in out
        assert "2 dari 2 SOP dibuat di build" in out

    def test_a_build_without_a_terminal_prints_plain_lines(self, desk):
        desk.collection("001-a", "002-b")
        outcome = desk.process("build", "sops", "--format", "json")
        assert outcome.out.splitlines()[:2] == ["dibuat: 001-a", "dibuat: 002-b"]
        assert outcome.err == ""


class TestEnds:
    def test_status_is_that_of_the_process(self, desk):
        broken(desk)
        assert desk.process("check", "sops/001-a.sop").status == 0
        assert desk.process("check", "sops").status == 1
        assert desk.process("check", "tidak-ada").status == 2

    def test_our_own_fault_is_short_and_tells_where_the_details_are(self, desk, monkeypatch):
        desk.collection("001-a")

        def fail(*_):
            raise ValueError("rahasia dalam")

        monkeypatch.setattr("sopdsl.lint.checking.Resolver", fail)
        monkeypatch.setenv("TMPDIR", str(desk.folder))
        monkeypatch.setattr("tempfile.tempdir", None)
        outcome = desk.run("check", "sops")
        assert (outcome.status, outcome.out) == (3, "")
        assert outcome.err.startswith("kesalahan internal: ValueError")
        assert len(outcome.err.splitlines()) == 2
        assert "Traceback" not in outcome.err
        (log,) = desk.folder.glob("sopc-*.log")
        assert log.name in outcome.err
        assert "ValueError: rahasia dalam" in log.read_text()

        monkeypatch.setenv("SOPC_DEBUG", "1")
        assert "rahasia dalam" in desk.run("check", "sops").err

        monkeypatch.delenv("SOPC_DEBUG")
        monkeypatch.setattr("tempfile.mkstemp", lambda **_: (_ for _ in ()).throw(OSError()))
        assert "SOPC_DEBUG=1" in desk.run("check", "sops").err

    def test_a_reader_that_goes_away_is_no_error(self, desk):
        desk.collection("001-a")
        for number in range(100):
            desk.write(f"sops/r{number}.sop", "sop X\n" + "kunci: x\n" * 100)
        with subprocess.Popen(
            [sys.executable, "-m", "sopdsl", "check", "sops"],
            cwd=desk.folder, env=desk.environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        ) as process:  # fmt: skip
            assert process.stdout and process.stderr
            process.stdout.readline()
            process.stdout.close()
            assert process.stderr.read() == b""
        assert process.returncode == 141

    @pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
    @pytest.mark.parametrize(
        "args", [["check", "sops"], ["check", "sops", "--output-format", "json"], ["schema", "sop"]]
    )
    def test_output_that_cannot_be_written(self, desk, args):
        desk.collection("001-a")
        with open("/dev/full", "w") as full:
            done = subprocess.run(
                [sys.executable, "-m", "sopdsl", *args],
                cwd=desk.folder, env=desk.environment(), stdout=full, stderr=subprocess.PIPE, check=False,
            )  # fmt: skip
        assert done.returncode == 2
        assert done.stderr.decode() == "kesalahan: hasil tidak dapat dicetak: ruang penyimpanan penuh\n"

    @pytest.mark.skipif(os.name == "nt", reason="signals differ")
    def test_ctrl_c_is_quiet(self, desk, fake_renderer, tmp_path):
        fake_renderer("import time\ndef render(sop, context):\n    print('mulai', flush=True)\n    time.sleep(30)\n")
        desk.collection("001-a")
        environment = desk.environment()
        environment["PYTHONPATH"] += os.pathsep + str(tmp_path / "site")
        with subprocess.Popen(
            [sys.executable, "-m", "sopdsl", "build", "sops", "--format", "tiruan"],
            cwd=desk.folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        ) as process:  # fmt: skip
            assert process.stdout and process.stderr
            assert process.stdout.readline() == b"mulai\n"
            process.send_signal(signal.SIGINT)
            assert process.stderr.read() == b""
        assert process.returncode == 130

    def test_the_collection_that_ships_is_clean(self, desk):
        from tests.cli.conftest import REPOSITORY

        outcome = desk.process("check", str(REPOSITORY / "sops"), "--fail-on", "error")
        assert outcome.status == 0, outcome.out


def test_run_as_a_module_and_as_a_program(desk):
    import sysconfig

    program = os.path.join(sysconfig.get_path("scripts"), "sopc")
    if not os.path.exists(program):
        pytest.skip("the package is not installed here")
    done = subprocess.run([program, "--version"], capture_output=True, check=True)
    assert done.stdout.decode() == desk.process("--version").out
