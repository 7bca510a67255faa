"""From a resolved collection to its decree with the appendix as HTML: what a preview of the decree's file shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sopdsl.building.built import Fault
from sopdsl.building.lampiran import bundles_of
from sopdsl.building.packing import Packed, pack
from sopdsl.building.tasks import LampiranTask, SopTask
from sopdsl.pipeline import Compiled
from sopdsl.preview.making import Made, named
from sopdsl.rendering import RenderContext
from sopdsl.source import Source


class Appendix:
    """Makes it again and again; the form of a SOP that has not changed is not made again."""

    def __init__(self) -> None:
        self._parts: dict[str, tuple[Packed, RenderContext, bytes]] = {}

    def make(self, compiled: Compiled, shared: RenderContext) -> Made | None:
        """The document of a compiled collection. None where there is none: its decree has an error, or it is so large
        that a build makes several."""
        sops = {sop.id: pack(sop) for sop in compiled.koleksi.sop}
        sources = {entry.id: parsed.source for entry, parsed in compiled.files}
        bundles, remarks = bundles_of(compiled, list(sops.values()))
        if len(bundles) != 1:
            return None
        name, bundle = bundles[0]
        faults: list[Fault] = []
        parts = {entry.sop.id: self._part(sops[entry.sop.id], shared, sources, faults) for entry in bundle.entries}
        entries = tuple(replace(entry, part=parts[entry.sop.id]) for entry in bundle.entries if parts[entry.sop.id])
        result = LampiranTask(name, "html", replace(bundle, entries=entries), shared).run()
        faults += result.faults
        files: dict[str, bytes] = {}
        form = next((named(made.data, "html", files) for made in result.made.values()), None)
        said = [message for _, message, _ in remarks] + [w for made in result.made.values() for w in made.warnings]
        return Made(form=form, files=files, warnings=tuple(said), faults=tuple(faults))

    def _part(self, packed: Packed, shared: RenderContext, sources: Mapping[str, Source], faults: list[Fault]) -> bytes:
        """The part of a SOP; empty where its renderer fails."""
        # The HTML does not hold the source, so that a comment makes no other one.
        context = replace(packed.context(shared, sources[packed.id]), source=None)
        known = self._parts.get(packed.id)
        if known and known[:2] == (packed, context):
            return known[2]
        result = SopTask(packed.id, packed.document, packed.logo, ("html",), context).run()
        faults += result.faults
        part = result.made["html"].part if result.made else b""
        if part:
            self._parts[packed.id] = (packed, context, part)
        return part
