"""Part of mending: which fixes of a round bring no error that was not there, found by trying them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import chain

from sopdsl.diagnostics import Diagnostic, Severity
from sopdsl.lint.mending import Look, Mending, S, Texts, applied, by_path
from sopdsl.syntax.reports import Kind

_MOST_LOOKS = 100
_MOST_RIVALS = 8
_SYNTAX = frozenset(kind.value[0] for kind in Kind)

Errors = dict[str, Counter[str]]
"""How many errors of each code the files have, by path."""


def harmless(texts: Texts, seen: S, mendings: Sequence[Mending], look: Look[S]) -> tuple[Texts, S, list[Mending]]:
    """The texts with as many of these fixes as bring no new error, what is seen in them, and those fixes.

    Where a file has a new error, its fixes are halved until the one to blame is found, in all such files at a time.
    Files whose errors point at each other have their turns one after the other.
    """
    first = _errors(seen.found)
    known = first.copy()
    kept: list[Mending] = []
    rivals: dict[str, set[str]] = defaultdict(set)
    waiting: dict[str, list[list[Mending]]] = {}
    for one in mendings:
        waiting.setdefault(one.path, [[]])[0].append(one)
    while True:
        tried: dict[str, list[Mending]] = {}
        for path, parts in waiting.items():
            if rivals[path].isdisjoint(tried):
                tried[path] = parts.pop()
        trial, after = _tried(texts, (*kept, *chain.from_iterable(tried.values())), look, seen)
        now = _errors(after.found)
        worse = _worse(known, now, {path: len(part) == 1 for path, part in tried.items()})
        suspects = _suspects(after.found, worse)
        if not worse:
            kept += chain.from_iterable(tried.values())
            known = now
        elif not suspects.keys().isdisjoint(tried):
            for path, part in tried.items():
                others = suspects.get(path, set()) & tried.keys() - {path}
                if path not in suspects:
                    kept += part
                    known[path] = now[path]
                elif 0 < len(others) < _MOST_RIVALS:
                    rivals[path] |= others
                    waiting[path].append(part)
                elif len(part) > 1:
                    waiting[path] += _halves(part)
        elif any(one.path in suspects for one in kept):
            kept = [one for one in kept if one.path not in suspects]
            known |= {path: first[path] for path in suspects}
            for path, part in tried.items():
                waiting[path].append(part)
        else:
            return _by_halves(texts, seen, mendings, look)
        waiting = {path: parts for path, parts in waiting.items() if parts}
        if not (worse or waiting):
            return trial, after, kept


def _by_halves(texts: Texts, seen: S, mendings: Sequence[Mending], look: Look[S]) -> tuple[Texts, S, list[Mending]]:
    """The same, where it cannot be told which file is to blame: all fixes are halved, as often as time allows."""
    result = texts, seen
    known = _errors(seen.found)
    kept: list[Mending] = []
    waiting = [list(mendings)]
    for _ in range(_MOST_LOOKS):
        if not waiting:
            break
        part = waiting.pop()
        trial, after = _tried(texts, (*kept, *part), look, seen)
        now = _errors(after.found)
        if not _worse(known, now, {one.path: len(part) == 1 for one in part}):
            kept += part
            result, known = (trial, after), now
        elif len(part) > 1:
            waiting += _halves(part)
    return (*result, kept)


def _halves(part: list[Mending]) -> tuple[list[Mending], list[Mending]]:
    """The second half and the first, which is tried next."""
    half = len(part) // 2
    return part[half:], part[:half]


def _tried(texts: Texts, mendings: Iterable[Mending], look: Look[S], seen: S) -> tuple[Texts, S]:
    """The texts with these fixes, and what is seen in them; `seen` is what is seen without."""
    edits = by_path(mendings)
    if not edits:
        return texts, seen
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


def _suspects(found: Iterable[Diagnostic], worse: Set[str]) -> dict[str, set[str]]:
    """The files with new errors and those at which their errors point, each with the others."""
    suspects: dict[str, set[str]] = {path: set() for path in sorted(worse)}
    for one in found:
        if one.severity is Severity.ERROR and one.source.path in worse:
            together = {one.source.path, *(label.source.path for label in one.related)}
            for path in together:
                suspects.setdefault(path, set()).update(together)
    return suspects


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
