"""A routed flow before anything has a place: paths, which of them share a symbol, and the tracks they need."""

from __future__ import annotations

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
    line.
    """

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.symbols = {symbol.id: symbol for symbol in flow.symbols}
        routes = route(flow)
        self.failed = routes.failed
        self.kept = [n for n in range(len(flow.arrows)) if n not in routes.failed]
        self.paths = routes.paths
        pairs = [(flow.arrows[a], flow.arrows[b], a, b) for a, b in combinations(self.kept, 2)]
        self.to_target = [(a, b) for one, two, a, b in pairs if one.target == two.target]
        self.from_source = [(a, b) for one, two, a, b in pairs if one.source == two.source]
        self.widths = [
            max((s.width for s in flow.symbols if s.column == c), default=NARROW) for c in range(flow.columns)
        ]
        self.heights = [max((s.height for s in flow.symbols if s.row == r), default=0.0) for r in range(len(flow.rows))]
        self.track = collect(
            self.paths, [(a, b, True) for a, b in self.to_target] + [(a, b, False) for a, b in self.from_source]
        )
        self.gutters: dict[int, list[Track]] = {}
        self.bands: dict[int, list[Track]] = {}
        self._order()

    def _order(self) -> None:
        """Ranks the tracks of all gutters, then those of all bands, which then know how those of a gutter lie."""
        tracks = dict.fromkeys(track for row in self.track for track in row if track is not None)
        for track in tracks:
            (self.gutters if track.vertical else self.bands).setdefault(track.line, []).append(track)
        where: dict[Track, float] = {}
        for line in self.gutters.values():
            arrange(line)
            for track in line:
                where[track] = track.line + 0.8 * ((track.rank + 1) / (len(line) + 1) - 0.5)
        turns: dict[Track, set[tuple[float, int]]] = {}
        for path, of in zip(self.paths, self.track, strict=True):
            for i, band in enumerate(of):
                if band is None or band.vertical:
                    continue
                for neighbour, node, beyond in ((i - 1, i, i - 1), (i + 1, i + 1, i + 2)):
                    if 0 <= neighbour < len(of):
                        other = of[neighbour]
                        at = float(path[node][0]) if other is None else where[other]
                        turns.setdefault(band, set()).add((at, 1 if path[beyond][1] > path[node][1] else -1))
        for line in self.bands.values():
            for track in line:
                track.turns = turns[track]
                track.low, track.high = min(track.turns)[0], max(track.turns)[0]
            arrange(line)
