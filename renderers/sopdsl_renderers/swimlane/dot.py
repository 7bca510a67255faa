"""The flow as DOT, the language of Graphviz, for drawing it with other tools; no Graphviz is needed here."""

from __future__ import annotations

import re
from itertools import pairwise

import graphviz

from sopdsl.model.koleksi import Alur, Kegiatan, Simbol, Sop
from sopdsl.rendering import RenderContext, Rendition, Theme
from sopdsl_renderers.form import words
from sopdsl_renderers.layout.flow import is_capsule_of_its_own
from sopdsl_renderers.markup import allowed
from sopdsl_renderers.swimlane.captions import caption
from sopdsl_renderers.text import wrap

_SHAPES = {
    "mulai": {"shape": "box", "style": "rounded"},
    "selesai": {"shape": "box", "style": "rounded"},
    "proses": {"shape": "box"},
    "keputusan": {"shape": "diamond", "margin": "0,0"},
}
_ENTITY = re.compile(r"&(?=#?\w+;)")
"""What Graphviz would read as an HTML entity, in any label."""
_TEXT = 130.0
"""Width in points at which labels are wrapped, at the size below."""
_SIZE = 10.0


def render(sop: Sop, context: RenderContext) -> Rendition:
    """The DOT source of one SOP in UTF-8: a cluster for each pelaksana (of each flow), a node for each symbol."""
    names = {p.id: p.nama for p in sop.pelaksana}
    graph = graphviz.Digraph(
        name=graphviz.escape(allowed(sop.id)),
        graph_attr={
            "label": _label(_title(sop, context.theme), 400.0),
            "labelloc": "t",
            "newrank": "true",
            "splines": "ortho",
            "nodesep": "0.4",
            "fontname": "Arimo,Arial,Helvetica,sans-serif",
        },
        node_attr={"fontname": "Arimo,Arial,Helvetica,sans-serif", "fontsize": f"{_SIZE:g}"},
        edge_attr={"fontname": "Arimo,Arial,Helvetica,sans-serif", "fontsize": "9"},
    )
    for number, alur in enumerate(sop.alur, 1):
        _flow(graph, alur, names, f"{number}/" if len(sop.alur) > 1 else "")
    return Rendition(graph.source.encode())


def _title(sop: Sop, theme: Theme) -> str:
    lines = (sop.nama, words.teks_status(sop, theme), words.nomor_tercetak(sop))
    return "\n".join(line for line in lines if line is not None)


def _flow(graph: graphviz.Digraph, alur: Alur, names: dict[str, str], prefix: str) -> None:
    """Adds the lanes, symbols and arrows of one flow; `prefix` keeps its names apart from those of other flows."""
    # Lanes are not put into a cluster of their flow: Graphviz would then turn their order round.
    title = f"{alur.judul}\n" if alur.judul is not None else ""
    symbols = [(k, s) for k in alur.kegiatan for s in k.simbol]
    known = {s.id for _, s in symbols}
    for pelaksana in alur.kolom:
        with graph.subgraph(name=f"cluster_{prefix}{pelaksana}") as lane:
            lane.attr(label=_label(f"{title}{names.get(pelaksana, pelaksana)}", _TEXT))
            lane.node(f"{prefix}{pelaksana}", label="", shape="point", style="invis")
            for kegiatan, simbol in symbols:
                if simbol.pelaksana == pelaksana:
                    lane.node(f"{prefix}{simbol.id}", label=_caption(simbol, kegiatan), **_SHAPES[simbol.bentuk])
    # The heads of the lanes, chained unseen, keep the lanes in the order of the form.
    with graph.subgraph() as heads:
        heads.attr(rank="same")
        for left, right in pairwise(alur.kolom):
            heads.edge(f"{prefix}{left}", f"{prefix}{right}", style="invis")
    for kegiatan in alur.kegiatan:
        row = [s for s in kegiatan.simbol if s.pelaksana in alur.kolom]
        if len({s.pelaksana for s in row}) == len(row) > 1:
            with graph.subgraph() as level:
                level.attr(rank="same")
                for simbol in row:
                    level.node(f"{prefix}{simbol.id}")
    for panah in alur.panah:
        if panah.dari in known and panah.ke in known:
            label = {"xlabel": _label(panah.syarat, _TEXT)} if panah.syarat is not None else {}
            graph.edge(f"{prefix}{panah.dari}", f"{prefix}{panah.ke}", **label)
    for kegiatan in alur.kegiatan:
        if kegiatan.hubungan == "bersama":
            together = [s for s in kegiatan.simbol if not s.tambahan and not is_capsule_of_its_own(s)]
            for a, b in pairwise(together):
                graph.edge(f"{prefix}{a.id}", f"{prefix}{b.id}", dir="none", constraint="false")


def _caption(simbol: Simbol, kegiatan: Kegiatan) -> str:
    said = caption(simbol, kegiatan)
    return _label("\n".join((said.text, *said.notes)), _TEXT)


def _label(text: str, width: float) -> str:
    """Author text as a label: wrapped, nothing in it read as an escape or as HTML."""
    lines = "\n".join(wrap(allowed(text), width, _SIZE))
    # The very value must be kept: its type is what tells graphviz to quote a text that looks like HTML.
    escaped: str = graphviz.escape(_ENTITY.sub("&amp;", lines))
    return escaped
