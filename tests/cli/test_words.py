"""Everything that the command line itself says is Indonesian, the option parser's own words too."""

from __future__ import annotations

import re

import pytest

ENGLISH = re.compile(
    r"\b(Usage|Options?|Arguments?|Commands?|Error|Try|help for|Missing|No such|Invalid|Got unexpected|requires|"
    r"does not|Show this|Did you mean|required|default|Possible|exit)\b"
)


COMMANDS = ("check", "explain", "build", "preview", "graph", "impact", "stats", "schema")


@pytest.mark.parametrize("args", [["--help"], *([command, "--help"] for command in COMMANDS)])
def test_help_pages(desk, args):
    outcome = desk.run(*args)
    assert outcome.status == 0
    assert outcome.out.startswith(f"Cara pakai: {' '.join(['sopc', *args[:-1]])} [OPSI]")
    assert "Opsi:" in outcome.out
    assert not ENGLISH.search(outcome.out.replace("--help", ""))
    assert all(len(line) <= 80 for line in outcome.out.splitlines())


def test_help_names_every_option_and_command(desk):
    assert all(word in desk.run("--help").out for word in (*COMMANDS, "--version"))
    assert all(word in desk.run("check", "--help").out for word in ("JALUR", "--output-format", "--fail-on"))
    assert all(word in desk.run("build", "--help").out for word in ("JALUR", "-o, --output FOLDER", "--format"))


def test_without_a_command_the_help_goes_to_standard_error(desk):
    outcome = desk.run()
    assert outcome.status == 2
    assert outcome.out == ""
    assert "Perintah:" in outcome.err


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (["chek", "x.sop"], ['perintah "chek" tidak ada', 'maksud Anda "check"?']),
        (["zzz"], ['perintah "zzz" tidak ada', f"perintah yang ada: {', '.join(COMMANDS)}"]),
        (["--vers"], ['opsi "--vers" tidak ada', 'maksud Anda "--version"?']),
        (["periksa", "sops"], ['perintah "periksa" tidak ada', 'maksud Anda "sopc check"?']),
        (["bantuan"], ['maksud Anda "sopc --help"?']),
        (["entah.sop"], ['perintah "entah.sop" tidak ada', "misalnya: sopc check entah.sop"]),
        (["."], ["misalnya: sopc check ."]),
        (["check"], ['"sopc check" memerlukan JALUR…', 'contoh: sopc check sops; lihat juga "sopc check --help"']),
        (["check", "--frmat", "x"], ['opsi "--frmat" tidak ada']),
        (["check", "x", "--fail-onn"], ['maksud Anda "--fail-on"?']),
        (["check", "-z"], ['opsi "-z" tidak ada pada "sopc check"', 'lihat "sopc check --help"']),
        (["check", "-fix", "x"], ['maksud Anda "--fix"?']),
        (["check", "--format", "json"], ['maksud Anda "--output-format"?', 'ada pada "sopc build", "sopc graph"']),
        (["check", "x", "--watch"], ['"--watch" ada pada "sopc build"']),
        (["--fix", "check", "x"], ['opsi "--fix" tidak ada pada "sopc"', 'sesudah perintahnya: "sopc check --fix"']),
        (["build", "x", "--output"], ['opsi "--output" memerlukan nilai']),
        (["build", "x", "-o"], ['opsi "-o" memerlukan nilai', "tulis: -o FOLDER;"]),
        (["--version=1"], ['opsi "--version" tidak menerima nilai', 'tulis "--version" saja']),
        (["--version=1", "check"], ['opsi "--version" tidak menerima nilai']),
        (["check", "--help=ya"], ['opsi "--help" tidak menerima nilai']),
        (["build", "x", "--jobs", "dua"], ['nilai "dua" untuk --jobs bukan bilangan bulat', "contoh: --jobs 4"]),
        (["preview", "x", "--port", "8o80"], ['nilai "8o80" untuk --port bukan bilangan bulat']),
        (["schema", "sop", "koleksi"], ['"koleksi" berlebih: "sopc schema" hanya menerima', "contoh: sopc schema sop"]),
        (["stats", "SOP", "Bagian", "Hukum"], ['"Bagian", "Hukum" berlebih', "diapit tanda kutip"]),
        (["check", "x", "--select", ","], ["--select belum menyebut aturan", "contoh: --select SOP203"]),
        (["schema", "sops"], ['nilai "sops" untuk skema tidak dikenal', 'maksud Anda "sop"?']),
        (["check", "x", "--fail-on", "eror"], ['nilai "eror" untuk --fail-on', 'maksud Anda "error"?']),
        (["check", "x", "--fail-on", "Galat"], ['nilai "Galat" untuk --fail-on', 'maksud Anda "error"?']),
        (["check", "x", "--output-format", "pdf"], ["pilihan: text, concise, json, sarif"]),
        (["build", "x", "--format", "pfd"], ['nilai "pfd" untuk --format', 'maksud Anda "pdf"?']),
        (["build", "x", "--format", "docx"], ["pilihan: diagram.pdf, dot, html, json, pdf, png, svg"]),
        (["build", "x", "--format", " , "], ["--format belum menyebut format"]),
    ],
)
def test_wrong_usage(desk, args, expected):
    outcome = desk.run(*args)
    assert outcome.status == 2
    assert outcome.out == ""
    assert outcome.err.startswith("kesalahan: ")
    assert all(part in outcome.err for part in expected)
    assert not ENGLISH.search(re.sub(r'"[^"]*"', "", outcome.err))


def test_version(desk):
    outcome = desk.run("--version")
    assert outcome.status == 0
    assert re.fullmatch(r"sopc \d+\.\d+\.\d+\n", outcome.out)


def test_no_completion_options(desk):
    assert "completion" not in desk.run("--help").out
    assert desk.run("--install-completion").status == 2
