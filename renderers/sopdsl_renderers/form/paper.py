"""The paper of the HTML documents, as CSS says it."""

from __future__ import annotations

from typing import NamedTuple

from sopdsl.rendering import Paper

_MM = 72 / 25.4
_MARGIN = 15
"""On all sides of a form, in millimetres."""


class Page(NamedTuple):
    """A sheet. `landscape` and `portrait` are its sizes in CSS, `room` (CSS) the height of a full page of a form.

    `width` and `height` are those of such a page in points.
    """

    landscape: str
    portrait: str
    room: str
    width: float
    height: float


def page_of(paper: Paper) -> Page:
    """The sheet of this name."""
    long, short = {"F4": (330, 215), "A4": (297, 210)}[paper]
    # The last millimetre is left free, since what rounding adds would begin another page.
    room = short - 2 * _MARGIN - 1
    return Page(
        landscape=f"{long}mm {short}mm",
        portrait=f"{short}mm {long}mm",
        room=f"{room}mm",
        width=(long - 2 * _MARGIN) * _MM,
        height=room * _MM,
    )
