"""`sopc preview` and `sopc build --watch` as commands: what they print, and how they begin and end."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from tests.support import sop_text

ADDRESS = re.compile(r"^pratinjau (.+): (http://127\.0\.0\.1:(\d+)/[\w-]{32}/)$")

needs_signals = pytest.mark.skipif(os.name == "nt", reason="signals differ")


@contextmanager
def running(desk, *args: str, env: dict[str, str] | None = None) -> Iterator[subprocess.Popen[str]]:
    """A command that goes on until it is interrupted; killed where it hangs."""
    with subprocess.Popen(
        [sys.executable, "-m", "sopdsl", *args], cwd=desk.folder, env=desk.environment(env),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        hung = threading.Timer(60, process.kill)
        hung.start()
        try:
            yield process
        finally:
            hung.cancel()
            process.kill()


def lines_until(process: subprocess.Popen[str], last: str) -> list[str]:
    """The lines printed up to one that begins with `last`."""
    lines = []
    assert process.stdout
    for line in process.stdout:
        lines.append(line.rstrip("\n"))
        if line.startswith(last):
            return lines
    raise AssertionError(f"ended without {last!r}: {lines}, {process.stderr and process.stderr.read()}")


def interrupt(process: subprocess.Popen[str]) -> None:
    """Ctrl-C ends it without a word."""
    process.send_signal(signal.SIGINT)
    # Python ends by the signal where it comes while a string is executed, as when a dataclass is made during an import.
    assert process.wait(30) in (0, -signal.SIGINT)
    assert process.stdout and process.stdout.read() == ""
    assert process.stderr and process.stderr.read() == ""


class TestPreview:
    @needs_signals
    def test_it_prints_its_address_and_ends_with_ctrl_c(self, desk):
        desk.collection("001-a")
        with running(desk, "preview", "sops/001-a.sop", "--no-open") as process:
            first, second = lines_until(process, "alamat ini")
            address = ADDRESS.match(first)
            assert address and address[1] == "sops/001-a.sop"
            assert "Ctrl-C" in second
            with urllib.request.urlopen(address[2]) as answer:
                assert answer.status == 200
            interrupt(process)

    @needs_signals
    def test_the_port_that_is_asked_for(self, desk):
        desk.collection("001-a")
        with closing(socket.socket()) as found:
            found.bind(("127.0.0.1", 0))
            port = found.getsockname()[1]
        with running(desk, "preview", "sops", "--no-open", "--port", str(port)) as process:
            address = ADDRESS.match(lines_until(process, "pratinjau")[0])
            assert address and address[3] == str(port)
            refused = desk.process("preview", "sops", "--no-open", "--port", str(port))
            assert (refused.status, refused.out) == (2, "")
            assert refused.err.startswith(f"kesalahan: porta {port} tidak dapat dipakai: sedang dipakai program lain\n")
            lines_until(process, "alamat ini")
            interrupt(process)

    @pytest.mark.parametrize("port", ["-1", "65536"])
    def test_ports_that_do_not_exist(self, desk, port):
        desk.collection("001-a")
        outcome = desk.run("preview", "sops", "--no-open", "--port", port)
        assert (outcome.status, outcome.out) == (2, "")
        assert "nomor porta" in outcome.err

    @pytest.mark.parametrize("path", ["tidak-ada.sop", "sops/sopc.toml", "kosong"])
    def test_paths_that_hold_nothing(self, desk, path):
        desk.collection("001-a")
        (desk.folder / "kosong").mkdir()
        outcome = desk.run("preview", path, "--no-open")
        assert (outcome.status, outcome.out) == (2, "")
        assert outcome.err.startswith("kesalahan: ")

    @needs_signals
    def test_a_file_with_errors_is_shown_too(self, desk):
        desk.collection("001-a")
        desk.write("sops/001-a.sop", "sop X\nunti: y\n")
        with running(desk, "preview", "sops/001-a.sop", "--no-open") as process:
            lines_until(process, "alamat ini")
            interrupt(process)

    @pytest.fixture
    def browsers(self, monkeypatch) -> list[str]:
        """The addresses that a browser was opened at, where the command is interrupted as soon as it waits."""
        opened: list[str] = []

        def interrupted(_):
            raise KeyboardInterrupt

        monkeypatch.setattr("webbrowser.open", opened.append)
        monkeypatch.setattr("sopdsl.workspace.watching.Watch.wait", interrupted)
        return opened

    def test_it_opens_the_browser(self, desk, browsers, monkeypatch):
        monkeypatch.setenv("DISPLAY", ":0")
        desk.collection("001-a")
        outcome = desk.run("preview", "sops")
        assert (outcome.status, outcome.err) == (0, "")
        address = ADDRESS.match(outcome.out.splitlines()[0])
        [opened] = browsers
        # What a browser is started with can be seen by all users of the computer: it is not the secret that counts.
        assert address and re.fullmatch(rf"http://127\.0\.0\.1:{address[3]}/[\w-]{{32}}/", opened)
        assert opened != address[2]

    def test_it_opens_none_where_that_is_not_wanted(self, desk, browsers, monkeypatch):
        monkeypatch.setenv("DISPLAY", ":0")
        desk.collection("001-a")
        assert desk.run("preview", "sops", "--no-open").status == 0
        assert browsers == []

    @pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a screen")
    def test_it_opens_none_in_the_terminal(self, desk, browsers, monkeypatch):
        monkeypatch.delenv("DISPLAY", raising=False)
        monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
        desk.collection("001-a")
        assert desk.run("preview", "sops").status == 0
        assert browsers == []

    def test_help(self, desk):
        out = desk.run("preview", "--help").out
        assert "--no-open" in out and "--port N" in out and "Ctrl-C" in out


@needs_signals
class TestBuildAgain:
    ARGS = ("build", "sops", "--format", "json", "--watch")
    WAITING = "menunggu perubahan"

    def test_it_builds_again_after_a_change(self, desk):
        desk.collection("001-a", "002-b")
        with running(desk, *self.ARGS) as process:
            first = lines_until(process, self.WAITING)
            assert first[:2] == ["dibuat: 001-a", "dibuat: 002-b"]
            assert "Ctrl-C" in first[-1]
            desk.write("sops/002-b.sop", sop_text(name="Layanan Lain", number="002/SOP/UJI/2022"))
            again = lines_until(process, self.WAITING)
            assert again[:2] == ["berubah: sops/002-b.sop", "dibuat: 002-b"]
            assert again[2:-1] == [
                "tidak ada temuan dalam 3 berkas",
                "2 dari 2 SOP dibuat di build: 3 berkas, 2 baru atau berubah",
            ]
            assert "Layanan Lain" in (desk.folder / "build/002-b.json").read_text("utf-8")
            interrupt(process)

    def test_errors_are_told_and_waited_for(self, desk):
        desk.collection("001-a")
        text = (desk.folder / "sops/001-a.sop").read_text("utf-8")
        with running(desk, *self.ARGS) as process:
            lines_until(process, self.WAITING)
            desk.write("sops/001-a.sop", text.replace("unit:", "unti:"))
            assert "galat[SOP005]" in "\n".join(lines_until(process, self.WAITING))
            desk.write("sops/sopc.toml", "paper = 3\n")
            assert "galat[SOP040]" in "\n".join(lines_until(process, self.WAITING))
            desk.write("sops/sopc.toml", "")
            lines_until(process, self.WAITING)
            desk.write("sops/001-a.sop", text.replace("Layanan", "Pelayanan"))
            assert "1 dari 1 SOP dibuat" in lines_until(process, self.WAITING)[-2]
            interrupt(process)

    def test_a_collection_that_goes_away_is_awaited(self, desk):
        desk.collection("001-a")
        home, away = desk.folder / "sops", desk.folder / "pindah"
        with running(desk, *self.ARGS) as process:
            lines_until(process, self.WAITING)
            home.rename(away)
            lines_until(process, self.WAITING)
            away.rename(home)
            assert "1 dari 1 SOP dibuat" in lines_until(process, self.WAITING)[-2]
            process.send_signal(signal.SIGINT)
            assert process.wait(30) == 0
            assert process.stderr and process.stderr.read() == 'kesalahan: "sops" tidak ada\n'

    def test_its_own_results_are_no_change(self, desk):
        desk.collection("001-a")
        with running(desk, "build", "sops", "-o", "sops/hasil", "--format", "svg,html", "--watch") as process:
            lines_until(process, self.WAITING)
            desk.write("sops/002-b.sop", sop_text(number="9"))
            assert "berubah: sops/002-b.sop" in lines_until(process, self.WAITING)
            desk.write("sops/003-c.sop", sop_text(number="10"))
            assert lines_until(process, self.WAITING)[0] == "berubah: sops/003-c.sop"
            interrupt(process)

    def test_options_count_each_time(self, desk):
        desk.collection("001-a", "002-b")
        with running(desk, *self.ARGS, "--only", "001-a", "-o", "hasil") as process:
            lines_until(process, self.WAITING)
            desk.write("sops/002-b.sop", sop_text(name="Lain", number="2"))
            lines_until(process, self.WAITING)
            assert desk.files("hasil") == ["001-a.json"] or "001-a.json" in desk.files("hasil")
            assert "002-b.json" not in desk.files("hasil")
            interrupt(process)

    def test_a_wrong_request_ends_at_once(self, desk):
        desk.collection("001-a")
        for args in (["build", "tidak-ada", "--watch"], ["build", "sops", "--format", "pff", "--watch"]):
            outcome = desk.run(*args)
            assert (outcome.status, outcome.out) == (2, "")

    def test_ctrl_c_while_building_ends_quietly(self, desk, fake_renderer, tmp_path):
        fake_renderer("import time\ndef render(sop, context):\n    print('mulai', flush=True)\n    time.sleep(30)\n")
        desk.collection("001-a")
        path = desk.environment()["PYTHONPATH"] + os.pathsep + str(tmp_path / "site")
        with running(desk, "build", "sops", "--format", "tiruan", "--watch", env={"PYTHONPATH": path}) as process:
            lines_until(process, "mulai")
            interrupt(process)
