"""The drawing of the HTML form in a browser: a line that leaves a cell enters the next one at the same place.

Pictures of the tables are compared pixel by pixel on both sides of every border between two Pelaksana cells, with text
of several sizes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser

from sopdsl.model.koleksi import Alur, Sop
from sopdsl.rendering import RenderContext
from sopdsl_renderers.form.cells import Length, cut
from sopdsl_renderers.form.html import render
from sopdsl_renderers.layout import draw, flow_of
from tests.renderers.browser import needs_chromium, opened
from tests.renderers.picture_reader import ink
from tests.renderers.samples import BANTUAN_HUKUM, DUA_TABEL, REGISTRASI

pytestmark = needs_chromium

SCREENS: dict[str, tuple[str, float]] = {
    "75 %": ("75%", 1),
    "100 %": ("100%", 1),
    "150 %": ("150%", 1),
    "100 %, scaled by 1.25": ("100%", 1.25),
}
CELLS = """(number) => [...document.querySelectorAll("table")[number].tBodies[0].rows].flatMap((row, r) =>
  [...row.querySelectorAll("td.g")].map((cell, c) => {
    const box = cell.getBoundingClientRect();
    return [r, c, box.left + scrollX, box.top + scrollY, box.right + scrollX, box.bottom + scrollY];
  }))"""
NEAR = 3
"""How far from a border (CSS pixels) the lines are looked at."""


class Box(NamedTuple):
    """A cell in the picture, in its pixels."""

    left: float
    top: float
    right: float
    bottom: float


class Trace(NamedTuple):
    """A line where it is cut: its middle in pixels, and how much ink there is across it."""

    middle: float
    ink: int


def traces(values: Sequence[int], start: float, end: float) -> list[Trace]:
    """The lines that are cut between two places of a row or column of pixels."""
    found: list[Trace] = []
    run: list[tuple[int, int]] = []
    for place in range(round(start), round(end) + 1):
        value = values[place] if place < round(end) else 0
        if value > 24:
            run.append((place, value))
        elif run:
            total = sum(v for _, v in run)
            found.append(Trace(sum(p * v for p, v in run) / total, total))
            run = []
    return found


def assert_joined(across: Sequence[Sequence[int]], span: tuple[float, float], count: int, where: str) -> None:
    """So many lines run through all these rows or columns of pixels, straight and without a gap."""
    before, after = traces(across[0], *span), traces(across[-1], *span)
    assert len(before) == len(after) == count, f"{where}: {before} {after}"
    for one, other in zip(before, after, strict=True):
        assert abs(one.middle - other.middle) < 0.3, f"{where}: {one} {other}"
        assert abs(one.ink - other.ink) < 0.2 * one.ink, f"{where}: {one} {other}"
        place = round(one.middle)
        assert min(values[place] for values in across) > 0.8 * across[0][place], f"{where}: gap in {one}"


def crossings(alur: Alur) -> Iterator[tuple[tuple[int, int], tuple[int, int], int]]:
    """Two cells that a line joins, left and right or one above the other, and how many lines do."""
    for (row, column), cell in cut(draw(flow_of(alur))).items():
        right: set[Length] = set()
        down: set[Length] = set()
        for stroke in cell.strokes:
            if stroke.left.share + stroke.width.share == 1 and stroke.left.points + stroke.width.points > 0:
                right.add(stroke.top)
            if stroke.top.share + stroke.height.share == 1 and stroke.top.points + stroke.height.points > 0:
                down.add(stroke.left)
        if right:
            yield (row, column), (row, column + 1), len(right)
        if down:
            yield (row, column), (row + 1, column), len(down)


def compare(sop: Sop, browser: Browser, folder: Path, size: str, scale: float, style: str = "") -> int:
    """Looks at every place where a line runs from cell to cell; gives how many lines did."""
    compared = 0
    window: dict[str, Any] = {"viewport": {"width": 1900, "height": 800}, "device_scale_factor": scale}
    with opened(browser, folder, render(sop, RenderContext()).data, **window) as page:
        # What may stand close to a border beside the lines is taken away.
        page.add_style_tag(content=f".gambar text, .kepala {{ display: none }} html {{ font-size: {size} }} {style}")
        rows = ink(page.screenshot(full_page=True))
        columns = list(zip(*rows, strict=True))
        near = round(NEAR * scale)
        for number, alur in enumerate(alur for alur in sop.alur if alur.kegiatan):
            boxes = {(r, c): Box(*(scale * value for value in box)) for r, c, *box in page.evaluate(CELLS, number)}
            for here, there, count in crossings(alur):
                a = boxes[here]
                if here[0] == there[0]:
                    lines, border, span = columns, a.right, (a.top + near, a.bottom - near)
                else:
                    lines, border, span = rows, a.bottom, (a.left + near, a.right - near)
                across = [lines[round(border) + step] for step in range(-near - 1, near + 1)]
                assert_joined(across, span, count, f"{here} to {there}")
                compared += count
    return compared


@pytest.mark.parametrize(("size", "scale"), SCREENS.values(), ids=SCREENS)
@pytest.mark.parametrize("sop", [REGISTRASI, BANTUAN_HUKUM, DUA_TABEL], ids=lambda sop: sop.id)
def test_lines_meet_at_every_border(browser: Browser, tmp_path: Path, sop: Sop, size: str, scale: float):
    assert compare(sop, browser, tmp_path, size, scale) >= sum(len(alur.kegiatan) - 1 for alur in sop.alur)


@pytest.mark.parametrize(
    ("style", "seen"),
    [
        ("td:nth-child(odd) .gambar { top: 1px }", "Trace"),
        ("tr:nth-child(odd) .gambar { left: 1px }", "Trace"),
        (".gambar { clip-path: inset(2px) }", "gap"),
    ],
)
def test_a_line_that_is_off_by_a_pixel_or_has_a_gap_would_be_seen(
    browser: Browser, tmp_path: Path, style: str, seen: str
):
    with pytest.raises(AssertionError, match=seen):
        compare(REGISTRASI, browser, tmp_path, "100%", 1, style)
