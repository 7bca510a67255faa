"""The look of the swimlane diagram: quiet colours that stay apart in grey, and line weights, as CSS of the SVG."""

from __future__ import annotations

LANES = (
    ("#eaf0f7", "#cfdcea"),
    ("#fdfaf3", "#efe5d0"),
    ("#eaf3eb", "#cfe1d1"),
    ("#fbf8fc", "#e9dfec"),
    ("#e8f2f3", "#cae0e2"),
    ("#fdf8f6", "#f0dfd8"),
)
"""Colours of lanes and of their heads, by turns; darker and lighter ones alternate, so that a grey print shows them."""

INK = "#1f2429"
GREY = "#4d565e"
CSS = (
    f"text{{fill:{INK}}}.redup{{fill:{GREY}}}"
    ".lajur{stroke:none}.garis{fill:none;stroke:#8a949d;stroke-width:.7}"
    f".bingkai{{fill:none;stroke:{INK};stroke-width:1.1}}.pita{{fill:{INK}}}.terang{{fill:#fff}}"
    f".simbol{{fill:#fff;stroke:{INK};stroke-width:1.1}}"
    f".panah{{fill:none;stroke:{INK};stroke-width:1.1}}.ujung{{fill:{INK}}}"
    ".hilang{fill:#fff;fill-opacity:.75;stroke:#8a949d;stroke-width:.7;stroke-dasharray:3 2.5}"
)
