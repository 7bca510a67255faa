"""The second stage as one function: the parsed files of a collection become its `Koleksi`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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
    scopes = [Scope(file) for file in sorted(inputs, key=lambda file: (file.id, file.parsed.source.path))]
    registry = Registry(scopes)
    printer = Printer(registry)
    known = declared(printer)
    for entry in registry.of_kind("sop"):
        printer.name(entry)
    sops: dict[str, Sop] = {}
    for scope in scopes:
        node = scope.input.parsed.file.sop
        sop = sop_of(printer, scope, known, node) if node else None
        if sop:
            sops.setdefault(sop.id, sop)
    keputusan = decree_of(printer, scopes, known)
    for scope in scopes:
        scope.report_unknown(registry)
    _check_numbers(printer, scopes)
    koleksi = Koleksi(
        sop=tuple(sops[id] for id in sorted(sops)),
        keputusan=keputusan,
        instansi=tuple(known.instansi.values()),
        unit=tuple(known.unit.values()),
        pejabat=tuple(known.pejabat.values()),
        peraturan=tuple(known.peraturan.values()),
    )
    found = (d for scope in scopes for faults_of in (scope.faults, scope.shared) for d in faults_of.diagnostics)
    return Resolution(koleksi, tuple(in_order(found)))


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
