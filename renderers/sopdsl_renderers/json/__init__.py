"""The JSON document of one SOP: the model as it stands, for other systems; its schema is the model's own."""

from __future__ import annotations

import json

from sopdsl.model.koleksi import Sop
from sopdsl.rendering import RenderContext, Rendition


def render(sop: Sop, context: RenderContext) -> Rendition:  # noqa: ARG001 - nothing but the SOP decides the document
    """The document in UTF-8: keys in the order of the model, 2 spaces a level, letters as they are, a final newline."""
    text = json.dumps(sop.model_dump(mode="json"), ensure_ascii=False, indent=2)
    # A lone surrogate, which no file but a caller's string can hold, is written as JSON escapes it.
    return Rendition(f"{text}\n".encode(errors="backslashreplace"))
