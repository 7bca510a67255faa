"""The first stage: `.sop` text to AST and diagnostics."""

from sopdsl.syntax.parsed import Comment, ParsedFile
from sopdsl.syntax.parser import parse

__all__ = ["Comment", "ParsedFile", "parse"]
