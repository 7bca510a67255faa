"""The swimlane diagram on its way to other formats than SVG: what Typst needs to draw it, and with which fonts.

Nothing but Python packages is needed.
"""

from __future__ import annotations

from typing import Any

from sopdsl.model.koleksi import Sop
from sopdsl.rendering import RenderContext
from sopdsl_renderers.form import words
from sopdsl_renderers.form.printed import letters
from sopdsl_renderers.form.printed.archive import about_sop
from sopdsl_renderers.form.printed.typesetting import as_json, fonts
from sopdsl_renderers.markup import allowed
from sopdsl_renderers.swimlane.svg import Diagram

_MAIN = b"""\
#let d = json("data.json")
#let (year, month, day) = d.dokumen.tanggal
#set document(
  title: d.judul,
  author: d.dokumen.penyusun,
  keywords: d.dokumen.kata_kunci,
  date: datetime(year: year, month: month, day: day),
)
#set text(font: "Arimo", lang: "id")
#set page(width: d.lebar * 1pt, height: d.tinggi * 1pt, margin: 0pt)
#image("diagram.svg", width: 100%, height: 100%, alt: d.uraian)
"""


def project_of(sop: Sop, context: RenderContext, diagram: Diagram) -> dict[str, Any]:
    """What Typst needs to know of a diagram: a project in memory, and fonts that have its letters."""
    wide, high = diagram.size
    title = allowed(words.judul_dokumen(sop))
    data = {
        "dokumen": about_sop(sop, context),
        "judul": title,
        "uraian": allowed(diagram.description) or title,
        "lebar": wide,
        "tinggi": high,
    }
    return {
        "input": {"main.typ": _MAIN, "data.json": as_json(data), "diagram.svg": diagram.svg},
        "font_paths": fonts(bool(foreign_letters_of(diagram))),
        "ignore_system_fonts": True,
    }


def foreign_letters_of(diagram: Diagram) -> list[str]:
    """The letters in a diagram that the font of the forms lacks."""
    return letters.foreign_letters(diagram.svg.decode())
