"""What the grammar's lines give before a block makes nodes of them: fields, items and heads with their tokens."""

from __future__ import annotations

from dataclasses import dataclass

from lark import Token

from sopdsl.source import Span
from sopdsl.syntax import nodes


def span_of(token: Token) -> Span:
    """The place of a token, without blanks at its end."""
    start = token.start_pos or 0
    return Span(start, start + len(token.value.rstrip()))


def name_of(token: Token) -> nodes.Name:
    """The identifier that a token is."""
    return nodes.Name(span=span_of(token), value=token.value.rstrip())


@dataclass(slots=True)
class RawItem:
    """A list item: its marker and text."""

    marker: Token
    text: Token | None


@dataclass(slots=True)
class RawField:
    """`kunci: nilai` with the lines below it."""

    key: Token
    text: Token | None
    children: list[RawItem | RawField | Broken]


@dataclass(slots=True)
class Broken:
    """A line that could not be read; already reported."""


@dataclass(slots=True)
class Flag:
    """A line that is a keyword and nothing else: `opsional`, `halaman baru`."""

    word: nodes.Name


@dataclass(slots=True)
class SopHead:
    """`sop Nama`."""

    keyword: Token
    text: Token | None


@dataclass(slots=True)
class KeputusanHead:
    """`keputusan Tentang`."""

    keyword: Token
    text: Token | None


@dataclass(slots=True)
class PelaksanaBlock:
    """`pelaksana:` with its columns."""

    keyword: Token
    columns: tuple[nodes.Pelaksana, ...]


Entry = RawField | SopHead | KeputusanHead | PelaksanaBlock | nodes.Alur | nodes.Declaration | Broken
"""What stands at the left edge of a file."""
