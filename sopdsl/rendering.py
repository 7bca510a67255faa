"""What a renderer is: the contract between the compiler and the backends, which are found through entry points.

A renderer is a function `render(sop, context) -> Rendition`, registered in the entry-point group `sopdsl.renderers`
under the name of its format, which is also the suffix of its files. A renderer of the whole collection, `lampiran.pdf`
and so on, is a function `render(bundle, context) -> Rendition` in the group `sopdsl.lampiran`, and one of its map a
function `render(peta) -> Rendition` in the group `sopdsl.peta`. Pages as pictures, for a preview, are made by a
function `render(document, context) -> Pictures` in the group `sopdsl.pages`. The core imports no backend.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:  # the model takes long to load, and settings need no more of this module than the names of choices
    from sopdsl.model.index import EntriSop, UnitIndeks
    from sopdsl.model.koleksi import Keputusan, Sop
    from sopdsl.model.peta import Peta

Paper = Literal["F4", "A4"]
Direction = Literal["columns", "rows"]
"""Whether the lanes of a swimlane diagram are columns or rows."""
MutuBaku = Literal["kelengkapan", "waktu", "output"]
Genre = Literal["SOP", "POS"]
"""What a document of this kind is called: Standar Operasional Prosedur, or Prosedur Operasional Standar."""
Terminator = Literal["replace", "beside"]
"""Whether a capsule stands in place of the first and last symbol of a flow, or beside it as a symbol of its own."""
Connectors = Literal["number", "letter"]
GROUP = "sopdsl.renderers"
LAMPIRAN_GROUP = "sopdsl.lampiran"
PETA_GROUP = "sopdsl.peta"
PAGES_GROUP = "sopdsl.pages"


@dataclass(frozen=True)
class Signature:
    """How forms are signed: with room for a QR code in place of a signature by hand, and what the foot says of it."""

    qr: bool = False
    note: str | None = None


@dataclass(frozen=True)
class Theme:
    """The look of the forms, as far as a collection may choose it; the defaults are the look of the Keputusan.

    The first keys are the headings of the flow table; one without the column Ket has None for `keterangan`. `columns`
    is the order of the columns of Mutu Baku, `column_numbers` a row of numbers below the headings, `watermark` the word
    DRAF across the pages of drafts.
    """

    no: str = "No"
    kegiatan: str = "Kegiatan"
    pelaksana: str = "Pelaksana"
    mutu_baku: str = "Mutu Baku"
    kelengkapan: str = "Kelengkapan"
    waktu: str = "Waktu"
    output: str = "Output"
    keterangan: str | None = "Ket"
    columns: tuple[MutuBaku, ...] = ("kelengkapan", "waktu", "output")
    column_numbers: bool = False
    genre: Genre = "SOP"
    terminator: Terminator = "replace"
    connectors: Connectors = "number"
    watermark: bool = True
    signature: Signature = Signature()


@dataclass(frozen=True)
class RenderContext:
    """What a renderer may know beside the SOP: the paper, and the collection's logos by path below its root.

    `direction` and `notes` concern the swimlane diagram: how its lanes lie, and whether its steps carry their duration
    and output. `source` is the text that the SOP was written in, UTF-8 with LF line ends, where there is one: documents
    for an archive carry it along.
    """

    paper: Paper = "F4"
    assets: Mapping[str, bytes] = field(default_factory=dict)
    direction: Direction = "columns"
    notes: bool = False
    theme: Theme = Theme()
    source: bytes | None = None


@dataclass(frozen=True)
class Rendition:
    """The bytes of one document, and what the author should know about it (Indonesian sentences).

    `part` is what the collection's document of the same format needs of this SOP, in a form that only the format's own
    renderers read; empty where there is no such document. It is kept between builds, so it must not depend on anything
    but the SOP and the context. `holds_source` tells that the source of the context, or the sources of the bundle,
    are in the document or its part: a comment in them then makes another document, while all others stay.
    """

    data: bytes
    warnings: tuple[str, ...] = ()
    part: bytes = b""
    holds_source: bool = False


@dataclass(frozen=True)
class Pictures:
    """The pages of a printed document in order, each a picture that needs nothing beside it, and what the author should
    know about them (Indonesian sentences)."""

    pages: tuple[bytes, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class BundleEntry:
    """A SOP of a bundle: its number and title in the decree's list, and the `part` that its renderer gave."""

    no: int
    judul: str
    sop: EntriSop
    part: bytes


@dataclass(frozen=True)
class Bundle:
    """What the document of a collection is put together from, in printed order.

    With a decree these are the SOPs of its appendix; without one all SOPs, by unit and id. `missing` are the numbers
    and titles of entries whose SOP could not be made. `unit` is set where a large collection gets one document a unit:
    the decree is then known, but not printed. `sources` are the texts beside those of SOPs that the collection is made
    of (declarations, decree, settings), by path below its root, UTF-8 with LF line ends: a document for an archive
    carries them along.
    """

    keputusan: Keputusan | None
    instansi: str | None
    entries: tuple[BundleEntry, ...]
    missing: tuple[tuple[int, str], ...] = ()
    unit: UnitIndeks | None = None
    sources: Mapping[str, bytes] = field(default_factory=dict)


class Renderer(Protocol):
    """A backend: the same input gives the same bytes; it reads no file, clock or network."""

    def __call__(self, sop: Sop, context: RenderContext) -> Rendition:
        """The document of one SOP."""
        ...


class LampiranRenderer(Protocol):
    """A backend for the document of a whole collection, under the same terms as a `Renderer`."""

    def __call__(self, bundle: Bundle, context: RenderContext) -> Rendition:
        """The document of the collection."""
        ...


class PetaRenderer(Protocol):
    """A backend for the map of a collection, under the same terms as a `Renderer`."""

    def __call__(self, peta: Peta) -> Rendition:
        """The map. Raises MissingProgram where it cannot be drawn on this computer."""
        ...


class PagesRenderer(Protocol):
    """A backend for printed pages as pictures, under the same terms as a `Renderer`."""

    def __call__(self, document: Sop | Bundle, context: RenderContext) -> Pictures:
        """The pages of a SOP; of a bundle the decree and the list of its appendix, where the part of an entry is the
        number of pages of its form, in digits."""
        ...


class MissingProgram(Exception):
    """A document that needs a program that this computer lacks; `message` and `hint` are Indonesian."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
