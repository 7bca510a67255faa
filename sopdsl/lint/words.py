"""Part of the third stage: Indonesian verbs: which words are active or passive ones, and how to make them active.

A word is judged by its prefix; the exceptions, and verbs without a prefix, are data (`data/kata-kerja.toml`).
"""

from __future__ import annotations

import re

from sopdsl.lint.wordlists import pairs_in, words_in

_LIST = "kata-kerja"
_ACTIVE = re.compile(r"(?:me|ber|be(?=kerja|lajar|ternak|pergian))(?:-|[mn]g?-|ny-|r-)?[^\W\d_]{2,}")
_NOMINAL = re.compile(r"ber(?!tanya).+nya")
"""A noun made of a verb with ber-: "berakhirnya"."""
_PASSIVE = re.compile(r"di-?[^\W\d_]{3,}")
_APART = frozenset(("me", "mem", "men", "meng", "meny"))
"""The active prefix written as a word of its own, as in "men download"."""

_PLACES = re.compile(r"pe[nmr]|ke|makan$|bukan$|ikan$|pekan$|rekan$|dekan$")
"""A word with -kan that can follow "di" as a place."""
_ENDINGS = ("kan", "i")
_ONE_SYLLABLE = frozenset(
    [
        "bel",
        "bom",
        "cap",
        "cat",
        "cek",
        "cor",
        "gol",
        "klik",
        "lap",
        "las",
        "lem",
        "pak",
        "pel",
        "pos",
        "rem",
        "sah",
        "tes",
        "tik",
    ]
)
_KEEPS_P = re.compile(r"p(?:r|l|s)|punya|elajar|per(?!iksa|lu|intah|inci|as(?:kan|i)?$|caya|kosa|kara|ban)|pelajari")
_KEEPS_K = re.compile(r"k[lrh]|kaji")
_KEEPS_T = re.compile(r"t[rs]")
_KEEPS_S = re.compile(r"s[tpkwyrl]")


def is_active(word: str) -> bool:
    """Whether a word is an active verb: with me- or ber-, or one that needs no prefix."""
    word = word.lower()
    if word in words_in(_LIST, "aktif_tanpa_awalan") or word in _APART:
        return True
    return bool(_ACTIVE.match(word)) and not _NOMINAL.fullmatch(word) and word not in words_in(_LIST, "bukan_aktif")


def is_passive(word: str) -> bool:
    """Whether a word is a passive verb with di-."""
    word = word.lower()
    return bool(_PASSIVE.match(word)) and word not in words_in(_LIST, "bukan_pasif")


def is_order(word: str) -> bool:
    """Whether a word is a verb without its prefix, as in orders: "Terima", "Serahkan"."""
    word = word.lower()
    return word in pairs_in(_LIST, "perintah") or _orders_by_ending(word)


def is_plain_order(word: str) -> bool:
    """Whether a word is an order that no noun is written like, as "arsip" and "daftar" are."""
    word = word.lower()
    return _orders_by_ending(word) or (word.endswith("i") and word in pairs_in(_LIST, "perintah"))


def _orders_by_ending(word: str) -> bool:
    if len(word) <= len("makan") + 1 or not word.endswith("kan") or word.startswith(("pe", "ke", "di", "ter")):
        return False
    return word not in words_in(_LIST, "bukan_perintah")


def is_parted_passive(word: str) -> bool:
    """Whether a word behind "di" is a verb whose prefix that is: "di paraf"; no place, as in "di pasar"."""
    word = word.lower()
    if word in words_in(_LIST, "pasif_terpisah"):
        return True
    if not word.endswith("kan") or len(word) <= len("makan"):
        return False
    return not _PLACES.match(word) or word.startswith(("persiap", "perboleh", "perkenal", "perlukan", "pertemu"))


def active_of(word: str) -> str | None:
    """The active verb for a passive one, an order, or a noun that names a work; None where none is known."""
    word = word.lower()
    for table in ("perintah", "benda"):
        if word in (pairs := pairs_in(_LIST, table)):
            return pairs[word]
    if is_passive(word):
        stem = word.removeprefix("di").removeprefix("-")
        return pairs_in(_LIST, "perintah").get(stem) or with_me(stem)
    return with_me(word) if is_order(word) else None


def with_me(stem: str) -> str:
    """A stem, with its ending if it has one, after the active prefix: `serahkan` becomes `menyerahkan`."""
    bare = next((stem.removesuffix(end) for end in _ENDINGS if stem.endswith(end)), stem)
    first = stem[:1]
    if bare in _ONE_SYLLABLE or stem in _ONE_SYLLABLE:
        return f"menge{stem}"
    if first in "aiueogh":
        return f"meng{stem}"
    if first == "k":
        return f"meng{stem}" if _KEEPS_K.match(stem) else f"meng{stem[1:]}"
    if first in "bfv":
        return f"mem{stem}"
    if first == "p":
        return f"mem{stem}" if _KEEPS_P.match(stem) else f"mem{stem[1:]}"
    if first in "cdjz":
        return f"men{stem}"
    if first == "t":
        return f"men{stem}" if _KEEPS_T.match(stem) else f"men{stem[1:]}"
    if first == "s":
        return f"men{stem}" if _KEEPS_S.match(stem) else f"meny{stem[1:]}"
    return f"me{stem}"
