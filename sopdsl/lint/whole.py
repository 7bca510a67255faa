"""Part of the third stage: what a rule sees that compares the files of a collection."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from sopdsl.lint.facts import Facts
from sopdsl.lint.world import World
from sopdsl.source import Source
from sopdsl.syntax import nodes

_WORDS = re.compile(r"[^\W_]+|&")


@dataclass(frozen=True, eq=False)
class Whole:
    """A whole collection, by the ids of its files, in order: the facts of its SOPs, the trees of its other files
    (decrees and declarations), and the texts of all.

    SOPs with an error of syntax have no facts, but their names are known to `world`.
    """

    facts: Mapping[str, Facts]
    others: Mapping[str, nodes.File]
    sources: Mapping[str, Source]
    world: World

    @cached_property
    def by_name(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the SOPs of each name, which is written in the way of `name_key`."""
        names: dict[str, list[str]] = {}
        for id, facts in self.facts.items():
            names.setdefault(name_key(facts.nama.text), []).append(id)
        return {name: tuple(ids) for name, ids in names.items()}


def name_key(name: str) -> str:
    """A SOP's name for comparing: its words without a leading `SOP`, capitals and punctuation."""
    words = _WORDS.findall(name.casefold())
    return " ".join(words[1:] if words[:1] in (["sop"], ["pos"]) else words)
