"""The flow in words, for whoever cannot see the drawing: what screen readers say of the forms and the diagram."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sopdsl.model.koleksi import Alur, Kegiatan, Panah, Pelaksana, Simbol
from sopdsl_renderers.layout.flow import is_capsule_of_its_own
from sopdsl_renderers.layout.geometry import Drawing, Flow


def name_of(pelaksana: Mapping[str, str], simbol: Simbol) -> str:
    """The printed name of the symbol's pelaksana; the id where no such column is declared (a draft)."""
    return pelaksana.get(simbol.pelaksana, simbol.pelaksana)


def row_name(kegiatan: Kegiatan, row: int) -> str:
    """What a row is called: `langkah 3`, or `baris 4` (counted from 1) where no number is printed."""
    return f"baris {row}" if kegiatan.no is None else f"langkah {kegiatan.no}"


def describe_symbols(alur: Alur, pelaksana: Sequence[Pelaksana]) -> dict[str, str]:
    """One phrase for each symbol by its id: what it is, who does it, and where its arrows lead.

    Example: `keputusan oleh Verifikator; ya: ke langkah 7; tidak: ke langkah 4`.
    """
    names = {p.id: p.nama for p in pelaksana}
    place = {s.id: (row, k, s) for row, k in enumerate(alur.kegiatan, 1) for s in k.simbol}
    leaving: dict[str, list[Panah]] = {}
    for panah in alur.panah:
        leaving.setdefault(panah.dari, []).append(panah)

    def goal(row: int, panah: Panah) -> str:
        if panah.ke not in place:
            return "tujuan tidak dikenal"
        to_row, kegiatan, simbol = place[panah.ke]
        who = name_of(names, simbol)
        if is_capsule_of_its_own(simbol):
            return "selesai"
        if to_row == row and panah.ke != panah.dari:
            return f"ke {who} pada langkah ini"
        several = sum(not is_capsule_of_its_own(s) for s in kegiatan.simbol) > 1
        return f"ke {row_name(kegiatan, to_row)}{f' ({who})' if several else ''}"

    def phrase(row: int, kegiatan: Kegiatan, simbol: Simbol) -> str:
        who = name_of(names, simbol)
        head = simbol.bentuk if is_capsule_of_its_own(simbol) else f"{simbol.bentuk} oleh {who}"
        if simbol.tanya is not None:
            head += f", {simbol.tanya}"
        first = kegiatan.simbol[0]
        if (
            kegiatan.hubungan == "bersama"
            and simbol.bentuk == "proses"
            and simbol.id != first.id
            and not simbol.tambahan
        ):
            head += f" bersama {name_of(names, first)}"
        ways = [f"{_answer(p.syarat)}{goal(row, p)}" for p in leaving.get(simbol.id, ())]
        return "; ".join([head, *ways])

    return {s.id: phrase(row, k, s) for row, k, s in place.values()}


def undrawn(alur: Alur, flow: Flow, *drawings: Drawing) -> tuple[str, ...]:
    """A warning (Indonesian) for each arrow of the flow that its drawing, or that of one of its pages, lacks."""
    missing = {id for drawing in drawings for id in drawing.unrouted}
    rows = {s.id: row_name(k, row) for row, k in enumerate(alur.kegiatan, 1) for s in k.simbol}
    return tuple(
        f"panah dari {rows[arrow.source]} ke {rows[arrow.target]} tidak dapat digambar"
        for arrow in flow.arrows
        if arrow.id in missing
    )


def _answer(syarat: str | None) -> str:
    if syarat is None:
        return ""
    return f"{syarat.lower() if syarat in ('Ya', 'Tidak') else syarat}: "
