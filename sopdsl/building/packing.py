"""Before rendering: a resolved SOP as bytes, which are small to keep, quick to hand to another process, and its key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from sopdsl.model.index import EntriSop, entry_of
from sopdsl.model.koleksi import Sop
from sopdsl.rendering import RenderContext
from sopdsl.source import Source
from sopdsl.workspace.cache import digest_of


@dataclass(frozen=True)
class Packed:
    """A SOP on its way to the renderers: its entry in the index, the SOP itself as JSON, and the path of its logo."""

    entry: EntriSop
    document: bytes
    logo: str | None

    @property
    def id(self) -> str:
        """The id of the SOP."""
        return self.entry.id

    def context(self, context: RenderContext, source: Source) -> RenderContext:
        """What this SOP's renderers may know: of the logos only its own; and its source."""
        logo = context.assets.get(self.logo) if self.logo else None
        assets = {} if logo is None or self.logo is None else {self.logo: logo}
        return replace(context, assets=assets, source=source.text.encode())


def pack(sop: Sop) -> Packed:
    """A SOP as bytes."""
    return Packed(entry_of(sop), sop.model_dump_json().encode(), sop.unit.logo)


def unpack(document: bytes, logo: str | None) -> Sop:
    """The SOP that was packed; the path of its logo is not part of the JSON."""
    sop = Sop.model_validate_json(document)
    return sop.model_copy(update={"unit": sop.unit.model_copy(update={"logo": logo})}) if logo else sop


def key_of(packed: Packed, context: RenderContext, version: str) -> str:
    """A key that is another one where anything differs that the SOP's documents are made from, but for its source."""
    return digest_of(version, *choices_of(context), packed.logo or "", packed.document, *_parts(context.assets))


def choices_of(context: RenderContext) -> list[str]:
    """All that a collection has chosen, as texts that differ where a choice does; the logos are no such choice."""
    return [repr(getattr(context, one.name)) for one in fields(context) if one.name not in ("assets", "source")]


def _parts(assets: Mapping[str, bytes]) -> list[str | bytes]:
    return [part for name in sorted(assets) for part in (name, assets[name])]
