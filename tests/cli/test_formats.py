"""`sopc check` in each of its formats: exit status, equal bytes, reports in files, and what is printed for people."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys

import pytest

from sopdsl.reporting.formats import FOR_PEOPLE, FORMATS
from tests.support import sop_text

LEVELS = ("error", "warning", "info")
CHOSEN = ("--select", "SOP103,SOP6,SOP0")
WARNING = sop_text().replace("Menyerahkan berkas", "Menyerahkan  aktifitas")
"""A misspelt word and doubled blanks, each with a fix: a warning and advice."""
every_format = pytest.mark.parametrize("format", FORMATS)


@pytest.fixture
def odd(desk):
    desk.collection("001-a")
    desk.write("sops/hukum/002-b.sop", WARNING.replace("001/SOP", "002/SOP").replace("Layanan Uji", "Layanan Dua"))
    return desk


def test_the_help_and_the_table_name_the_same_formats(odd):
    assert FORMATS == ("text", "concise", "json", "sarif", "github", "gitlab", "junit", "html")
    for format in FORMATS:
        assert format in odd.run("check", "--help").out


@every_format
def test_exit_status_does_not_depend_on_the_format(odd, format):
    args = ("check", "sops", *CHOSEN, "--output-format", format)
    assert [odd.run(*args, "--fail-on", level).status for level in LEVELS] == [0, 1, 1]
    odd.write("sops/hukum/002-b.sop", sop_text(number="002/SOP/UJI/2022", fields="nomer: 1\n"))
    assert odd.run(*args).status == 1
    odd.write("sops/hukum/002-b.sop", sop_text(number="002/SOP/UJI/2022", name="Layanan Dua"))
    assert [odd.run(*args, "--fail-on", level).status for level in LEVELS] == [0, 0, 0]


def test_same_input_same_bytes_and_no_path_of_this_machine(odd):
    code = f"from sopdsl.cli import main\nfor one in {FORMATS}: main(['check', 'sops', '--output-format', one])"
    runs = [
        subprocess.run(
            [sys.executable, "-c", code], cwd=odd.folder, env=odd.environment({"PYTHONHASHSEED": seed}),
            capture_output=True, check=True,
        )
        for seed in ("1", "2")
    ]  # fmt: skip
    assert runs[0].stdout == runs[1].stdout
    assert runs[0].stderr == b""
    assert runs[0].stdout.count(b"002-b.sop") >= 2 * len(FORMATS)
    assert odd.folder.name.encode() not in runs[0].stdout


@every_format
def test_standard_input_is_told_under_its_name(odd, format, monkeypatch):
    typed = io.BytesIO(WARNING.replace("001/SOP", "003/SOP").encode())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(typed, encoding="utf-8"))
    out = odd.run("check", "-", "--stdin-filename", "sops/hukum/003 ü.sop", *CHOSEN, "--output-format", format).out
    assert "003 ü.sop" in out or "003%20%C3%BC.sop" in out
    assert "002-b.sop" not in out


@pytest.mark.parametrize(
    ("written", "meant"), [("jsn", "json"), ("sarf", "sarif"), ("Tex", "text"), ("htm", "html"), ("gitlib", "gitlab")]
)
def test_a_misspelt_format_is_wrong_usage_with_a_suggestion(odd, written, meant):
    outcome = odd.run("check", "sops", "--output-format", written)
    assert outcome.status == 2
    assert f'nilai "{written}" untuk --output-format tidak dikenal' in outcome.err
    assert f'"{meant}"' in outcome.err


class TestFiles:
    @every_format
    def test_a_report_in_a_file_is_what_would_have_been_printed(self, odd, format):
        args = ("check", "sops", *CHOSEN, "--output-format", format)
        printed = odd.run(*args).out
        outcome = odd.run(*args, "-o", "hasil/laporan ü")
        written = (odd.folder / "hasil/laporan ü").read_bytes().decode()
        lines = ["laporan ditulis ke hasil/laporan ü"]
        if format in FOR_PEOPLE:
            assert printed.startswith(written)
        else:
            assert written == printed
        assert outcome.out.splitlines()[:1] == lines
        assert "1 peringatan, 1 saran dalam 3 berkas" in outcome.out
        assert outcome.status == 0
        assert [path.name for path in (odd.folder / "hasil").iterdir()] == ["laporan ü"]

    def test_its_bytes_do_not_depend_on_the_console(self, odd):
        for encoding in ("utf-8", "cp1252"):
            environment = {"PYTHONIOENCODING": encoding}
            odd.process("check", "sops", *CHOSEN, "-o", f"{encoding}.txt", env=environment, encoding=encoding)
        texts = {(odd.folder / f"{encoding}.txt").read_bytes() for encoding in ("utf-8", "cp1252")}
        assert len(texts) == 1
        assert "┌─ sops/hukum/002-b.sop" in texts.pop().decode()

    @pytest.mark.parametrize("name", ["sops/001-a.sop", "sops/baru.SOP", "sops/sopc.toml"])
    def test_what_authors_wrote_is_not_overwritten(self, odd, name):
        before = {path: path.read_bytes() for path in odd.folder.rglob("*.*") if path.is_file()}
        outcome = odd.run("check", "sops", "-o", name)
        assert outcome.status == 2
        assert "laporan tidak ditulis" in outcome.err
        assert {path: path.read_bytes() for path in odd.folder.rglob("*.*") if path.is_file()} == before

    def test_where_it_cannot_be_written_the_old_one_stays(self, odd):
        odd.write("hasil/laporan.json/isi", "x")
        outcome = odd.run("check", "sops", "-o", "hasil/laporan.json", "--output-format", "json")
        assert outcome.status == 2
        assert '"hasil/laporan.json" tidak dapat ditulis' in outcome.err
        assert [path.name for path in (odd.folder / "hasil").rglob("*")] == ["laporan.json", "isi"]

    def test_not_with_a_diff(self, odd):
        assert odd.run("check", "sops", "--diff", "-o", "a.txt").status == 2


class TestForPeople:
    def test_fixes_are_hinted_at(self, odd):
        out = odd.run("check", "sops", *CHOSEN).out
        assert out.splitlines()[-2:] == [
            "1 peringatan, 1 saran dalam 3 berkas",
            "2 temuan dapat diperbaiki dengan --fix",
        ]
        odd.run("check", "sops", *CHOSEN, "--fix")
        assert "--fix" not in odd.run("check", "sops", *CHOSEN).out

    def test_programs_are_not_told_more_than_the_report(self, odd):
        for format in set(FORMATS) - set(FOR_PEOPLE):
            assert "--fix'" not in odd.run("check", "sops", *CHOSEN, "--output-format", format).out.splitlines()[-1]

    def test_waived_and_known_findings_are_counted(self, odd):
        odd.run("check", "sops", *CHOSEN, "--write-baseline")
        out = odd.run("check", "sops", *CHOSEN).out
        assert out == "tidak ada temuan dalam 3 berkas (2 sudah dicatat)\n"
        page = odd.run("check", "sops", *CHOSEN, "--output-format", "html").out
        assert "2 temuan lain sudah dicatat sebelumnya" in page
        sarif = odd.run("check", "sops", *CHOSEN, "--output-format", "sarif").json
        assert sarif["runs"][0]["properties"] == {"waived": 0, "known": 2}

    def test_lines_end_as_they_do_here_and_windows_files_read_alike(self, odd):
        before = odd.run("check", "sops", *CHOSEN).out
        path = odd.folder / "sops/hukum/002-b.sop"
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
        assert odd.run("check", "sops", *CHOSEN).out == before


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudoterminal")
class TestTerminal:
    def run(self, desk, columns: int = 120, **environment: str) -> str:
        """What `sopc check` prints on a terminal."""
        import pty

        ours, theirs = pty.openpty()
        variables = desk.environment({"TERM": "xterm", "COLUMNS": str(columns), **environment})
        process = subprocess.Popen(
            [sys.executable, "-m", "sopdsl", "check", "sops", *CHOSEN],
            cwd=desk.folder, env=variables, stdin=subprocess.DEVNULL, stdout=theirs, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(theirs)
        data = b""
        while True:
            try:
                data += (part := os.read(ours, 65536))
            except OSError:  # the other end is closed
                break
            if not part:
                break
        process.wait()
        os.close(ours)
        return data.decode().replace("\r\n", "\n")

    def test_colour_on_a_terminal_and_not_where_it_is_not_wanted(self, odd):
        plain = odd.process("check", "sops", *CHOSEN).out
        coloured = self.run(odd)
        assert "\x1b[1;33mperingatan[SOP601]\x1b[0m" in coloured
        without = re.sub(r"\x1b\[[\d;]*m", "", coloured)
        assert [line.rstrip() for line in without.splitlines()] == [line.rstrip() for line in plain.splitlines()]
        for quiet in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
            assert self.run(odd, **quiet) == plain
        assert "\x1b" in self.run(odd, NO_COLOR="")

    def test_source_lines_fit_a_narrow_terminal(self, odd):
        text = sop_text().replace("Menyerahkan berkas", "Menyerahkan " + "berkas " * 40 + "aktifitas " + "lalu " * 40)
        odd.write("sops/hukum/002-b.sop", text.replace("001/SOP", "002/SOP"))
        lines = self.run(odd, columns=60, NO_COLOR="1").splitlines()
        shown = next(line for line in lines if "aktifitas" in line and "│" in line)
        assert shown.startswith("15│ …") and shown.endswith("…")
        assert len(shown) <= 60
