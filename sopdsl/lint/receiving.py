"""Part of the third stage: kegiatan that hand something to the very pelaksana whose step it is."""

from __future__ import annotations

from typing import NamedTuple

from sopdsl.lint.kegiatan import Kegiatan, named_at
from sopdsl.lint.names import Sebutan, sebutan_of
from sopdsl.lint.subject import Subject
from sopdsl.lint.wordlists import words_in

_TO = frozenset(("kepada", "ke"))
_BEHIND = frozenset(("atau", "beserta", "dan", "disertai", "paling", "serta", "yang"))
_ENDINGS = ("pembuka", "penghenti")
"""Lists of words that do not go on with a name."""


class Receiver(NamedTuple):
    """Where a kegiatan names its receiver, as offsets in its passage: "kepada", the name, and its end."""

    start: int
    name: int
    end: int


def own_receiver(subject: Subject, kegiatan: Kegiatan) -> Receiver | None:
    """Where a kegiatan names its only pelaksana as the one who receives; None where it does not."""
    if len(kegiatan.step.pelaksana) != 1 or kegiatan.step.added:
        return None
    names: tuple[Sebutan, ...] | None = None
    for at, word in enumerate(kegiatan.words):
        if word.lower in _TO:
            names = sebutan_of(subject) if names is None else names
            end, ids = named_at(kegiatan.words, at + 1, names)
            if ids == (kegiatan.step.pelaksana[0].value,) and _ends(kegiatan, end):
                return Receiver(word.start, kegiatan.words[at + 1].start, kegiatan.words[end - 1].end)
    return None


def _ends(kegiatan: Kegiatan, at: int) -> bool:
    """Whether a name ends before a word: "petugas" is not the name in "petugas arsip"."""
    if at == len(kegiatan.words):
        return True
    word = kegiatan.words[at].lower
    return not word[0].isalnum() or word in _BEHIND or any(word in words_in("kata-kerja", key) for key in _ENDINGS)
