"""The time of a step: what a `waktu` text says, by its own start rule of the grammar."""

from __future__ import annotations

from functools import lru_cache

from sopdsl.syntax import parser
from sopdsl.syntax.nodes import Durasi

_LONGEST = 200


@lru_cache(maxsize=1024)
def parse_waktu(text: str) -> Durasi | None:
    """What a `waktu` text says, or None where it is free text; spans count from the text's start.

    A bare number has no `satuan`. Collections repeat a few texts ("5 menit") many times, so answers are kept.
    """
    text = text.replace("\u00a0", " ").replace("×", "x").strip()
    return parser.parse_waktu(text) if text and len(text) <= _LONGEST and "\n" not in text else None
