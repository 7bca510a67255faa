"""Where words are parted at the ends of lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopdsl_renderers.text.syllables import parts_of


@pytest.mark.parametrize(
    "parted",
    [
        "Pengad-mi-nis-trasi",
        "Peren-ca-naan",
        "Veri-fi-ka-tor",
        "SEK-RE-TA-RIAT",
        "Per-tang-gung-ja-waban",
        "Masya-ra-kat",
        "Kese-jah-te-raan",
        "Instru-men",
        "Ahli",
        "Helpdesk",
        "BKPSDM",
        "Wali",
    ],
)
def test_words_are_parted_between_syllables(parted: str) -> None:
    assert parts_of(parted.replace("-", "")) == parted.split("-")


@pytest.mark.parametrize("word", ["Pelayanan", "Keuangan", "Pengawasan", "Perhubungan"])
def test_no_consonant_is_parted_from_an_ending_that_it_may_not_belong_to(word: str) -> None:
    assert all(len(part) > 3 or part != parts_of(word)[-1] for part in parts_of(word))


@given(st.text())
def test_nothing_is_lost_and_no_part_is_a_stub(word: str) -> None:
    parts = parts_of(word)
    assert "".join(parts) == word
    if len(parts) > 1:
        assert word.isalpha()
        assert min(len(parts[0]), len(parts[-1])) >= 3
        assert all(parts)
