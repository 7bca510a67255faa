"""Makes the HTML of a whole collection for tests, and reads it."""

import datetime

from sopdsl.model.index import EntriSop, UnitIndeks
from sopdsl.model.koleksi import Diktum, EntriLampiran, Keputusan, Pengesah, Sop
from sopdsl.rendering import Bundle, BundleEntry, RenderContext
from sopdsl_renderers.form import html as form
from sopdsl_renderers.form.lampiran.html import render
from tests.renderers.html_reader import Element
from tests.renderers.samples import (
    BANTUAN_HUKUM,
    DRAF,
    DRAF_KOSONG,
    DUA_TABEL,
    KONSULTASI,
    REGISTRASI,
    kotak,
    teks,
)

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4" cx="4" cy="4"/></svg>'
SOPS = (KONSULTASI, REGISTRASI, DRAF, DRAF_KOSONG, BANTUAN_HUKUM, DUA_TABEL)


def keputusan(**changes: object) -> Keputusan:
    return Keputusan.model_validate(
        {
            "kop": ("WALIKOTA PEKALONGAN", "PROVINSI JAWA TENGAH"),
            "jenis": "Keputusan Walikota Pekalongan",
            "tentang": "Penetapan Standar Operasional Prosedur",
            "nomor": "060/0042.1 TAHUN 2022",
            "tanggal": datetime.date(2022, 4, 11),
            "ditetapkan_di": "Pekalongan",
            "ditetapkan_oleh": Pengesah(id="walikota", jabatan="Walikota Pekalongan", nama="ACHMAD AFZAN", nip=None),
            "menimbang": kotak("bahwa perlu;", "bahwa berdasarkan huruf a;", penanda="huruf"),
            "mengingat": kotak("Pasal 18 ayat (6);", "Undang-Undang Nomor 16 Tahun 1950;"),
            "memperhatikan": teks("Peraturan Menteri Nomor 35 Tahun 2012;"),
            "menetapkan": "KEPUTUSAN WALIKOTA TENTANG PENETAPAN.",
            "diktum": (
                Diktum(nama="KESATU", teks="Sebagaimana tercantum dalam Lampiran.", miring=((0, 10),)),
                Diktum(nama="KEDUA", teks="Mulai berlaku pada tanggal ditetapkan."),
            ),
            "pengantar_lampiran": "SOP Pelayanan terdiri dari:",
            "lampiran": tuple(EntriLampiran(no=n, judul=title(s), sop=s.id) for n, s in enumerate(SOPS, 1)),
        }
        | changes
    )


def title(sop: Sop) -> str:
    return f"SOP Daftar {sop.nama}"


def entry(no: int, sop: Sop, context: RenderContext | None = None) -> BundleEntry:
    indexed = EntriSop(
        id=sop.id,
        nomor=sop.nomor,
        nama=sop.nama,
        status=sop.status,
        unit=UnitIndeks(id=sop.unit.id, nama=sop.unit.nama),
        tanggal=sop.tanggal,
        dokumen={},
        merujuk=(),
        dirujuk_oleh=(),
    )
    return BundleEntry(no, title(sop), indexed, form.render(sop, context or RenderContext()).part)


BUNDLE = Bundle(keputusan(), "Pemerintah Kota Pekalongan", tuple(entry(n, s) for n, s in enumerate(SOPS, 1)))
ANCHORS = [f"sop/{sop.id}" for sop in SOPS]


def html(bundle: Bundle = BUNDLE, context: RenderContext | None = None) -> str:
    rendition = render(bundle, context or RenderContext())
    assert rendition.warnings == ()
    return rendition.data.decode()


def elements(element: Element) -> list[Element]:
    """All elements inside, in order."""
    children = [child for child in element.content if isinstance(child, Element)]
    return [one for child in children for one in (child, *elements(child))]


def words(element: Element) -> str:
    return " ".join(element.text.split())


def list_of(root: Element) -> list[Element]:
    """The entries of the list that is printed."""
    return root.all("main")[0].all("ol", class_="daftar")[0].all("li")
