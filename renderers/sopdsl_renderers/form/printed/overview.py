"""One text for the drawing of a flow as a whole, read aloud before the table whose cells tell of each symbol."""

from __future__ import annotations

from sopdsl.model.koleksi import Alur, Pelaksana
from sopdsl_renderers.markup import allowed
from sopdsl_renderers.spoken import summary_of


def overview_of(alur: Alur, pelaksana: tuple[Pelaksana, ...], page: int, pages: int) -> str:
    """How long the flow is, who takes part, and where more of it is told; `page` counts from 1.

    Example: `Bagan alir Pelaporan, bagian 1 dari 2: 17 langkah, 3 keputusan. Pelaksana: Pemohon, Helpdesk. …`
    """
    title = " ".join(filter(None, ("Bagan alir", alur.judul)))
    part = f", bagian {page} dari {pages}" if pages > 1 else ""
    where = "Simbol dan tujuan panahnya disebut pada tiap baris tabel."
    return allowed(" ".join(f"{title}{part}: {summary_of(alur, pelaksana)} {where}".split()))
