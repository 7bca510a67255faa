"""Part of the third stage: lists of regulations, `dasar hukum` of a SOP and `mengingat` of a decree, under check."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from sopdsl.lint.citations import Citation, citation, citations
from sopdsl.lint.rule import Found, SopCheck, WholeCheck
from sopdsl.lint.subject import Subject, refs_of, texts_of
from sopdsl.lint.whole import Whole
from sopdsl.lint.world import World
from sopdsl.source import Source
from sopdsl.syntax.nodes import Box, Item, Peraturan, Ref, Text


class Basis(NamedTuple):
    """A regulation of a list: its text, and the entry that it is; None for a text without a list.

    `ref` refers to the declared regulation for which the whole text stands: `teks = @id`, or a text that begins with
    `@id`. `cited` is how the text itself begins, and `meant` the same, or the declared name where that says more.
    """

    item: Item | None
    text: Text
    printed: str
    ref: Ref | None
    cited: Citation | None
    meant: Citation | None

    @property
    def named(self) -> bool:
        """Whether the text begins with the name of a declared regulation, which is looked at where it is declared."""
        return isinstance(next(iter(self.text.runs), None), Ref)


class Mentioned(NamedTuple):
    """The regulations that texts name, by id or in words."""

    ids: frozenset[str]
    cited: tuple[Citation, ...]

    def has(self, world: World, id: str) -> bool:
        """Whether a declared regulation is among them."""
        if id in self.ids:
            return True
        declared = world.peraturan(id)
        meant = citation(world.printed(declared.nama)) if declared else None
        return meant is not None and any(meant.same(one) for one in self.cited)


@dataclass(frozen=True, eq=False)
class Bases:
    """A list of regulations as written, in its file and collection."""

    source: Source
    world: World
    box: Box

    @cached_property
    def entries(self) -> tuple[Basis, ...]:
        """The regulations in order. The text above a list is its introduction, and names none."""
        found = [self._basis(item, item.text, item.refers) for item in self.box.items]
        if self.box.intro and not found:
            found.append(self._basis(None, self.box.intro, None))
        return tuple(found)

    @cached_property
    def mentioned(self) -> Mentioned:
        """What is named anywhere in the list."""
        named = mentioned_in(self.world, *texts_of(self.box))
        return Mentioned(named.ids | {item.refers.id for item in self.box.items if item.refers}, named.cited)

    def _basis(self, item: Item | None, text: Text, refers: Ref | None) -> Basis:
        first = next(iter(text.runs), None)
        ref = refers or (first if isinstance(first, Ref) else None)
        declared = self.world.peraturan(ref.id) if ref else None
        printed = self.world.printed(text)
        cited = citation(printed)
        meant = cited
        if declared and not (cited and cited.complete):
            meant = citation(self.world.printed(declared.nama)) or cited
        return Basis(item, text, printed, ref if declared else None, cited, meant)


def mentioned_in(world: World, *texts: Text) -> Mentioned:
    """The regulations that some texts name."""
    ids = frozenset(ref.id for text in texts for ref in refs_of(text))
    return Mentioned(ids, tuple(one for text in texts for one in citations(world.printed(text))))


def short_name(world: World, peraturan: Peraturan) -> str:
    """A declared regulation without its title: `Peraturan Presiden Nomor 16 Tahun 2018`."""
    name = world.printed(peraturan.nama)
    cited = citation(name)
    return name[: cited.end] if cited and cited.complete else name


@lru_cache(maxsize=2)
def of_sop(subject: Subject) -> Bases | None:
    """The list of a SOP; None where it has none. Several rules look at the same one after another."""
    box = subject.sop.dasar_hukum
    return Bases(subject.source, subject.world, box) if box else None


Find = Callable[[Bases], Iterator[Found]]


def in_sops(find: Find) -> SopCheck:
    """The check of a SOP that looks at its list; one that is revoked will not be written anew."""

    def check(subject: Subject) -> Iterator[Found]:
        bases = of_sop(subject)
        if bases and not subject.revoked:
            yield from find(bases)

    return check


def in_decrees(find: Find) -> WholeCheck:
    """The check of a collection that looks at the lists of its decrees."""

    def check(whole: Whole) -> Iterator[tuple[str, Found]]:
        for id, file in whole.others.items():
            box = file.keputusan.mengingat if file.keputusan else None
            if box:
                yield from ((id, found) for found in find(Bases(whole.sources[id], whole.world, box)))

    return check
