"""Where a path names nothing: what was probably meant, told from what lies beside it."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

from sopdsl.nearest import nearest
from sopdsl.workspace.names import SUFFIX, TEXT_SUFFIX, renaming
from sopdsl.workspace.paths import absolute, is_file, is_folder, is_there, shown


def what_was_meant(given: str, following: Sequence[str] = ()) -> str | None:
    """A hint for a path that is not there; None where nothing comes near. `following` are the paths given after it."""
    path = absolute(given)
    text = path.with_name(path.name + TEXT_SUFFIX)
    if is_file(text):
        return renaming(text.name)
    joined = accumulate(following, lambda one, other: f"{one} {other}", initial=given)
    there = next((one for one in joined if is_there(absolute(one))), None)
    if there:
        return f'jalur yang mengandung spasi diapit tanda kutip: "{shown(there)}"'
    near = dict.fromkeys(f'"{shown(one)}"' for one in _near(path))
    return f"maksud Anda {' atau '.join(near)}?" if near else None


def _near(path: Path) -> list[Path]:
    """What is there where the first part of a path that is not there is spelt a little otherwise."""
    missing = path
    while not is_folder(missing.parent):
        missing = missing.parent
    names: dict[str, str] = {}
    with contextlib.suppress(OSError):
        for name in sorted(one.name for one in missing.parent.iterdir() if not one.name.startswith(".")):
            names[name.lower().removesuffix(SUFFIX)] = names[name.lower()] = name
    guess = nearest(missing.name.lower(), names)
    found = (missing.with_name(names[word]) / path.relative_to(missing) for word in guess.words) if guess else ()
    return [one for one in found if is_folder(one) or (is_file(one) and one.suffix.lower() == SUFFIX)]
