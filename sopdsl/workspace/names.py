"""The rule for file names: from a path below the root to an id, with a finding where the name must change."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable

from sopdsl.diagnostics import Diagnostic, Severity
from sopdsl.source import Source, Span
from sopdsl.workspace.paths import printable

SUFFIX = ".sop"
TEXT_SUFFIX = ".txt"
"""What Notepad puts behind the name that its user typed."""
PETA = "peta"
"""The id under which the map of a collection stands in the output folder."""
RESERVED = frozenset({"indeks", "lampiran", PETA})
"""Ids whose file names the results of the whole collection take."""

_PART = re.compile(r"[a-z0-9][a-z0-9-]*")
_ALLOWED = "hanya huruf kecil a-z, angka, dan tanda hubung"


def ids_of(paths: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], str]:
    """The id of each path below the root, sorted; a path is given in parts, with the suffix on the last.

    A part that breaks the rule is mended, so that the file can be checked all the same:
    `("Bagian Hukum", "003 Konsultasi SOP.sop")` gets `bagian-hukum/003-konsultasi-sop`, with a number behind it where
    another file has that id.
    """
    ordered = sorted(paths)
    ids = {parts: "/".join((*parts[:-1], _stem(parts))) for parts in ordered if _sound(parts)}
    taken = set(ids.values())
    for parts in ordered:
        if parts not in ids:
            id = wanted = "/".join(map(_mended, (*parts[:-1], _stem(parts))))
            for number in itertools.count(2):
                if id not in taken:
                    break
                id = f"{wanted}-{number}"
            ids[parts] = id
            taken.add(id)
    return {parts: ids[parts] for parts in ordered}


def name_problem(parts: tuple[str, ...], id: str, source: Source) -> Diagnostic | None:
    """The finding (SOP509) about a file whose own name or whose folder's name breaks the rule, with the name to use."""
    *folders, name = parts
    for folder, wanted in zip(folders, id.split("/"), strict=False):
        if folder != wanted:
            what = f'nama folder "{printable(folder)}" tidak dapat menjadi bagian id'
            return _finding(source, what, f'ganti nama folder itu menjadi "{wanted}": {_ALLOWED}')
    wanted = id.rpartition("/")[2] + SUFFIX
    if name != wanted:
        what = f'nama berkas "{printable(name)}" tidak dapat menjadi id'
        return _finding(source, what, f'ganti nama berkas ini menjadi "{wanted}": {_ALLOWED}')
    return None


def reserved_problem(id: str, source: Source) -> Diagnostic:
    """The finding (SOP509) about a SOP whose id is one of `RESERVED`."""
    what = f'id "{id}" sudah dipakai untuk hasil seluruh koleksi'
    return _finding(source, what, f'beri berkas ini nama lain, misalnya "sop-{id}{SUFFIX}"')


def renaming(name: str) -> str | None:
    """What to do with a file whose name has a second suffix: `x.sop.txt`; None for another name."""
    if not name.lower().endswith(SUFFIX + TEXT_SUFFIX):
        return None
    wanted = printable(name[: -len(TEXT_SUFFIX)])
    return f'ganti nama "{printable(name)}" menjadi "{wanted}" (Notepad: Simpan sebagai… → Jenis: Semua file)'


def misnamed_problem(source: Source) -> Diagnostic:
    """The finding (SOP509) about a file that is not read because of its second suffix."""
    name = source.path.rpartition("/")[2]
    return _finding(source, f"berkas ini tidak dibaca, sebab namanya berakhir {TEXT_SUFFIX}", renaming(name) or "")


def _finding(source: Source, message: str, hint: str) -> Diagnostic:
    return Diagnostic("SOP509", "nama-berkas", Severity.ERROR, message, source, Span(0, 0), hint)


def _stem(parts: tuple[str, ...]) -> str:
    return parts[-1][: -len(SUFFIX)]


def _sound(parts: tuple[str, ...]) -> bool:
    return parts[-1].endswith(SUFFIX) and all(_PART.fullmatch(part) for part in (*parts[:-1], _stem(parts)))


def _mended(part: str) -> str:
    if _PART.fullmatch(part):
        return part
    plain = unicodedata.normalize("NFKD", part).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "sop"
