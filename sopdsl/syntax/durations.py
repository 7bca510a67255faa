"""Makes the nodes of a `waktu` text: numbers as Indonesians write them, units, ranges and limits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Literal

from lark import Token

from sopdsl.source import Span
from sopdsl.syntax import nodes

_THOUSANDS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?")


def read_number(text: str) -> int | float:
    """`1,5` and `1.5` are one and a half, `1.000` is a thousand."""
    if _THOUSANDS.fullmatch(text):
        text = text.replace(".", "")
    value = float(text.replace(",", ".", 1).replace(",", ""))
    return int(value) if value.is_integer() else value


def read_amount(children: Sequence[Any]) -> nodes.Jangka:
    """One amount from [times] number [upper bound] [unit] [per]."""
    times, number, upper, unit, per = children
    factor = read_number(times.value) if times is not None else 1
    low = factor * read_number(number.value)
    high = factor * read_number(upper.value) if upper is not None else low
    tokens: list[Token] = [t for t in children if t is not None]
    first, last = tokens[0], tokens[-1]
    return nodes.Jangka(
        span=Span(first.start_pos or 0, last.end_pos or 0),
        min=min(low, high),
        maks=max(low, high),
        satuan=" ".join(unit.value.lower().strip("()").split()) if unit is not None else None,
        per=per.value.strip() if per is not None else None,
    )


def read_durations(jenis: Literal["lama", "batas", "berulang"], amounts: Sequence[nodes.Jangka]) -> nodes.Durasi:
    """The durations of a text; a limit has no lower bound."""
    nilai = tuple(a.model_copy(update={"min": None}) for a in amounts) if jenis == "batas" else tuple(amounts)
    span = nilai[0].span.cover(nilai[-1].span) if nilai else Span(0, 0)
    return nodes.Durasi(span=span, jenis=jenis, nilai=nilai)
