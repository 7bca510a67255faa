"""Part of the third stage: whether what a SOP asked of its collection is as it was when it asked."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from hashlib import blake2b

from sopdsl.model.names import Entry, Registry
from sopdsl.source import Span
from sopdsl.syntax.nodes import Name, Node, Peraturan, Ref, Unit


class Fingerprints:
    """Digests of declarations: of how they are written, and where, since findings point at them."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._known: dict[str, bytes] = {}

    def closed(self, ids: Iterable[str]) -> list[str]:
        """These ids and those that their declarations name in turn, sorted."""
        found: set[str] = set()
        waiting = list(ids)
        while waiting:
            id = waiting.pop()
            if id not in found:
                found.add(id)
                waiting += [named for entry in self._registry.all(id) for named in _named(entry)]
        return sorted(found)

    def of(self, ids: Iterable[str], *, whole: bool) -> str:
        """A digest of the declarations of ids; `whole` adds those of all, any of which may have been guessed."""
        digest = blake2b(digest_size=16)
        for id in ids:
            digest.update(self._of(id))
        if whole:
            digest.update(self._all)
        return digest.hexdigest()

    def _of(self, id: str) -> bytes:
        known = self._known.get(id)
        if known is None:
            known = self._known[id] = _digest(id, *(part for entry in self._registry.all(id) for part in _parts(entry)))
        return known

    @cached_property
    def _all(self) -> bytes:
        digest = blake2b(digest_size=16)
        for id in self._registry.ids:
            digest.update(self._of(id))
        return digest.digest()


def _digest(*parts: str) -> bytes:
    digest = blake2b(digest_size=16)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.digest()


def _parts(entry: Entry) -> tuple[str, ...]:
    source = entry.scope.source
    # Of a SOP others see no more than its name; of a declaration its fields too, which stand below its name.
    written = source.slice(entry.nama.span if entry.kind == "sop" else _place(entry.node))
    return entry.kind, source.path, str(entry.span), written


def _place(node: Node) -> Span:
    span = node.span
    for value in node.__dict__.values():
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Node):
                span = span.cover(part.span)
    return span


def _named(entry: Entry) -> list[str]:
    node = entry.node
    names: list[Name | None] = []
    if isinstance(node, Unit):
        names.append(node.instansi)
    if isinstance(node, Peraturan):
        names += [*node.diubah_oleh, *node.dicabut_oleh]
    ids = [name.value for name in names if name]
    return ids + [run.id for run in entry.nama.runs if isinstance(run, Ref)]
