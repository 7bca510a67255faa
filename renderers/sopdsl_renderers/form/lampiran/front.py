"""What stands before the SOPs in a collection's PDF, as `lampiran.typ` reads it: the decree, and the list of SOPs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sopdsl.model.koleksi import Keputusan
from sopdsl.rendering import Bundle, Theme
from sopdsl_renderers.form import words
from sopdsl_renderers.form.lampiran import decree
from sopdsl_renderers.form.lampiran.contents import Listed
from sopdsl_renderers.form.printed.runs import Lines, box_of, lines_of
from sopdsl_renderers.text import text_width

SIZE = 11.0
"""Size of the text in points; the kop is a little larger."""
KOP_SIZE = 12.5
EMBLEM = 56.0
"""Room above the kop of the decree, in points, where the paper carries the state emblem."""
_LABEL_GAP = 8.0
_COLON = 12.0
_PAGE_NUMBER = 30.0


def front_of(
    bundle: Bundle, listed: Sequence[Listed], keys: Sequence[str | None], room: float, theme: Theme
) -> dict[str, Any]:
    """The data of the pages before the SOPs, `room` points wide; `keys` name the SOP of each entry of the list."""
    front = _Front(room, bundle.keputusan, theme)
    keputusan = bundle.keputusan
    return {
        "ukuran": SIZE,
        "ukuran_kop": KOP_SIZE,
        "ruang_lambang": EMBLEM,
        "lebar_label": front.label,
        "lebar_titik_dua": _COLON,
        "lebar_halaman": _PAGE_NUMBER,
        "lekuk": room - front.half,
        "keputusan": front.decree(keputusan) if keputusan and not bundle.unit else None,
        "lampiran": front.appendix(bundle, listed, keys),
    }


class _Front:
    """The measures that all of it shares."""

    def __init__(self, room: float, keputusan: Keputusan | None, theme: Theme) -> None:
        self.theme = theme
        self.room = room
        self.half = room / 2
        self.labels = _labels(keputusan) if keputusan else []
        self.label = max((text_width(label, SIZE) for label in self.labels), default=0.0) + _LABEL_GAP

    def decree(self, keputusan: Keputusan) -> dict[str, Any]:
        """The decree from its kop to the signature."""
        inner = self.room - self.label - _COLON
        return {
            "kop": [lines_of(line, self.room, KOP_SIZE, style="bold") for line in keputusan.kop],
            "kepala": [self._lines(line) for line in decree.title(keputusan)],
            "kata_tentang": decree.TENTANG,
            "tentang": self._lines(decree.subject(keputusan)),
            "jabatan": self._lines(decree.office(keputusan)),
            "dasar": [(label, box_of(box, inner, SIZE)) for label, box in decree.grounds(keputusan)],
            "memutuskan": decree.MEMUTUSKAN,
            # Lines of capitals have few blanks, which would be torn wide.
            "diktum": [
                (diktum.nama, lines_of(diktum.teks, inner, SIZE, diktum.miring), not diktum.teks.isupper())
                for diktum in decree.ruling(keputusan)
            ],
            "pengesahan": self._signature(keputusan, decree.place_and_date(keputusan)),
        }

    def appendix(self, bundle: Bundle, listed: Sequence[Listed], keys: Sequence[str | None]) -> dict[str, Any]:
        """The head of the appendix, or of a collection without a decree; the list, and the signature below it."""
        keputusan = bundle.keputusan
        unit = bundle.unit.nama.upper() if bundle.unit else None
        if keputusan:
            head = [decree.LAMPIRAN, *decree.title(keputusan), decree.TENTANG, decree.subject(keputusan)]
            middle = [unit]
        else:
            head = []
            middle = [decree.collection_title(self.theme), (bundle.instansi or "").upper(), unit]
        number = max((text_width(f"{entry.no}.", SIZE) for entry in listed), default=0.0)
        inner = self.room - number - _PAGE_NUMBER
        return {
            "kepala": [lines_of(line, self.half, SIZE) for line in head],
            "judul": [lines_of(line, self.room, KOP_SIZE, style="bold") for line in middle if line],
            "pengantar": self._lines(keputusan.pengantar_lampiran) if keputusan else [],
            "lebar_nomor": number,
            "butir": [
                {
                    "no": entry.no,
                    "judul": lines_of(words.butir_lampiran(entry.judul) if keputusan else entry.judul, inner, SIZE),
                    "kunci": key,
                    "catatan": decree.not_there(self.theme),
                }
                for entry, key in zip(listed, keys, strict=True)
            ],
            "pengesahan": self._signature(keputusan, ()) if keputusan else None,
        }

    def _signature(self, keputusan: Keputusan, above: Sequence[str]) -> dict[str, Any] | None:
        """Place, date, office, name and number of who signs; None where there is nothing of it."""
        official = keputusan.ditetapkan_oleh
        office = decree.office(keputusan)
        if not (above or official):
            return None
        return {
            "tempat": [lines_of(line, self.half, SIZE) for line in above],
            "jabatan": lines_of(office, self.half, SIZE) if office else [],
            "qr": words.KODE_QR if self.theme.signature.qr else None,
            "nama": lines_of(official.nama, self.half, SIZE) if official else [],
            "nip": lines_of(words.teks_nip(official.nip), self.half, SIZE) if official and official.nip else [],
        }

    def _lines(self, text: str | None) -> Lines:
        return lines_of(text, self.room, SIZE) if text else []


def _labels(keputusan: Keputusan) -> list[str]:
    return [label for label, _ in decree.grounds(keputusan)] + [diktum.nama for diktum in decree.ruling(keputusan)]
