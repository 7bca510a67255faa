"""The logo of a form: which kind of picture its bytes are, decided by content and never by the name of the file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from sopdsl.model.koleksi import UnitKop

Kind = Literal["png", "jpeg", "svg+xml"]
_SVG = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[[^\]]*\])?\s*>|\s)*<svg[\s>/]", re.DOTALL
)


def picture_kind(data: bytes) -> Kind | None:
    """`png`, `jpeg` or `svg+xml`, as in a media type; None for anything else."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    return "svg+xml" if _SVG.match(data[:65536]) else None


def logo_of(unit: UnitKop, assets: Mapping[str, bytes]) -> tuple[bytes, Kind] | str | None:
    """The bytes and the kind of the unit's logo; None where there is none, and a warning where it is no picture."""
    if unit.logo is None or unit.logo not in assets:
        return None
    data = assets[unit.logo]
    kind = picture_kind(data)
    if kind is None:
        return f'logo "{unit.logo}" bukan gambar PNG, JPEG, atau SVG; kotak kosong dicetak sebagai gantinya'
    return data, kind
