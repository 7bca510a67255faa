"""How paths are shown to people: relative to the working folder, with `/` on every system, always printable."""

from __future__ import annotations

import os
from pathlib import Path, PurePath


def shown(path: str | PurePath) -> str:
    """A path for messages. A byte of a file name that is not UTF-8 is shown as `\\xNN`."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive
        relative = os.fspath(path)
    return printable(relative.replace(os.sep, "/"))


def printable(name: str) -> str:
    """A file name without the surrogates by which Python carries bytes that are not UTF-8."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def absolute(path: str | PurePath) -> Path:
    """The absolute path without `.` and `..`; links are left as they are, so that ids follow the names people see."""
    return Path(os.path.abspath(path))  # noqa: PTH100 (Path.absolute keeps `..`)


def is_file(path: Path) -> bool:
    """Whether there is a file at a path; False where the system does not let us see."""
    return os.path.isfile(path)  # noqa: PTH113 (Path.is_file raises for a closed folder or a name too long)


def is_folder(path: Path) -> bool:
    """Whether there is a folder at a path; False where the system does not let us see."""
    return os.path.isdir(path)  # noqa: PTH112 (as above)


def is_there(path: Path) -> bool:
    """Whether there is anything at a path, be it a link that leads nowhere."""
    return os.path.lexists(path)


def inside(path: Path, folder: Path) -> bool:
    """Whether a path lies in a folder or is it, after following all links; False for what cannot be followed."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return False
