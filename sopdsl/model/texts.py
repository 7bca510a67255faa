"""Part of the second stage: texts and boxes of the AST as they are printed, with italics and references apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sopdsl.model import faults
from sopdsl.model.koleksi import Butir, Kotak, Ranges
from sopdsl.model.names import IN_TEXTS, Entry, Kind, Registry, Scope
from sopdsl.source import Span
from sopdsl.syntax.nodes import Box, Item, Name, Ref, Text

_DEEPEST = 8
_LONGEST = 5000


@dataclass(frozen=True)
class Printed:
    """A text as printed: `miring` are its italic stretches, `rujukan` the ids it names, each once, in order."""

    teks: str
    miring: Ranges = ()
    rujukan: tuple[str, ...] = ()


def joined(parts: Sequence[Printed], separator: str = "\n") -> Printed:
    """Several texts as one."""
    ranges: list[tuple[int, int]] = []
    at = 0
    for part in parts:
        ranges += [(start + at, end + at) for start, end in part.miring]
        at += len(part.teks) + len(separator)
    return Printed(separator.join(part.teks for part in parts), tuple(ranges), references(parts))


def references(parts: Sequence[Printed | Butir | Kotak]) -> tuple[str, ...]:
    """The ids that several texts name, each once, in order."""
    return tuple(dict.fromkeys(id for part in parts for id in part.rujukan))


@dataclass
class Printer:
    """Prints the texts of a collection: knows every declared name, and resolves each once."""

    registry: Registry
    _names: dict[str, Printed] = field(default_factory=dict)
    _open: list[str] = field(default_factory=list)

    def look_up(self, scope: Scope, name: Name, kind: Kind) -> Entry | None:
        """What a field that takes an id names; a fault of `scope` where it names nothing of that kind."""
        return scope.look_up(self.registry, name.value, name.span, (kind,))

    def name(self, entry: Entry) -> Printed:
        """The name printed for a declared id. A name may itself hold references, but not to itself."""
        known = self._names.get(entry.id)
        if known is None:
            self._open.append(entry.id)
            known = self._names[entry.id] = self.text(entry.scope, entry.nama)
            self._open.pop()
        return known

    def text(self, scope: Scope, text: Text) -> Printed:
        """A text of a file as printed. An unknown reference prints as typed, and is a fault of the file."""
        parts: list[str] = []
        ranges: list[tuple[int, int]] = []
        ids: dict[str, None] = {}
        at = 0
        for run in text.runs:
            inner: Ranges = ()
            if isinstance(run, Ref):
                ids[run.id] = None
                printed = self._reference(scope, run)
                piece, inner = printed.teks, printed.miring
            else:
                piece = run.text
            if run.italic:
                inner = ((0, len(piece)),)
            for start, end in inner:
                if ranges and ranges[-1][1] == start + at:
                    ranges[-1] = (ranges[-1][0], end + at)
                elif start < end:
                    ranges.append((start + at, end + at))
            parts.append(piece)
            at += len(piece)
        return Printed("".join(parts), tuple(ranges), tuple(ids))

    def plain(self, scope: Scope, text: Text | None) -> str | None:
        """A text as printed, where its italics do not matter; None where there is none."""
        return self.text(scope, text).teks if text else None

    def lines(self, scope: Scope, text: Text | None) -> tuple[str, ...]:
        """The printed lines of a text."""
        return tuple(self.text(scope, text).teks.split("\n")) if text else ()

    def box(self, scope: Scope, box: Box | None) -> Kotak:
        """A box as printed; an absent one is empty."""
        if box is None:
            return Kotak()
        intro = self.text(scope, box.intro) if box.intro else None
        return Kotak(
            pengantar=intro.teks if intro else None,
            miring=intro.miring if intro else (),
            penanda=box.marker if box.items else None,
            butir=tuple(self._item(scope, item) for item in box.items),
            rujukan=intro.rujukan if intro else (),
        )

    def _item(self, scope: Scope, item: Item) -> Butir:
        text = self.text(scope, item.text)
        ids = text.rujukan
        if item.refers:
            scope.look_up(self.registry, item.refers.id, item.refers.span)
            ids = tuple(dict.fromkeys((*ids, item.refers.id)))
        return Butir(teks=text.teks, miring=text.miring, rujukan=ids)

    def _reference(self, scope: Scope, ref: Ref) -> Printed:
        as_typed = Printed(f"@{ref.id}")
        entry = scope.look_up(self.registry, ref.id, ref.span, IN_TEXTS)
        if entry is None:
            return as_typed
        if entry.id in self._open:
            return self._refuse(scope, ref.span, f'nama "@{ref.id}" merujuk balik ke dirinya sendiri', as_typed)
        if len(self._open) >= _DEEPEST:
            return self._refuse(scope, ref.span, f"nama bersusun lebih dari {_DEEPEST} tingkat rujukan", as_typed)
        name = self.name(entry)
        if self._open and len(name.teks) > _LONGEST:
            return self._refuse(scope, ref.span, f'nama "@{ref.id}" terlalu panjang untuk dirujuk nama lain', as_typed)
        return name

    def _refuse(self, scope: Scope, span: Span, message: str, as_typed: Printed) -> Printed:
        hint = "tulis namanya sebagai teks biasa, tanpa rujukan"
        scope.faults.add(faults.RUJUKAN_BERPUTAR, span, message, hint)
        return as_typed
