"""Author text for the HTML form: escaped, its italics as `<em>` and its line ends as `<br>`."""

from __future__ import annotations

from markupsafe import Markup, escape

from sopdsl.model.koleksi import Ranges
from sopdsl_renderers.markup import allowed, runs


def rich(text: str, miring: Ranges = (), *, narrow: bool = False) -> Markup:
    """The text as HTML; nothing in it is read as markup. Where it has a `narrow` place it may break after each `/`."""
    return Markup("").join(
        Markup("<em>{}</em>" if italic else "{}").format(_lines(part, narrow)) for part, italic in runs(text, miring)
    )


def _lines(text: str, narrow: bool) -> Markup:
    lines = [escape(line) for line in allowed(text).split("\n")]
    return Markup("<br>").join(line.replace("/", Markup("/<wbr>")) if narrow else line for line in lines)
