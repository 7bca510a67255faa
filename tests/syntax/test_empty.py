"""A value that would print nothing is an empty value, whatever blanks it is made of; anything else is printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopdsl.source import Source
from sopdsl.syntax import parse

NOTHING = st.lists(
    st.sampled_from([" ", "\t", "\u00a0", "\u200b", "\u2003", "\u2060", "\\ ", "\\\u00a0"]), min_size=1, max_size=6
).map("".join)
PLACES = (
    "sop {}\n",
    "sop A\nnomor: {}\n",
    "sop A\ndasar hukum:\n  - {}\n",
    "sop A\npelaksana:\n  pd = {}\n",
    "sop A\nalur:\n  pd: {}\n",
    "sop A\nalur:\n  pd:{}\n    | {}\n",
    "sop A\nalur:\n  pd: Satu\n    keterangan: {}\n",
    "sop A\nalur:\n  pd: Satu\n    output:\n      1. {}\n",
    "sop A\nalur:\n  pd: Satu\n    tanya: {}\n    ya -> selesai\n",
    "sop A\nalur:\n  pd: Satu\n    & pd\n      tanya: {}\n",
    "unit u = {}\n",
    "pejabat p = P\n  nip: {}\n",
    "keputusan {}\n",
    "keputusan A\nmenetapkan: B\n  KESATU: {}\n",
)


def _codes(text: str) -> list[str]:
    return [found.code for found in parse(Source("x.sop", text)).diagnostics]


@pytest.mark.parametrize("place", PLACES)
@given(value=NOTHING)
def test_a_value_that_prints_nothing_is_empty(place: str, value: str) -> None:
    assert _codes(place.replace("{}", value)) == ["SOP024"]


@pytest.mark.parametrize("place", PLACES)
@given(before=NOTHING, value=st.sampled_from(["x", "\\\\", "\\#", "\\@", "-", "0"]), after=NOTHING)
def test_one_sign_that_is_printed_is_a_value(place: str, before: str, value: str, after: str) -> None:
    assert "SOP024" not in _codes(place.replace("{}", before + value + after))
