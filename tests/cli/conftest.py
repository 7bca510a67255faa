"""A workplace for one test of the command line: a folder of files, and `sopc` run inside it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from sopdsl.cli import main
from sopdsl.workspace.cache import CACHE
from tests.support import DECLARATIONS, sop_text

REPOSITORY = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Outcome:
    """What a run of `sopc` gave back."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def codes(self) -> list[str]:
        return [entry["code"] for entry in self.json]


class Desk:
    """The working folder of a test, with `sopc` in the same process (`run`) or in one of its own (`process`)."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capture = capture

    def write(self, name: str, content: str | bytes = "") -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def collection(self, *ids: str, root: str = "sops") -> None:
        """A collection with the given SOPs, each with a number of its own."""
        self.write(f"{root}/sopc.toml")
        self.write(f"{root}/deklarasi.sop", DECLARATIONS)
        for number, id in enumerate(ids, 1):
            self.write(f"{root}/{id}.sop", sop_text(name=f"Layanan {id}", number=f"{number:03}/SOP/UJI/2022"))

    def run(self, *args: str) -> Outcome:
        self._capture.readouterr()
        status = main(args)
        return Outcome(status, *self._capture.readouterr())

    def check(self, *args: str) -> Outcome:
        """`sopc check` with the findings as JSON, without advice about style unless `--select` asks for it."""
        chosen = () if "--select" in args else ("--select", "SOP0")
        return self.run("check", *args, *chosen, "--output-format", "json")

    def process(
        self, *args: str, env: dict[str, str] | None = None, encoding: str = "utf-8", **options: Any
    ) -> Outcome:
        options.setdefault("cwd", self.folder)
        done = subprocess.run(
            [sys.executable, "-m", "sopdsl", *args],
            capture_output=True,
            env=self.environment(env),
            timeout=60,
            check=False,
            **options,
        )
        return Outcome(done.returncode, done.stdout.decode(encoding), done.stderr.decode(encoding))

    @staticmethod
    def environment(further: dict[str, str] | None = None) -> dict[str, str]:
        path = os.pathsep.join([str(REPOSITORY), str(REPOSITORY / "renderers")])
        return {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "0", "PYTHONIOENCODING": "utf-8", **(further or {})}

    def files(self, folder: str = "build") -> list[str]:
        """All files below a folder, sorted."""
        base = self.folder / folder
        names = (path.relative_to(base).as_posix() for path in base.rglob("*") if not path.is_dir())
        return sorted(name for name in names if not name.startswith(CACHE))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    folder = tmp_path / "meja kerja"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return Desk(folder, capsys)


@pytest.fixture
def as_nobody(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], AbstractContextManager[None]]:
    """A context in which rights count, also where the tests run as root. What runs inside must have run before, since
    modules may be out of reach there."""
    if os.name == "nt":
        pytest.skip("rights work otherwise on Windows")

    @contextmanager
    def context() -> Iterator[None]:
        if os.geteuid() != 0:
            yield
            return
        base = tmp_path_factory.getbasetemp()
        for folder in (desk.folder, *desk.folder.parents):
            if folder.is_relative_to(base.parent) or folder.name.startswith("pytest-"):
                folder.chmod(folder.stat().st_mode | 0o055)
        os.seteuid(65534)
        try:
            if not os.access(desk.folder, os.R_OK, effective_ids=True):
                pytest.skip("the folder for temporary files is closed to other users")
            yield
        finally:
            os.seteuid(0)

    return context


@pytest.fixture
def fake_renderer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Installs a distribution whose module is the given code, with `render` as the renderer of the format `tiruan`."""

    def install(code: str) -> None:
        site = tmp_path / "site"
        info = site / "tiruan-1.0.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: tiruan\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text("[sopdsl.renderers]\ntiruan = tiruan_renderer:render\n")
        (site / "tiruan_renderer.py").write_text(code)
        monkeypatch.syspath_prepend(site)
        monkeypatch.delitem(sys.modules, "tiruan_renderer", raising=False)

    return install
