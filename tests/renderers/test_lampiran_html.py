"""The document of a collection as HTML: order, links, headings, and what may run on it."""

import base64
import hashlib
import re
from dataclasses import replace
from itertools import pairwise

import pytest

from sopdsl.model.koleksi import Diktum, Pengesah, Sop
from sopdsl.rendering import Bundle, RenderContext, Signature, Theme
from sopdsl_renderers.form import html as form
from tests.renderers.appendix_html import (
    ANCHORS,
    BUNDLE,
    SOPS,
    SVG,
    elements,
    entry,
    html,
    keputusan,
    list_of,
    title,
    words,
)
from tests.renderers.hostile import CLEAN, TEXT, hostile
from tests.renderers.html_reader import read
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


def test_decree_then_list_then_every_sop_by_unit():
    root = read(html())
    (main,) = root.all("main")
    assert [words(h) for h in elements(main) if h.tag in ("h1", "h2", "h3")] == [
        "KEPUTUSAN WALIKOTA PEKALONGAN NOMOR 060/0042.1 TAHUN 2022 TENTANG PENETAPAN STANDAR OPERASIONAL PROSEDUR",
        "LAMPIRAN KEPUTUSAN WALIKOTA PEKALONGAN NOMOR 060/0042.1 TAHUN 2022 TENTANG"
        " PENETAPAN STANDAR OPERASIONAL PROSEDUR",
        "Bagian Organisasi",
        f"1. {title(KONSULTASI)}",
        PBJ := REGISTRASI.unit.nama,
        f"2. {title(REGISTRASI)}",
        DRAF.unit.nama,
        f"3. {title(DRAF)}",
        f"4. {title(DRAF_KOSONG)}",
        "Bagian Hukum",
        f"5. {title(BANTUAN_HUKUM)}",
        "Bagian Umum",
        f"6. {title(DUA_TABEL)}",
    ]
    assert [article.attributes["id"] for article in root.all("article", class_="sop")] == ANCHORS
    (nav,) = root.all("nav")
    assert nav.attributes["aria-label"] == "Daftar SOP"
    assert PBJ in [p.text for p in nav.all("p", class_="nama-unit")]
    assert [li.attributes["value"] for li in nav.all("li")] == list("123456")
    assert [strong.text for strong in nav.all("strong")] == ["DRAF", "DRAF"]


def test_the_whole_decree_is_printed():
    (decree,) = read(html()).all("section", id="keputusan")
    assert [p.text for p in decree.all("div", class_="kepala")[0].all("p")] == list(keputusan().kop)
    assert decree.all("p", class_="jabatan")[0].text == "WALIKOTA PEKALONGAN,"
    grounds, ruling = decree.all("dl")
    assert [dt.text for dt in grounds.all("dt")] == ["Menimbang", "Mengingat", "Memperhatikan"]
    assert [li.text for li in grounds.all("ol", type="a")[0].all("li")] == [
        "bahwa perlu;",
        "bahwa berdasarkan huruf a;",
    ]
    assert grounds.all("dd")[2].text.strip() == "Peraturan Menteri Nomor 35 Tahun 2012;"
    assert decree.all("p", class_="memutuskan")[0].text == "MEMUTUSKAN:"
    assert [(div.all("dt")[0].text, div.all("dd")[0].text) for div in ruling.all("div")] == [
        ("Menetapkan", "KEPUTUSAN WALIKOTA TENTANG PENETAPAN."),
        ("KESATU", "Sebagaimana tercantum dalam Lampiran."),
        ("KEDUA", "Mulai berlaku pada tanggal ditetapkan."),
    ]
    assert ruling.all("em")[0].text == "Sebagaimana"[:10]
    (signature,) = decree.all("div", class_="pengesahan")
    assert [p.text for p in signature.all("p")] == [
        "Ditetapkan di Pekalongan",
        "pada tanggal 11 April 2022",
        "WALIKOTA PEKALONGAN,",
        "ACHMAD AFZAN",
    ]


def test_the_list_is_as_the_decree_prints_it_and_signed():
    root = read(html())
    assert root.all("div", id="daftar")[0].all("p")[0].text == "SOP Pelayanan terdiri dari:"
    entries = list_of(root)
    assert [(li.attributes["value"], li.text) for li in entries] == [
        (str(number), f"{title(sop)};") for number, sop in enumerate(SOPS, 1)
    ]
    assert [li.all("a")[0].attributes["href"] for li in entries] == [f"#{anchor}" for anchor in ANCHORS]
    (section,) = root.all("section", class_="keputusan lampiran")
    assert [p.text for p in section.all("div", class_="pengesahan")[0].all("p")] == [
        "WALIKOTA PEKALONGAN,",
        "ACHMAD AFZAN",
    ]


