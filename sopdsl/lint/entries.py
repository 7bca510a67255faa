"""Part of the third stage: edits that put the entries of a list into another order, with their comments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from sopdsl.diagnostics import Edit
from sopdsl.source import Source, Span
from sopdsl.syntax.nodes import Item

_MARKER = re.compile(r"-|[0-9]{1,3}\.|[a-z]\.")
_COMMENT = re.compile(r"[ \t]*#(?:[ \t]|$)")


class _Entry(NamedTuple):
    """The lines of an entry, with the comments above it: `start` to `end`, and where its marker stands.

    `closing` is where the sign stands that ends its text, in a list whose entries all but the last end in one.
    """

    start: int
    end: int
    marker: Span
    closing: Span


def reordered(source: Source, items: Sequence[Item], order: Sequence[int]) -> Edit:
    """Put the entries of a list into an order: `order` says which comes first, second, … Markers, and signs such as `;`
    between entries, stay in place."""
    closed = all(item.text.plain.endswith((";", ",")) for item in items[:-1])
    entries = [_entry(source, item, closed=closed) for item in items]
    moved = [at for at, which in enumerate(order) if at != which]
    first, last = entries[moved[0]], entries[moved[-1]]
    pieces: list[str] = []
    for at in range(moved[0], moved[-1] + 1):
        here, there = entries[at], entries[order[at]]
        if pieces:  # Blank lines between entries stay where they are.
            pieces.append(source.text[entries[at - 1].end : here.start])
        pieces.append(source.text[there.start : there.marker.start] + source.slice(here.marker))
        pieces.append(source.text[there.marker.end : there.closing.start] + source.slice(here.closing))
        pieces.append(source.text[there.closing.end : there.end])
    return Edit(Span(first.start, last.end), "".join(pieces))


def _entry(source: Source, item: Item, *, closed: bool) -> _Entry:
    text = source.text
    start = text.rfind("\n", 0, item.span.start) + 1
    while start and _COMMENT.match(text, above := text.rfind("\n", 0, start - 1) + 1):
        start = above
    end = text.find("\n", item.span.end)
    match = _MARKER.match(text, item.span.start)
    marker = Span(*match.span()) if match else Span(item.span.start, item.span.start)
    stop = item.text.span.end
    closing = Span(stop - 1 if closed and text[stop - 1] in ";,." else stop, stop)
    return _Entry(start, end if end >= 0 else len(text), marker, closing)
