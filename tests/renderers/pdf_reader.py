"""Reads back what a PDF says and where, for the tests of the PDF form."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass

from pypdf import PdfReader


@dataclass(frozen=True)
class Piece:
    """A piece of text on a page, its baseline's start in points from the top left corner, and its size."""

    text: str
    x: float
    y: float
    size: float


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def pages(pdf: bytes) -> list[str]:
    """The text of each page, all white space as single blanks, words whole that are parted by a hyphen."""
    return [" ".join(re.sub("\N{SOFT HYPHEN}+\\s*", "", page.extract_text()).split()) for page in reader(pdf).pages]


def squeezed(text: str) -> str:
    """`text` without any white space: what is left of it whichever way its lines are broken."""
    return re.sub(r"\s+", "", text)


def pieces(pdf: bytes, page: int) -> list[Piece]:
    """The pieces of text on a page (from 0), as the file's operators place them."""
    sheet = reader(pdf).pages[page]
    height = float(sheet.mediabox.height)
    found: list[Piece] = []

    def visit(text: str, matrix: list[float], place: list[float], _font: object, size: float) -> None:
        if text.strip():
            x = matrix[0] * place[4] + matrix[2] * place[5] + matrix[4]
            y = matrix[1] * place[4] + matrix[3] * place[5] + matrix[5]
            found.append(Piece(text.strip(), x, height - y, size * abs(place[0] or place[1])))

    sheet.extract_text(visitor_text=visit)
    return found
