"""The pages of the printed form as pictures, for a preview: what the PDF was laid out as, drawn by Typst as SVG."""

from __future__ import annotations

import json
from typing import Any

from sopdsl.model.koleksi import Sop
from sopdsl.pictures import picture_kind
from sopdsl.rendering import RenderContext
from sopdsl_renderers.form.printed.runs import plain
from sopdsl_renderers.form.printed.typesetting import as_json, picture_file, typeset_pictures


def render(sop: Sop, part: bytes, context: RenderContext) -> tuple[bytes, ...]:
    """The pages in order, each an SVG whose letters are outlines; `part` is that of the SOP's PDF.

    Raises TypesettingError where Typst fails, which no text of an author's may cause.
    """
    printed: dict[str, Any] = json.loads(part)
    files: dict[str, bytes] = {}
    name = None
    if printed["logo"] is not None:
        picture = context.assets[printed["logo"]]
        kind = picture_kind(picture)
        assert kind is not None  # the PDF holds it
        name, files[name] = picture_file(picture, kind, "logo")
    data = {"judul": plain(sop.nama), "sop": printed, "logo": name}
    return typeset_pictures("sop", files | {"data.json": as_json(data)}, bool(printed["huruf_lain"]))
