"""What earlier builds left to be used again, in a hidden folder of the output folder; deleting it is always safe.

A record belongs to a SOP or a document of the collection, and says from what it was made (its key), what stands in the
documents that were made (their sums), and holds their parts. It is one file: a line of JSON, then the parts.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from sopdsl.workspace.output import sum_of, write_file
from sopdsl.workspace.problems import WriteFault

CACHE = ".sopc-cache"
_FORMAT = "sopdsl/cache"
_SUFFIX = ".rekaman"
_NOTE = "terakhir.json"
_LONGEST_HEAD = 1 << 20


def digest_of(*parts: str | bytes) -> str:
    """A digest of texts and bytes, in which the border between two of them counts."""
    digest = blake2b(digest_size=16)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()


@dataclass(frozen=True)
class Document:
    """A document made earlier: the sum of its bytes, what was said about it, and where its part is in the record.

    `source` is the sum of the source text that it holds; empty for one that holds none.
    """

    sum: str
    warnings: tuple[str, ...] = ()
    part: tuple[int, int] = (0, 0)
    part_sum: str = ""
    source: str = ""


@dataclass(frozen=True)
class Kept:
    """A document to be remembered: as `Document`, with its part itself."""

    sum: str
    warnings: tuple[str, ...] = ()
    part: bytes = b""
    source: str = ""


@dataclass(frozen=True)
class Record:
    """What is remembered under a name: the key, and the documents by format."""

    key: str
    documents: Mapping[str, Document] = field(default_factory=dict)


class Cache:
    """The records of one collection in an output folder. Whatever is wrong with a record, it is then not there."""

    def __init__(self, folder: Path, collection: str) -> None:
        self._folder = folder / CACHE / blake2b(collection.encode(), digest_size=6).hexdigest()

    def read(self, name: str) -> Record | None:
        """The record of a name; None where there is none that can be trusted."""
        try:
            with self._path(name).open("rb") as file:
                head: Any = json.loads(file.readline(_LONGEST_HEAD))
            if head["format"] != _FORMAT:
                return None
            return Record(
                head["key"],
                {
                    suffix: Document(
                        str(one["sum"]),
                        tuple(map(str, one["warnings"])),
                        _range(one["part"]),
                        one["part_sum"],
                        one["source"],
                    )
                    for suffix, one in head["documents"].items()
                },
            )
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return None

    def part(self, name: str, format: str) -> bytes | None:
        """The part that a record holds of a format; None where it is damaged."""
        record = self.read(name)
        document = record.documents.get(format) if record else None
        if document is None:
            return None
        start, length = document.part
        try:
            with self._path(name).open("rb") as file:
                file.readline(_LONGEST_HEAD)
                file.seek(start, 1)
                data = file.read(length)
        except OSError:
            return None
        try:
            return zlib.decompress(data) if sum_of(data) == document.part_sum else None
        except zlib.error:
            return None

    def write(self, name: str, key: str, documents: Mapping[str, Kept]) -> None:
        """Remembers documents under a name, by format.

        A record that cannot be written is left out: it only saves time.
        """
        at = 0
        heads: dict[str, dict[str, Any]] = {}
        packed = {suffix: zlib.compress(one.part, 1) for suffix, one in documents.items()}
        for suffix, one in documents.items():
            part = packed[suffix]
            heads[suffix] = {
                "sum": one.sum,
                "warnings": one.warnings,
                "part": [at, len(part)],
                "part_sum": sum_of(part),
                "source": one.source,
            }
            at += len(part)
        head = json.dumps({"format": _FORMAT, "key": key, "documents": heads}).encode()
        with suppress(WriteFault):
            write_file(self._path(name), b"\n".join([head, b"".join(packed.values())]))

    def note(self) -> Any:  # noqa: ANN401 - JSON
        """What `put_note` kept last; None where there is nothing that can be read."""
        try:
            return json.loads((self._folder / _NOTE).read_bytes())
        except (OSError, ValueError, RecursionError):
            return None

    def put_note(self, note: Any) -> None:  # noqa: ANN401 - JSON
        """Keeps one JSON value, beside the records."""
        with suppress(WriteFault):
            write_file(self._folder / _NOTE, json.dumps(note).encode())

    def keep_only(self, names: Collection[str]) -> None:
        """Forgets all other names."""
        for path in sorted(self._folder.rglob("*" + _SUFFIX)):
            if path.relative_to(self._folder).as_posix().removesuffix(_SUFFIX) not in names:
                with suppress(OSError):
                    path.unlink()

    def _path(self, name: str) -> Path:
        return self._folder / (name + _SUFFIX)


def _range(value: Any) -> tuple[int, int]:  # noqa: ANN401 - from JSON
    start, length = value
    return int(start), int(length)
