"""The map of a collection as DOT, the language of Graphviz; no Graphviz is needed here.

Three columns: units, peraturan, units. All boxes have sizes measured by our own table of widths, so that the layout
does not depend on the fonts of the machine that draws it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

import graphviz

from sopdsl.model.peta import Ikatan, PanahPeta, Peta, SopPeta, UnitPeta
from sopdsl.rendering import Rendition
from sopdsl_renderers.form.words import STATUS
from sopdsl_renderers.markup import allowed
from sopdsl_renderers.text import wrap

_FONT = "Arimo,Arial,Helvetica,sans-serif"
_SIZE, _LEGEND, _UNIT, _TITLE = 9.0, 11.0, 12.0, 20.0
_HEAD = 40.0
"""What the box of a unit adds to the height of its SOPs, in points."""
_LEADING = 1.2
"""Graphviz's own line height, in sizes of the font."""
_BOX = 200.0
"""Width of a box in points."""
_PADDING = 8.0
_ENTITY = re.compile(r"&(?=#?\w+;)")
"""What Graphviz would read as an HTML entity, in any label."""
_INCH = 72.0

_Attributes = dict[str, str]
_STYLES: dict[Ikatan, _Attributes] = {
    "langkah": {"color": "#1a4d8f", "penwidth": "2.4"},
    "keterkaitan": {"color": "#1a4d8f", "penwidth": "1"},
    "dasar": {"color": "#8a8a8a", "penwidth": "0.6"},
    "diubah": {"color": "#8a4b00", "penwidth": "1", "style": "dashed"},
    "dicabut": {"color": "#8a4b00", "penwidth": "1.6", "style": "dotted"},
}
_SIGNS: tuple[tuple[Ikatan, str, str], ...] = (
    ("langkah", "══►", "dijalankan atau disebut dalam langkahnya"),
    ("keterkaitan", "──►", "terkait dengan"),
    ("dasar", "──►", "bersandar pada peraturan"),
    ("diubah", "– – ►", "diubah oleh"),
    ("dicabut", "· · · · ►", "dicabut oleh"),
)
"""The arrows as the legend shows and names them."""
_GAP = "&#160;" * 8
_MIDDLE = " "
"""The name of an unseen node between the columns; no id is a blank."""
_SOP = {"style": "filled", "fillcolor": "#ffffff"}
_LAW = {"shape": "note", "style": "filled", "fillcolor": "#fff6dd", "color": "#8a6d1f"}
_CLUSTER = {"style": "rounded,filled", "fillcolor": "#eef3f8", "color": "#7f98b2", "fontsize": "12", "margin": "10"}


def render(peta: Peta) -> Rendition:
    """The DOT source of a map in UTF-8: a cluster for each unit, a node for each SOP and peraturan named by its id."""
    return Rendition(source(peta).encode())


def source(peta: Peta) -> str:
    """The DOT source of a map."""
    graph = graphviz.Digraph(
        name="peta",
        graph_attr={
            "label": _legend({arrow.ikatan for arrow in peta.panah}),
            "labelloc": "b",
            "fontname": _FONT,
            "fontsize": f"{_LEGEND:g}",
            "rankdir": "LR",
            "newrank": "true",
            "remincross": "false",  # keeps the SOPs of a unit in their order
            "ranksep": "1.6",
            "nodesep": "0.2",
            "bgcolor": "#ffffff",
            "pad": "0.3",
        },
        node_attr={"fontname": _FONT, "fontsize": f"{_SIZE:g}", "shape": "box", "fixedsize": "true"},
        edge_attr={"arrowsize": "0.6"},
    )
    columns = _Columns(*_halves(peta.unit), [law.id for law in peta.peraturan])
    with graph.subgraph(name="cluster") as whole:
        whole.attr(label=_label(title(peta), 600.0, _TITLE), labelloc="t", fontsize=f"{_TITLE:g}", peripheries="0")
        # Graphviz stacks a column from its foot.
        for unit in reversed(peta.unit):
            _unit(whole, unit)
        for law in peta.peraturan:
            whole.node(law.id, **_box(law.nama, **_LAW))
        columns.place(whole)
    for arrow, both in _merged(peta.panah):
        columns.draw(graph, arrow, both=both)
    text: str = graph.source
    return text


def title(peta: Peta) -> str:
    """What the map is called: `Peta SOP`, and whose it is where that is one agency."""
    return f"Peta SOP {peta.instansi[0]}" if len(peta.instansi) == 1 else "Peta SOP"


def _halves(units: Sequence[UnitPeta]) -> tuple[list[UnitPeta], list[UnitPeta]]:
    """The units of the left and of the right column, about equally high, in their order."""
    heights = [sum(_height(_caption(sop)) for sop in unit.sop) + _HEAD for unit in units]
    left: list[UnitPeta] = []
    right: list[UnitPeta] = []
    above = 0.0
    for unit, height in zip(units, heights, strict=True):
        (left if above + height / 2 <= sum(heights) / 2 else right).append(unit)
        above += height
    return left, right


