"""Which kind of picture the bytes of a logo are, decided by content and never by the name of the file."""

from __future__ import annotations

import re
from typing import Literal

LIMIT = 5 * 1024 * 1024
"""The largest logo that is read, in bytes."""
PictureKind = Literal["png", "jpeg", "svg+xml"]
_SVG = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[[^\]]*\])?\s*>|\s)*<svg[\s>/]", re.DOTALL
)


def picture_kind(data: bytes) -> PictureKind | None:
    """`png`, `jpeg` or `svg+xml`, as in a media type; None for anything else."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    return "svg+xml" if _SVG.match(data[:65536]) else None
