"""The layers of the architecture hold: they are written in `pyproject.toml` as contracts of import-linter."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def linted() -> subprocess.CompletedProcess[str]:
    code = (
        "import sys; sys.path[:0] = ['.', 'renderers']; from importlinter.cli import lint_imports_command as run; run()"
    )
    return subprocess.run(
        [sys.executable, "-c", code, "--no-cache"], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )


def test_every_contract_is_kept(linted):
    assert linted.returncode == 0, linted.stdout + linted.stderr
    contracts = PROJECT["tool"]["importlinter"]["contracts"]
    assert len(contracts) >= 4
    assert f"Contracts: {len(contracts)} kept, 0 broken." in linted.stdout


def test_the_contracts_see_the_code(linted):
    """An empty graph would keep every contract."""
    words = linted.stdout.split("Analyzed ")[1].split()
    assert int(words[0]) > 60
    assert int(words[2]) > 200


@pytest.mark.parametrize("folder", ["sopdsl", "renderers/sopdsl_renderers"])
def test_every_module_opens_with_a_sentence(folder):
    import ast

    modules = sorted((REPOSITORY / folder).rglob("*.py"))
    assert modules
    for module in modules:
        doc = ast.get_docstring(ast.parse(module.read_text("utf-8")))
        assert doc and doc.split("\n\n")[0].rstrip().endswith((".", ";")), module


def test_renderers_are_entry_points_of_the_project():
    points = PROJECT["project"]["entry-points"]["sopdsl.renderers"]
    assert {"json", "pdf", "html", "svg", "dot"} <= set(points)
    for target in points.values():
        module, _, name = target.partition(":")
        assert name == "render"
        path = REPOSITORY / "renderers" / module.replace(".", "/")
        assert path.with_suffix(".py").is_file() or (path / "__init__.py").is_file(), target
