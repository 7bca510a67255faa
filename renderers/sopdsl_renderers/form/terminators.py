"""A theme's way with start and end of a flow, before it is laid out: capsules beside the first and last symbol."""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.model.koleksi import Alur, Kegiatan, Panah, Simbol
from sopdsl.rendering import Theme
from sopdsl_renderers.layout.flow import is_capsule_of_its_own


def with_terminators(alur: Alur, theme: Theme) -> Alur:
    """The flow as the theme draws it.

    As resolved, a start or end stands in place of the symbol of its step. `beside` makes such a step a process again,
    with a capsule of its own in the same row and column, and an arrow between the two.
    """
    if theme.terminator == "replace":
        return alur
    panah = list(alur.panah)
    kegiatan = tuple(row.model_copy(update={"simbol": tuple(_parted(row, panah))}) for row in alur.kegiatan)
    return alur.model_copy(update={"kegiatan": kegiatan, "panah": tuple(panah)})


def _parted(row: Kegiatan, panah: list[Panah]) -> Iterator[Simbol]:
    """The symbols of a row; arrows to and from new capsules go to `panah`."""
    capsules = []
    for simbol in row.simbol:
        if simbol.bentuk not in ("mulai", "selesai") or is_capsule_of_its_own(simbol):
            yield simbol
            continue
        capsule = Simbol(id=f"{simbol.id}.{simbol.bentuk}", pelaksana=simbol.pelaksana, bentuk=simbol.bentuk)
        yield simbol.model_copy(update={"bentuk": "proses"})
        ends = (capsule.id, simbol.id) if simbol.bentuk == "mulai" else (simbol.id, capsule.id)
        panah.append(Panah(dari=ends[0], ke=ends[1]))
        capsules.append(capsule)
    yield from capsules
