"""PDFs to be looked at as an archive takes them: some SOPs, a collection of them, and what stands in a file."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from functools import cache
from typing import Any

import pikepdf
import pytest

from sopdsl.model import Koleksi, index_of
from sopdsl.model.koleksi import Sop
from sopdsl.rendering import Bundle, BundleEntry, RenderContext
from sopdsl_renderers.form.lampiran.pdf import render as render_lampiran
from sopdsl_renderers.form.pdf import render
from tests.renderers.samples import BANTUAN_HUKUM, DRAF, DRAF_KOSONG, DUA_TABEL, KONSULTASI, REGISTRASI, SEMUA, kotak

SOURCE = "sop Uji\n\n# catatan penyusun: 50 % – é ✓\n".encode()
SOURCES = {"deklarasi.sop": b"instansi uji = Uji\n", "kantor/pejabat.sop": b"", "sopc.toml": b'paper = "F4"\n'}
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 12"><path d="M0 0h10v8l-5 4l-5-4z"/></svg>'
WITH_LOGO = KONSULTASI.model_copy(update={"unit": KONSULTASI.unit.model_copy(update={"logo": "lambang.svg"})})
LONG = KONSULTASI.model_copy(
    update={"id": "uji/panjang", "dasar_hukum": kotak(*[f"Peraturan {n} {'tentang ' * 30}" for n in range(40)])}
)
CONTEXT = RenderContext(assets={"lambang.svg": SVG}, source=SOURCE)
CMYK_JPEG = base64.b64decode(
    "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwAIBgYHBgUIBwcHCQkICgwUDQwLCwwZEhMPFB0aHx4dGhwcICQuJyAiLCMcHCg3KSwwMTQ0"
    "NB8nOT04MjwuMzQy/8AAFAgAAQABBEMRAE0RAFkRAEsRAP/EABQAAQAAAAAAAAAAAAAAAAAAAAf/xAAUEAEAAAAAAAAAAAAAAAAA"
    "AAAA/9oADgRDAE0AWQBLAAA/AH8/n8/v/9k="
)
"""One white pixel in the colours of a printing press."""
OWN = {
    "registrasi": REGISTRASI,
    "logo": WITH_LOGO,
    "draf": DRAF,
    "tanpa alur": DRAF_KOSONG,
    "dua tabel": DUA_TABEL,
    "panjang": LONG,
    "delapan": BANTUAN_HUKUM,
}


def bundle(*sops: Sop) -> Bundle:
    entries = {entry.id: entry for entry in index_of(Koleksi(sop=sops), ["pdf"]).sop}
    made = [(sop, render(sop, CONTEXT)) for sop in sops]
    return Bundle(
        None,
        "Pemerintah Kota Pekalongan",
        tuple(BundleEntry(n, f"SOP {s.nama}", entries[s.id], one.part) for n, (s, one) in enumerate(made, 1)),
        sources=SOURCES,
    )


@cache
def document(name: str) -> bytes:
    """A document by its name in `OWN`, or that of a whole collection; none comes with a warning."""
    rendition = render_lampiran(bundle(*SEMUA), CONTEXT) if name == "lampiran" else render(OWN[name], CONTEXT)
    assert rendition.warnings == ()
    return rendition.data


@cache
def opened(data: bytes) -> Any:
    """The file, kept open: what is read of it lives no longer."""
    return pikepdf.open(io.BytesIO(data))


def xmp(data: bytes) -> Any:
    return opened(data).open_metadata()


def attached(data: bytes) -> dict[str, bytes]:
    return {name: spec.get_file().read_bytes() for name, spec in opened(data).attachments.items()}


def dictionaries(pdf: Any) -> Iterator[Any]:
    return (obj for obj in pdf.objects if isinstance(obj, pikepdf.Dictionary))


def streams(pdf: Any) -> Iterator[Any]:
    return (obj for obj in pdf.objects if isinstance(obj, pikepdf.Stream))


ALL = pytest.mark.parametrize("name", [*OWN, "lampiran"])
