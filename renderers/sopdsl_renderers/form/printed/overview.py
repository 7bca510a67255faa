"""One text for the drawing of a flow as a whole, read aloud before the table whose cells tell of each symbol."""

from __future__ import annotations

from sopdsl.model.koleksi import Alur, Pelaksana
from sopdsl_renderers.markup import allowed


def overview_of(alur: Alur, pelaksana: tuple[Pelaksana, ...], page: int, pages: int) -> str:
    """How long the flow is, who takes part, and where more of it is told; `page` counts from 1.

    Example: `Bagan alir Pelaporan, bagian 1 dari 2: 17 langkah, 3 keputusan. Pelaksana: Pemohon, Helpdesk. …`
    """
    names = {satu.id: satu.nama for satu in pelaksana}
    title = " ".join(filter(None, ("Bagan alir", alur.judul)))
    part = f", bagian {page} dari {pages}" if pages > 1 else ""
    decisions = sum(simbol.bentuk == "keputusan" for row in alur.kegiatan for simbol in row.simbol)
    counted = [f"{len(alur.kegiatan)} langkah", *([f"{decisions} keputusan"] if decisions else [])]
    who = ", ".join(names.get(id, id) for id in alur.kolom)
    sentences = [
        f"{title}{part}: {', '.join(counted)}.",
        *([f"Pelaksana: {who}."] if who else []),
        "Simbol dan tujuan panahnya disebut pada tiap baris tabel.",
    ]
    return allowed(" ".join(" ".join(sentences).split()))
