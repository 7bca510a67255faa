"""Part of the third stage: as much of a SOP's tree as other files can refer to, as values of JSON and back."""

from __future__ import annotations

from typing import Any

from sopdsl.source import Span
from sopdsl.syntax.nodes import File, Name, Ref, Run, Sop, Text


def packed(file: File) -> list[Any] | None:
    """The outline of a file; None for one that holds no SOP, or more than a SOP."""
    sop = file.sop
    if sop is None or file.keputusan is not None or file.declarations:
        return None
    unit = [sop.unit.span, sop.unit.value] if sop.unit else None
    return [file.span, sop.span, _text(sop.nama), _text(sop.nomor) if sop.nomor else None, unit]


def unpacked(data: list[Any]) -> File:
    """The file again, with the outline of its SOP; raises TypeError or ValueError for what was not packed here."""
    span, of_sop, nama, nomor, unit = data
    sop = Sop(
        span=Span(*of_sop),
        nama=_untext(nama),
        nomor=_untext(nomor) if nomor is not None else None,
        unit=Name(span=Span(*unit[0]), value=unit[1]) if unit is not None else None,
    )
    return File(span=Span(*span), sop=sop)


def _text(text: Text) -> list[Any]:
    return [
        text.span,
        [
            [run.span, isinstance(run, Ref), run.id if isinstance(run, Ref) else run.text, run.italic]
            for run in text.runs
        ],
    ]


def _untext(data: list[Any]) -> Text:
    span, runs = data
    return Text(span=Span(*span), runs=tuple(_run(*run) for run in runs))


def _run(span: list[int], is_ref: bool, written: str, italic: bool) -> Run | Ref:
    if is_ref:
        return Ref(span=Span(*span), id=written, italic=italic)
    return Run(span=Span(*span), text=written, italic=italic)
