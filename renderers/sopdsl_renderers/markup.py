"""Author text on its way into a document: characters that none may hold or show, and the stretches set in italics."""

from __future__ import annotations

from itertools import accumulate

from sopdsl.model.koleksi import Ranges

_FORBIDDEN = dict.fromkeys(
    [*range(9), 11, 12, *range(14, 32), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF],
    "\N{REPLACEMENT CHARACTER}",
)
_UNSEEN = frozenset(
    map(chr, (0x200B, *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, *range(0xE0000, 0xE0080)))
)
"""Characters that nobody sees but that turn the order of others round or part them; those that Arabic or Indic scripts
and emoji are written with are not among them."""
_CHANGES: dict[int, str | None] = {**_FORBIDDEN, **dict.fromkeys(map(ord, _UNSEEN))}


def allowed(text: str) -> str:
    """`text` as it may be printed: each control character, lone surrogate and non-character replaced by U+FFFD.

    Tab, LF and CR stay; unseen characters that reorder or part what is read are dropped.
    """
    return text.translate(_CHANGES)


def cleaned(text: str, miring: Ranges) -> tuple[str, Ranges]:
    """`allowed(text)`, with the offsets of its italics; ranges are kept within the text."""
    if _UNSEEN.isdisjoint(text):
        return allowed(text), tuple((max(0, start), max(0, end)) for start, end in miring)
    offsets = [0, *accumulate(char not in _UNSEEN for char in text)]
    last = len(text)
    places = tuple((offsets[min(max(0, a), last)], offsets[min(max(0, b), last)]) for a, b in miring)
    return allowed(text), places


def xml_text(text: str) -> str:
    """`text` as XML character data or as an attribute in double quotes."""
    return allowed(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def runs(text: str, miring: Ranges) -> list[tuple[str, bool]]:
    """The text in stretches, each with whether it is italic; ranges come in order, what lies outside is ignored."""
    found: list[tuple[str, bool]] = []
    at = 0
    for start, end in miring:
        start, end = max(start, at), min(end, len(text))
        if start >= end:
            continue
        if at < start:
            found.append((text[at:start], False))
        found.append((text[start:end], True))
        at = end
    if at < len(text):
        found.append((text[at:], False))
    return found
