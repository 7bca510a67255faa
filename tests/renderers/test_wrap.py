"""Lines of text by the table of widths: as long as can be, nothing lost, in time that grows with the text alone."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sopdsl_renderers.text import text_width, wrap
from sopdsl_renderers.text.wrap import cut

TEXTS = st.text(st.sampled_from("abiWM /-–\n\t日,."), max_size=60)


@given(TEXTS, st.floats(0, 120))
def test_lines_fit_and_hold_the_whole_text(text: str, width: float) -> None:
    lines = wrap(text, width, 7)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(len(line) == 1 or text_width(line, 7) <= width + 1e-9 for line in lines)
    assert all(line == line.strip() for line in lines)


@given(st.text(st.sampled_from("abiWM日"), min_size=1, max_size=60), st.floats(0, 120))
def test_each_part_of_a_word_is_as_long_as_can_be(word: str, width: float) -> None:
    parts = cut(word, width, 7)
    assert "".join(parts) == word
    for part, following in pairwise(parts):
        assert text_width(part + following[0], 7) > width - 1e-9
        assert len(part) == 1 or text_width(part, 7) <= width + 1e-9


def test_a_word_of_a_million_letters() -> None:
    lines = wrap("w" * 1_000_000, 100, 8)
    assert set(map(len, lines[:-1])) == {int(100 / text_width("w", 8))}
    assert sum(map(len, lines)) == 1_000_000


def test_a_million_words_on_one_line() -> None:
    assert wrap("kata " * 1_000_000, 1e9, 8) == [("kata " * 1_000_000).rstrip()]


def test_words_may_be_given_hyphens_between_their_syllables() -> None:
    assert wrap("Harus dipertanggungjawabkan!", 60, 7, hyphens=True) == ["Harus", "dipertanggungja-", "wabkan!"]
    assert wrap("lengkap dan sah", 30, 7, hyphens=True) == wrap("lengkap dan sah", 30, 7)


@given(TEXTS, st.floats(0, 120))
def test_hyphens_are_all_that_is_added(text: str, width: float) -> None:
    lines = wrap(text, width, 7, hyphens=True)
    assert "".join("".join(lines).split()).replace("-", "") == "".join(text.split()).replace("-", "")
    assert all(len(line) == 1 or text_width(line, 7) <= width + 1e-9 for line in lines)
