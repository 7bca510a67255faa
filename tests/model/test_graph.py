"""Questions about a flow as a graph."""

from hypothesis import given
from hypothesis import strategies as st

from sopdsl.model.graph import causes, reachable, reverse

NODES = "abcdef"
graphs = st.dictionaries(st.sampled_from(NODES), st.lists(st.sampled_from(NODES), max_size=3))


def test_reachable() -> None:
    edges = {"a": ["b"], "b": ["a", "c"], "d": ["a"]}
    assert reachable(["a"], edges) == {"a", "b", "c"}
    assert reachable([], edges) == set()
    assert reachable(["x"], edges) == {"x"}
    assert reverse(edges) == {"b": ["a"], "a": ["b", "d"], "c": ["b"]}


def test_causes_are_where_a_fault_begins() -> None:
    assert causes(["b", "a", "c"], {"a": ["b"], "b": ["c"]}) == ["a"]
    assert causes(["a", "b"], {"a": ["b"], "b": ["a"]}) == ["a"]
    assert causes(["c", "a", "b"], {"a": ["b"], "b": ["a", "c"]}) == ["a"]
    assert causes(["a", "b"], {}) == ["a", "b"]
    assert causes([], {"a": ["b"]}) == []


@given(graphs, st.permutations(NODES))
def test_causes_cover_all_and_none_is_needless(edges: dict[str, list[str]], nodes: list[str]) -> None:
    chosen = causes(nodes, edges)
    assert reachable(chosen, edges) >= set(nodes)
    for node in chosen:
        others = [other for other in chosen if other != node]
        assert node not in reachable(others, edges)
    assert chosen == [node for node in nodes if node in chosen]
