"""What makes a PDF fit for an archive: what the file says of itself, and the files that it carries.

Those are the source text of each SOP as it was written, and its JSON, which has in it all that the references in the
source stand for; the document of a collection carries all that it was made of. `arsip` and `lampirkan` in `form.typ`
read what is made here.

Typst refuses what it knows to break PDF/A-3a or PDF/UA-1 (see `STANDARDS` in `typesetting`). The tests also hold the
files against two validators (`page`, pikepdf), and read back what a validator cannot judge: whether texts, heads and
attachments are the right ones. veraPDF was not run, nor a screen reader.
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
from sopdsl.pictures import picture_kind
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

    def named(self, *, whole: bool) -> list[dict[str, Any]]:
        """The files as the template reads them, named by the last part of the id or by the `whole` of it.

        No two ids give the same name.
        """
        name = _name(self.id if whole else self.id.rpartition("/")[2])
        subject = f" {plain(self.id)}" if whole else ""
        data = _file(f"{name}.json", "data", "application/json", f"Data SOP{subject} yang dicetak di sini", self.data)
        if self.source is None:
            return [data]
        return [_file(f"{name}.sop", "source", "text/plain", f"Naskah sumber SOP{subject}", self.source), data]


def index_of(bundle: Bundle, carried: Mapping[str, Sequence[str]]) -> dict[str, Any]:
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


def shared_of(bundle: Bundle, assets: Mapping[str, bytes], taken: Iterable[str]) -> list[dict[str, Any]]:
    """What the document of a collection is made of beside its SOPs, as files that it carries: the decree and the
    declarations as they were written, the settings, and the logos.

    Put back at the paths that their descriptions tell, with the sources of the SOPs, they make the document again. A
    logo whose name is `taken` by another file is left out.
    """
    files: list[dict[str, Any]] = []
    for path, text in bundle.sources.items():
        description = f"Naskah sumber koleksi: {plain(path)}"
        files.append(_file(_file_name(path), "source", "text/plain", description, text.decode(errors="replace")))
    used = {*taken, *(file["nama"] for file in files)}
    for path, picture in sorted(assets.items()):
        description = f"Lambang dalam koleksi: {plain(path)}"
        file = _file(_file_name(path), "source", f"image/{picture_kind(picture)}", description, list(picture))
        if file["nama"] not in used:
            files.append(file)
    return files


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


def _name(path: str) -> str:
    """A name that a folder can take, with a dot for each `/`; no two paths give the same."""
    return "".join("." if c == "/" else c if c in _KEPT else f"_{ord(c):x}_" for c in path)


def _file_name(path: str) -> str:
    stem, dot, suffix = path.rpartition(".")
    return f"{_name(stem)}.{_name(suffix)}" if dot else _name(path)


def _file(name: str, relation: str, kind: str, description: str, content: str | list[int]) -> dict[str, Any]:
    return {"nama": name, "hubungan": relation, "jenis": kind, "keterangan": description, "isi": content}
