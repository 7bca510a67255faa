"""Part of the third stage: the lists of words that rules look things up in, each read from `data/` once when asked."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def word_list(name: str) -> dict[str, Any]:
    """A list of words by its name: the values of `data/<name>.toml`."""
    return tomllib.loads((files("sopdsl.lint") / "data" / f"{name}.toml").read_text("utf-8"))


@cache
def words_in(name: str, key: str) -> frozenset[str]:
    """The words of one value of a list, which has them parted by blanks."""
    return frozenset(word_list(name)[key].split())


def pairs_in(name: str, key: str) -> dict[str, str]:
    """The words of one table of a list, each with what stands beside it."""
    pairs: dict[str, str] = word_list(name)[key]
    return pairs
