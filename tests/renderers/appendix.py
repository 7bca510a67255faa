"""Makes the PDF of a whole collection for tests, and reads back its bookmarks, links and page numbers."""

import datetime
from collections.abc import Sequence

from pypdf import PdfReader
from pypdf.generic import Destination

from sopdsl.model import Koleksi, index_of
from sopdsl.model.koleksi import Diktum, Keputusan, Kotak, Pengesah, Sop
from sopdsl.rendering import Bundle, BundleEntry, RenderContext
from sopdsl_renderers.form.lampiran.pdf import render
from sopdsl_renderers.form.pdf import render as render_sop
from tests.renderers.pdf_reader import Piece, pages
from tests.renderers.samples import SEMUA, kotak

MM = 72 / 25.4
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 12"><path d="M0 0h10v8l-5 4l-5-4z"/></svg>'
WALIKOTA = Pengesah(id="walikota", jabatan="Walikota Pekalongan", nama="ACHMAD AFZAN ARSLAN DJUNAID", nip=None)
KEPUTUSAN = Keputusan(
    kop=("WALIKOTA PEKALONGAN", "PROVINSI JAWA TENGAH"),
    jenis="Keputusan Walikota Pekalongan",
    tentang="Penetapan Standar Operasional Prosedur Pelayanan pada Sekretariat Daerah Kota Pekalongan",
    nomor="060/0042.1 TAHUN 2022",
    tanggal=datetime.date(2022, 4, 11),
    ditetapkan_di="Pekalongan",
    ditetapkan_oleh=WALIKOTA,
    menimbang=kotak(
        "bahwa dalam rangka meningkatkan efisiensi perlu menetapkan Standar Operasional Prosedur Pelayanan;",
        "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu ditetapkan Keputusan Walikota;",
        penanda="huruf",
    ),
    mengingat=kotak("Pasal 18 ayat (6) Undang-Undang Dasar;", "Undang-Undang Nomor 23 Tahun 2014;"),
    memperhatikan=Kotak(pengantar="Peraturan Menteri Nomor 35 Tahun 2012;"),
    menetapkan="KEPUTUSAN WALIKOTA TENTANG PENETAPAN STANDAR OPERASIONAL PROSEDUR.",
    diktum=(
        Diktum(nama="KESATU", teks="Standar Operasional Prosedur sebagaimana tercantum dalam Lampiran Keputusan ini."),
        Diktum(nama="KEDUA", teks="Keputusan ini mulai berlaku pada tanggal ditetapkan."),
    ),
    pengantar_lampiran="SOP Pelayanan pada Sekretariat Daerah Kota Pekalongan terdiri dari:",
)
TITLES = tuple(f"SOP {sop.nama.title()}" for sop in SEMUA)


def part(sop: Sop, context: RenderContext) -> bytes:
    return render_sop(sop, context).part


def bundle(
    sops: Sequence[Sop] = SEMUA,
    keputusan: Keputusan | None = KEPUTUSAN,
    context: RenderContext = RenderContext(),  # noqa: B008 - frozen
    titles: Sequence[str] = TITLES,
) -> Bundle:
    """The SOPs under numbers from 1."""
    indexed = {entry.id: entry for entry in index_of(Koleksi(sop=tuple(sops)), ["pdf"]).sop}
    entries = tuple(
        BundleEntry(n, title, indexed[sop.id], part(sop, context))
        for n, (sop, title) in enumerate(zip(sops, titles, strict=False), 1)
    )
    return Bundle(keputusan, "Pemerintah Kota Pekalongan", entries)


def made(bundle: Bundle, context: RenderContext | None = None) -> bytes:
    """The document, which must come without a warning."""
    rendition = render(bundle, context or RenderContext())
    assert rendition.warnings == ()
    return rendition.data


def outline(document: PdfReader) -> list[tuple[int, str, int]]:
    """The bookmarks: how deep (from 0), what they say, and the page (from 1) that they open."""
    found: list[tuple[int, str, int]] = []

    def walk(nodes: Sequence[object], depth: int) -> None:
        for node in nodes:
            if isinstance(node, list):
                walk(node, depth + 1)
            else:
                assert isinstance(node, Destination)
                assert node.title is not None
                page = document.get_destination_page_number(node)
                assert page is not None
                found.append((depth, node.title, page + 1))

    walk(document.outline, 0)
    return found


def links(document: PdfReader) -> list[tuple[int, float, int]]:
    """The links: the page they stand on, how far below its top, and the page they open."""
    numbers = {page.indirect_reference.idnum: n for n, page in enumerate(document.pages, 1) if page.indirect_reference}
    found = []
    for n, page in enumerate(document.pages, 1):
        for annotation in page.get("/Annots", []):
            entry = annotation.get_object()
            assert entry["/Subtype"] == "/Link"
            target = entry["/Dest"].get_object()
            top = float(page.mediabox.height) - float(entry["/Rect"][3])
            found.append((n, top, numbers[target[0].idnum]))
    return found


def foots(pdf: bytes) -> list[str]:
    """The number of each page as its foot says it."""
    return [text.rsplit("Halaman ", 1)[1] for text in pages(pdf)]


def starts(pdf: bytes) -> list[int]:
    """The pages (from 1) on which an identity form begins."""
    return [n for n, text in enumerate(pages(pdf), 1) if "NOMOR SOP :" in text]


def below_foot(found: list[Piece]) -> list[Piece]:
    """The pieces of a page without those of its foot line."""
    return [piece for piece in found if round(piece.size, 2) != 7.5 or piece.text.isupper()]
