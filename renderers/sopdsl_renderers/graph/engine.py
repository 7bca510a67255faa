"""Runs a Graphviz engine over DOT: the program of the package graphviz-pure, else the `dot` of the system."""

from __future__ import annotations

import shutil
import subprocess
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from sopdsl.rendering import MissingProgram

_PACKAGE = "graphviz-pure"


def svg_of(source: str) -> str:
    """The SVG that Graphviz draws of DOT. The one of the package comes first: it gives the same bytes everywhere, since
    it brings its own measures of text.

    Raises MissingProgram where no Graphviz is found, and RuntimeError where it fails, which our DOT gives no cause for.
    """
    program = _packaged() or shutil.which("dot")
    if program is None:
        raise MissingProgram(
            "SVG memerlukan Graphviz, yang tidak ditemukan di komputer ini",
            f'pasang dengan "pip install {_PACKAGE}" atau dari graphviz.org, atau pakai --format dot',
        )
    try:
        done = subprocess.run([program, "-Tsvg"], input=source.encode(), capture_output=True, check=False)
    except OSError as error:
        raise MissingProgram(
            f'Graphviz ("{program}") tidak dapat dijalankan', "pasang Graphviz lagi, atau pakai --format dot"
        ) from error
    if done.returncode or not done.stdout:
        raise RuntimeError(f"{program}: status {done.returncode}: {done.stderr.decode(errors='replace')[:2000]}")
    return done.stdout.decode()


def _packaged() -> str | None:
    """The program that the package installed, wherever that may be; None without it."""
    try:
        files = distribution(_PACKAGE).files or ()
    except PackageNotFoundError:
        return None
    found = (Path(str(file.locate())) for file in files if file.stem == _PACKAGE and file.suffix in ("", ".exe"))
    return next((str(path) for path in found if path.is_file()), None)
