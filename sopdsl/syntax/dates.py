"""Dates as authors write them: `14 Februari 2022`, `14-02-2022`, `2022-02-14`, or `-`."""

from __future__ import annotations

import datetime
import re

from sopdsl.months import MONTHS
from sopdsl.syntax.reports import best_guess

_LONG = re.compile(r"(\d{1,2})\s+([A-Za-z.]+)\s+(\d{4})")
_SHORT = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_LOWER = tuple(month.lower() for month in MONTHS)

EXPECTED = "tulis seperti 14 Februari 2022, atau - bila tidak ada"


def read_date(text: str) -> datetime.date | str | None:
    """The date of a text, None for a dash, or else what is wrong with it as a hint for the author."""
    text = text.strip()
    if text in ("-", "–", "—"):
        return None
    if match := _LONG.fullmatch(text):
        name = match[2].lower().rstrip(".")
        if name not in _LOWER:
            short = (month for month in _LOWER if month.startswith(name[:3]))
            guess = best_guess(name, _LOWER) or (next(short, None) if len(name) >= 3 else None)
            return f"maksud Anda {match[1]} {guess.capitalize()} {match[3]}?" if guess else EXPECTED
        day, month, year = int(match[1]), _LOWER.index(name) + 1, int(match[3])
    elif match := _SHORT.fullmatch(text):
        day, month, year = int(match[1]), int(match[2]), int(match[3])
    elif match := _ISO.fullmatch(text):
        year, month, day = int(match[1]), int(match[2]), int(match[3])
    else:
        return EXPECTED
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return "tanggal ini tidak ada di kalender"
