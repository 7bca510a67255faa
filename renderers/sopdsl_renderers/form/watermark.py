"""The word DRAF across the pages of drafts, as a picture: letters of lines, so that no text lies behind the text."""

from __future__ import annotations

from math import cos, radians, sin
from typing import Final

from sopdsl.model.koleksi import Sop
from sopdsl.rendering import Theme

_WIDTH, _HEIGHT = 520, 300
"""The size of the picture in its own units; it is drawn as large as a page allows."""
_COLOUR = "#ececec"
_PEN = 14
_TILT = radians(-24)
_LETTERS = (
    ("M", 0, 100, "L", 0, 0, "L", 22, 0, "C", 60, 0, 76, 18, 76, 50, "C", 76, 82, 60, 100, 22, 100, "Z"),
    ("M", 110, 100, "L", 110, 0, "L", 148, 0, "C", 184, 0, 184, 54, 148, 54, "L", 110, 54, "M", 150, 54, "L", 184, 100),
    ("M", 208, 100, "L", 248, 0, "L", 288, 100, "M", 222, 66, "L", 274, 66),
    ("M", 320, 100, "L", 320, 0, "L", 382, 0, "M", 320, 49, "L", 372, 49),
)
"""The letters side by side, 100 units high by the middle of the pen: commands of an SVG path with their points."""
_MIDDLE = (191, 50)


def _path() -> str:
    """The letters as a path, slanting upwards around the middle of the picture.

    The points are turned here: Chromium forgets a `transform` where the head of a table is repeated on a page.
    """
    path = ""
    for letter in _LETTERS:
        point: list[float] = []
        for part in letter:
            if isinstance(part, str):
                path += part
                continue
            point.append(part - _MIDDLE[len(point)])
            if len(point) == 2:
                x, y = point
                across = _WIDTH / 2 + x * cos(_TILT) - y * sin(_TILT)
                down = _HEIGHT / 2 + x * sin(_TILT) + y * cos(_TILT)
                path += f"{across:.1f} {down:.1f} "
                point.clear()
    return path.strip()


_WORD = f'<path d="{_path()}" fill="none" stroke="{_COLOUR}" stroke-width="{_PEN}"/>'

PICTURE: Final = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}">{_WORD}</svg>'
"""The word as an SVG of its own."""
INLINE: Final = (
    f'<svg class="tanda-air" aria-hidden="true" focusable="false" viewBox="0 0 {_WIDTH} {_HEIGHT}">{_WORD}</svg>'
)
"""The word as a piece of HTML that nobody hears of."""


def is_watermarked(sop: Sop, theme: Theme) -> bool:
    """Whether the pages of a SOP have the word behind them."""
    return theme.watermark and sop.status == "draf"
