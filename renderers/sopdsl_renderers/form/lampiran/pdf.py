"""The PDF of a collection: the decree, its appendix with the list of SOPs, and every SOP's form as laid out before.

Nothing is measured here: the parts of the SOPs hold all sizes, so that this document costs little more than its pages.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from sopdsl.pictures import picture_kind
from sopdsl.rendering import Bundle, BundleEntry, RenderContext, Rendition
from sopdsl_renderers.form import words
from sopdsl_renderers.form.lampiran import decree
from sopdsl_renderers.form.lampiran.contents import Listed, groups_of
from sopdsl_renderers.form.lampiran.front import front_of
from sopdsl_renderers.form.printed import archive, letters, sheet
from sopdsl_renderers.form.printed.foot import foot_of
from sopdsl_renderers.form.printed.runs import plain
from sopdsl_renderers.form.printed.typesetting import TypesettingError, as_json, picture_file, typeset_best

__all__ = ["TypesettingError", "render"]

_DECREE = "Keputusan"
"""The bookmark of the decree."""


def render(bundle: Bundle, context: RenderContext) -> Rendition:
    """The document of a collection; warns of letters beside those of the SOPs that may not be printed as they should.

    Raises TypesettingError where Typst fails, which no text of an author's may cause.
    """
    note = context.theme.signature.note
    paper = sheet.upright_sheet_of(context.paper, note)
    listed = [one for group in groups_of(bundle) for one in group.listed]
    keys = [f"sop-{n}" if one.entry else None for n, one in enumerate(listed, 1)]
    parts = {key: one.entry.part for key, one in zip(keys, listed, strict=True) if key and one.entry}
    known = [_Known.of(entry) for entry in bundle.entries]
    pictures = _pictures((sop.logo for sop in known), context.assets)
    title = decree.document_title(bundle, context.theme)
    carried = {sop.id: sop.carried for sop in known}
    index = archive.index_of(bundle, carried)
    data = {
        "judul": plain(title),
        "dokumen": archive.about_collection(bundle, context),
        "berkas": [index, *archive.shared_of(bundle, context.assets, [index["nama"], *chain(*carried.values())])],
        "penanda": {"keputusan": _DECREE, "daftar": decree.list_title(context.theme)},
        "kertas": sheet.data_of(paper),
        "kaki": foot_of(title, paper.room[0], note),
        "logo": {path: name for path, (name, _) in pictures.items()},
        "sop": list(_sops(listed, keys)),
        **front_of(bundle, listed, keys, paper.room[0], context.theme),
    }
    files = {f"{key}.json": part for key, part in parts.items()}
    files |= dict(pictures.values()) | {"data.json": as_json(data)}
    texts = list(_texts(bundle))
    foreign = letters.foreign_letters(" ".join(text for _, text in texts))
    spare_fonts = bool(foreign) or any(sop.spare_fonts for sop in known)
    pdf, _, refusal = typeset_best("lampiran", [files], spare_fonts)
    # What is wrong with the SOPs has been told with their own documents.
    warnings: tuple[str, ...] = ()
    if refusal is not None:
        unshown = letters.unshown(foreign, refusal.details)
        if unshown:
            warnings = (letters.warning_of(unshown, texts),)
        elif all(sop.archival for sop in known):
            warnings = (archive.SHORT,)
    return Rendition(pdf, warnings, holds_source=True)


@dataclass(frozen=True)
class _Known:
    """What must be known of a SOP's part before it is printed, so that no other of its many values is kept."""

    id: str
    logo: str | None
    spare_fonts: bool
    archival: bool
    carried: tuple[str, ...]

    @classmethod
    def of(cls, entry: BundleEntry) -> _Known:
        part = json.loads(entry.part)
        names = tuple(file["nama"] for file in part["berkas"])
        return cls(entry.sop.id, part["logo"], part["huruf_lain"], part["arsip"], names)


def _sops(listed: Sequence[Listed], keys: Sequence[str | None]) -> Iterator[dict[str, Any]]:
    """Each SOP: its key, its bookmark, and that of its unit where another unit's SOP, or none, stands before it."""
    unit = None
    for one, key in zip(listed, keys, strict=True):
        if one.entry:
            changed = one.entry.sop.unit.id != unit
            unit = one.entry.sop.unit.id
            title = plain(words.tanpa_kata_sop(one.judul.rstrip(" ;")))
            yield {
                "kunci": key,
                "unit": plain(one.entry.sop.unit.nama) if changed else None,
                "judul": f"{one.no}. {title}",
            }


def _pictures(paths: Iterable[str | None], assets: Mapping[str, bytes]) -> dict[str, tuple[str, bytes]]:
    """The logos by path, each as a file of the project; only those that a SOP's own document could print."""
    found: dict[str, tuple[str, bytes]] = {}
    for path in paths:
        if path is not None and path not in found:
            kind = picture_kind(assets[path])
            assert kind is not None
            found[path] = picture_file(assets[path], kind, f"logo-{len(found) + 1}")
    return found


def _texts(bundle: Bundle) -> Iterator[tuple[str, str]]:
    """Places of the document beside the SOPs, each with all the text that stands there."""
    if bundle.keputusan:
        yield "keputusan", bundle.keputusan.model_dump_json(exclude={"lampiran"})
    yield "daftar SOP", " ".join([*(entry.judul for entry in bundle.entries), *(judul for _, judul in bundle.missing)])
    yield "nama instansi", bundle.instansi or ""
