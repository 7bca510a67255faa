"""Writes results into the output folder: each file whole or not at all, with a manifest of what is ours to remove."""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import stat
import time
from collections.abc import Collection, Iterable
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import Any

from sopdsl.workspace.paths import inside, is_file, is_folder, is_there, shown
from sopdsl.workspace.problems import WriteFault, reason

MANIFEST = ".sopc-manifest.json"
_FORMAT = "sopdsl/manifest"
_TEMPORARY = ".sopc-{pid}-{serial}.tmp"
_STALE = 3600
"""After so many seconds nobody writes to a temporary file any more."""
_serial = itertools.count()


class Output:
    """The output folder, as far as it concerns one collection; a context that writes the manifest when it is left.

    The manifest lists for each collection (its root, seen from the output folder) the files written for it, so that
    two collections can share an output folder and only files that we wrote are ever removed.
    """

    def __init__(self, folder: Path, root: Path) -> None:
        self.folder = folder
        self.key = _seen_from(folder, root)

    def __enter__(self) -> Output:
        self._listed = set(_read_manifest(self.folder / MANIFEST).get(self.key, ()))
        self._dropped: set[str] = set()
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._save()
            self._tidy()
            return
        with contextlib.suppress(WriteFault):  # what went wrong before says more
            self._save()

    @property
    def listed(self) -> tuple[str, ...]:
        """The names of the collection's files that we wrote, sorted."""
        return tuple(sorted(self._listed))

    def expect(self, names: Iterable[str]) -> None:
        """Lists files before they are written, so that they are known as ours even if this build is killed."""
        before = len(self._listed)
        self._listed.update(names)
        if len(self._listed) > before:
            self._save()

    def sum(self, name: str) -> str | None:
        """The checksum of a file as it stands; None where there is none."""
        try:
            return sum_of((self.folder / name).read_bytes())
        except OSError:
            return None

    def write(self, name: str, data: bytes) -> bool:
        """Writes a file by its path below the folder, with `/`; False where it stands there already with these bytes.

        Raises WriteFault where the system refuses; the old file is then still whole.
        """
        changed = write_file(self.folder / name, data)
        self._listed.add(name)
        self._dropped.discard(name)
        return changed

    def remove_gone(self, ids: Collection[str], keep: Iterable[str] = ()) -> tuple[str, ...]:
        """Removes the files of SOPs whose id is not among `ids`, as far as the manifest says that they are ours.

        `keep` names files that belong to no SOP. Gives the removed names. Nothing is removed through a link that leads
        out of the folder. Raises WriteFault where the system refuses.
        """
        kept = set(keep)
        gone = sorted(name for name in self._listed - kept if name.partition(".")[0] not in ids)
        return tuple(name for name in gone if self._remove(name))

    def _save(self) -> None:
        # Read anew: another build may have written its list meanwhile.
        lists = _read_manifest(self.folder / MANIFEST)
        lists[self.key] = sorted((self._listed | set(lists.get(self.key, ()))) - self._dropped)
        for other in lists:
            if other != self.key:
                lists[other] = [name for name in lists[other] if name not in self._listed]
        koleksi = {key: lists[key] for key in sorted(lists) if lists[key]}
        document = {"format": _FORMAT, "versi": 1, "koleksi": koleksi}
        write_file(self.folder / MANIFEST, (json.dumps(document, indent=2) + "\n").encode())

    def _tidy(self) -> None:
        """Removes what a build that was killed left half written; what is young may be another build's."""
        for folder in {(self.folder / name).parent for name in self._listed} | {self.folder}:
            for path in folder.glob(_TEMPORARY.format(pid="*", serial="*")):
                with contextlib.suppress(OSError):
                    if time.time() - path.lstat().st_mtime > _STALE:
                        path.unlink()

    def _remove(self, name: str) -> bool:
        self._listed.discard(name)
        self._dropped.add(name)
        path = self.folder / name
        if not _plain(name) or not inside(path.parent, self.folder):
            return False
        try:
            path.unlink()
        except (FileNotFoundError, NotADirectoryError):
            return False
        except OSError as error:
            raise WriteFault(f'"{shown(path)}" tidak dapat dihapus: {reason(error)}') from error
        for parent in path.parents:
            if parent == self.folder:
                break
            try:
                parent.rmdir()
            except OSError:
                break  # other files live there
        return True


def sum_of(data: bytes) -> str:
    """A checksum of bytes: those that differ have different ones."""
    return blake2b(data, digest_size=16).hexdigest()


def check_folder(folder: Path) -> None:
    """Raises WriteFault where the output folder is something else than a folder, before work is put into it."""
    if is_there(folder) and not is_folder(folder):
        raise WriteFault(f'tempat hasil "{shown(folder)}" bukan folder', "pilih folder lain dengan --output")


def write_file(path: Path, data: bytes, mode: int | None = None) -> bool:
    """Puts `data` at `path` by way of a temporary file beside it; False where it stands there already.

    `mode` are the permissions of the file where it should not have those of a new one. Folders are made as
    needed. Raises WriteFault where the system refuses; an old file is then still whole.
    """
    temporary = path.parent / _TEMPORARY.format(pid=os.getpid(), serial=next(_serial))
    try:
        if is_file(path) and path.stat().st_size == len(data) and path.read_bytes() == data:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            temporary.write_bytes(data)
            if mode is not None:
                temporary.chmod(stat.S_IMODE(mode))
            temporary.replace(path)
        finally:
            with contextlib.suppress(OSError):
                temporary.unlink()
    except OSError as error:
        raise WriteFault(f'"{shown(path)}" tidak dapat ditulis: {_why(path, error)}') from error
    return True


def _why(path: Path, error: OSError) -> str:
    if isinstance(error, FileExistsError | NotADirectoryError):
        blocking = next((above for above in path.parents if is_there(above) and not is_folder(above)), path)
        return f'"{shown(blocking)}" bukan folder'
    return reason(error)


def _plain(name: str) -> bool:
    """Whether a name in a manifest is a path below the folder; a manifest may have been edited."""
    parts = PurePosixPath(name).parts
    return bool(parts) and not name.startswith("/") and ".." not in parts and "\\" not in name and ":" not in name


def _seen_from(folder: Path, root: Path) -> str:
    try:
        return os.path.relpath(root, folder).replace(os.sep, "/")
    except ValueError:  # another drive
        return root.name


def _read_manifest(path: Path) -> dict[str, list[str]]:
    """The lists of a manifest; none where there is no manifest or it is not ours."""
    try:
        document: Any = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(document, dict) or document.get("format") != _FORMAT:
        return {}
    lists = document.get("koleksi")
    if not isinstance(lists, dict):
        return {}
    return {
        key: [name for name in names if isinstance(name, str)]
        for key, names in lists.items()
        if isinstance(names, list)
    }
