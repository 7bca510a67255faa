"""Ctrl-C while pydantic writes JSON: it makes another error of it, which is no fault of ours and must end the run."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals differ")

RUN = textwrap.dedent("""
    import importlib, os, signal, sys
    from pydantic import BaseModel, model_serializer

    class Written(BaseModel):
        @model_serializer
        def write(self):
            signal.raise_signal(signal.SIGINT)
            return {}

    module, name, *argv = sys.argv[1:]
    setattr(importlib.import_module(module), name, lambda *_, **__: Written().model_dump_json())
    from sopdsl.cli import main
    sys.exit(main(argv))
""")


@pytest.mark.parametrize(
    ("where", "argv", "status"),
    [
        pytest.param("sopdsl.preview.live.pack", "preview sops --no-open", 0, id="a view"),
        pytest.param("sopdsl.preview.live.choices_of", "preview sops --no-open", 0, id="the choice of SOPs"),
        pytest.param("sopdsl.preview.making.load_pages", "preview sops --no-open", 0, id="pages of a view"),
        pytest.param("sopdsl.building.tasks.unpack", "build sops", 130, id="a document"),
        pytest.param("sopdsl.building.tasks.unpack", "build sops --watch", 0, id="a document while watching"),
        pytest.param("sopdsl.cli.app.run", "check sops", 130, id="anything else"),
    ],
)
def test_a_run_ends_without_a_word(desk, where, argv, status):
    desk.collection("001-a")
    run = subprocess.run(
        [sys.executable, "-c", RUN, *where.rsplit(".", 1), *argv.split()], cwd=desk.folder, env=desk.environment(),
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (run.returncode, run.stderr) == (status, "")


def test_who_ignores_it_goes_on(desk):
    desk.collection("001-a")
    ignoring = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)"
    run = subprocess.run(
        [sys.executable, "-c", f"{ignoring}\n{RUN}", "sopdsl.cli.app", "unused", "check", "sops"], cwd=desk.folder,
        env=desk.environment(), capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert run.returncode in (0, 1), run.stderr
