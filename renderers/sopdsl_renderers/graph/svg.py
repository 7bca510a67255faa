"""The map of a collection as SVG: what Graphviz draws of the DOT, with a title and without what only Graphviz says.

Where things stand, and so the bytes, depends on the version of Graphviz; nothing else of the machine matters much,
since the boxes are measured here.
"""

from __future__ import annotations

import re

from sopdsl.model.peta import Ikatan, Peta
from sopdsl.rendering import Rendition
from sopdsl_renderers.graph.dot import source, title
from sopdsl_renderers.graph.engine import svg_of
from sopdsl_renderers.markup import xml_text

_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)
"""Graphviz writes its version and all names into comments. No text in SVG holds a `<`, so none is an author's."""
_ROOT = re.compile(r"<svg ([^>]*)>")
_WORDS: dict[Ikatan, str] = {
    "langkah": "menjalankan atau menyebut dalam langkahnya",
    "keterkaitan": "terkait dengan",
    "dasar": "bersandar pada",
    "diubah": "diubah oleh",
    "dicabut": "dicabut oleh",
}


def render(peta: Peta) -> Rendition:
    """The SVG of a map in UTF-8. Raises what `svg_of` raises where there is no Graphviz."""
    drawn = _COMMENT.sub("", svg_of(source(peta)))
    root = _ROOT.search(drawn)
    if root is None:
        raise RuntimeError("Graphviz gave no SVG")
    attributes = " ".join(root[1].split())
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg {attributes} lang="id" role="img" aria-labelledby="judul uraian">\n'
        f'<title id="judul">{xml_text(title(peta))}</title>\n'
        f'<desc id="uraian">{xml_text(_description(peta))}</desc>'
    )
    return Rendition((head + drawn[root.end() :]).encode())


def _description(peta: Peta) -> str:
    """The map in words, a line an arrow."""
    names = {sop.id: sop.nama for sop in peta.sop} | {law.id: law.nama for law in peta.peraturan}
    lines = [f"{unit.nama}: {'; '.join(sop.nama for sop in unit.sop)}." for unit in peta.unit]
    lines += [f"{names[arrow.dari]} {_WORDS[arrow.ikatan]} {names[arrow.ke]}." for arrow in peta.panah]
    return "\n".join(lines)
