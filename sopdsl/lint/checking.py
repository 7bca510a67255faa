"""From the texts of a collection's files to everything that is found in them: syntax, resolving, and the rules.

What was found in a SOP is remembered beside what it was found from: the SOP's text, and the declarations that it asked
for. Where neither has changed it is told again, and only an outline of the SOP is needed for the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Any

from sopdsl import keeping
from sopdsl.diagnostics import Diagnostic, once
from sopdsl.lint import facts as facts_json
from sopdsl.lint import outline
from sopdsl.lint.engine import lint_sop, lint_whole
from sopdsl.lint.facts import Facts, facts_of
from sopdsl.lint.fingerprints import Fingerprints
from sopdsl.lint.subject import Subject
from sopdsl.lint.whole import Whole
from sopdsl.lint.world import World
from sopdsl.model import Input, Resolver, outlined
from sopdsl.model.koleksi import Koleksi
from sopdsl.source import Comment, Source, Span
from sopdsl.syntax import ParsedFile, parse
from sopdsl.syntax.nodes import File

_KEPT_TREES = 500_000
"""How many characters of text the trees are kept of; a SOP beyond them is parsed twice."""

Memory = Mapping[str, Any]
"""What was remembered, by the ids of the SOPs: values of JSON, which may be anything."""


@dataclass(frozen=True)
class Given:
    """A file of a collection: its id, its text, and whether there is a text to be checked."""

    id: str
    source: Source
    legible: bool = True


@dataclass(frozen=True)
class Checked:
    """All that was found in a collection, in no special order, and what to remember of it.

    `parsed` are the files in the order given, SOPs as outlines; `koleksi` holds no SOP. `rest` is what was found beside
    what is remembered of the SOPs.
    """

    parsed: tuple[ParsedFile, ...]
    koleksi: Koleksi
    found: tuple[Diagnostic, ...]
    memory: Mapping[str, Any]
    rest: tuple[Diagnostic, ...]


@dataclass(eq=False)
class _File:
    """A file while it is checked."""

    given: Given
    input: Input
    tree: Input | None = None
    told: list[Diagnostic] = field(default_factory=list)
    facts: Facts | None = None
    remembered: Any = None


def check_files(files: Sequence[Given], memory: Memory | None = None, asked: Set[str] | None = None) -> Checked:
    """Check all files of a collection. Never raises for what an author wrote, or for what a memory holds.

    `asked` are the paths of the files whose findings are wanted, None for all: what is remembered of other SOPs need
    not be told where it does not point at one of them.
    """
    sources = {file.source.path: file.source for file in files}
    work = _opened(files, memory or {})
    resolver = Resolver([one.input for one in work])
    prints = Fingerprints(resolver.registry)
    kept: dict[str, Any] = {}
    for one in sorted(work, key=lambda one: one.given.id):
        if one.input.parsed.file.sop is None:
            one.told += one.input.parsed.diagnostics
            continue
        if not _tell_again(one, prints, sources, asked):
            _check(one, resolver, prints)
        if one.remembered is not None:
            kept[one.given.id] = one.remembered
        one.tree = None
    resolution = resolver.finish(())
    told = [found for one in work if one.remembered is not None for found in one.told]
    rest = [found for one in work if one.remembered is None for found in one.told]
    rest += resolution.diagnostics
    rest += lint_whole(
        Whole(
            facts={one.given.id: one.facts for one in _by_id(work) if one.facts},
            others={one.given.id: one.input.parsed.file for one in _by_id(work) if not one.input.parsed.file.sop},
            sources={one.given.id: one.given.source for one in work},
            world=World(resolver.registry, resolver.printer),
        )
    )
    return Checked(
        parsed=tuple(one.input.parsed for one in work),
        koleksi=resolution.koleksi,
        # A SOP that is told from memory may have its title resolved all the same.
        found=tuple(once([*told, *rest])),
        memory=kept,
        rest=tuple(rest),
    )


def _by_id(work: Iterable[_File]) -> list[_File]:
    return sorted(work, key=lambda one: one.given.id)


def _opened(files: Sequence[Given], memory: Memory) -> list[_File]:
    """The files with as much of their trees as the others can refer to, from memory where a text has not changed."""
    work: list[_File] = []
    room = _KEPT_TREES
    for given in files:
        remembered = memory.get(given.id)
        known = _recalled(given, remembered) if given.legible and remembered is not None else None
        if known:
            work.append(_File(given, known, remembered=remembered))
            continue
        tree = Input(given.id, _parsed(given))
        room -= len(given.source.text)
        work.append(_File(given, outlined(tree), tree if room >= 0 else None))
    return work


def _parsed(given: Given) -> ParsedFile:
    return parse(given.source) if given.legible else ParsedFile(given.source, File(span=Span(0, 0)))


def _recalled(given: Given, remembered: Any) -> Input | None:  # noqa: ANN401 - JSON
    try:
        if remembered["text"] != given.source.digest:
            return None
        sources = {given.source.path: given.source}
        return Input(
            given.id,
            ParsedFile(
                given.source,
                outline.unpacked(remembered["outline"]),
                tuple(Comment(Span(*span), alone) for span, alone in remembered["comments"]),
                tuple(keeping.unpacked(found, sources) for found in remembered["syntax"]),
            ),
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def _tell_again(one: _File, prints: Fingerprints, sources: Mapping[str, Source], asked: Set[str] | None) -> bool:
    """Tell what is remembered of a SOP, if the declarations that it asked for are as they were."""
    if one.remembered is None:
        return False
    try:
        if one.remembered["asked"] != prints.of(one.remembered["ids"], whole=one.remembered["guessed"]):
            return False
        path = one.given.source.path
        found = []
        if asked is None or path in asked or not asked.isdisjoint(one.remembered["points"]):
            found = [keeping.unpacked(packed, sources) for packed in keeping.listed(one.remembered["found"])]
        facts = one.remembered["facts"]
        one.facts = facts_json.unpacked(facts) if facts is not None else None
    except (KeyError, TypeError, ValueError, AttributeError):
        return False
    one.told += [*one.input.parsed.diagnostics, *found]
    return True


def _check(one: _File, resolver: Resolver, prints: Fingerprints) -> None:
    """Resolve a SOP, let the rules look at it, and remember what was found."""
    tree = one.tree or Input(one.given.id, _parsed(one.given))
    resolver.sop(tree)
    scope = resolver.scope(tree)
    found = list(scope.faults.diagnostics)
    world = World(resolver.registry, resolver.printer)
    sop = tree.parsed.file.sop
    if sop is not None and not scope.has_syntax_errors:
        subject = Subject(one.given.id, one.given.source, sop, world)
        found += lint_sop(subject)
        one.facts = facts_of(subject)
    one.told += [*tree.parsed.diagnostics, *found]
    one.input = Input(one.given.id, replace(one.input.parsed, comments=tree.parsed.comments))
    one.remembered = None
    shape = outline.packed(one.input.parsed.file)
    if shape is None or not one.given.legible:
        return
    ids = prints.closed(scope.asked | world.asked)
    one.remembered = {
        "text": one.given.source.digest,
        "outline": shape,
        "comments": [[comment.span, comment.alone] for comment in tree.parsed.comments],
        "syntax": [keeping.packed(one_found) for one_found in tree.parsed.diagnostics],
        "ids": ids,
        "guessed": scope.guessed,
        "asked": prints.of(ids, whole=scope.guessed),
        "points": sorted({label.source.path for one_found in found for label in one_found.related}),
        "found": [keeping.packed(one_found) for one_found in found],
        "facts": facts_json.packed(one.facts) if one.facts is not None else None,
    }
