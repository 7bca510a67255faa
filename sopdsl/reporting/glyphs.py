"""How text reaches a console as it can be printed there: visible characters, their widths, ASCII in place of boxes."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

TAB = "    "


@dataclass(frozen=True)
class Glyphs:
    """The signs around an excerpt."""

    corner: str = "┌─"
    tee: str = "├─"
    bar: str = "│"
    cut: str = "…"


BOXES = Glyphs()
ASCII = Glyphs("-->", ":::", "|", "...")

_PLAIN = str.maketrans({
    "→": "->", "←": "<-", "…": "...", "–": "-", "—": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "•": "*",
    "┌": "+", "├": "+", "│": "|", "─": "-",
})  # fmt: skip


def glyphs_for(encoding: str | None) -> Glyphs:
    """Box characters where the console's encoding has them, else ASCII."""
    try:
        "┌├─│…".encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return ASCII
    return BOXES


def encodable(text: str, encoding: str | None) -> str:
    """The text as the encoding can print it: a near sign, else a question mark, for what it lacks."""
    encoding = encoding or "ascii"
    try:
        text.encode(encoding)
        return text
    except UnicodeEncodeError:
        pass
    except LookupError:
        encoding = "ascii"
    out = []
    for char in text:
        try:
            char.encode(encoding)
            out.append(char)
        except UnicodeEncodeError:
            out.append(char.translate(_PLAIN).encode(encoding, "replace").decode(encoding))
    return "".join(out)


def visible(text: str) -> str:
    """The text with tabs as blanks, and with signs that would steer a terminal or turn its text around made visible."""
    if text.isprintable():
        return text
    return "".join(map(_visible_char, text))


def width(text: str) -> int:
    """The columns that a text takes on a console once it is `visible`."""
    if text.isascii():
        return len(text) if text.isprintable() else len(visible(text))
    return sum(map(_char_width, visible(text)))


def _visible_char(char: str) -> str:
    if char == "\t":
        return TAB
    if char in "\n\u00a0" or char.isprintable():
        return char.replace("\u00a0", " ")
    if unicodedata.category(char) in ("Zs", "Zl", "Zp"):
        return " "
    return f"\\u{ord(char):04x}" if ord(char) > 0xFF else f"\\x{ord(char):02x}"


def _char_width(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me") or "\u1160" <= char <= "\u11ff":  # accents, inner letters of Hangul
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
