"""What the stage offers: its names, its rules, and what it does not drag in."""

import subprocess
import sys

import sopdsl.model
from sopdsl.model import Input, resolve
from sopdsl.model.faults import RULES
from sopdsl.source import Source
from sopdsl.syntax import parse


def test_public_names() -> None:
    assert sopdsl.model.__all__ == [
        "Input",
        "Koleksi",
        "Resolution",
        "Resolver",
        "Sop",
        "index_of",
        "outlined",
        "resolve",
        "schema",
    ]
    assert all(hasattr(sopdsl.model, name) for name in sopdsl.model.__all__)


def test_each_rule_has_a_code_and_a_name_of_its_own() -> None:
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES) > 20
    assert [rule.code for rule in RULES] == sorted(rule.code for rule in RULES)


def test_an_empty_collection_is_empty() -> None:
    result = resolve([])
    assert result.koleksi.model_dump(mode="json") == {
        "sop": [],
        "keputusan": None,
        "instansi": [],
        "unit": [],
        "pejabat": [],
        "peraturan": [],
    }
    assert result.diagnostics == ()


def test_names_can_refer_to_names_only_so_deep() -> None:
    lines = [f"peraturan uu-{at} = Perubahan atas @uu-{at + 1} dan @uu-{at + 1}" for at in range(300)]
    parsed = parse(Source("x.sop", "\n".join([*lines, "peraturan uu-300 = Undang-Undang"]) + "\n"))
    result = resolve([Input("x", parsed)])
    assert {d.code for d in result.diagnostics} == {"SOP060"}
    assert max(len(peraturan.nama) for peraturan in result.koleksi.peraturan) < 20_000


def test_no_heavy_imports() -> None:
    script = "import sys, sopdsl.model; print([m for m in ('typst', 'jinja2', 'graphviz', 'rich') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=sys.path[0])
    assert done.stdout.strip() == "[]"
