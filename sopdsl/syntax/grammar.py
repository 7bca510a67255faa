"""Loads `grammar/sop.lark` into a LALR parser whose reductions call the builder; the grammar is data, found in the
installed package or else in the checkout.

Working out the parse table takes 40 ms, a sixth of a whole `sopc check`, so Lark keeps it in the user's own cache
folder. Lark checks that the table belongs to this grammar, this Lark and this Python; deleting it is always safe.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any

from lark import Lark, Token, Transformer
from lark.lark import PostLex

START_FILE = "berkas"
START_WAKTU = "waktu"
CACHE_VARIABLE = "SOPC_CACHE_DIR"
"""Names another folder for the parse table; empty for none."""


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
    folder = _cache_folder()
    return Lark(
        grammar_text(),
        parser="lalr",
        lexer="contextual",
        start=[START_FILE, START_WAKTU],
        postlex=postlex,
        transformer=transformer,
        maybe_placeholders=True,
        lexer_callbacks={"KOMENTAR": on_comment},
        cache=str(folder / "grammar.lark-cache") if folder else False,
    )


def _cache_folder() -> Path | None:
    """A folder that only this user can write to, since the table is a pickle; None where there is none."""
    named = os.environ.get(CACHE_VARIABLE)
    if named == "":
        return None
    try:
        folder = Path(named) if named else _user_caches() / "sopc"
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if hasattr(os, "geteuid"):
            found = folder.stat()
            if found.st_uid != os.geteuid() or found.st_mode & 0o022:
                return None
    except (OSError, RuntimeError, ValueError):  # no home, no permission, a file in its place
        return None
    return folder


def _user_caches() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
