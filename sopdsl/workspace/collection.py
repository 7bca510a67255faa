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

from sopdsl.workspace.missing import what_was_meant
from sopdsl.workspace.names import SUFFIX, TEXT_SUFFIX, ids_of, renaming
from sopdsl.workspace.output import MANIFEST
from sopdsl.workspace.paths import absolute, inside, is_file, is_folder, is_there, printable, shown
from sopdsl.workspace.problems import UsageFault, reason
from sopdsl.workspace.reading import Reading, read_source
from sopdsl.workspace.settings import SETTINGS_FILE

_Parts = tuple[str, ...]
"""A path below a root, in parts."""


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
    for at, given in enumerate(paths):
        for path in _matches(given, paths[at + 1 :]):
            root = _root(path)
            if is_file(path) and not inside(path, root):
                raise _leads_out(path)
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
        hint = renaming(path.name) if given else None
        raise UsageFault(
            f'"{given}" bukan nama berkas {SUFFIX}', hint or "contoh: --stdin-filename sops/001-contoh.sop"
        )
    if not is_folder(path.parent):
        raise UsageFault(f'folder "{shown(path.parent)}" tidak ada', what_was_meant(os.fspath(path.parent)))
    root = _root(path)
    if not inside(path, root):
        raise _leads_out(path)
    return _collection(root, [path], None), path


def _leads_out(path: Path) -> UsageFault:
    message = f'"{shown(path)}" ialah tautan ke luar koleksinya, jadi tidak dibaca'
    return UsageFault(message, "salin berkasnya ke dalam koleksi sebagai ganti tautan itu")


def _matches(given: str, following: Sequence[str] = ()) -> list[Path]:
    if not given:
        raise UsageFault("salah satu jalur kosong", 'folder ini sendiri ditulis "."')
    path = absolute(given)
    if is_folder(path):
        return [path]
    if is_there(path):
        if path.suffix.lower() != SUFFIX:
            hint = renaming(path.name) or f"sebutkan berkas {SUFFIX}, atau folder yang memuatnya"
            raise UsageFault(f'"{shown(given)}" bukan berkas {SUFFIX}', hint)
        return [path]
    found = sorted(map(absolute, glob.glob(given))) if glob.has_magic(given) else []  # noqa: PTH207 (absolute patterns)
    if not found and glob.has_magic(given):
        raise UsageFault(
            f'tidak ada yang cocok dengan pola "{shown(given)}"',
            "untuk semua SOP dalam sebuah folder, sebutkan foldernya",
        )
    if not found:
        raise UsageFault(f'"{shown(given)}" tidak ada', what_was_meant(given, following))
    return [match for name in found for match in _matches(os.fspath(name))]


def _root(path: Path) -> Path:
    folder = path if is_folder(path) else path.parent
    return next((above for above in (folder, *folder.parents) if is_file(above / SETTINGS_FILE)), folder)


def _collection(root: Path, asked: list[Path], output: Path | None) -> Collection:
    skipped = output.resolve() if output and output.resolve() != root.resolve() else None
    walk = _Walk(skipped)
    real = root.resolve()
    found = dict.fromkeys(walk.files(root, (), (real,)))
    named = {path.relative_to(root).parts: path for path in asked}
    # What is named is read, also where a walk passes it by: in a hidden folder, or in the output folder.
    for parts, path in named.items():
        if not is_folder(path):
            found[parts] = None
        elif parts not in _with_folders(found):
            found.update(dict.fromkeys(walk.files(path, parts, (real, path.resolve()))))
    missing = named.keys() - _with_folders(found)
    if missing and not walk.closed:
        path = named[min(missing)]
        hint = _nested(path) or next((renaming(Path(name).name) for name in walk.misnamed), None)
        none = f"sebutkan folder lain; SOP ialah berkas teks yang namanya berakhir {SUFFIX}"
        raise UsageFault(f'tidak ada berkas {SUFFIX} di "{shown(path)}"', hint or none)
    folders = _Folders(root, named)
    entries = tuple(folders.entry(parts, id) for parts, id in ids_of(found).items())
    return Collection(root, entries, root in asked and not walk.closed, tuple(walk.closed), tuple(walk.misnamed))


class _Folders:
    """The folders of a collection, of which is remembered what their many files have in common."""

    def __init__(self, root: Path, asked: Iterable[_Parts]) -> None:
        self._root = root
        self._asked = dict.fromkeys(asked, True)
        self._shown: dict[_Parts, str] = {}

    def entry(self, parts: _Parts, id: str) -> Entry:
        """The file with these parts of its path, and this id."""
        above = parts[:-1]
        if above not in self._shown:
            folder = shown(self._root.joinpath(*above))
            self._shown[above] = "" if folder == "." else folder.rstrip("/") + "/"
        name = self._shown[above] + printable(parts[-1])
        return Entry(id, parts, self._root.joinpath(*parts), name, self._is_asked(parts))

    def _is_asked(self, parts: _Parts) -> bool:
        """Whether a path or a folder above it is asked for."""
        known = self._asked.get(parts)
        if known is None:
            known = self._asked[parts] = bool(parts) and self._is_asked(parts[:-1])
        return known


def _with_folders(found: Iterable[_Parts]) -> set[_Parts]:
    folders: set[_Parts] = set()
    for parts in found:
        while parts not in folders:
            folders.add(parts)
            parts = parts[:-1]
    return folders


class _Walk:
    """One walk over a root. `closed` gathers the folders that could not be opened, as shown, and why; `misnamed` the
    files that an editor gave a second suffix."""

    def __init__(self, skipped: Path | None) -> None:
        self._skipped = skipped
        self.closed: list[tuple[str, str]] = []
        self.misnamed: list[str] = []

    def files(self, folder: Path, parts: _Parts, above: tuple[Path, ...]) -> Iterator[_Parts]:
        """The `.sop` files of a folder and the folders below it, by their parts below the root; `parts` are those of
        the folder. `above` holds the real folders from the root down to this one: a link to one of them would go round
        in a circle."""
        try:
            with os.scandir(folder) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            self.closed.append((shown(folder), reason(error)))
            return
        for entry in entries:
            name = entry.name.lower()
            if name.startswith(".") or (_is_link(entry) and not _leads_inside(folder / entry.name, above)):
                continue
            if name.endswith(SUFFIX):
                yield *parts, entry.name
            elif name.endswith(SUFFIX + TEXT_SUFFIX):
                self.misnamed.append(shown(folder / entry.name))
            elif entry.is_dir():
                path = folder / entry.name
                real = path.resolve()
                foreign = is_file(path / MANIFEST) or is_file(path / SETTINGS_FILE)
                if real != self._skipped and not foreign:
                    yield from self.files(path, (*parts, entry.name), (*above, real))


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