@pytest.mark.parametrize("bundle", [BUNDLE, replace(BUNDLE, keputusan=None)], ids=["decree", "none"])
def test_links_and_references_lead_to_one_element_each(bundle: Bundle):
    root = read(html(bundle))
    ids = [one.attributes["id"] for one in elements(root) if "id" in one.attributes]
    assert len(ids) == len(set(ids))
    links = [a.attributes["href"] or "" for a in root.all("a")]
    assert {link[1:] for link in links} <= set(ids)
    assert all(link.startswith("#") for link in links)
    assert links.count("#daftar") == len(SOPS)
    named = [
        id
        for one in elements(root)
        for key in ("aria-labelledby", "for")
        for id in (one.attributes.get(key) or "").split()
    ]
    assert len(named) > 3 * len(SOPS)
    assert set(named) <= set(ids)


def test_headings_go_down_step_by_step():
    levels = [int(one.tag[1]) for one in elements(read(html())) if re.fullmatch("h[1-6]", one.tag)]
    assert levels.count(1) == 1 == levels[0]
    assert levels.count(3) == len(SOPS)
    tables = sum(bool(alur.kegiatan) for sop in SOPS for alur in sop.alur)
    assert levels.count(4) == 6 * len(SOPS) + tables
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_each_form_is_that_of_the_sop_itself():
    for sop, article in zip(SOPS, read(html()).all("article", class_="sop"), strict=True):
        own = read(form.render(sop, RenderContext()).data.decode()).all("main")[0]
        (heading,) = article.all("h3")
        assert words(article) == f"{words(heading)} {words(own)} Kembali ke daftar"
        assert len(article.all("rect")) == len(own.all("rect"))
        assert article.all("p", class_="nama")[0].text == sop.nama


def test_nothing_runs_but_the_script_that_the_policy_names_and_nothing_is_fetched():
    text = html()
    (script,) = read(text).all("script")
    assert not script.attributes
    (policy,) = read(text).all("meta", **{"http-equiv": "Content-Security-Policy"})
    rules = dict(rule.strip().split(" ", 1) for rule in (policy.attributes["content"] or "").split(";"))
    digest = base64.b64encode(hashlib.sha256(script.text.encode()).digest()).decode()
    assert rules["script-src"] == f"'sha256-{digest}'"
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert not re.search(r"(?:https?:)?//[a-z]|@import|url\(| on[a-z]+=", text.replace(script.text, ""))
    assert not re.search(r"fetch|XMLHttp|import\(|innerHTML|eval", script.text)


def test_the_search_waits_for_the_script():
    root = read(html())
    (search,) = root.all("form", role="search")
    assert "hidden" in search.attributes
    assert search.all("label")[0].attributes["for"] == search.all("input")[0].attributes["id"]
    assert search.all("p", role="status")[0].text == ""
    assert not [one for one in elements(root) if "hidden" in one.attributes and one is not search]


def test_author_text_is_data():
    sop = hostile()
    decree = keputusan(
        **dict.fromkeys(("jenis", "tentang", "nomor", "ditetapkan_di", "menetapkan", "pengantar_lampiran"), TEXT),
        kop=(TEXT,),
        menimbang=teks(TEXT),
        mengingat=kotak(TEXT),
        diktum=(Diktum(nama=TEXT, teks=TEXT),),
        ditetapkan_oleh=Pengesah(id="x", jabatan=TEXT, nama=TEXT, nip=TEXT),
    )
    hurt = replace(entry(1, sop), judul=TEXT)
    text = html(Bundle(decree, TEXT, (hurt,), ((2, TEXT),)))
    root = read(text)
    assert len(root.all("script")) == 1
    assert not root.all("b")
    assert {th.text for th in root.all("th", scope="row")} == {CLEAN}
    assert [words(h) for h in root.all("h3")] == [" ".join(f"1. {CLEAN}".split())]
    assert root.all("div", class_="kepala")[0].all("p")[0].text == CLEAN
    assert [li.text for li in list_of(root)] == [f"{CLEAN};", f"{CLEAN}; (SOP ini belum dapat dicetak)"]
    assert [style.text.count("<") for style in root.all("style")] == [0]
    plain = read(html(Bundle(None, TEXT, (hurt,))))
    assert words(plain.all("h1")[0]) == " ".join(f"STANDAR OPERASIONAL PROSEDUR {CLEAN.upper()}".split())


def test_without_a_decree_the_agency_gives_the_title():
    root = read(html(replace(BUNDLE, keputusan=None)))
    assert root.all("title")[0].text == "Standar Operasional Prosedur – Pemerintah Kota Pekalongan"
    assert [words(h) for h in root.all("h1")] == ["STANDAR OPERASIONAL PROSEDUR PEMERINTAH KOTA PEKALONGAN"]
    assert not root.all("div", class_="pengesahan")
    assert [li.text for li in list_of(root)] == [title(sop) for sop in SOPS]
    nameless = read(html(replace(BUNDLE, keputusan=None, instansi=None)))
    assert words(nameless.all("h1")[0]) == "STANDAR OPERASIONAL PROSEDUR"


