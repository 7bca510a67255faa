"""What a change touches, as people read it and as the JSON that other programs read; the dataclasses are its schema."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from sopdsl.model.impact import Impact, Touched
from sopdsl.model.names import word
from sopdsl.model.uses import Named, OwnerKind
from sopdsl.reporting.glyphs import visible
from sopdsl.reporting.text import Line, Piece
from sopdsl.source import Source, Span

FORMAT = "sopdsl/dampak"
_DECLARATIONS: tuple[OwnerKind, ...] = ("peraturan", "pejabat", "unit", "instansi")


@dataclass(frozen=True)
class Tempat:
    """A place: `di` says it in the words of the form, `melalui` are the ids through which the change gets there.

    `file` is relative to the working folder, with `/`; `line` and `column` count from 1.
    """

    di: str
    file: str
    line: int
    column: int
    melalui: list[str]


@dataclass(frozen=True)
class Tersentuh:
    """Something that the change touches; `langsung` where it names the changed id itself."""

    jenis: Literal["sop", "instansi", "unit", "pejabat", "peraturan", "keputusan"]
    id: str
    nama: str
    langsung: bool
    tempat: list[Tempat]


@dataclass(frozen=True)
class Dampak:
    """What a change to `id` touches: SOPs, declarations, and the decree. The names are as typed."""

    format: Literal["sopdsl/dampak"]
    versi: Literal[1]
    id: str
    jenis: Literal["sop", "instansi", "unit", "pejabat", "peraturan"]
    nama: str
    file: str
    line: int
    column: int
    tersentuh: list[Tersentuh]


def to_json(impact: Impact) -> str:
    """The document, with a line end."""
    return json.dumps(asdict(_document(impact)), ensure_ascii=False, indent=2) + "\n"


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the document."""
    from pydantic import TypeAdapter

    found = TypeAdapter(Dampak).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found, "title": FORMAT}


def impact_lines(impact: Impact) -> Iterator[Line]:
    """The lines for people: what changes, then what is touched, directly and otherwise, with places to jump to."""
    changed = impact.changed
    yield _head(changed)
    what = "judulnya" if changed.kind == "sop" else "deklarasinya"
    yield (Piece("frame", "  "), Piece("path", _place(changed.source, changed.span)), Piece("text", f"  {what}"))
    yield ()
    for title, group in (
        ("Tersentuh langsung", [one for one in impact.touched if one.direct]),
        ("Tersentuh lewat yang lain", [one for one in impact.touched if not one.direct]),
    ):
        if group:
            yield (Piece("hint", title),)
            yield ()
            for one in group:
                yield from _touched(one)
                yield ()
    yield (Piece("message", _counts(impact.touched)),)


def _document(impact: Impact) -> Dampak:
    changed = impact.changed
    assert changed.kind != "keputusan"  # it has no id of its own
    at = changed.source.position(changed.span.start)
    return Dampak(
        format="sopdsl/dampak",
        versi=1,
        id=changed.id,
        jenis=changed.kind,
        nama=changed.nama,
        file=changed.source.path,
        line=at.line,
        column=at.column,
        tersentuh=[
            Tersentuh(one.named.kind, one.named.id, one.named.nama, one.direct, list(_places(one)))
            for one in impact.touched
        ],
    )


def _places(one: Touched) -> Iterator[Tempat]:
    source = one.named.source
    for touch in one.touches:
        at = source.position(touch.use.span.start)
        yield Tempat(touch.use.where, source.path, at.line, at.column, list(touch.through))


def _touched(one: Touched) -> Iterator[Line]:
    yield _head(one.named)
    for touch in one.touches:
        where = visible(touch.use.where) + (f" (melalui {', '.join(touch.through)})" if touch.through else "")
        place = _place(one.named.source, touch.use.span)
        yield (Piece("frame", "  "), Piece("path", place), Piece("text", f"  {where}"))


def _head(named: Named) -> Line:
    kind = named.kind if named.kind == "keputusan" else f"{word(named.kind)} {named.id}"
    return (Piece("message", kind), Piece("text", f": {visible(named.nama)}"))


def _place(source: Source, span: Span) -> str:
    at = source.position(span.start)
    return f"{visible(source.path)}:{at.line}:{at.column}"


def _counts(touched: Sequence[Touched]) -> str:
    kinds = Counter(one.named.kind for one in touched)
    parts = [
        f"{count} {what}"
        for count, what in (
            (kinds["sop"], "SOP"),
            (sum(kinds[kind] for kind in _DECLARATIONS), "deklarasi"),
            (kinds["keputusan"], "keputusan"),
        )
        if count
    ]
    return f"{', '.join(parts)} tersentuh" if parts else "tidak ada yang menyebutnya"
