"""Numbers and shapes of the HTML form's drawing, written as CSS lengths and SVG paths."""

from __future__ import annotations

from sopdsl_renderers.form.cells import HEAD_LENGTH, HEAD_WIDTH, Length, Tip
from sopdsl_renderers.layout.flow import LEADING, TEXT_SIZE
from sopdsl_renderers.layout.geometry import CONNECTORS, Shape, Symbol

EM = 8.0
"""Points of the drawing in 1 em of the table's text."""
_TURNS = {"down": (0, 1), "up": (0, -1), "right": (1, 0), "left": (-1, 0)}


def number(value: float) -> str:
    """At most two decimals, never `-0`."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def em(points: float) -> str:
    """Points of the drawing as a CSS length, to a thousandth."""
    text = f"{points / EM:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "0") else f"{text}em"


def percent(length: Length) -> str:
    """The share of a length alone."""
    return f"{number(length.share * 100)}%"


def css(length: Length) -> str:
    """A length as CSS adds it: `calc(50% - 0.05em)`."""
    points = em(length.points)
    if not length.share:
        return points
    if points == "0":
        return percent(length)
    return f"calc({percent(length)} {'-' if points.startswith('-') else '+'} {points.lstrip('-')})"


def outline(symbol: Symbol) -> str:
    """The SVG path of a symbol around the origin, in points."""
    w, h = symbol.width, symbol.height
    x, y = number(w / 2), number(h / 2)
    if symbol.shape is Shape.KEPUTUSAN:
        return f"M0 -{y}L{x} 0L0 {y}L-{x} 0z"
    if symbol.shape in (Shape.MULAI, Shape.SELESAI):
        radius, straight = number(min(w, h) / 2), number(max(0.0, w - h))
        arc = f"a{radius} {radius} 0 0 1 0"
        return f"M{number(-max(0.0, w - h) / 2)} -{y}h{straight}{arc} {number(h)}h{number(h - w)}{arc} {number(-h)}z"
    if symbol.shape in CONNECTORS:
        # The point takes 0.38 of the height.
        way = 1 if symbol.shape is Shape.PENGHUBUNG_TURUN else -1
        flat, edge, tip = (number(way * share * h) for share in (-0.5, 0.12, 0.5))
        return f"M-{x} {flat}H{x}V{edge}L0 {tip}L-{x} {edge}z"
    return f"M-{x} -{y}h{number(w)}v{number(h)}h{number(-w)}z"


def tip_path(tip: Tip) -> str:
    """The SVG path of an arrow's head, in points from the place that the shares of its point give."""
    dx, dy = _TURNS[tip.direction]
    length, half = HEAD_LENGTH[tip.head], HEAD_WIDTH[tip.head] / 2
    x, y = tip.x.points, tip.y.points
    back_x, back_y = x - dx * length, y - dy * length
    corners = ((x, y), (back_x + dy * half, back_y + dx * half), (back_x - dy * half, back_y - dx * half))
    return "M" + "L".join(f"{number(a)} {number(b)}" for a, b in corners) + "z"


def baseline(line: int, lines: int, middle: float = 0.0) -> str:
    """The baseline in points of a line (from 0) of so many, set around `middle`."""
    return number(middle + (line - (lines - 1) / 2) * LEADING + TEXT_SIZE * 0.36)


def css_string(text: str) -> str:
    """Any text as a CSS string that neither CSS nor HTML reads as anything else: all but letters and digits escaped."""
    return '"' + "".join(c if c.isascii() and c.isalnum() else f"\\{ord(c):x} " for c in text) + '"'
