"""After the rules: applies the fixes of findings to texts, and looks again until nothing is left to mend.

A round applies the fixes that do not touch each other; the others have their turn in the next one. What a round made
worse is taken back fix by fix, so that mending never leaves an error that was not there before.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Generic, TypeVar

from sopdsl.diagnostics import Diagnostic, Edit, Severity, in_order
from sopdsl.source import Span
from sopdsl.syntax.reports import Kind

MOST_ROUNDS = 10

_SYNTAX = frozenset(kind.value[0] for kind in Kind)

Texts = Mapping[str, str]
"""Texts by the path that findings name."""


Errors = dict[str, Counter[str]]


@dataclass(frozen=True)
class Seen:
    """What was found in texts: everything, and what is to be mended of it."""

    found: Sequence[Diagnostic]
    chosen: Sequence[Diagnostic]


S = TypeVar("S", bound=Seen)
Look = Callable[[Texts], S]


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


@dataclass(frozen=True, eq=False)
class _Mending:
    """A fix as it is applied: its file, its edits in order, and what it is known by after other fixes moved it."""

    path: str
    edits: tuple[Edit, ...]
    key: tuple[object, ...]


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
        texts, seen, done = _kept(texts, seen, mendings, look)
        refused.update(one.key for one in set(mendings).difference(done))
        if not done:
            continue
        rounds.append(_by_path(done))
        fixed.update(one.path for one in done)
        if texts in states:  # fixes that undo each other would go on for ever
            break
        states.append(texts)
    changed = sorted(path for path in fixed if texts[path] != before[path])
    return Settled(texts, seen, tuple(rounds), {path: fixed[path] for path in changed})


def applied(text: str, edits: Iterable[Edit]) -> str:
    """A text with edits that are in order and do not overlap."""
    pieces: list[str] = []
    at = 0
    for edit in edits:
        pieces += text[at : edit.span.start], edit.text
        at = edit.span.end
    return "".join((*pieces, text[at:]))


def _selected(
    chosen: Iterable[Diagnostic], texts: Texts, refused: set[tuple[object, ...]], *, unsafe: bool
) -> list[_Mending]:
    """The fixes of one round: in order of their places, each that leaves those before it alone."""
    taken: dict[str, list[Span]] = {}
    mendings: list[_Mending] = []
    known: set[tuple[str, tuple[Edit, ...]]] = set()
    for found in in_order(chosen):
        path = found.source.path
        if found.fix is None or not (found.fix.safe or unsafe) or path not in texts:
            continue
        text = texts[path]
        edits = tuple(sorted((edit for edit in found.fix.edits if _changes(text, edit)), key=lambda edit: edit.span))
        if not edits or (path, edits) in known or not _sound(text, edits):
            continue
        one = _Mending(path, edits, (path, found.code, *(_where(text, edit) for edit in edits)))
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


def _where(text: str, edit: Edit) -> tuple[object, ...]:
    """An edit as its line shows it, wherever that line is moved."""
    start = text.rfind("\n", 0, edit.span.start) + 1
    end = text.find("\n", edit.span.end)
    return text[start : end if end >= 0 else len(text)], edit.span.start - start, edit.text


def _by_path(mendings: Iterable[_Mending]) -> dict[str, tuple[Edit, ...]]:
    edits: dict[str, list[Edit]] = {}
    for one in mendings:
        edits.setdefault(one.path, []).extend(one.edits)
    # Insertions of one fix at one place stay in its order: sorting is stable.
    return {path: tuple(sorted(edits[path], key=lambda edit: edit.span)) for path in sorted(edits)}


def _kept(texts: Texts, seen: S, mendings: Sequence[_Mending], look: Look[S]) -> tuple[Texts, S, list[_Mending]]:
    """The texts with as many of these fixes as bring no new error, what is seen in them, and those fixes.

    Where a file has a new error, its fixes are halved until the one to blame is found, in all such files at a time.
    """
    known = _errors(seen.found)
    kept: list[_Mending] = []
    waiting: dict[str, list[list[_Mending]]] = {}
    for one in mendings:
        waiting.setdefault(one.path, [[]])[0].append(one)
    while waiting:
        tried = {path: parts.pop() for path, parts in waiting.items()}
        trial, after = _tried(texts, (*kept, *chain.from_iterable(tried.values())), look)
        now = _errors(after.found)
        worse = _worse(known, now, {path: len(part) == 1 for path, part in tried.items()})
        if not worse <= tried.keys():
            return _kept_by_halves(texts, seen, mendings, look)
        for path, part in tried.items():
            if path not in worse:
                kept += part
                known[path] = now[path]
            elif len(part) > 1:
                waiting[path] += _halves(part)
        waiting = {path: parts for path, parts in waiting.items() if parts}
        if not (worse or waiting):
            return trial, after, kept
    # What was kept was not seen without the rest.
    trial, after = _tried(texts, kept, look) if kept else (texts, seen)
    if _worse(known, _errors(after.found), {}):
        return _kept_by_halves(texts, seen, mendings, look)
    return trial, after, kept


def _kept_by_halves(
    texts: Texts, seen: S, mendings: Sequence[_Mending], look: Look[S]
) -> tuple[Texts, S, list[_Mending]]:
    """The same, where a fix brings an error into another file: all fixes are halved until it is found."""
    result = texts, seen
    known = _errors(seen.found)
    kept: list[_Mending] = []
    waiting = [list(mendings)]
    while waiting:
        part = waiting.pop()
        trial, after = _tried(texts, (*kept, *part), look)
        now = _errors(after.found)
        if not _worse(known, now, {one.path: len(part) == 1 for one in part}):
            kept += part
            result, known = (trial, after), now
        elif len(part) > 1:
            waiting += _halves(part)
    return (*result, kept)


def _halves(part: list[_Mending]) -> tuple[list[_Mending], list[_Mending]]:
    """The second half and the first, which is tried next."""
    half = len(part) // 2
    return part[half:], part[:half]


def _tried(texts: Texts, mendings: Iterable[_Mending], look: Look[S]) -> tuple[Texts, S]:
    edits = _by_path(mendings)
    trial = {**texts, **{path: applied(texts[path], of_file) for path, of_file in edits.items()}}
    return trial, look(trial)


def _worse(before: Errors, after: Errors, tried: Mapping[str, bool]) -> set[str]:
    """The files that have an error which was not there. `tried` says of each changed file whether by a single fix.

    A line that cannot be read hides what its text means: so a single fix may bring out errors other than those of
    syntax where it makes a file better to read, and in the files that refer to it.
    """
    better = any(_unread(after[path]) < _unread(before[path]) for path in tried)

    def excused(path: str) -> bool:
        return tried[path] and _is_better(before[path], after[path]) if path in tried else better

    return {path for path in list(after) if after[path] - before[path] and not excused(path)}


def _is_better(before: Counter[str], after: Counter[str]) -> bool:
    unread = _unread(after) - _unread(before)
    more = after - before
    return not _unread(more) and (unread < 0 or after.total() < before.total())


def _errors(found: Iterable[Diagnostic]) -> Errors:
    """How many errors of each code the files have, by path."""
    errors: Errors = defaultdict(Counter)
    for one in found:
        if one.severity is Severity.ERROR:
            errors[one.source.path][one.code] += 1
    return errors


def _unread(errors: Counter[str]) -> int:
    return sum(count for code, count in errors.items() if code in _SYNTAX)
