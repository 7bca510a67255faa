"""Stretches of a text answer as looking through all of them would."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sopdsl.lint.stretches import Stretches

PLACES = st.tuples(st.integers(0, 30), st.integers(1, 6)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(PLACES, max_size=8), PLACES)
def test_they_meet_what_one_of_them_meets(pairs, place):
    start, end = place
    assert Stretches(pairs).meet(start, end) == any(begin < end and start < stop for begin, stop in pairs)


@given(st.lists(PLACES, max_size=8), st.lists(PLACES, max_size=8))
def test_one_by_one_each_that_meets_none_is_added(pairs, places):
    stretches, plain = Stretches(), []
    for start, end in (*pairs, *places):
        meets = any(begin < end and start < stop for begin, stop in plain)
        assert stretches.meet(start, end) == meets
        if not meets:
            stretches.add(start, end)
            plain.append((start, end))


@given(st.lists(st.integers(1, 5), max_size=8), PLACES)
def test_a_place_inside_one_is_surrounded(lengths, place):
    pairs, at = [], 0
    for length in lengths:
        pairs.append((at, at + length))
        at += length + 1
    start, end = place
    assert Stretches(pairs).surround(start, end) == any(begin < start and end < stop for begin, stop in pairs)
