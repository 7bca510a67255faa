"""Headings of the HTML form with places for hyphens in words that are wider than their column."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate

from sopdsl.model.koleksi import Ranges
from sopdsl_renderers.text import text_width
from sopdsl_renderers.text.syllables import parts_of

_HYPHEN = "\N{SOFT HYPHEN}"
"""Seen only where a line ends at it; browsers skip it when they search a page."""
_SPELLED = re.compile(r"[^\W\d_]+")


def parted(text: str, miring: Ranges, room: float) -> tuple[str, Ranges]:
    """The text in bold for a column with `room` em for it, and its italics."""
    places: list[int] = []
    for word in _SPELLED.finditer(text):
        if text_width(word.group(), 1, "bold") > room:
            *parts, _ = parts_of(word.group())
            places += accumulate(map(len, parts), initial=word.start())
            places.remove(word.start())
    if not places:
        return text, miring
    pieces = [text[start:end] for start, end in zip([0, *places], [*places, len(text)], strict=True)]
    ranges = tuple((start + bisect_right(places, start), end + bisect_left(places, end)) for start, end in miring)
    return _HYPHEN.join(pieces), ranges
