"""What a renderer is: the contract between the compiler and the backends, which are found through entry points.

A renderer is a function `render(sop, context) -> Rendition`, registered in the entry-point group `sopdsl.renderers`
under the name of its format, which is also the suffix of its files. The core imports no backend.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

from sopdsl.model.koleksi import Sop

Paper = Literal["F4", "A4"]
GROUP = "sopdsl.renderers"


@dataclass(frozen=True)
class RenderContext:
    """What a renderer may know beside the SOP: the paper, and the collection's logos by path below its root."""

    paper: Paper = "F4"
    assets: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class Rendition:
    """The bytes of one document, and what the author should know about it (Indonesian sentences)."""

    data: bytes
    warnings: tuple[str, ...] = ()


class Renderer(Protocol):
    """A backend: the same input gives the same bytes; it reads no file, clock or network."""

    def __call__(self, sop: Sop, context: RenderContext) -> Rendition:
        """The document of one SOP."""
        ...
