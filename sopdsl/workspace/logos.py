"""Reads the logos that a collection declares; one that is not there, or no picture, is a warning at its declaration."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sopdsl.diagnostics import Diagnostic, Severity
from sopdsl.pictures import LIMIT, picture_kind
from sopdsl.syntax.nodes import Instansi, Text
from sopdsl.syntax.parsed import ParsedFile
from sopdsl.workspace.collection import Entry
from sopdsl.workspace.paths import inside
from sopdsl.workspace.problems import reason


@dataclass(frozen=True)
class Logos:
    """The bytes of logos by their path below the root, with `/`, and what was wrong with them; `names` are the paths of
    all that were looked for."""

    assets: Mapping[str, bytes]
    diagnostics: tuple[Diagnostic, ...] = ()
    names: tuple[str, ...] = ()


def read_logos(root: Path, files: Iterable[tuple[Entry, ParsedFile]]) -> Logos:
    """The logos declared in the given files. A path counts from the folder of its file and stays inside the root."""
    assets: dict[str, bytes] = {}
    found: list[Diagnostic] = []
    names: list[str] = []
    for entry, parsed in files:
        for declared in parsed.file.declarations:
            if not isinstance(declared, Instansi) or declared.logo is None:
                continue
            name = declared.logo.plain.strip()
            key = posixpath.normpath(posixpath.join(posixpath.dirname(entry.id), name))
            if not _below(name, key):
                continue  # resolving has said so
            names.append(key)
            got = _read(root, entry.path.parent / name)
            if isinstance(got, bytes):
                assets[key] = got
            else:
                found.append(_warning(parsed, declared.logo, got))
    return Logos(assets, tuple(found), tuple(names))


def _below(name: str, key: str) -> bool:
    return not (any(sign in name for sign in "\n\0\\:") or key.startswith("/") or key.split("/")[0] == "..")


def _read(root: Path, path: Path) -> bytes | str:
    """The bytes of a logo, or why there are none."""
    try:
        if not path.exists():
            return "tidak ada"
        if not inside(path, root):
            return "ialah tautan ke luar koleksi"
        if not path.is_file():
            return "bukan berkas"
        if path.stat().st_size > LIMIT:
            return f"lebih besar dari {LIMIT // 1024 // 1024} MB"
        data = path.read_bytes()
        return data if picture_kind(data) else "bukan gambar PNG, JPEG, atau SVG"
    except OSError as error:
        return f"tidak dapat dibaca: {reason(error)}"


def _warning(parsed: ParsedFile, logo: Text, why: str) -> Diagnostic:
    message = f'logo "{logo.plain}" {why}'
    hint = "jalur logo dihitung dari folder berkas ini dan tetap di dalam koleksi; tanpa logo, kotaknya dicetak kosong"
    return Diagnostic("SOP047", "logo-tak-terbaca", Severity.WARNING, message, parsed.source, logo.span, hint)
