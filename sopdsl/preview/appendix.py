"""From a resolved collection to its decree with the appendix: what a preview of the decree's file shows.

As pages there are the decree and the list of its SOPs, whose own pages are shown one SOP at a time; as HTML there is
all of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from sopdsl.building.built import Fault
from sopdsl.building.lampiran import MOST, bundles_of
from sopdsl.building.packing import Packed, pack, unpack
from sopdsl.building.tasks import LampiranTask, SopTask
from sopdsl.pipeline import Compiled
from sopdsl.preview.making import Made, draw, named
from sopdsl.rendering import Bundle, RenderContext

_USUAL = 2
"""The pages of a form while they have not been counted."""

MANY = f"Lampiran ini memuat lebih dari {MOST} SOP, sehingga tidak ditampilkan utuh. Pilih salah satu SOP-nya."
"""Why there is no view of a decree that is very large: a build makes several documents of it."""


@dataclass(frozen=True)
class Gathered:
    """The SOPs of a decree's appendix, each with what its renderers may know, and what the author should know."""

    compiled: Compiled
    bundle: Bundle | None
    sops: Mapping[str, tuple[Packed, RenderContext]]
    said: tuple[str, ...]
    many: bool


class Appendix:
    """Makes it again and again; the form of a SOP that has not changed is not made again."""

    def __init__(self) -> None:
        self._gathered: Gathered | None = None
        self._counts: dict[str, tuple[tuple[Packed, RenderContext], int]] = {}
        self._parts: dict[str, tuple[tuple[Packed, RenderContext], bytes]] = {}

    def gather(self, compiled: Compiled, shared: RenderContext) -> Gathered:
        """What a compiled collection has. There is no bundle where the decree has an error, or is too large."""
        if self._gathered and self._gathered.compiled is compiled:
            return self._gathered
        sops = {sop.id: pack(sop) for sop in compiled.koleksi.sop}
        sources = {entry.id: parsed.source for entry, parsed in compiled.files}
        # Neither pages nor HTML hold the source, so that a comment makes no others.
        made_from = {
            id: (packed, replace(packed.context(shared, sources[id]), source=None)) for id, packed in sops.items()
        }
        bundles, remarks = bundles_of(compiled, list(sops.values()))
        many = any(bundle.unit for _, bundle in bundles)
        bundle = bundles[0][1] if bundles and not many else None
        said = tuple(message for _, message, _ in remarks)
        self._gathered = Gathered(compiled, bundle, made_from, said, many)
        return self._gathered

    def too_large(self, compiled: Compiled) -> bool:
        """Whether a compiled collection has no view because it is too large."""
        return self._gathered is not None and self._gathered.compiled is compiled and self._gathered.many

    def make_pages(self, gathered: Gathered, shared: RenderContext, before: Made) -> Made:
        """The pages of the decree and its list, with the numbers of pages that are known by now."""
        assert gathered.bundle
        counts = {id: count for id, (_, count) in self._counts.items()}
        entries = gathered.bundle.entries
        entries = tuple(replace(entry, part=b"%d" % counts.get(entry.sop.id, _USUAL)) for entry in entries)
        made = draw(replace(gathered.bundle, entries=entries), shared, "keputusan", before)
        return replace(made, warnings=(*gathered.said, *made.warnings))

    def make_whole(
        self, pages: Made, gathered: Gathered, shared: RenderContext, outdated: Callable[[], bool]
    ) -> Made | None:
        """The pages, with the right numbers of pages, and the HTML of the same state; None where it is `outdated`
        before that."""
        assert gathered.bundle
        faults: list[Fault] = []
        entries = []
        for entry in gathered.bundle.entries:
            if outdated():
                return None
            self._count(*gathered.sops[entry.sop.id], faults)
            part = self._part(*gathered.sops[entry.sop.id], faults)
            if part:
                entries.append(replace(entry, part=part))
        pages = self.make_pages(gathered, shared, pages)
        bundle = replace(gathered.bundle, entries=tuple(entries))
        result = LampiranTask("lampiran.html", "html", bundle, shared).run()
        files = {name: pages.files[name] for name in pages.pages}
        form = next((named(made.data, "html", files) for made in result.made.values()), None)
        said = tuple(warning for made in result.made.values() for warning in made.warnings)
        return Made(pages.pages, form, None, files, pages.warnings, said, (*pages.faults, *faults, *result.faults))

    def _count(self, packed: Packed, context: RenderContext, faults: list[Fault]) -> None:
        """Counts the pages of a SOP anew where it has changed."""
        known = self._counts.get(packed.id)
        if known is None or known[0] != (packed, context):
            made = draw(unpack(packed.document, packed.logo), context, packed.id, Made())
            faults += made.faults
            self._counts[packed.id] = ((packed, context), len(made.pages))

    def _part(self, packed: Packed, context: RenderContext, faults: list[Fault]) -> bytes:
        """The part of a SOP's HTML; empty where its renderer fails."""
        known = self._parts.get(packed.id)
        if known and known[0] == (packed, context):
            return known[1]
        result = SopTask(packed.id, packed.document, packed.logo, ("html",), context).run()
        faults += result.faults
        part = result.made["html"].part if result.made else b""
        if part:
            self._parts[packed.id] = ((packed, context), part)
        return part
