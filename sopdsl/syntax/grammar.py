"""Loads `grammar/sop.lark` into a LALR parser whose reductions call the builder; the grammar is data, found in the
installed package or else in the checkout."""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any

from lark import Lark, Token, Transformer
from lark.lark import PostLex

START_FILE = "berkas"
START_WAKTU = "waktu"


def grammar_text() -> str:
    """The text of the grammar."""
    packaged = resources.files("sopdsl").joinpath("_grammar/sop.lark")
    if packaged.is_file():
        return packaged.read_text(encoding="utf-8")
    return (Path(__file__).parents[2] / "grammar" / "sop.lark").read_text(encoding="utf-8")


def load(postlex: PostLex, transformer: Transformer[Any, Any], on_comment: Callable[[Token], Token]) -> Lark:
    """A parser for both start rules; `transformer` builds nodes while parsing, so no parse tree is ever made.

    `on_comment` is called with each comment that is a token of its own.
    """
    return Lark(
        grammar_text(),
        parser="lalr",
        lexer="contextual",
        start=[START_FILE, START_WAKTU],
        postlex=postlex,
        transformer=transformer,
        maybe_placeholders=True,
        lexer_callbacks={"KOMENTAR": on_comment},
    )