def test_the_document_of_a_unit_has_the_head_of_the_appendix_and_its_name():
    entries = tuple(one for one in BUNDLE.entries if one.sop.unit.id == "protokol")
    root = read(html(replace(BUNDLE, entries=entries, unit=entries[0].sop.unit)))
    assert "Lampiran Keputusan Walikota Pekalongan" in root.all("title")[0].text
    assert words(root.all("h1")[0]).startswith("LAMPIRAN KEPUTUSAN WALIKOTA PEKALONGAN NOMOR")
    assert DRAF.unit.nama.upper() in [p.text for p in root.all("p", class_="nama-unit")]
    assert "Menimbang" not in root.text
    assert [li.attributes["value"] for li in list_of(root)] == ["3", "4"]
    assert len(root.all("article", class_="sop")) == 2


def test_an_sop_that_could_not_be_made_is_listed_with_a_note():
    first, second, third, fourth, *_ = BUNDLE.entries
    bundle = replace(BUNDLE, entries=(first, third, replace(fourth, no=5)), missing=((2, "Hilang"), (4, "Rusak")))
    root = read(html(bundle))
    entries = list_of(root)
    assert [li.attributes["value"] for li in entries] == list("12345")
    for li, name in ((entries[1], "Hilang"), (entries[3], "Rusak")):
        assert words(li) == f"{name}; (SOP ini belum dapat dicetak)"
        assert not li.all("a")
    assert len(root.all("article", class_="sop")) == 3
    groups = {
        group.all("p")[0].text: [li.attributes["value"] for li in group.all("li")]
        for group in root.all("nav")[0].all("div", class_="kelompok")
    }
    assert groups == {
        KONSULTASI.unit.nama: ["1"],
        "Belum dapat dicetak": ["2"],
        DRAF.unit.nama: ["3", "4", "5"],
    }
    assert second.judul not in root.text
    assert not read(html(replace(BUNDLE, entries=(), missing=((1, "Hilang"),)))).all("article")


def test_a_logo_stands_on_the_page_once():
    context = RenderContext(assets={"logo.svg": SVG, "salinan.svg": SVG, "lain.svg": SVG + b"\n"})

    def with_logo(sop: Sop, path: str) -> Sop:
        return sop.model_copy(update={"unit": sop.unit.model_copy(update={"logo": path})})

    sops = [with_logo(sop, path) for sop, path in zip(SOPS, ("logo.svg", "salinan.svg", "logo.svg"), strict=False)]
    bundle = replace(BUNDLE, entries=tuple(entry(n, sop, context) for n, sop in enumerate(sops, 1)))
    root = read(html(bundle, context))
    (symbol,) = root.all("symbol")
    (image,) = symbol.all("image")
    assert image.attributes["href"] == f"data:image/svg+xml;base64,{base64.b64encode(SVG).decode()}"
    drawn = root.all("svg", class_="lambang")
    assert [svg.all("use")[0].attributes["href"] for svg in drawn] == [f"#{symbol.attributes['id']}"] * 3
    assert drawn[0].attributes["aria-label"] == "Lambang PEMERINTAH KOTA PEKALONGAN"
    assert not root.all("img")
    assert not root.all("p", class_="tanpa-logo")


def test_same_bundle_same_bytes():
    again = replace(BUNDLE, entries=tuple(entry(n, s) for n, s in enumerate(SOPS, 1)))
    assert html(again) == html()


def test_a_form_costs_little_more_than_in_a_document_of_its_own():
    many = tuple(entry(n, KONSULTASI.model_copy(update={"id": f"a/{n}"})) for n in range(1, 101))
    longer = len(html(replace(BUNDLE, entries=many))) - len(html(replace(BUNDLE, entries=many[:50])))
    assert longer < 50 * len(form.render(KONSULTASI, RenderContext()).data)


def test_decree_and_list_are_signed_as_the_theme_says():
    note = 'Ditandatangani secara elektronik; "asli" </style>.'
    context = RenderContext(theme=Theme(signature=Signature(qr=True, note=note)))
    root = read(html(replace(BUNDLE, entries=()), context))
    decree, listed = (one for one in root.all("section") if "keputusan" in (one.attributes.get("class") or ""))
    for section in (decree, listed):
        said = [words(p) for p in section.all("p")]
        assert said[-3:] == ["Kode QR", "ACHMAD AFZAN", note]
    (style,) = root.all("style")
    foot = style.text[style.text.index("@page keputusan") :]
    assert "Ditandatangani" in foot and "060" in foot and "</style>" not in foot
    assert "Kode QR" not in html()