def _merged(arrows: Sequence[PanahPeta]) -> Iterator[tuple[PanahPeta, bool]]:
    """The arrows, with two that point at one another as one that has two heads: it says what holds both ways."""
    between = {(arrow.dari, arrow.ke): arrow.ikatan for arrow in arrows}
    for arrow in arrows:
        opposite = between.get((arrow.ke, arrow.dari))
        if opposite is None:
            yield arrow, False
        elif arrow.dari < arrow.ke:
            weaker = arrow.ikatan if arrow.ikatan in ("keterkaitan", "diubah") else opposite
            yield replace(arrow, ikatan=weaker), True


class _Place(NamedTuple):
    """Where a box stands: its column, its row in the order of all, its unit (none for a peraturan), and whether it is
    the first or the last of its unit; Graphviz chooses the order of the units, and of the peraturan."""

    column: int
    row: int
    unit: str | None
    outermost: bool


class _Columns:
    """The three columns, by which arrows know where they start and end."""

    def __init__(self, left: Sequence[UnitPeta], right: Sequence[UnitPeta], laws: Sequence[str]) -> None:
        self._places: dict[str, _Place] = {}
        for column, units in ((0, left), (2, right)):
            for unit in units:
                for sop in unit.sop:
                    outermost = sop in (unit.sop[0], unit.sop[-1])
                    self._places[sop.id] = _Place(column, len(self._places), unit.id, outermost)
        for law in laws:
            self._places[law] = _Place(1, len(self._places), None, True)

    def place(self, graph: graphviz.Digraph) -> None:
        """Holds the columns beside one another."""
        left, laws, right = ([id for id, place in self._places.items() if place.column == at] for at in range(3))
        graph.node(_MIDDLE, label="", style="invis", shape="point", width="0", height="0")
        for ids in (left, (_MIDDLE, *laws), right):
            with graph.subgraph() as column:
                column.attr(rank="same")
                for id in ids:
                    column.node(id)
        for id in left[:1]:
            graph.edge(id, _MIDDLE, style="invis", weight="0")
        for id in right[:1]:
            graph.edge(_MIDDLE, id, style="invis", weight="0")

    def draw(self, graph: graphviz.Digraph, arrow: PanahPeta, *, both: bool) -> None:
        """An arrow, or one with two heads: for Graphviz always to the right or upwards, whichever way it points.

        Graphviz 2.43, still common, breaks down over two arrows between the same boxes, hangs over a circle within a
        column, and puts the head of an arrow that leaves two neighbours sideways at the wrong end.
        """
        tail, head = sorted((arrow.dari, arrow.ke), key=lambda id: self._places[id][:2])
        start, end = self._places[tail], self._places[head]
        within = start.column == end.column
        if within:
            tail, head = head, tail
        attributes = dict(_STYLES[arrow.ikatan])
        if both or tail != arrow.dari:
            attributes["dir"] = "both" if both else "back"
        if within or end.column - start.column == 2:
            attributes["constraint"] = "false"
        if within and not _may_be_neighbours(start, end):
            attributes["tailport"] = attributes["headport"] = "w" if start.column == 0 else "e"
        graph.edge(tail, head, **attributes)


def _may_be_neighbours(one: _Place, other: _Place) -> bool:
    if one.unit != other.unit or one.unit is None:
        return one.outermost and other.outermost
    return abs(one.row - other.row) == 1


def _unit(graph: graphviz.Digraph, unit: UnitPeta) -> None:
    with graph.subgraph(name=f"cluster_{unit.id}") as cluster:
        cluster.attr(label=_label(unit.nama, _BOX, _UNIT), **_CLUSTER)
        for sop in unit.sop:
            look = {} if sop.status == "berlaku" else {"style": "filled,dashed"}
            cluster.node(sop.id, **_box(_caption(sop), **{**_SOP, **look}))
        with cluster.subgraph() as column:
            column.attr(rank="same")
            for below, above in pairwise(reversed(unit.sop)):
                column.edge(below.id, above.id, style="invis", weight="100")


def _legend(used: Collection[Ikatan]) -> str:
    """A label in Graphviz's markup that explains the arrows of the map; it holds no word of an author."""
    signs = [
        f'<font color="{_STYLES[ikatan]["color"]}">{sign}</font> {words}'
        for ikatan, sign, words in _SIGNS
        if ikatan in used
    ]
    return f"<{_GAP.join(signs)}>" if signs else ""


def _caption(sop: SopPeta) -> str:
    lines = (STATUS.get(sop.status), sop.nomor if sop.nomor.strip(" -") else None, sop.nama)
    return "\n".join(line for line in lines if line is not None)


def _box(text: str, **attributes: str) -> dict[str, str]:
    size = {"width": f"{_BOX / _INCH:.3f}", "height": f"{_height(text) / _INCH:.3f}"}
    return {"label": _label(text, _BOX - 2 * _PADDING), **size, **attributes}


def _height(text: str) -> float:
    """The height in points of a box."""
    lines = wrap(allowed(text), _BOX - 2 * _PADDING, _SIZE)
    return len(lines) * _SIZE * _LEADING + _PADDING


def _label(text: str, width: float, size: float = _SIZE) -> str:
    """Author text as a label: wrapped, nothing in it read as an escape or as HTML."""
    lines = "\n".join(wrap(allowed(text), width, size))
    # The very value must be kept: its type is what tells graphviz to quote a text that looks like HTML.
    escaped: str = graphviz.escape(_ENTITY.sub("&amp;", lines))
    return escaped
