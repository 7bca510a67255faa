"""Counts what is wrong in a finished drawing, by geometry alone: it knows nothing of how the drawing was made.

All lengths in points. What a reader would take for touching counts as touching: see the tolerances below.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sopdsl_renderers.layout.geometry import CONNECTORS, Drawing, Head, Label, Metrics, Page, Pos, Shape, Symbol

EXACT = 0.05
"""Ends of lines meet what they belong to within this distance."""
APART = 2.0
"""Parallel lines closer than this count as lying on top of each other."""
AIR = 0.5
"""A label this close to a line, symbol or label counts as lying on it."""
BORDER_AIR = 1.9
"""The same for the border of a cell."""
LINE_AIR = 3.9
"""A line that runs along a border this close counts as lying on it."""

Place = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Audit:
    """What was counted. All but `crossings` are faults; `notes` names each fault for people."""

    through_symbols: int
    overlapping_lines: int
    labels_on_lines: int
    labels_on_symbols: int
    labels_on_borders: int
    labels_on_labels: int
    lines_on_borders: int
    in_lost_rows: int
    loose_ends: int
    unrouted: int
    unpaired: int
    in_page: int
    crossings: int
    notes: tuple[str, ...] = ()

    @property
    def faults(self) -> int:
        """The sum of all counts that must be zero."""
        return (
            self.through_symbols
            + self.overlapping_lines
            + self.labels_on_lines
            + self.labels_on_symbols
            + self.labels_on_borders
            + self.labels_on_labels
            + self.lines_on_borders
            + self.in_lost_rows
            + self.loose_ends
            + self.unrouted
            + self.unpaired
        )


@dataclass(frozen=True)
class _Piece:
    line: int
    a: Place
    b: Place

    @property
    def vertical(self) -> bool:
        return abs(self.a[0] - self.b[0]) < EXACT

    @property
    def box(self) -> Box:
        return (
            min(self.a[0], self.b[0]),
            min(self.a[1], self.b[1]),
            max(self.a[0], self.b[0]),
            max(self.a[1], self.b[1]),
        )


def audit(drawing: Drawing, metrics: Metrics) -> Audit:
    """Counts the faults and crossings of one drawing at given widths and heights."""
    return _Auditor(drawing, metrics).run()


def unpaired(pages: Sequence[Page]) -> tuple[str, ...]:
    """Numbers of connectors that lead nowhere or come from nowhere, each with the reason.

    A number that points down is entered on one page or several and left on one later page; one that is turned up is
    entered on later pages and left on one earlier page. A pair inside a page is the concern of `audit`.
    """
    found: dict[tuple[str, Shape], tuple[list[int], list[int]]] = {}
    for n, page in enumerate(pages):
        metrics = Metrics([page.drawing.min_column] * page.drawing.columns, page.heights)
        ends = Counter(
            (round(x, 1), round(y, 1)) for line in page.drawing.lines for x, y in [metrics.point(line.points[-1])]
        )
        for symbol in page.drawing.symbols:
            if symbol.shape not in CONNECTORS:
                continue
            entered = any((round(x, 1), round(y, 1)) in ends for x, y in _sides(symbol, metrics))
            entries, exits = found.setdefault((" ".join(symbol.text), symbol.shape), ([], []))
            (entries if entered else exits).append(n)
    notes = []
    for (number, shape), (entries, exits) in found.items():
        if len(exits) != 1 or not entries:
            notes.append(f"connector {number}: entered on {entries}, left on {exits}")
        elif entries == exits and pages[exits[0]].drawing.in_page:
            continue
        elif shape is Shape.PENGHUBUNG_TURUN and max(entries) >= exits[0]:
            notes.append(f"connector {number} points down but does not lead to a later page")
        elif shape is Shape.PENGHUBUNG_NAIK and min(entries) <= exits[0]:
            notes.append(f"connector {number} points up but does not lead to an earlier page")
    return tuple(notes)


def _sides(symbol: Symbol, metrics: Metrics) -> list[Place]:
    """The middles of a symbol's sides: left, right, top, bottom."""
    x, y = metrics.x(Pos(symbol.column, 0.5)), metrics.y(Pos(symbol.row, 0.5))
    return [
        (x - symbol.width / 2, y),
        (x + symbol.width / 2, y),
        (x, y - symbol.height / 2),
        (x, y + symbol.height / 2),
    ]


def _near(a: Place, b: Place) -> bool:
    return abs(a[0] - b[0]) <= EXACT and abs(a[1] - b[1]) <= EXACT


