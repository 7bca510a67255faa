"""Lines that layout has broken are printed as they are: labels of arrows, and texts inside symbols."""

import json
from typing import Any

import pytest

from sopdsl.model.koleksi import Sop
from sopdsl.rendering import Paper, RenderContext
from sopdsl_renderers.form.pdf import render
from sopdsl_renderers.form.printed import sheet
from sopdsl_renderers.text import text_width
from tests.renderers.pdf_reader import Piece, pieces
from tests.renderers.samples import REGISTRASI
from tests.test_examples import example

LABELS = {"Ya": "lewat internet", "Tidak": "paling banyak 100 juta"}


def wordy() -> Sop:
    """`REGISTRASI` with labels of several words and a question in each diamond."""
    alur = REGISTRASI.alur[0]
    arrows = tuple(arrow.model_copy(update={"syarat": LABELS.get(arrow.syarat or "")}) for arrow in alur.panah)
    rows = tuple(
        row.model_copy(
            update={
                "simbol": tuple(
                    s.model_copy(update={"tanya": "Apakah sudah terdaftar?"} if s.bentuk == "keputusan" else {})
                    for s in row.simbol
                )
            }
        )
        for row in alur.kegiatan
    )
    table = alur.model_copy(update={"panah": arrows, "kegiatan": rows})
    return REGISTRASI.model_copy(update={"alur": (table,)})


@pytest.mark.parametrize("paper", ["F4", "A4"])
@pytest.mark.parametrize(
    ("sop", "texts"),
    [
        (wordy(), {*LABELS.values(), "Apakah sudah terdaftar?"}),
        (example("11-arah-panah"), {"Ya", "Tidak", "Barang datang"}),
        (example("09-pilihan"), {"datang sendiri", "lewat internet"}),
    ],
    ids=["wordy", "11", "09"],
)
def test_lines_are_printed_as_layout_broke_them(sop: Sop, texts: set[str], paper: Paper) -> None:
    rendition = render(sop, RenderContext(paper))
    document = rendition.data
    seen: set[str] = set()
    for number, [part] in enumerate(json.loads(rendition.part)["halaman"], 1):
        table = part["tabel"]
        assert table["zum"] == 1
        left, top = sheet.sheet_of(paper).side, sheet.sheet_of(paper).side + table["y"]
        printed = [piece for piece in pieces(document, number) if piece.size == pytest.approx(7, abs=0.01)]
        for label in table["label"]:
            seen.add(" ".join(label["teks"]))
            check(printed, label, left + table["x"], top)
        for row in table["baris"]:
            for symbol in row["simbol"]:
                column = left + sum(table["kolom"][: 2 + symbol["kolom"]])
                check(printed, symbol, column, top)
                if len(symbol["teks"]) > 1:
                    seen.add(" ".join(symbol["teks"]))
            top += row["tinggi"]
        assert not printed
    assert seen == texts


def check(printed: list[Piece], box: dict[str, Any], left: float, top: float) -> None:
    """Takes the lines of the box from what is printed; they must lie in it, each around its middle."""
    x, y, width, height = left + box["x"], top + box["y"], box["lebar"], box["tinggi"]
    for line in box["teks"]:
        middle = x + width / 2
        piece = next(
            p
            for p in printed
            if p.text == line
            and abs(p.x + text_width(line, 7) / 2 - middle) < 0.5
            and y + 4.5 <= p.y <= y + height + 0.5
        )
        assert piece.x >= x - 0.3
        printed.remove(piece)
