"""What the README says is so."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

from sopdsl.cli import main
from tests.support import compile_text

REPOSITORY = Path(__file__).resolve().parents[2]
README = (REPOSITORY / "README.md").read_text("utf-8")
BLOCKS = [
    textwrap.dedent(block).strip() + "\n"
    for block in re.findall(r"(?:^ {4}.*\n(?:\n(?= {4}))?)+", README, re.MULTILINE)
]


def block(start: str) -> str:
    (found,) = [block for block in BLOCKS if block.startswith(start)]
    return found


def test_the_example_is_without_findings():
    compiled = compile_text(block("sop "), {"deklarasi": block("unit ")}, id="contoh")
    assert compiled.diagnostics == ()
    assert [step.no for step in compiled.sop.alur[0].kegiatan] == [1, 2, 3]


def test_the_two_commands_that_set_up_are_targets():
    commands = re.findall(r"^(make \w+)", block("make "), re.MULTILINE)
    assert commands == ["make lampiran", "make test"]
    targets = re.findall(r"^([\w-]+):", (REPOSITORY / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert {f"make {target}" for target in targets} >= set(
        re.findall(r"make [\w-]+", "\n".join(re.findall(r"`[^`]*`", README)))
    )


def test_every_command_and_option_exists(capsys):
    main(["--help"])
    listed = re.findall(r"^  (\w+)  ", capsys.readouterr().out.split("Perintah:")[1], re.MULTILINE)
    assert set(re.findall(r"`sopc (\w+)", README)) == set(listed)
    pages = ""
    for name in listed:
        main([name, "--help"])
        pages += capsys.readouterr().out
    options = set(re.findall(r"(?<=[ `])--?[a-z][a-z-]*", README))
    assert options
    assert all(re.search(rf"(?<![\w-]){option}(?![\w-])", pages) for option in options)


def test_every_path_exists():
    paths = {name for name in re.findall(r"`([\w./-]+/[\w./-]*)`", README) if not name.startswith(("build", ".venv"))}
    assert len(paths) > 2
    assert all((REPOSITORY / name).exists() for name in paths)
