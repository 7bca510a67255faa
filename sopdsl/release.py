"""Which state of the program this is, for what is remembered between two runs: another state may find other things."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from sopdsl import __version__


def state_of(*packages: str, further: str = "") -> str:
    """A text that is another one whenever a file of these packages is; `further` is to count as well.

    It covers our own version, and the sizes and times of the packages' files, so that it is right while they are being
    written too. It means nothing on another machine.
    """
    digest = blake2b(f"{__version__}\n{further}".encode(), digest_size=16)
    for package in packages:
        for line in _files(package):
            digest.update(line.encode())
    return digest.hexdigest()


def _files(package: str) -> Iterator[str]:
    spec = importlib.util.find_spec(package)
    for place in (spec.submodule_search_locations or [spec.origin or ""]) if spec else ():
        for folder, folders, files in os.walk(place) if Path(place).is_dir() else [("", [], [place])]:
            folders[:] = sorted(name for name in folders if name != "__pycache__")
            for name in sorted(files):
                status = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118 (hundreds of files at each start)
                yield f"{name} {status.st_size} {status.st_mtime_ns}\n"
