"""The document of a collection as one self-contained HTML file: the decree, the list, every SOP's form, and a search.

The forms come ready from the renderer of the SOPs. The search is the one script, and reads the page it stands on; the
policy of the page lets no other run and nothing be fetched.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from functools import cache

from markupsafe import Markup

from sopdsl.pictures import picture_kind
from sopdsl.rendering import Bundle, RenderContext, Rendition
from sopdsl_renderers.form.environment import environment
from sopdsl_renderers.form.fragment import Part, anchor_of, data_url, foot_line, logo_id
from sopdsl_renderers.form.lampiran import decree
from sopdsl_renderers.form.lampiran.contents import groups_of
from sopdsl_renderers.form.paper import page_of


def render(bundle: Bundle, context: RenderContext) -> Rendition:
    """The document in UTF-8, which needs no network, and its script for the search alone.

    The anchor of a SOP is `sop/` and its id; `#cari=` and a text is a search.
    The parts of the bundle must be those that `sopdsl_renderers.form.html` gives.
    """
    parts = [Part.decoded(entry.part) for entry in bundle.entries]
    script = _script()
    template = environment().get_template("lampiran/lampiran.html")
    title = decree.document_title(bundle, context.theme)
    html = template.render(
        keputusan=bundle.keputusan,
        instansi=bundle.instansi,
        unit=bundle.unit,
        title=title,
        foot=Markup(foot_line(title, context.theme)),
        theme=context.theme,
        groups=groups_of(bundle),
        parts=parts,
        numbers={anchor_of(entry.sop.id): number for number, entry in enumerate(bundle.entries, 1)},
        logos=_logos((part.logo for part in parts if part.logo), context.assets),
        page=page_of(context.paper),
        policy=_policy(script),
        script=Markup(script),
        kepala_kotak="h4",
        decree=decree,
        anchor_of=anchor_of,
        bare=_bare,
    )
    return Rendition(html.encode())


def _bare(judul: str) -> str:
    """The title of an entry without the mark that a list sets behind it."""
    return judul.rstrip(" ;")


def _logos(paths: Iterable[str], assets: Mapping[str, bytes]) -> list[tuple[str, str]]:
    """Id and address of the pictures at these paths, each once."""
    found = {}
    for path in paths:
        data = assets.get(path, b"")
        kind = picture_kind(data)
        if kind:
            found[logo_id(data)] = data_url(data, kind)
    return sorted(found.items())


@cache
def _script() -> str:
    made = environment()
    assert made.loader
    source = made.loader.get_source(made, "lampiran/cari.js")[0]
    # A browser reckons the hash of the script with LF, wherever the file was checked out.
    return "\n".join(source.splitlines())


def _policy(script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; img-src data:;"
        " base-uri 'none'; form-action 'none'"
    )
