"""What formats for other programs share: a finding as running text, and by what it is known from check to check."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import Any

from sopdsl.diagnostics import Diagnostic

_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?]) (?=[A-Z\"`])")


def sentences(found: Diagnostic) -> str:
    """What a finding says and what to type, as sentences on one line."""
    return " ".join(map(sentence, (found.message, *(found.hint or "").splitlines())))


def sentence(text: str) -> str:
    """A text with a capital letter at its beginning and a sign at its end."""
    text = " ".join(text.split("\n")).strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?", "…")) else ".")


def first_sentence(text: str) -> str:
    """The first of the sentences of a rule's documentation."""
    return _BETWEEN_SENTENCES.split(text, maxsplit=1)[0]


def fingerprints(found: Iterable[Diagnostic]) -> Iterator[str]:
    """A digest of each finding that stays the same while lines are added above it: of its file, code and sentence, and
    which of several alike it is."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for one in found:
        key = (one.source.path, one.code, one.message)
        text = "\0".join((*key, str(seen[key])))
        seen[key] += 1
        yield blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def array(entries: Iterable[Mapping[str, Any]]) -> str:
    """An array as JSON, with a line end. Its entries are made one by one, since together they may need much room."""
    pieces = [json.dumps(entry, ensure_ascii=False, indent=2).replace("\n", "\n  ") for entry in entries]
    return "[\n  " + ",\n  ".join(pieces) + "\n]\n" if pieces else "[]\n"
