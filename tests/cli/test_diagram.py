"""What `sopc build` can be told about the swimlane diagram, by options and by settings."""

from __future__ import annotations

import pytest

from sopdsl.rendering import RenderContext
from tests.support import sop_text

SHOW = (
    "from sopdsl.rendering import Rendition\n"
    "def render(sop, context):\n    return Rendition(f'{context.direction} {context.notes}'.encode())\n"
)


@pytest.fixture
def shown(desk, fake_renderer):
    """What reaches a renderer, given a `sopc.toml` and options."""
    fake_renderer(SHOW)
    desk.collection("001-a")

    def shown(settings: str, *options: str) -> str:
        desk.write("sops/sopc.toml", settings)
        outcome = desk.run("build", "sops", "--format", "tiruan", *options)
        assert outcome.status == 0, outcome
        return (desk.folder / "build/001-a.tiruan").read_text()

    return shown


def test_lanes_are_columns_without_notes(shown):
    assert shown("") == "columns False"
    assert (RenderContext().direction, RenderContext().notes) == ("columns", False)


def test_settings_and_options(shown):
    assert shown('[diagram]\ndirection = "rows"\nnotes = true\n') == "rows True"
    assert shown('[diagram]\ndirection = "rows"\n', "--direction", "columns", "--notes") == "columns True"
    assert shown("", "--direction", "rows") == "rows False"
    assert shown("diagram.notes = true", "--direction=rows") == "rows True"


def test_a_change_is_noticed_though_the_sop_is_the_same(shown):
    assert [shown("", "--direction", way) for way in ("rows", "rows", "columns", "rows")] == [
        "rows False",
        "rows False",
        "columns False",
        "rows False",
    ]
    assert [shown("", *more) for more in ((), ("--notes",), ())] == ["columns False", "columns True", "columns False"]


@pytest.mark.parametrize(
    ("text", "line", "column", "message", "hint"),
    [
        ('[diagram]\ndirection = "row"\n', 2, 1, 'arah diagram "row" tidak dikenal', "pilihan: columns, rows"),
        ('[diagram]\ndirction = "rows"\n', 2, 1, 'setelan "diagram.dirction" tidak dikenal', '"direction"?'),
        ('paper = "A4"\n[diagram]\nnotes = "ya"\n', 3, 1, "notes", "true"),
        ('diagram = "rows"\n', 1, 1, 'setelan "diagram" harus berupa tabel', "[diagram]"),
        ("[diagramm]\nnotes = true\n", 1, 2, 'setelan "diagramm" tidak dikenal', 'maksud Anda "diagram"?'),
    ],
)
def test_mistakes_in_settings(desk, text, line, column, message, hint):
    desk.collection("001-a")
    desk.write("sops/sopc.toml", text)
    outcome = desk.check("sops")
    assert outcome.status == 1
    (found,) = outcome.json
    assert (found["code"], found["line"], found["column"]) == ("SOP040", line, column)
    assert message in found["message"]
    assert hint in found["hint"]


def test_a_direction_that_does_not_exist(desk):
    desk.collection("001-a")
    outcome = desk.run("build", "sops", "--direction", "row")
    assert (outcome.status, outcome.out) == (2, "")
    assert 'nilai "row" untuk --direction' in outcome.err
    assert 'maksud Anda "rows"?' in outcome.err


def test_all_forms_of_the_diagram_and_what_is_left_when_a_sop_is_gone(desk):
    desk.collection("001-a", "002-b")
    args = ("build", "sops", "--no-lampiran", "--format", "svg,png,diagram.pdf")
    assert desk.run(*args).status == 0
    made = [f"00{n}.{suffix}" for n in ("1-a", "2-b") for suffix in ("diagram.pdf", "png", "svg")]
    assert [name for name in desk.files() if name[0] == "0"] == made
    assert (desk.folder / "build/001-a.png").read_bytes().startswith(b"\x89PNG")
    assert (desk.folder / "build/001-a.diagram.pdf").read_bytes().startswith(b"%PDF")
    again = desk.run(*args)
    assert "0 baru atau berubah" in again.out
    (desk.folder / "sops/002-b.sop").unlink()
    assert desk.run(*args).status == 0
    assert [name for name in desk.files() if name[0] == "0"] == made[:3]


def test_the_svg_turns(desk):
    desk.collection()
    desk.write("sops/001-a.sop", sop_text())

    def svg(*options: str) -> str:
        assert desk.run("build", "sops", "--no-lampiran", "--format", "svg", *options).status == 0
        return (desk.folder / "build/001-a.svg").read_text(encoding="utf-8")

    assert len({svg(), svg("--direction", "rows"), svg("--direction", "rows", "--notes")}) == 3
    assert svg() == svg("--direction", "columns")
