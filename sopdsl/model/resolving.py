"""The second stage as a whole: the parsed files of a collection become its `Koleksi`, at once or a SOP at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sopdsl.diagnostics import Diagnostic, Label, in_order
from sopdsl.model import faults
from sopdsl.model.declarations import declared
from sopdsl.model.decree import decree_of
from sopdsl.model.koleksi import Koleksi, Sop
from sopdsl.model.names import Input, Registry, Scope
from sopdsl.model.sops import sop_of
from sopdsl.model.texts import Printer
from sopdsl.syntax import nodes


@dataclass(frozen=True)
class Resolution:
    """A resolved collection, and what resolving found; findings of parsing stay with the parsed files."""

    koleksi: Koleksi
    diagnostics: tuple[Diagnostic, ...]


def resolve(inputs: Sequence[Input]) -> Resolution:
    """Resolve all files of a collection, in any order. Never raises for what an author wrote.

    A SOP with an error, also one of syntax, is left out of the result; the others stay.
    """
    resolver = Resolver(inputs)
    sops = [resolver.sop(file) for file in sorted(inputs, key=_place)]
    return resolver.finish(sop for sop in sops if sop)


class Resolver:
    """Resolves a collection a SOP at a time, so that not all of their trees need be in memory at once.

    It is made from all files of the collection, of which the SOPs may be `outlined`; `sop` then takes the whole files,
    each once, and `finish` ends it.
    """

    def __init__(self, inputs: Sequence[Input]) -> None:
        self._scopes = [Scope(file) for file in sorted(inputs, key=_place)]
        self._by_place = {_place(scope.input): scope for scope in self._scopes}
        self._registry = Registry(self._scopes)
        self._printer = Printer(self._registry)
        self._known = declared(self._printer)
        for entry in self._registry.of_kind("sop"):
            self._printer.name(entry)

    @property
    def registry(self) -> Registry:
        """The declared ids of the collection."""
        return self._registry

    @property
    def printer(self) -> Printer:
        """Prints the texts of the collection."""
        return self._printer

    def scope(self, file: Input) -> Scope:
        """What resolving knows about a file: its findings so far, and the ids that it looked up."""
        return self._by_place[_place(file)]

    def sop(self, file: Input) -> Sop | None:
        """The resolved SOP of a file; None where it holds none or has an error."""
        node = file.parsed.file.sop
        if node is None:
            return None
        scope = self._by_place[_place(file)]
        outline, scope.input = scope.input, file
        resolved = sop_of(self._printer, scope, self._known, node)
        scope.input = outline
        return resolved

    def finish(self, sops: Iterable[Sop]) -> Resolution:
        """The collection with these of its SOPs, and all findings."""
        keputusan = decree_of(self._printer, self._scopes, self._known)
        for scope in self._scopes:
            scope.report_unknown(self._registry)
        _check_numbers(self._printer, self._scopes)
        by_id: dict[str, Sop] = {}
        for sop in sops:
            by_id.setdefault(sop.id, sop)
        known = self._known
        koleksi = Koleksi(
            sop=tuple(by_id[id] for id in sorted(by_id)),
            keputusan=keputusan,
            instansi=tuple(known.instansi.values()),
            unit=tuple(known.unit.values()),
            pejabat=tuple(known.pejabat.values()),
            peraturan=tuple(known.peraturan.values()),
        )
        found = (d for scope in self._scopes for of in (scope.faults, scope.shared) for d in of.diagnostics)
        return Resolution(koleksi, tuple(in_order(found)))


def outlined(file: Input) -> Input:
    """A file with as much of its SOP as others need to know: its title, nomor and unit."""
    sop = file.parsed.file.sop
    if sop is None:
        return file
    outline = nodes.Sop(span=sop.span, nama=sop.nama, nomor=sop.nomor, unit=sop.unit)
    return Input(file.id, replace(file.parsed, file=file.parsed.file.model_copy(update={"sop": outline}), comments=()))


def _place(file: Input) -> tuple[str, str]:
    return file.id, file.parsed.source.path


def _check_numbers(printer: Printer, scopes: Iterable[Scope]) -> None:
    """Report a nomor that two SOPs share; spaces and capitals do not tell numbers apart, a mere dash is no number."""
    first: dict[str, tuple[Scope, nodes.Text]] = {}
    for scope in scopes:
        sop = scope.input.parsed.file.sop
        if sop is None or sop.nomor is None:
            continue
        written = printer.text(scope, sop.nomor).teks
        number = "".join(written.casefold().split())
        if not any(c.isalnum() for c in number):
            continue
        other, text = first.setdefault(number, (scope, sop.nomor))
        if other is not scope:
            scope.shared.add(
                faults.NOMOR_GANDA,
                sop.nomor.span,
                f'nomor "{written}" sudah dipakai SOP lain',
                hint="beri nomor lain pada salah satunya",
                related=[Label(other.source, text.span, "nomor yang sama")],
            )
