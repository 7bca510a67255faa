"""What makes a PDF fit for an archive: what the file says of itself, and the files that it carries.

Those are the source text of each SOP as it was written, and its JSON, which has in it all that the references in the
source stand for. `arsip` and `lampirkan` in `form.typ` read what is made here.

Typst refuses what it knows to break PDF/A-3a or PDF/UA-1 (see `STANDARDS` in `typesetting`). Beyond that the tests read
back XMP, output intent, fonts, attachments and tags; the files are sound to qpdf, and the checks of `pdfua` and
`outloud` find nothing but misreadings. A full validator of either standard (veraPDF) was not run, nor a screen reader.
"""

from __future__ import annotations

import datetime
import json
import string
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sopdsl.model.index import joined_index
from sopdsl.model.koleksi import Sop, Tanggal
from sopdsl.rendering import Bundle, RenderContext
from sopdsl_renderers.form import words
from sopdsl_renderers.form.printed.runs import plain
from sopdsl_renderers.json import render as render_json

UNDATED = datetime.date(1970, 1, 1)
"""The date of a document that has none of its own: PDF/A asks for one, and a clock would change the bytes."""
SHORT = "PDF ini tidak memenuhi standar arsip PDF/A-3a"
"""What is said of a PDF that is not fit for an archive, where it is not known why."""
_KEPT = frozenset(string.ascii_letters + string.digits + "-")


@dataclass(frozen=True)
class Carried:
    """The files that the PDF of a SOP carries: its JSON, and its source where that is known."""

    id: str
    data: str
    source: str | None

    @classmethod
    def of(cls, sop: Sop, context: RenderContext) -> Carried:
        """Those of a SOP."""
        source = None if context.source is None else context.source.decode(errors="replace")
        return cls(sop.id, render_json(sop, context).data.decode(), source)

    def named(self, *, whole: bool) -> list[dict[str, str]]:
        """The files as the template reads them, named by the last part of the id or by the `whole` of it.

        A name that a folder can take is made of any id, and no two ids give the same.
        """
        stem = self.id if whole else self.id.rpartition("/")[2]
        name = "".join("." if c == "/" else c if c in _KEPT else f"_{ord(c):x}_" for c in stem)
        subject = f" {plain(self.id)}" if whole else ""
        data = _file(f"{name}.json", "data", "application/json", f"Data SOP{subject} yang dicetak di sini", self.data)
        if self.source is None:
            return [data]
        return [_file(f"{name}.sop", "source", "text/plain", f"Naskah sumber SOP{subject}", self.source), data]


def index_of(bundle: Bundle, carried: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The index of a collection as a file that its document carries: the decree, and each SOP by its id.

    `carried` are the names of the files that are carried for a SOP, which stand in place of its documents.
    """
    index = joined_index(bundle.keputusan, [entry.sop for entry in bundle.entries], ())
    entries = (
        entry.model_copy(update={"dokumen": {name.rpartition(".")[2]: name for name in sorted(carried[entry.id])}})
        for entry in index.sop
    )
    document = index.model_copy(update={"sop": tuple(entries)})
    text = json.dumps(document.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"
    # No SOP takes this name: the id is reserved.
    return _file("indeks.json", "data", "application/json", "Keputusan dan daftar SOP sebagai data", text)


def short_of(logo: str | None) -> str:
    """What is said of a SOP's PDF that is not fit for an archive though all its letters can be printed."""
    if logo is None:
        return SHORT
    advice = "simpan gambarnya sebagai RGB, dengan tulisan yang diubah menjadi kurva"
    return f'{SHORT} karena warna (CMYK) atau huruf di dalam logo "{logo}"; {advice}'


def about_sop(sop: Sop, context: RenderContext) -> dict[str, Any]:
    """What the document of a SOP says of itself beside its title."""
    nomor = words.nomor_tercetak(sop)
    status = words.STATUS.get(sop.status)
    keywords = [word for word in (context.theme.genre, nomor, status) if word]
    return _about(_date_of(sop.tanggal), [sop.unit.nama], keywords)


def about_collection(bundle: Bundle, context: RenderContext) -> dict[str, Any]:
    """The same of the document of a collection, which is dated as its decree, or else as the latest of its SOPs."""
    keputusan = bundle.keputusan
    dates = (date for entry in bundle.entries if (date := _date_of(entry.sop.tanggal)))
    date = keputusan.tanggal if keputusan and keputusan.tanggal else max(dates, default=None)
    author = bundle.unit.nama if bundle.unit else bundle.instansi
    keywords = [context.theme.genre, *([keputusan.nomor] if keputusan and keputusan.nomor else [])]
    return _about(date, [author] if author else [], keywords)


def _date_of(tanggal: Tanggal) -> datetime.date | None:
    return tanggal.efektif or tanggal.pengesahan or tanggal.revisi or tanggal.pembuatan


def _about(date: datetime.date | None, authors: Sequence[str], keywords: Iterable[str]) -> dict[str, Any]:
    date = date or UNDATED
    return {
        "tanggal": (date.year, date.month, date.day),
        "penyusun": [plain(author) for author in authors],
        "kata_kunci": [plain(word) for word in keywords],
    }


def _file(name: str, relation: str, kind: str, description: str, content: str) -> dict[str, str]:
    return {"nama": name, "hubungan": relation, "jenis": kind, "keterangan": description, "isi": content}
