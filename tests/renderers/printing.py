"""Prints SOPs as PDF, and makes such as the tests of the PDF need."""

import struct
import zlib

from sopdsl.model.koleksi import Alur, Sop
from sopdsl.rendering import Paper, RenderContext
from sopdsl_renderers.form.pdf import render
from tests.renderers.pdf_reader import Piece
from tests.renderers.samples import (
    KONSULTASI,
    kegiatan,
    panah,
    sop,
)

MM = 72 / 25.4
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 12"><path d="M0 0h10v8l-5 4l-5-4z"/></svg>'


def pdf(sop: Sop, paper: Paper = "F4", **assets: bytes) -> bytes:
    """The document, which must come without a warning."""
    rendition = render(
        sop, RenderContext(paper=paper, assets={name.replace("_", "."): a for name, a in assets.items()})
    )
    assert rendition.warnings == ()
    return rendition.data


def changed(sop: Sop, **update: object) -> Sop:
    return Sop.model_validate(sop.model_copy(update=update), from_attributes=True)


def find(found: list[Piece], text: str) -> Piece:
    return next(piece for piece in found if piece.text == text)


def chain(columns: int, names: tuple[str, ...] = ("Kepala Bagian Perekonomian", "Verifikator", "Sekda")) -> Sop:
    """A SOP with so many pelaksana, each of whom has a step."""
    ids = [f"p{n}" for n in range(1, columns + 1)]
    steps = tuple(
        kegiatan(n, id, f"Memeriksa berkas {n}", "Berkas", "1 hari", "Berkas diperiksa", bentuk=bentuk)
        for n, (id, bentuk) in enumerate(
            zip((*ids, ids[0]), ("mulai", *["proses"] * (columns - 1), "selesai"), strict=True), 1
        )
    )
    ways = panah(*(f"{n}.{a} {n + 1}.{b}" for n, (a, b) in enumerate(zip(ids, (*ids[1:], ids[0]), strict=True), 1)))
    return sop(
        "uji/1",
        "Banyak Pelaksana",
        "1/UJI",
        KONSULTASI.unit,
        [(id, names[n % len(names)]) for n, id in enumerate(ids)],
        [Alur(kolom=tuple(ids), kegiatan=steps, panah=ways)],
    )


def wordy(columns: int) -> Sop:
    """The same with long texts."""
    table = chain(columns).alur[0]
    rows = tuple(row.model_copy(update={"uraian": f"{row.uraian} dengan teliti" * 12}) for row in table.kegiatan)
    return changed(chain(columns), alur=(table.model_copy(update={"kegiatan": rows}),))


def png(width: int, height: int) -> bytes:
    """A red picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xff\0\0" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
