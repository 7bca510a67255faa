"""Reads back what a swimlane diagram draws and where: symbols and lines of text in units of the drawing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from sopdsl_renderers.text import text_width

SVG = "{http://www.w3.org/2000/svg}"
_MOVE = re.compile(r"translate\((\S+) (\S+)\)(?: scale\((\S+)\))?")


@dataclass(frozen=True)
class Row:
    """A line of text: its box, as wide as its letters and as high as its capitals with what hangs below them."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float


@dataclass(frozen=True)
class Drawn:
    """A symbol of the flow with the text in it; `title` is what is said of it. A diamond is as wide as its corners."""

    title: str
    diamond: bool
    left: float
    top: float
    right: float
    bottom: float
    round: float
    rows: tuple[Row, ...]

    def holds(self, row: Row, air: float) -> bool:
        """Whether the whole line of text lies inside, that far from the sides."""
        x, y = (self.left + self.right) / 2, (self.top + self.bottom) / 2
        if self.diamond:
            across = max(x - row.left, row.right - x) + air
            down = max(y - row.top, row.bottom - y)
            return across / (x - self.left) + down / (y - self.top) <= 1
        return (
            self.left + air <= row.left
            and row.right <= self.right - air
            and self.top + air <= row.top
            and row.bottom <= self.bottom - air
        )


@dataclass(frozen=True)
class Lane:
    left: float
    top: float
    right: float
    bottom: float

    def __contains__(self, one: Drawn | Lane) -> bool:
        across = self.left <= one.left and one.right <= self.right
        return across and self.top <= one.top and one.bottom <= self.bottom


@dataclass(frozen=True)
class Picture:
    """A whole diagram: its size, its symbols, all of its lines of text, and its lanes with their heads."""

    width: float
    height: float
    symbols: tuple[Drawn, ...]
    rows: tuple[Row, ...]
    lanes: tuple[Lane, ...]


@dataclass(frozen=True)
class _Place:
    """Where the origin of a group lies in the drawing, and how large its unit is."""

    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0

    def inside(self, group: ElementTree.Element) -> _Place:
        moved = _MOVE.fullmatch(group.get("transform", ""))
        if moved is None:
            assert "transform" not in group.attrib
            return self
        x, y = self.at(float(moved[1]), float(moved[2]))
        return _Place(x, y, self.scale * float(moved[3] or 1))

    def at(self, x: float, y: float) -> tuple[float, float]:
        return self.x + x * self.scale, self.y + y * self.scale


def read(data: bytes) -> Picture:
    root = ElementTree.fromstring(data)
    _, _, width, height = map(float, root.get("viewBox", "").split())
    symbols: list[Drawn] = []
    rows: list[Row] = []
    lanes: list[Lane] = []

    def visit(element: ElementTree.Element, place: _Place) -> None:
        place = place.inside(element)
        if element.tag == f"{SVG}text":
            rows.extend(_rows(element, place))
        if element.get("class") == "lajur":
            x, y, wide, high = (float(element.get(key, "")) for key in ("x", "y", "width", "height"))
            lane = Lane(*place.at(x, y), *place.at(x + wide, y + high))
            # Heads are drawn upon their lanes.
            if not any(lane in other for other in lanes):
                lanes.append(lane)
        title = element.find(f"{SVG}title")
        if element.tag == f"{SVG}g" and title is not None:
            symbols.append(_symbol(element, title.text or "", place))
        for child in element:
            visit(child, place)

    visit(root, _Place())
    return Picture(width, height, tuple(symbols), tuple(rows), tuple(lanes))


def _symbol(group: ElementTree.Element, title: str, place: _Place) -> Drawn:
    assert place.scale == 1
    shape = next(child for child in group if (child.get("class") or "") == "simbol")
    rows = tuple(row for text in group.iter(f"{SVG}text") for row in _rows(text, place))
    if shape.tag == f"{SVG}path":
        x, y, half, down, *_ = map(float, re.findall(r"-?[\d.]+", shape.get("d", "")))
        x, y = place.at(x, y)
        return Drawn(title, True, x - half, y, x + half, y + 2 * down, 0.0, rows)
    x, y, w, h, r = (float(shape.get(key, "")) for key in ("x", "y", "width", "height", "rx"))
    x, y = place.at(x, y)
    return Drawn(title, False, x, y, x + w, y + h, r, rows)


def _rows(text: ElementTree.Element, place: _Place) -> Iterator[Row]:
    size = float(text.get("font-size", "")) * place.scale
    for line in text:
        x, y = place.at(float(line.get("x", "")), float(line.get("y", "")))
        width = sum(
            text_width(part, size, "bold" if "bold" in (of.get("font-weight"), text.get("font-weight")) else "regular")
            for part, of in _parts(line)
        )
        left = x - width / 2 if "middle" in (line.get("text-anchor"), text.get("text-anchor")) else x
        yield Row("".join(line.itertext()), left, y - 0.72 * size, left + width, y + 0.21 * size, size)


def _parts(line: ElementTree.Element) -> Iterator[tuple[str, ElementTree.Element]]:
    yield line.text or "", line
    for part in line:
        yield part.text or "", part
        yield part.tail or "", line
