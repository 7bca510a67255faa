"""Part of the second stage: the one namespace of a collection, and what a file may look up in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from sopdsl.diagnostics import Label, Severity
from sopdsl.model import faults
from sopdsl.model.faults import Faults
from sopdsl.nearest import MOST_GUESSES, Guess, nearest
from sopdsl.source import Source, Span
from sopdsl.syntax.nodes import Instansi, Node, Pejabat, Peraturan, Sop, Text, Unit
from sopdsl.syntax.parsed import ParsedFile

Kind = Literal["sop", "instansi", "unit", "pejabat", "peraturan"]
IN_TEXTS: tuple[Kind, ...] = ("peraturan", "sop", "unit", "pejabat")
"""What `@id` in a text can name."""

_KINDS: dict[type[Node], Kind] = {Instansi: "instansi", Unit: "unit", Pejabat: "pejabat", Peraturan: "peraturan"}
_MOST_LISTED = 5
_WORDS: dict[Kind, str] = {"sop": "SOP"}
_PLAIN_AT = r"tanda @ sebagai huruf biasa ditulis \@"
_DECLARED_IN_TEXT = re.compile(
    r"^\W{0,9}(?:(?i:instansi|unit|pejabat|peraturan)[ \t]+(?=[a-z])|[A-Za-z]{4,12}[ \t]+(?=[a-z][a-z0-9-]*[ \t]*=))"
    r"([a-z][a-z0-9-]*)",
    re.MULTILINE,
)
"""What may have been meant as a declaration, though its word is misspelt or a bullet stands before it."""


def word(kind: Kind) -> str:
    """The kind as authors call it."""
    return _WORDS.get(kind, kind)


@dataclass(frozen=True)
class Input:
    """A parsed file of a collection; `id` is its path below the collection's root, with `/`, without `.sop`."""

    id: str
    parsed: ParsedFile


@dataclass(frozen=True, eq=False)
class Entry:
    """A declared id: what it names, the text printed for it, and where it was declared."""

    id: str
    kind: Kind
    nama: Text
    node: Node
    scope: Scope
    span: Span

    def label(self, message: str) -> Label:
        """The place of the declaration as a further place of a finding."""
        return Label(self.scope.source, self.span, message)


class Registry:
    """All declared ids of a collection. Of two declarations of one id the first counts, the second is reported."""

    def __init__(self, scopes: Iterable[Scope]) -> None:
        self._entries: dict[str, list[Entry]] = {}
        self._unreadable: set[str] = set()
        for scope in scopes:
            for entry in _declared(scope):
                same = self._entries.setdefault(entry.id, [])
                same.append(entry)
                first = same[0]
                if first is not entry:
                    scope.shared.add(
                        faults.ID_GANDA,
                        entry.span,
                        f'id "{entry.id}" sudah dipakai untuk {word(first.kind)} lain'
                        if first.kind == entry.kind
                        else f'id "{entry.id}" sudah dipakai untuk {word(first.kind)}',
                        hint="semua id satu koleksi harus berbeda: beri id lain pada salah satunya",
                        related=[first.label("dideklarasikan pertama kali di sini")],
                    )
            if scope.has_syntax_errors:
                self._unreadable.update(_DECLARED_IN_TEXT.findall(scope.source.text), [scope.id])

    def get(self, id: str, kinds: Sequence[Kind]) -> Entry | None:
        """The declaration of an id: the first of one of these kinds, else the first of all."""
        same = self._entries.get(id, [])
        return next((entry for entry in same if entry.kind in kinds), same[0] if same else None)

    def of_kind(self, kind: Kind) -> Iterator[Entry]:
        """The declarations of a kind, one an id, sorted by id."""
        for id in sorted(self._entries):
            entry = self.get(id, (kind,))
            if entry and entry.kind == kind:
                yield entry

    def unreadable(self, id: str) -> bool:
        """Whether an undeclared id seems to be declared in a file with syntax errors, which are reported already."""
        return id in self._unreadable

    @property
    def ids(self) -> Sequence[str]:
        """Every id that is declared, or seems to be in a file that cannot be read; sorted."""
        return sorted(self._entries.keys() | self._unreadable)

    def all(self, id: str) -> Sequence[Entry]:
        """All declarations of an id, the first that counts first."""
        return self._entries.get(id, ())

    def examples(self, kinds: Sequence[Kind]) -> str | None:
        """A hint that lists some declared ids of these kinds; None where there are none."""
        ids = [entry.id for kind in kinds for entry in self.of_kind(kind)]
        listed = ", ".join(ids[:_MOST_LISTED]) + (", …" if len(ids) > _MOST_LISTED else "")
        return f"yang dapat ditulis di sini: {listed}" if ids else None

    def guess(self, id: str, kinds: Sequence[Kind]) -> Guess | None:
        """The declared ids of these kinds nearest to an unknown one."""
        return nearest(id, (entry.id for same in self._entries.values() for entry in same if entry.kind in kinds))


