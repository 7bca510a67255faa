"""Finds the collections that the given paths belong to: their roots, their `.sop` files in order, and which are asked.

The root is the nearest folder at or above a path that holds a `sopc.toml`; else the folder given; for a file, its own
folder. A folder below a root with a `sopc.toml` of its own is another collection and not read with this one.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sopdsl.workspace.names import SUFFIX, TEXT_SUFFIX, ids_of, renaming
from sopdsl.workspace.output import MANIFEST
from sopdsl.workspace.paths import absolute, inside, is_file, is_folder, is_there, shown
from sopdsl.workspace.problems import UsageFault, reason
from sopdsl.workspace.reading import Reading, read_source
from sopdsl.workspace.settings import SETTINGS_FILE


@dataclass(frozen=True)
class Entry:
    """A `.sop` file of a collection; `parts` is its path below the root, `asked` whether its findings are wanted."""

    id: str
    parts: tuple[str, ...]
    path: Path
    shown: str
    asked: bool


@dataclass(frozen=True)
class Collection:
    """A root and its files, sorted by their path below it.

    `whole` when all of it is asked for and known: `closed` names folders that could not be opened, as shown, and why.
    `misnamed` are files, as shown, that look like a `.sop` file to their author and are not read (`x.sop.txt`).
    """

    root: Path
    entries: tuple[Entry, ...]
    whole: bool
    closed: tuple[tuple[str, str], ...] = ()
    misnamed: tuple[str, ...] = ()

    @property
    def asked_count(self) -> int:
        """How many files are asked for."""
        return sum(entry.asked for entry in self.entries)


def find_collections(paths: Sequence[str], output: Path | None = None) -> tuple[Collection, ...]:
    """The collections of the given files and folders, in the order in which their roots are first named.

    `output` is the folder for results, which is not read where it lies inside a root. A path that names nothing is
    taken as a pattern (`*.sop`), as Windows shells leave it. Raises UsageFault for a path that is not there, is no
    `.sop` file, or holds none.
    """
    asked: dict[Path, list[Path]] = {}
    for given in paths:
        for path in _matches(given):
            root = _root(path)
            if is_file(path) and not inside(path, root):
                raise UsageFault(f'"{shown(path)}" ialah tautan ke luar koleksinya, jadi tidak dibaca')
            asked.setdefault(root, []).append(path)
    return tuple(_collection(root, wanted, output) for root, wanted in asked.items())


def read_entries(collection: Collection) -> tuple[Reading, ...]:
    """The files of a collection as they are on disk, in its order."""
    return tuple(read_source(entry.path, entry.shown) for entry in collection.entries)


def find_collection_of(given: str) -> tuple[Collection, Path]:
    """The collection of a file that need not be there yet, as an editor holds it, and the file's path.

    Raises UsageFault for a name that no `.sop` file can have.
    """
    path = absolute(given) if given else Path()
    if path.suffix.lower() != SUFFIX or is_folder(path):
        raise UsageFault(f'"{given}" bukan nama berkas {SUFFIX}', renaming(path.name) if given else None)
    if not is_folder(path.parent):
        raise UsageFault(f'folder "{shown(path.parent)}" tidak ada')
    root = _root(path)
    if not inside(path, root):
        raise UsageFault(f'"{shown(path)}" ialah tautan ke luar koleksinya, jadi tidak dibaca')
    return _collection(root, [path], None), path


def _matches(given: str) -> list[Path]:
    if not given:
        raise UsageFault("salah satu jalur kosong")
    path = absolute(given)
    if is_folder(path):
        return [path]
    if is_there(path):
        if path.suffix.lower() != SUFFIX:
            raise UsageFault(f'"{shown(given)}" bukan berkas {SUFFIX}', renaming(path.name))
        return [path]
    found = sorted(map(absolute, glob.glob(given))) if glob.has_magic(given) else []  # noqa: PTH207 (absolute patterns)
    if not found:
        text = path.with_name(path.name + TEXT_SUFFIX)
        raise UsageFault(f'"{shown(given)}" tidak ada', renaming(text.name) if is_file(text) else None)
    return [match for name in found for match in _matches(os.fspath(name))]


def _root(path: Path) -> Path:
    folder = path if is_folder(path) else path.parent
    return next((above for above in (folder, *folder.parents) if is_file(above / SETTINGS_FILE)), folder)


def _collection(root: Path, asked: list[Path], output: Path | None) -> Collection:
    skipped = output.resolve() if output and output.resolve() != root.resolve() else None
    walk = _Walk(skipped)
    real = root.resolve()
    found = dict.fromkeys(walk.files(root, (real,)))
    # What is named is read, also where a walk passes it by: in a hidden folder, or in the output folder.
    for path in asked:
        if not is_folder(path):
            found[path] = None
        elif path not in _with_folders(found):
            found.update(dict.fromkeys(walk.files(path, (real, path.resolve()))))
    missing = set(asked) - _with_folders(found)
    if missing and not walk.closed:
        path = min(missing)
        hint = _nested(path) or next((renaming(Path(name).name) for name in walk.misnamed), None)
        raise UsageFault(f'tidak ada berkas {SUFFIX} di "{shown(path)}"', hint)
    ids = ids_of(path.relative_to(root).parts for path in found)
    wanted = dict.fromkeys(asked, True)
    entries = tuple(_entry(root, parts, id, wanted) for parts, id in ids.items())
    return Collection(root, entries, root in asked and not walk.closed, tuple(walk.closed), tuple(walk.misnamed))


def _entry(root: Path, parts: tuple[str, ...], id: str, asked: dict[Path, bool]) -> Entry:
    path = root.joinpath(*parts)
    return Entry(id, parts, path, shown(path), _is_asked(path, asked))


def _is_asked(path: Path, asked: dict[Path, bool]) -> bool:
    """Whether a path or a folder above it is asked for, which is remembered: many files lie in one folder."""
    known = asked.get(path)
    if known is None:
        known = asked[path] = path.parent != path and _is_asked(path.parent, asked)
    return known


def _with_folders(paths: Iterable[Path]) -> set[Path]:
    found: set[Path] = set()
    for path in paths:
        above = path
        while above not in found:
            found.add(above)
            above = above.parent
    return found


class _Walk:
    """One walk over a root. `closed` gathers the folders that could not be opened, as shown, and why; `misnamed` the
    files that an editor gave a second suffix."""

    def __init__(self, skipped: Path | None) -> None:
        self._skipped = skipped
        self.closed: list[tuple[str, str]] = []
        self.misnamed: list[str] = []

    def files(self, folder: Path, above: tuple[Path, ...]) -> Iterator[Path]:
        """The `.sop` files of a folder and the folders below it. `above` holds the real folders from the root down to
        this one: a link to one of them would go round in a circle."""
        try:
            with os.scandir(folder) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            self.closed.append((shown(folder), reason(error)))
            return
        for entry in entries:
            path = folder / entry.name
            if entry.name.startswith(".") or (_is_link(entry) and not _leads_inside(path, above)):
                continue
            if path.suffix.lower() == SUFFIX:
                yield path
            elif entry.name.lower().endswith(SUFFIX + TEXT_SUFFIX):
                self.misnamed.append(shown(path))
            elif entry.is_dir():
                real = path.resolve()
                foreign = is_file(path / MANIFEST) or is_file(path / SETTINGS_FILE)
                if real != self._skipped and not foreign:
                    yield from self.files(path, (*above, real))


def _is_link(entry: os.DirEntry[str]) -> bool:
    is_junction = getattr(entry, "is_junction", None)  # a folder link of Windows, from Python 3.12
    return entry.is_symlink() or bool(is_junction and is_junction())


def _leads_inside(path: Path, above: tuple[Path, ...]) -> bool:
    """Whether a link stays below the root without going round; one that leads nowhere is reported when it is read."""
    return inside(path, above[0]) and path.resolve() not in above


def _nested(folder: Path) -> str | None:
    """A hint at collections that lie below a folder without files of its own."""
    below = sorted(shown(found.parent) for found in folder.glob(f"*/{SETTINGS_FILE}")) if is_folder(folder) else []
    return f"koleksi ditemukan di {', '.join(below)}: sebutkan folder itu" if below else None
