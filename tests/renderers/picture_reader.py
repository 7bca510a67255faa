"""Reads the PNG of a screenshot, as far as a test of black lines on white paper needs it."""

from __future__ import annotations

import struct
import zlib


def ink(png: bytes) -> list[list[int]]:
    """How dark each pixel is, by rows: 0 for white to 255 for black, judged by red alone. 8 bits, not interlaced."""
    width, height, depth, colour, *_, interlaced = struct.unpack(">IIBBBBB", png[16:29])
    assert (depth, interlaced) == (8, 0)
    step = {0: 1, 2: 3, 6: 4}[colour]
    data = zlib.decompress(b"".join(_chunks(png)))
    rows: list[list[int]] = []
    above = [0] * width
    for start in range(0, height * (width * step + 1), width * step + 1):
        # A filter refers to the byte of the same channel to the left and above: the others need not be undone.
        row = list(data[start + 1 : start + 1 + width * step : step])
        _undo(data[start], row, above)
        rows.append([255 - value for value in row])
        above = row
    return rows


def _chunks(png: bytes) -> list[bytes]:
    found, at = [], 8
    while at < len(png):
        (size,) = struct.unpack(">I", png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            found.append(png[at + 8 : at + 8 + size])
        at += size + 12
    return found


def _undo(kind: int, row: list[int], above: list[int]) -> None:
    """Turns what the filter of a row left into values, in place."""
    left = corner = 0
    for n, value in enumerate(row):
        up = above[n]
        if kind == 1:
            value += left
        elif kind == 2:
            value += up
        elif kind == 3:
            value += (left + up) // 2
        elif kind == 4:
            guess = left + up - corner
            value += min((abs(guess - left), 0, left), (abs(guess - up), 1, up), (abs(guess - corner), 2, corner))[2]
        row[n] = left = value & 255
        corner = up
