"""Part of the second stage: questions about a flow as a graph of nodes named by text; knows nothing of SOPs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

Edges = Mapping[str, Iterable[str]]


def reachable(starts: Iterable[str], edges: Edges, known: Set[str] = frozenset()) -> set[str]:
    """The nodes that can be reached from any of `starts`, these included, without going through `known` ones."""
    seen = set(starts)
    waiting = list(seen)
    while waiting:
        for node in edges.get(waiting.pop(), ()):
            if node not in seen and node not in known:
                seen.add(node)
                waiting.append(node)
    return seen


def reverse(edges: Edges) -> dict[str, list[str]]:
    """The same edges, each turned round."""
    turned: dict[str, list[str]] = {}
    for source, targets in edges.items():
        for target in targets:
            turned.setdefault(target, []).append(source)
    return turned


def causes(nodes: Sequence[str], edges: Edges) -> list[str]:
    """The fewest of `nodes` from which all of them can be reached by `edges`, in the order given.

    Where the nodes are faulty because a fault spreads along the edges, these are the places to report. Of a circle that
    nothing leads into it is the first. Takes time in proportion to the edges.
    """
    faulty = set(nodes)
    covered: set[str] = set()
    chosen: set[str] = set()
    for node in reversed(_by_finish(nodes, edges)):
        if node in faulty and node not in covered:
            chosen.add(node)
            covered |= reachable([node], edges, covered)
    return [node for node in nodes if node in chosen]


def _by_finish(nodes: Sequence[str], edges: Edges) -> list[str]:
    """Depth first from each node in turn: what can be reached from a node stands before it, circles apart."""
    finished: list[str] = []
    seen: set[str] = set()
    for root in nodes:
        if root in seen:
            continue
        seen.add(root)
        path = [(root, iter(edges.get(root, ())))]
        while path:
            node, targets = path[-1]
            target = next((target for target in targets if target not in seen), None)
            if target is None:
                finished.append(node)
                path.pop()
            else:
                seen.add(target)
                path.append((target, iter(edges.get(target, ()))))
    return finished
