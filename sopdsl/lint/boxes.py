"""Part of the third stage: fixes that add an item to one of the six boxes, or take one out, as an author would."""

from __future__ import annotations

import re

from sopdsl.diagnostics import Edit, Fix
from sopdsl.lint.subject import BOXES
from sopdsl.source import Source, Span
from sopdsl.syntax.nodes import Box, Item, Node, Sop

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_COLON = re.compile(r"[ \t]*:")


def with_item(source: Source, sop: Sop, keyword: str, text: str) -> Fix | None:
    """A fix that adds an item at the end of a box, with the marker that the box has; None where it has no more letters.

    `text` is as an author types it. A box without items goes on in the way it begins, and one that is not written is
    put where the form prints it. What is printed changes, so the fix is not safe.
    """
    box: Box | None = getattr(sop, {written: field for field, written in BOXES}[keyword])
    if box is None:
        after = _end_of_line(source, _before(sop, keyword))
        return _fix(Span(after, after), f"\n\n{keyword}:\n  1. {text}")
    if box.items:
        last = box.items[-1]
        marker = _next_marker(box)
        after = _end_of_line(source, last.span.end)
        return _fix(Span(after, after), f"\n{_margin(source, last.span.start)}{marker} {text}") if marker else None
    if box.intro is None:
        return None
    intro = box.intro.plain.strip()
    if intro in ("-", "\u2013"):
        colon = _COLON.search(source.text, box.span.start, box.intro.span.start)
        return _fix(Span(colon.end(), box.intro.span.end), f"\n  1. {text}") if colon else None
    after = _end_of_line(source, box.span.end)
    return _fix(Span(after, after), f"\n  1. {text}" if intro.endswith(":") else f"\n  | {text}")


def without_item(source: Source, box: Box, item: Item) -> Fix | None:
    """A fix that takes an item out with its lines; None where it is the only one, or a comment would go with it."""
    start = source.text.rfind("\n", 0, item.span.start) + 1
    end = _end_of_line(source, item.span.end)
    comment = "#" in source.text[item.span.end : end] or "#" in source.slice(item.text.span)
    if len(box.items) < 2 or comment:
        return None
    return _fix(Span(start, end + 1) if end < len(source.text) else Span(max(start - 1, 0), end), "")


def _fix(span: Span, text: str) -> Fix:
    return Fix((Edit(span, text),), safe=False)


def _end_of_line(source: Source, at: int) -> int:
    end = source.text.find("\n", at)
    return end if end >= 0 else len(source.text)


def _margin(source: Source, at: int) -> str:
    return source.text[source.text.rfind("\n", 0, at) + 1 : at]


def _next_marker(box: Box) -> str | None:
    count = len(box.items)
    if box.marker == "huruf":
        return f"{_LETTERS[count]}." if count < len(_LETTERS) else None
    return f"{count + 1}." if box.marker == "angka" else "-"


def _before(sop: Sop, keyword: str) -> int:
    """Where the field ends after which a box belongs that is not written."""
    end = sop.nama.span.end
    first = min((pelaksana.span.start for pelaksana in sop.pelaksana), default=None)
    for name in type(sop).model_fields:
        if dict(BOXES).get(name) == keyword:
            break
        value = getattr(sop, name)
        # What authors write in another order than the form's still stands before the pelaksana.
        if isinstance(value, Node) and (first is None or value.span.end < first):
            end = max(end, value.span.end)
    return end
