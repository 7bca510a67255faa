"""Guesses: which known words an unknown one was probably meant to be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopdsl.nearest import nearest


@pytest.mark.parametrize(
    ("word", "known", "words"),
    [
        ("serahkn", ["serahkan", "periksa"], ("serahkan",)),
        ("srea", ["sera", "periksa"], ("sera",)),
        ("periksa1", ["periksa2", "periksa3"], ("periksa2", "periksa3")),
        ("uu-25-2008", ["uu-25-2009", "uu-11-2020"], ("uu-25-2009",)),
        ("003-konsultasi", ["organisasi/003-konsultasi", "hukum/001-lain"], ("organisasi/003-konsultasi",)),
        ("hukum/003-konsultasi", ["organisasi/003-konsultasi"], ("organisasi/003-konsultasi",)),
        ("pda", ["pna"], ("pna",)),
        ("abcd", ["abce", "abcf", "abcg", "abch"], ("abce", "abcf", "abcg")),
    ],
)
def test_near(word: str, known: list[str], words: tuple[str, ...]) -> None:
    guess = nearest(word, known)
    assert guess is not None
    assert guess.words == words


@pytest.mark.parametrize(
    ("word", "known"), [("arsip", ["periksa", "serahkan"]), ("ab", ["xy"]), ("x", []), ("pd", ["pn"])]
)
def test_far(word: str, known: list[str]) -> None:
    assert nearest(word, known) is None


def test_question() -> None:
    guess = nearest("kabg", ["kabag", "kasbg"])
    assert guess is not None
    assert guess.question == '"kabag" atau "kasbg"'


@given(st.text("abc-1", min_size=4, max_size=12), st.integers(0, 11), st.sampled_from("abcx"))
def test_one_slip_is_always_near(word: str, at: int, letter: str) -> None:
    at %= len(word)
    for slip in (word[:at] + word[at + 1 :], word[:at] + letter + word[at:], word[:at] + letter + word[at + 1 :]):
        guess = nearest(slip, [word, "z" * 30])
        assert guess is not None
        assert guess.words == (word,)
