"""Part of the third stage: what a rule may ask about the declarations of a collection while it looks at one SOP.

Each id that is asked for is remembered: what was found in a SOP stays true while its text and these ids do.
"""

from __future__ import annotations

from collections.abc import Sequence

from sopdsl.model.names import IN_TEXTS, Entry, Kind, Registry
from sopdsl.model.texts import Printer
from sopdsl.syntax import nodes
from sopdsl.syntax.nodes import Ref, Text

_ALL: tuple[Kind, ...] = ("peraturan", "sop", "unit", "pejabat", "instansi")


class World:
    """The declared names of a collection. `asked` are the ids that were asked for, known or not."""

    def __init__(self, registry: Registry, printer: Printer) -> None:
        self._registry = registry
        self._printer = printer
        self.asked: set[str] = set()

    def entry(self, id: str, kinds: Sequence[Kind] = _ALL) -> Entry | None:
        """The declaration of an id, if it is of one of these kinds."""
        self.asked.add(id)
        entry = self._registry.get(id, kinds)
        return entry if entry is not None and entry.kind in kinds else None

    def name(self, entry: Entry) -> str:
        """The name that is printed for a declared id."""
        return self._printer.name(entry).teks

    def printed(self, text: Text) -> str:
        """A text as it is printed; a reference that is not known prints as typed."""
        return "".join(self._reference(run) if isinstance(run, Ref) else run.text for run in text.runs)

    def unit(self, name: nodes.Name | None) -> nodes.Unit | None:
        """The declared unit that a field names."""
        entry = self.entry(name.value, ("unit",)) if name else None
        return entry.node if entry and isinstance(entry.node, nodes.Unit) else None

    def pejabat(self, name: nodes.Name | None) -> nodes.Pejabat | None:
        """The declared official that a field names."""
        entry = self.entry(name.value, ("pejabat",)) if name else None
        return entry.node if entry and isinstance(entry.node, nodes.Pejabat) else None

    def peraturan(self, id: str) -> nodes.Peraturan | None:
        """The declared regulation of an id."""
        entry = self.entry(id, ("peraturan",))
        return entry.node if entry and isinstance(entry.node, nodes.Peraturan) else None

    def _reference(self, ref: Ref) -> str:
        entry = self.entry(ref.id, IN_TEXTS)
        return self.name(entry) if entry else f"@{ref.id}"
