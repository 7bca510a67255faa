"""The result of the first stage: a file's tree, its comments, and what was wrong with it."""

from __future__ import annotations

from dataclasses import dataclass

from sopdsl.diagnostics import Diagnostic
from sopdsl.source import Comment as Comment
from sopdsl.source import Source
from sopdsl.syntax.nodes import File


@dataclass(frozen=True)
class ParsedFile:
    """A parsed file. `file` is the tree of what could be read, also where `diagnostics` holds errors."""

    source: Source
    file: File
    comments: tuple[Comment, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
