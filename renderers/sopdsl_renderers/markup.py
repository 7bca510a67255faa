"""Author text on its way into XML and HTML: characters that neither may hold, and the stretches set in italics."""

from __future__ import annotations

from sopdsl.model.koleksi import Ranges

_FORBIDDEN = dict.fromkeys(
    [*range(9), 11, 12, *range(14, 32), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF],
    "\N{REPLACEMENT CHARACTER}",
)


def allowed(text: str) -> str:
    """`text` with each control character, lone surrogate and non-character replaced by U+FFFD; tab, LF and CR stay."""
    return text.translate(_FORBIDDEN)


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
