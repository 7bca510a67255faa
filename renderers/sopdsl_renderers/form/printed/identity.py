"""The identity form's data as the template reads it."""

from __future__ import annotations

from typing import Any

from sopdsl.model.koleksi import Sop
from sopdsl.rendering import Theme
from sopdsl_renderers.form import words
from sopdsl_renderers.form.printed.runs import box_of, lines_of
from sopdsl_renderers.form.printed.sheet import IDENTITY_SIZE

_LABEL = 126.0
"""Width of the label, the colon and the padding of the rows at the right."""
_PADDING = 12.0
_KOP_SIZE = 14.0


def identity_of(sop: Sop, room: float, theme: Theme) -> dict[str, Any]:
    """The data of the form, `room` points wide."""
    half = room / 2 - _PADDING
    value = room / 2 - _LABEL
    official = sop.disahkan_oleh
    status = words.teks_status(sop, theme)
    return {
        "status": lines_of(status, room, IDENTITY_SIZE, style="bold") if status else [],
        "kop": [lines_of(line, half, _KOP_SIZE, style="bold") for line in sop.unit.kop],
        "baris": [(label, lines_of(text, value, IDENTITY_SIZE)) for label, text in words.baris_identitas(sop, theme)],
        "disahkan": {
            "label": words.DISAHKAN_OLEH,
            "qr": words.KODE_QR if theme.signature.qr else None,
            "jabatan": lines_of(official.jabatan, value, IDENTITY_SIZE) if official.jabatan else [],
            "nama": lines_of(official.nama, value, IDENTITY_SIZE, style="bold"),
            "nip": lines_of(words.teks_nip(official.nip), value, IDENTITY_SIZE) if official.nip else [],
        },
        "nama": (words.judul_nama(theme), lines_of(sop.nama, value, IDENTITY_SIZE, sop.miring, "bold")),
        "kotak": [
            (heading, words.judul_lanjutan(heading), box_of(getattr(sop, key), half, IDENTITY_SIZE))
            for key, heading in words.KOTAK
        ],
    }