def _overlap(a: Box, b: Box, air: float = 0.0) -> bool:
    return a[0] < b[2] + air and b[0] < a[2] + air and a[1] < b[3] + air and b[1] < a[3] + air


class _Auditor:
    def __init__(self, drawing: Drawing, metrics: Metrics) -> None:
        self.drawing = drawing
        self.metrics = metrics
        self.lines = [[metrics.point(p) for p in line.points] for line in drawing.lines]
        self.pieces = [_Piece(n, a, b) for n, points in enumerate(self.lines) for a, b in pairwise(points)]
        self.notes: list[str] = []
        self.counts: Counter[str] = Counter()

    def run(self) -> Audit:
        self._symbols()
        crossings = self._pairs()
        self._ends()
        self._labels()
        self._borders()
        self._connectors()
        for arrow in self.drawing.unrouted:
            self._fault("unrouted", f"arrow {arrow} is not drawn")
        return Audit(
            through_symbols=self.counts["symbol"],
            overlapping_lines=self.counts["overlap"],
            labels_on_lines=self.counts["label-line"],
            labels_on_symbols=self.counts["label-symbol"],
            labels_on_borders=self.counts["label-border"],
            labels_on_labels=self.counts["label-label"],
            lines_on_borders=self.counts["line-border"],
            in_lost_rows=self.counts["lost"],
            loose_ends=self.counts["end"],
            unrouted=self.counts["unrouted"],
            unpaired=self.counts["unpaired"],
            in_page=len(self.drawing.in_page),
            crossings=crossings,
            notes=tuple(self.notes),
        )

    def _fault(self, kind: str, note: str) -> None:
        self.counts[kind] += 1
        self.notes.append(note)

    def _name(self, line: int) -> str:
        return "line " + (",".join(self.drawing.lines[line].arrows) or "of a joint")

    def _box(self, symbol: Symbol) -> Box:
        x, y = self.metrics.x(Pos(symbol.column, 0.5)), self.metrics.y(Pos(symbol.row, 0.5))
        return x - symbol.width / 2, y - symbol.height / 2, x + symbol.width / 2, y + symbol.height / 2

    def _symbols(self) -> None:
        for symbol in self.drawing.symbols:
            box = self._box(symbol)
            for piece in self.pieces:
                # A line that ends at the symbol touches its edge only.
                if _overlap(piece.box, box, -EXACT):
                    self._fault("symbol", f"{self._name(piece.line)} runs through {symbol.id}")

    def _pairs(self) -> int:
        """Lines on top of lines; returns the number of crossings."""
        crossings = 0
        for i, p in enumerate(self.pieces):
            for q in self.pieces[i + 1 :]:
                if p.vertical == q.vertical:
                    if p.line == q.line:
                        continue
                    axis = 1 if p.vertical else 0
                    together = min(p.box[axis + 2], q.box[axis + 2]) - max(p.box[axis], q.box[axis])
                    if together > EXACT and abs(p.a[1 - axis] - q.a[1 - axis]) < APART:
                        self._fault(
                            "overlap", f"{self._name(p.line)} and {self._name(q.line)} run on top of each other"
                        )
                elif _overlap(p.box, q.box, EXACT):
                    v, h = (p, q) if p.vertical else (q, p)
                    x, y = v.a[0], h.a[1]
                    inside = v.box[1] + EXACT < y < v.box[3] - EXACT and h.box[0] + EXACT < x < h.box[2] - EXACT
                    if inside:
                        crossings += 1
                    elif p.line != q.line and not self._meets(p.line, q.line, (x, y)):
                        self._fault("overlap", f"{self._name(p.line)} and {self._name(q.line)} touch")
        return crossings

    def _meets(self, a: int, b: int, place: Place) -> bool:
        """Whether one of two lines begins or ends at a place on the other."""
        ends = [self.lines[n][k] for n in (a, b) for k in (0, -1)]
        return any(_near(end, place) for end in ends)

    def _ends(self) -> None:
        sides = [side for symbol in self.drawing.symbols for side in _sides(symbol, self.metrics)]
        for n, points in enumerate(self.lines):
            line = self.drawing.lines[n]
            if len(points) < 2 or any(_near(a, b) for a, b in pairwise(points)):
                self._fault("end", f"{self._name(n)} has a piece without length")
            if any((abs(a[0] - b[0]) > EXACT) == (abs(a[1] - b[1]) > EXACT) for a, b in pairwise(points)):
                self._fault("end", f"{self._name(n)} has a slanting piece")
            start = any(_near(points[0], side) for side in sides) or self._on_other(n, points[0])
            end = any(_near(points[-1], side) for side in sides)
            if line.head is Head.MERGE:
                end = self._on_other(n, points[-1])
            if not start:
                self._fault("end", f"{self._name(n)} begins at no side's middle")
            if not end:
                self._fault("end", f"{self._name(n)} ends at no side's middle")

    def _on_other(self, n: int, place: Place) -> bool:
        x, y = place
        return any(
            p.line != n and p.box[0] - EXACT <= x <= p.box[2] + EXACT and p.box[1] - EXACT <= y <= p.box[3] + EXACT
            for p in self.pieces
        )

    def _connectors(self) -> None:
        """Arrows drawn by pairs of connectors that do not lead from one of a pair to the other."""
        leading: dict[tuple[str, Shape], set[str]] = {}
        coming: dict[tuple[str, Shape], set[str]] = {}
        for symbol in self.drawing.symbols:
            if symbol.shape in CONNECTORS:
                sides = _sides(symbol, self.metrics)
                for line, points in zip(self.drawing.lines, self.lines, strict=True):
                    for found, end in ((leading, points[-1]), (coming, points[0])):
                        if any(_near(end, side) for side in sides):
                            found.setdefault((" ".join(symbol.text), symbol.shape), set()).update(line.arrows)
        paired = set()
        for key in leading.keys() & coming.keys():
            paired |= leading[key] & coming[key]
            for arrow in sorted(leading[key] ^ coming[key]):
                self._fault("unpaired", f"arrow {arrow} has one connector of number {key[0]} only")
        for arrow in sorted(paired ^ set(self.drawing.in_page)):
            self._fault("unpaired", f"arrow {arrow} is not drawn by a pair of connectors as was said")

    def _labels(self) -> None:
        boxes = [self._label_box(label) for label in self.drawing.labels]
        for n, (label, box) in enumerate(zip(self.drawing.labels, boxes, strict=True)):
            name = f"label of arrow {label.arrow}"
            for piece in self.pieces:
                if _overlap(box, piece.box, AIR):
                    self._fault("label-line", f"{name} lies on {self._name(piece.line)}")
            for symbol in self.drawing.symbols:
                if self._covers(symbol, box):
                    self._fault("label-symbol", f"{name} lies on {symbol.id}")
            if any(box[0] - BORDER_AIR < left < box[2] + BORDER_AIR for left in self.metrics.lefts):
                self._fault("label-border", f"{name} lies on a column's border")
            if any(box[1] - BORDER_AIR < top < box[3] + BORDER_AIR for top in self._row_borders()):
                self._fault("label-border", f"{name} lies on a row's border")
            for other in boxes[n + 1 :]:
                if _overlap(box, other, AIR):
                    self._fault("label-label", f"{name} lies on another label")

    def _row_borders(self) -> list[float]:
        """Where the lines between printed rows are drawn."""
        rows = self.drawing.rows
        return [
            top
            for r, top in enumerate(self.metrics.tops)
            if not (0 < r < len(rows) and rows[r].printed is not None and rows[r].printed == rows[r - 1].printed)
        ]

    def _borders(self) -> None:
        """Lines along borders, and what lies on the text of lost rows."""
        rows, columns = self._row_borders(), self.metrics.lefts
        tops, bottoms = self.metrics.tops, self.metrics.tops[1:]
        lost = [(top, bottom) for row, top, bottom in zip(self.drawing.rows, tops, bottoms, strict=False) if row.lost]
        for piece in self.pieces:
            place = piece.a[0 if piece.vertical else 1]
            if any(abs(place - border) < LINE_AIR for border in (columns if piece.vertical else rows)):
                self._fault("line-border", f"{self._name(piece.line)} runs along a border")
            if not piece.vertical and any(top < place < bottom for top, bottom in lost):
                self._fault("lost", f"{self._name(piece.line)} runs in a lost row")

    def _label_box(self, label: Label) -> Box:
        x, y = self.metrics.point(label.at)
        return x - label.width / 2, y - label.height / 2, x + label.width / 2, y + label.height / 2

    def _covers(self, symbol: Symbol, box: Box) -> bool:
        """Whether a label lies on a symbol; a diamond leaves the corners of its box free."""
        outer = self._box(symbol)
        if not _overlap(box, outer, AIR):
            return False
        if symbol.shape is not Shape.KEPUTUSAN:
            return True
        x, y = (outer[0] + outer[2]) / 2, (outer[1] + outer[3]) / 2
        dx = max(box[0] - AIR - x, x - box[2] - AIR, 0.0)
        dy = max(box[1] - AIR - y, y - box[3] - AIR, 0.0)
        return dx / (symbol.width / 2) + dy / (symbol.height / 2) < 1
