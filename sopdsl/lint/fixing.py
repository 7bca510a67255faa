"""After the rules: applies the fixes of findings to texts, and looks again until nothing is left to mend.

A round applies the fixes that do not touch each other; the others have their turn in the next one. What a round made
worse is taken back fix by fix, so that mending never leaves an error that was not there before.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic

from sopdsl.diagnostics import Diagnostic, Edit, in_order
from sopdsl.lint.mending import Look, Mending, S, Texts, by_path
from sopdsl.lint.trying import harmless
from sopdsl.source import Source, Span

MOST_ROUNDS = 10


@dataclass(frozen=True)
class Settled(Generic[S]):
    """Mended texts, and what was seen in them.

    `rounds` are the edits of each round by path, in order and in the offsets of the texts before that round; `fixed`
    counts the fixes by path.
    """

    texts: Texts
    seen: S
    rounds: tuple[Mapping[str, tuple[Edit, ...]], ...]
    fixed: Mapping[str, int]


def settle(texts: Texts, look: Look[S], *, unsafe: bool) -> Settled[S]:
    """Mend texts by the safe fixes of what `look` chooses in them, and by the others too where `unsafe` is wanted.

    Only files in `texts` are mended. At the most `MOST_ROUNDS` rounds are made.
    """
    before = texts
    seen = look(texts)
    rounds: list[Mapping[str, tuple[Edit, ...]]] = []
    fixed: Counter[str] = Counter()
    refused: set[tuple[object, ...]] = set()
    states = [texts]
    for _ in range(MOST_ROUNDS):
        mendings = _selected(seen.chosen, texts, refused, unsafe=unsafe)
        if not mendings:
            break
        texts, seen, done = harmless(texts, seen, mendings, look)
        refused.update(one.key for one in set(mendings).difference(done))
        if not done:
            continue
        rounds.append(by_path(done))
        fixed.update(one.path for one in done)
        if texts in states:  # fixes that undo each other would go on for ever
            break
        states.append(texts)
    changed = sorted(path for path in fixed if texts[path] != before[path])
    return Settled(texts, seen, tuple(rounds), {path: fixed[path] for path in changed})


def _selected(
    chosen: Iterable[Diagnostic], texts: Texts, refused: set[tuple[object, ...]], *, unsafe: bool
) -> list[Mending]:
    """The fixes of one round: in order of their places, each that leaves those before it alone."""
    taken: dict[str, list[Span]] = {}
    lines: dict[str, _Lines] = {}
    mendings: list[Mending] = []
    known: set[tuple[str, tuple[Edit, ...]]] = set()
    for found in in_order(chosen):
        path = found.source.path
        if found.fix is None or not (found.fix.safe or unsafe) or path not in texts:
            continue
        text = texts[path]
        edits = tuple(sorted((edit for edit in found.fix.edits if _changes(text, edit)), key=lambda edit: edit.span))
        if not edits or (path, edits) in known or not _sound(text, edits):
            continue
        if path not in lines:
            lines[path] = _Lines(Source(path, text))
        one = Mending(path, edits, (path, found.code, *map(lines[path].where, edits)))
        others = taken.setdefault(path, [])
        if one.key in refused or any(_touches(edit.span, others) for edit in edits):
            continue
        known.add((path, edits))
        for edit in edits:
            insort(others, edit.span)
        mendings.append(one)
    return mendings


def _changes(text: str, edit: Edit) -> bool:
    return text[edit.span.start : edit.span.end] != edit.text


def _sound(text: str, edits: Sequence[Edit]) -> bool:
    """Whether the edits of a fix, in order, lie in the text and beside each other."""
    ends = [0, *(edit.span.end for edit in edits)]
    return ends[-1] <= len(text) and all(
        end <= edit.span.start <= edit.span.end for end, edit in zip(ends, edits, strict=False)
    )


def _touches(span: Span, others: Sequence[Span]) -> bool:
    """Whether a span overlaps one of the others, which are in order, or an insertion is at an edge of one of them, so
    that the order of the two would be a guess."""
    at = bisect_left(others, span)
    for other in others[max(at - 1, 0) : at + 1]:
        inserts = span.start == span.end or other.start == other.end
        if span.start < other.end + inserts and other.start < span.end + inserts:
            return True
    return False


class _Lines:
    """The lines of a text, each taken from it once: a long one may hold thousands of slips."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._known: dict[tuple[int, int], str] = {}

    def where(self, edit: Edit) -> tuple[object, ...]:
        """An edit as its lines show it, wherever they are moved."""
        (first, column), (last, _) = map(self._source.position, edit.span)
        if (first, last) not in self._known:
            span = self._source.line_span(first).cover(self._source.line_span(last))
            self._known[first, last] = self._source.slice(span)
        return self._known[first, last], column, edit.text
