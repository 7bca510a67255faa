"""Author text made fit for a document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopdsl_renderers.markup import allowed, cleaned, runs

TEXTS = st.text(st.sampled_from("ab\u202e\u2066\u200b\x00é"), max_size=20)


@pytest.mark.parametrize("char", [*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", "\u200b", "\ufeff"])
def test_what_turns_or_parts_text_unseen_is_not_printed(char: str) -> None:
    assert allowed(f"nomor {char}21{char}") == "nomor 21"


@pytest.mark.parametrize("text", ["مرحبا\u200f", "क\u200dष", "👩\u200d🌾", "é", "a\tb\nc"])
def test_what_scripts_are_written_with_stays(text: str) -> None:
    assert allowed(text) == text


def test_controls_leave_a_mark() -> None:
    assert allowed("a\x00b\x85c\ud800") == "a\ufffdb\ufffdc\ufffd"


@given(TEXTS, st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=3))
def test_italics_move_with_the_text(text: str, ranges: list[tuple[int, int]]) -> None:
    miring = tuple(sorted(ranges))
    shown, moved = cleaned(text, miring)
    before = [(allowed(part), italic) for part, italic in runs(text, miring) if allowed(part)]
    assert "".join(part for part, _ in before) == shown == allowed(text)
    letters = [(char, italic) for part, italic in before for char in part]
    assert [(char, italic) for part, italic in runs(shown, moved) for char in part] == letters
