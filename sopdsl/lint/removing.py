"""Part of the third stage: edits that take whole lines or labels out of a source and leave its comments."""

from __future__ import annotations

from sopdsl.diagnostics import Edit
from sopdsl.source import Source, Span


def without_line(source: Source, span: Span) -> Edit:
    """The edit that removes the lines of a span; a comment behind it stays, on a line of its own."""
    text = source.text
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    end = len(text) if end < 0 else end
    rest = text[span.end : end].strip()
    if rest:
        return Edit(Span(span.start, end), rest)
    return Edit(Span(start, min(end + 1, len(text))), "")


def without_label(source: Source, name: Span) -> Edit:
    """The edit that removes a `[label]` and the blanks behind it; `name` is the place of its name."""
    text = source.text
    start, end = text.rindex("[", 0, name.start), text.index("]", name.end) + 1
    while text[end : end + 1] in (" ", "\t"):
        end += 1
    return Edit(Span(start, end), "")