@dataclass(eq=False)
class Scope:
    """One file while it is resolved: its findings, and the ids it looked up.

    `faults` are those of the file's own text and keep its SOP out of the collection; `shared` are those between files
    (an id or a number used twice), which do not. `complete` is False where a looked-up id is declared but unreadable.
    `asked` are all ids that were looked up; `guessed` says that one was not what it should be, so that the findings
    depend on every id of the collection.
    """

    input: Input
    faults: Faults = field(init=False)
    shared: Faults = field(init=False)
    complete: bool = True
    asked: set[str] = field(default_factory=set)
    guessed: bool = False
    _unknown: dict[tuple[str, Sequence[Kind]], list[Span]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.faults, self.shared = Faults(self.source), Faults(self.source)

    @property
    def id(self) -> str:
        """The file's path below the root, without `.sop`; the id of its SOP."""
        return self.input.id

    @property
    def source(self) -> Source:
        """The file's text."""
        return self.input.parsed.source

    @property
    def has_syntax_errors(self) -> bool:
        """Whether parsing the file found an error."""
        return self.syntax_error_before(None)

    def syntax_error_before(self, offset: int | None) -> bool:
        """Whether parsing found an error that begins before an offset; None is the end of the file."""
        found = self.input.parsed.diagnostics
        return any(d.severity is Severity.ERROR and (offset is None or d.span.start < offset) for d in found)

    def look_up(self, registry: Registry, id: str, span: Span, kinds: Sequence[Kind] = IN_TEXTS) -> Entry | None:
        """The declaration that an id at `span` names; reports an id of another kind, and remembers an unknown one."""
        entry = registry.get(id, kinds)
        self.asked.add(id)
        self.guessed = self.guessed or entry is None or entry.kind not in kinds
        if entry is None:
            if registry.unreadable(id):
                self.complete = False
            else:
                self._unknown.setdefault((id, kinds), []).append(span)
            return None
        if entry.kind in kinds:
            return entry
        wanted = " atau ".join(word(kind) for kind in kinds)
        guess = registry.guess(id, kinds)
        self.faults.add(
            faults.RUJUKAN_TAK_DIKENAL,
            span,
            f'"{id}" adalah {word(entry.kind)}, padahal di sini harus {wanted}'
            if kinds != IN_TEXTS
            else f'"@{id}" adalah {word(entry.kind)}, yang tidak dapat dirujuk dalam teks',
            hint=f"maksud Anda {guess.question}?" if guess else registry.examples(kinds),
            related=[entry.label(f"{word(entry.kind)} ini dideklarasikan di sini")],
        )
        return None

    def report_unknown(self, registry: Registry) -> None:
        """Report each id that was looked up in vain so far once, with its places in the file."""
        unknown, self._unknown = self._unknown, {}
        for at, ((id, kinds), spans) in enumerate(unknown.items()):
            in_text = kinds == IN_TEXTS
            guess = registry.guess(id, kinds) if at < MOST_GUESSES else None
            hint = None
            related = self.faults.also(spans, "dipakai juga di sini")
            if guess:
                hint = f"maksud Anda {guess.question}?"
                nearby = registry.get(guess.words[0], kinds)
                if nearby and len(guess.words) == 1:
                    related.append(nearby.label(f'"{nearby.id}" dideklarasikan di sini'))
            elif not in_text and kinds != ("sop",):
                hint = f'deklarasikan dalam salah satu berkas koleksi: "{kinds[0]} {id} = …"'
            if in_text:
                hint = f"{hint} ({_PLAIN_AT})" if hint else _PLAIN_AT
            self.faults.add(
                faults.RUJUKAN_TAK_DIKENAL,
                spans[0],
                f'rujukan "@{id}" tidak dikenal' if in_text else f'{word(kinds[0])} "{id}" tidak dikenal',
                hint=hint,
                related=related,
                fix=self.faults.rename(spans, guess.words[0], safe=False) if guess and len(guess.words) == 1 else None,
            )


def _declared(scope: Scope) -> Iterator[Entry]:
    file = scope.input.parsed.file
    if isinstance(file.sop, Sop):
        yield Entry(scope.id, "sop", file.sop.nama, file.sop, scope, file.sop.nama.span)
    for node in file.declarations:
        yield Entry(node.id.value, _KINDS[type(node)], node.nama, node, scope, node.id.span)
