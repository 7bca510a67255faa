"""A routed flow before anything has a place: paths, which of them share a symbol, and the tracks they need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations

from sopdsl_renderers.layout.geometry import Flow
from sopdsl_renderers.layout.route import route
from sopdsl_renderers.layout.tracks import Track, arrange, collect

NARROW = 28.0
"""The width reckoned with for a column without symbols."""


class Plan:
    """What later steps of `draw` work on. Paths go by the index of their arrow.

    `kept` are the arrows that are drawn; `widths` and `heights` the sizes of the largest symbol of every column and
    grid row; `track[n][i]` the track of piece i of path n, None on a centre line; `gutters` and `bands` all tracks by
    line; `clashes` are pairs of arrows whose lines lie on top of each other whatever the order of tracks. The router,
    which looks at two paths at a time, does not see that coming: it can be told to lay pairs `apart`.
    """

    def __init__(self, flow: Flow, apart: frozenset[tuple[int, int]] = frozenset()) -> None:
        self.flow = flow
        self.symbols = {symbol.id: symbol for symbol in flow.symbols}
        routes = route(flow, apart)
        self.failed = routes.failed
        self.kept = [n for n in range(len(flow.arrows)) if n not in routes.failed]
        self.paths = routes.paths
        arrows = [n for n in self.kept if not flow.arrows[n].joint]
        self.to_target = _alike((flow.arrows[n].target, n) for n in arrows)
        self.from_source = _alike((flow.arrows[n].source, n) for n in arrows)
        self.widths = [
            max((s.width for s in flow.symbols if s.column == c), default=NARROW) for c in range(flow.columns)
        ]
        self.heights = [max((s.height for s in flow.symbols if s.row == r), default=0.0) for r in range(len(flow.rows))]
        self.track = collect(
            self.paths, [(a, b, True) for a, b in self.to_target] + [(a, b, False) for a, b in self.from_source]
        )
        self.gutters: dict[int, list[Track]] = {}
        self.bands: dict[int, list[Track]] = {}
        self.clashes = self._order()

    def _order(self) -> frozenset[tuple[int, int]]:
        """Ranks the tracks of all gutters, and those of all bands, so that each know how those of the other lie.

        Returns pairs of arrows that lie on top of each other whatever the order.
        """
        tracks = dict.fromkeys(track for row in self.track for track in row if track is not None)
        for track in tracks:
            (self.gutters if track.vertical else self.bands).setdefault(track.line, []).append(track)
        where: dict[Track, float] = {}
        extents = {track: (track.turns, track.low, track.high) for line in self.gutters.values() for track in line}
        _arrange(self.gutters, where)
        clashes: list[list[tuple[Track, Track]]] = [[], []]
        for lines in (self.bands, self.gutters, self.bands):
            turns = self._turns(lines is self.gutters, where)
            for line in lines.values():
                for track in line:
                    track.turns = turns[track]
                    track.low, track.high = min(track.turns)[0], max(track.turns)[0]
            clashes[lines is self.bands] = _arrange(lines, where)
        # Bands rely on tracks of a gutter lying apart that meet at a band, so these must not rely on the bands for it.
        for track, (turned, low, high) in extents.items():
            track.turns, track.low, track.high = turned, low, high
        users: dict[Track, list[int]] = {}
        for n, of in enumerate(self.track):
            for known in of:
                if known is not None:
                    users.setdefault(known, []).append(n)
        return frozenset((a, b) for pairs in clashes for one, two in pairs for a in users[one] for b in users[two])

    def _turns(self, vertical: bool, where: Mapping[Track, float]) -> dict[Track, set[tuple[float, int]]]:
        """The turns of all tracks in gutters (`vertical`) or bands, at the places of the tracks that lines turn to."""
        along = 1 if vertical else 0
        turns: dict[Track, set[tuple[float, int]]] = {}
        for path, of in zip(self.paths, self.track, strict=True):
            for i, track in enumerate(of):
                if track is None or track.vertical is not vertical:
                    continue
                for neighbour, node, beyond in ((i - 1, i, i - 1), (i + 1, i + 1, i + 2)):
                    if 0 <= neighbour < len(of):
                        other = of[neighbour]
                        at = float(path[node][along]) if other is None else where[other]
                        side = path[beyond][1 - along] > path[node][1 - along]
                        turns.setdefault(track, set()).add((at, 1 if side else -1))
        return turns


def _alike(named: Iterable[tuple[str, int]]) -> list[tuple[int, int]]:
    """All pairs of numbers that go by one name, in order."""
    groups: dict[str, list[int]] = {}
    for name, n in named:
        groups.setdefault(name, []).append(n)
    return sorted(pair for group in groups.values() for pair in combinations(group, 2))


def _arrange(lines: Mapping[int, list[Track]], where: dict[Track, float]) -> list[tuple[Track, Track]]:
    """Ranks the tracks of each line, and notes where they lie on the routing grid; the pairs that no order parts."""
    clashes = []
    for line in lines.values():
        clashes += arrange(line)
        for track in line:
            where[track] = track.line + 0.8 * ((track.rank + 1) / (len(line) + 1) - 0.5)
    return clashes
