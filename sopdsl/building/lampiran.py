"""Before the documents of a whole collection: which SOPs stand in them, in which order and under which title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sopdsl.building.packing import Packed
from sopdsl.diagnostics import Severity
from sopdsl.pipeline import Compiled
from sopdsl.rendering import Bundle, BundleEntry
from sopdsl.workspace.paths import shown

LAMPIRAN = "lampiran"
MOST = 500
"""Of more SOPs than this, each unit gets a document of its own: one document grows faster than its pages."""
_NAMED = 5
Remark = tuple[str, str, Severity]


def bundles_of(compiled: Compiled, sops: Sequence[Packed]) -> tuple[list[tuple[str, Bundle]], list[Remark]]:
    """The documents of a collection by name, still without the parts of the SOPs, and what the author should know.

    There is none where the decree has an error: a document without it would look as if there were no decree.
    """
    keputusan = compiled.koleksi.keputusan
    place = _place(compiled)
    if keputusan is None and place:
        message = "lampiran tidak dibuat, karena berkas keputusan ini masih mengandung galat"
        return [], [(place, message, Severity.WARNING)]
    entries = {packed.id: packed.entry for packed in sops}
    instansi = compiled.koleksi.instansi[0].nama if len(compiled.koleksi.instansi) == 1 else None
    remarks: list[Remark] = []
    if keputusan:
        listed = [(entry.no, entry.judul, entry.sop) for entry in keputusan.lampiran]
        left_out = sorted(set(entries) - {id for _, _, id in listed})
        if left_out:
            named = ", ".join(left_out[:_NAMED]) + (", …" if len(left_out) > _NAMED else "")
            message = (
                f"{len(left_out)} SOP tidak disebut dalam lampiran keputusan, jadi tidak ikut di dalamnya: {named}"
            )
            remarks.append((place, message, Severity.WARNING))
    else:
        ordered = sorted(entries.values(), key=lambda entry: (entry.unit.nama, entry.unit.id, entry.id))
        listed = [(number, entry.nama, entry.id) for number, entry in enumerate(ordered, 1)]
    bundle = Bundle(
        keputusan=keputusan,
        instansi=instansi,
        entries=tuple(BundleEntry(no, judul, entries[id], b"") for no, judul, id in listed if id in entries),
        missing=tuple((no, judul) for no, judul, id in listed if id not in entries),
        sources=compiled.shared_sources,
    )
    if not bundle.entries and not keputusan:
        return [], remarks
    if len(bundle.entries) <= MOST:
        return [(LAMPIRAN, bundle)], remarks
    message = f"ada {len(bundle.entries)} SOP, lebih dari {MOST}: lampiran dibuat satu berkas per unit"
    remarks.append((place or shown(compiled.collection.root), message, Severity.INFO))
    return list(_by_unit(bundle)), remarks


def _by_unit(bundle: Bundle) -> Iterator[tuple[str, Bundle]]:
    units: dict[str, list[BundleEntry]] = {}
    for entry in bundle.entries:
        units.setdefault(entry.sop.unit.id, []).append(entry)
    for id, entries in units.items():
        yield f"{LAMPIRAN}.{id}", replace(bundle, entries=tuple(entries), missing=(), unit=entries[0].sop.unit)


def _place(compiled: Compiled) -> str:
    """The file of the decree, as shown; empty where the collection has none."""
    return next((entry.shown for entry, parsed in compiled.files if parsed.file.keputusan), "")
