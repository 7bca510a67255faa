"""The logo of a form: its bytes and what kind of picture they are."""

from __future__ import annotations

from collections.abc import Mapping

from sopdsl.model.koleksi import UnitKop
from sopdsl.pictures import PictureKind, picture_kind


def logo_of(unit: UnitKop, assets: Mapping[str, bytes]) -> tuple[bytes, PictureKind] | str | None:
    """The bytes and the kind of the unit's logo; None where there is none, and a warning where it is no picture."""
    if unit.logo is None or unit.logo not in assets:
        return None
    data = assets[unit.logo]
    kind = picture_kind(data)
    if kind is None:
        return f'logo "{unit.logo}" bukan gambar PNG, JPEG, atau SVG; kotak kosong dicetak sebagai gantinya'
    return data, kind
