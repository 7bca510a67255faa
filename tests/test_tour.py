"""The tour in the README of the examples: it quotes them and the tool as they are."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

import pytest

from sopdsl.cli import main
from sopdsl.rendering import Signature, Theme
from sopdsl.source import Source
from sopdsl.syntax import parse

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
FILES = sorted(path.name for path in EXAMPLES.glob("*.sop"))


@dataclass(frozen=True)
class Block:
    """A fenced block of the tour: the words behind the fence, and its lines."""

    info: tuple[str, ...]
    lines: tuple[str, ...]

    @property
    def kind(self) -> str:
        return self.info[0] if self.info else ""

    @property
    def text(self) -> str:
        return "".join(line + "\n" for line in self.lines)


def tour() -> Iterator[Block]:
    text = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    for info, body in re.findall(r"^```([^\n]*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        yield Block(tuple(info.split()), tuple(body.splitlines()))


def blocks(*info: str) -> list[Block]:
    found = [block for block in tour() if block.info == info]
    assert found
    return found


def test_the_tour_has_no_block_that_is_not_checked():
    assert {block.info if block.kind != "salah" else ("salah",) for block in tour()} == {
        ("sop",),
        ("sop", "utuh"),
        ("salah",),
        ("console",),
        ("text",),
        ("toml",),
    }


@pytest.mark.parametrize("block", blocks("sop"), ids=lambda block: block.lines[0].strip())
def test_an_excerpt_of_the_tour_stands_in_an_example(block):
    wanted = [line.strip() for line in block.lines]
    texts = ((EXAMPLES / name).read_text(encoding="utf-8").splitlines() for name in FILES)
    sources = [[line.strip() for line in lines] for lines in texts]
    assert any(source[start : start + len(wanted)] == wanted for source in sources for start in range(len(source))), (
        block.text
    )


@pytest.mark.parametrize("block", blocks("toml"), ids=lambda block: block.lines[0])
def test_settings_of_the_tour_are_those_of_the_collection_with_a_theme(block):
    assert block.text in (EXAMPLES / "tema/sopc.toml").read_text(encoding="utf-8")


def test_the_tour_names_every_setting_of_a_theme():
    text = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    named = "".join(re.findall(r"^\| (`[a-z].*?) \|", text, re.MULTILINE))
    theme, signature = ({one.name for one in fields(kind)} for kind in (Theme, Signature))
    assert set(re.findall(r"`([a-z_]+)", named)) == theme - {"signature"} | signature


def test_every_example_is_part_of_the_tour():
    text = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    linked = set(re.findall(r"\]\(([^)#]+)\)", text))
    assert set(FILES) <= linked
    assert all((EXAMPLES / name).exists() for name in linked)


@pytest.fixture
def desk(tmp_path, monkeypatch, capsys):
    """A function that runs `sopc` beside a copy of the examples and returns what it printed; `desk.examples` may be
    changed before."""
    copied = tmp_path / "examples"
    shutil.copytree(EXAMPLES, copied)
    monkeypatch.chdir(tmp_path)

    def run(*args: str) -> tuple[int, str]:
        capsys.readouterr()
        status = main(args)
        said = capsys.readouterr()
        return status, said.out + said.err

    run.examples = copied
    return run


@pytest.mark.parametrize("block", blocks("sop", "utuh"), ids=lambda block: block.lines[0].strip())
def test_a_whole_sop_of_the_tour_is_sound_beside_the_declarations(block, desk):
    assert parse(Source("baru.sop", block.text)).diagnostics == ()
    (desk.examples / "baru.sop").write_text(block.text, encoding="utf-8")
    status, said = desk("check", "examples/baru.sop", "--fail-on", "info")
    assert (status, said) == (0, "tidak ada temuan dalam 1 berkas\n")


def answers(kind: str) -> list[tuple[Block, Block | None]]:
    """The blocks of a kind, each with the `text` block that follows it directly."""
    all_blocks = list(tour())
    following = [*all_blocks[1:], Block((), ())]
    return [
        (block, after if after.kind == "text" else None)
        for block, after in zip(all_blocks, following, strict=True)
        if block.kind == kind
    ]


@pytest.mark.parametrize(("block", "answer"), answers("console"), ids=lambda block: block and block.lines[0])
def test_a_command_of_the_tour_works_and_says_what_is_quoted(block, answer, desk):
    (command,) = block.lines
    program, *args = command.split()
    status, said = desk(*args)
    assert (program, status) == ("sopc", 0), said
    assert answer is None or said == answer.text


def test_every_quoted_message_belongs_to_a_command_or_mistake():
    owned = [answer for kind in ("console", "salah") for _, answer in answers(kind) if answer]
    assert len(owned) == len(blocks("text"))


@pytest.mark.parametrize(("block", "answer"), answers("salah"), ids=lambda block: block and block.lines[0].strip())
def test_a_mistake_of_the_tour_gets_the_message_quoted(block, answer, desk):
    place = re.fullmatch(r"([a-z0-9-]+\.sop):(\d+)", block.info[1])
    assert place and answer
    path = desk.examples / place[1]
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[int(place[2]) - 1 : int(place[2])] = block.lines
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert desk("check", "examples")[1] == answer.text
