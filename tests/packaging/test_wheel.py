"""The wheel as a user gets it: built, installed into an environment of its own, and run from an empty folder."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tests.support import DECLARATIONS, sop_text

REPOSITORY = Path(__file__).resolve().parents[2]

# One build and one environment for all tests of this file.
pytestmark = pytest.mark.xdist_group("wheel")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, REPOSITORY],
        check=True, capture_output=True,
    )  # fmt: skip
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def sopc(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program in a new environment that holds the wheel and, through a path file, the dependencies installed
    here; so no network is needed."""
    home = tmp_path_factory.mktemp("lingkungan baru")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", home], check=True)
    programs = home / ("Scripts" if os.name == "nt" else "bin")
    python = programs / ("python.exe" if os.name == "nt" else "python")
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site = Path(subprocess.run([python, "-c", code], check=True, capture_output=True, text=True).stdout.strip())
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index", wheel],
        check=True,
    )
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return programs / "sopc"


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    folder = tmp_path / "folder kosong"
    folder.mkdir()
    return folder


def run(sopc: Path, *args: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    environment["PYTHONIOENCODING"] = "utf-8"
    return subprocess.run(
        [sopc, *args], cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=120
    )


def test_the_wheel_holds_code_and_data_and_nothing_else(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"sopdsl", "sopdsl_renderers"}
    assert "sopdsl/_grammar/sop.lark" in names
    assert {"sopdsl/py.typed", "sopdsl_renderers/py.typed"} <= set(names)
    assert any(name.endswith("licenses/LICENSE") for name in names)
    data = {
        path.relative_to(REPOSITORY / "renderers").as_posix()
        for path in (REPOSITORY / "renderers" / "sopdsl_renderers").rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert any(not name.endswith(".py") for name in data)
    assert data <= set(names)
    assert {f"sopdsl/preview/page/{name}" for name in ("index.html", "style.css", "script.js")} <= set(names)


def test_it_runs_its_own_code(sopc, empty):
    code = "import sopdsl, sopdsl_renderers; print(sopdsl.__file__); print(sopdsl_renderers.__file__)"
    python = sopc.with_name("python")
    out = subprocess.run([python, "-c", code], cwd=empty, check=True, capture_output=True, text=True).stdout
    assert str(REPOSITORY / "sopdsl") not in out
    assert all(line.startswith(str(sopc.parents[1])) for line in out.splitlines())


def test_version_and_schemas(sopc, empty):
    assert run(sopc, "--version", cwd=empty).stdout.startswith("sopc ")
    for kind in ("sop", "koleksi", "diagnostics"):
        assert run(sopc, "schema", kind, cwd=empty).returncode == 0


def test_the_page_of_a_rule(sopc, empty):
    page = run(sopc, "explain", "SOP103", "--output-format", "html", cwd=empty)
    assert (page.returncode, page.stderr) == (0, "")
    assert '<article id="SOP103"' in page.stdout


def test_the_report_for_a_head_of_unit(sopc, empty):
    (empty / "deklarasi.sop").write_text(DECLARATIONS)
    (empty / "001-a.sop").write_text(sop_text())
    checked = run(sopc, "check", ".", "--output-format", "html", "-o", "laporan.html", cwd=empty)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert "Laporan pemeriksaan SOP" in (empty / "laporan.html").read_text("utf-8")


def test_check_and_build_from_an_empty_folder(sopc, empty):
    nothing = run(sopc, "check", ".", cwd=empty)
    assert (nothing.returncode, nothing.stdout) == (2, "")
    sops = empty / "SOP kita"
    sops.mkdir()
    (sops / "deklarasi.sop").write_text(DECLARATIONS)
    (sops / "001-a.sop").write_text(sop_text())
    checked = run(sopc, "check", "SOP kita", cwd=empty)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    built = run(sopc, "build", "SOP kita", "--format", "pdf,html,svg,json,dot", cwd=empty)
    assert built.returncode == 0, built.stdout + built.stderr
    assert built.stderr == ""
    assert (empty / "build/001-a.pdf").read_bytes().startswith(b"%PDF-")
    assert "Menyerahkan berkas" in (empty / "build/001-a.html").read_text("utf-8")
    assert (empty / "build/001-a.svg").read_text("utf-8").lstrip().startswith(("<?xml", "<svg"))
    assert "digraph" in (empty / "build/001-a.dot").read_text("utf-8")
