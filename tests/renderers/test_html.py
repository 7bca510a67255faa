"""The printed form as HTML."""

import re

import pytest

from sopdsl.model.koleksi import Sop
from sopdsl.rendering import RenderContext
from sopdsl_renderers.form.html import render
from sopdsl_renderers.spoken import describe_steps
from tests.renderers.browser import needs_chromium, run
from tests.renderers.hostile import CLEAN, hostile
from tests.renderers.html_reader import Element, read
from tests.renderers.samples import BANTUAN_HUKUM, DRAF, DRAF_KOSONG, DUA_TABEL, KONSULTASI, REGISTRASI, SEMUA, kotak

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 8


def html(sop: Sop, context: RenderContext | None = None) -> str:
    return render(sop, context or RenderContext()).data.decode("utf-8")


def page(sop: Sop, context: RenderContext | None = None) -> Element:
    return read(html(sop, context))


@pytest.mark.parametrize("sop", [*SEMUA, hostile()], ids=lambda sop: sop.id)
def test_is_one_well_formed_document_that_needs_nothing_else(sop: Sop):
    text = html(sop)
    assert text.startswith('<!DOCTYPE html>\n<html lang="id">')
    root = page(sop)
    assert not root.all("script")
    assert not root.all("link")
    assert not root.all("iframe")
    assert not re.search(r"(?:https?:)?//[a-z]|@import|url\(", text)
    assert text == html(sop)
    ids = re.findall(r' id="([^"]*)"', text)
    assert len(ids) == len(set(ids))


def test_identity_form():
    root = page(REGISTRASI)
    assert root.all("title")[0].text == "002/SOP/BAG PBJMINBANG/2022 – " + REGISTRASI.nama
    rows = {d.all("dt")[0].text: d.all("dd")[0].text for d in root.all("dl")[0].all("div")}
    assert rows["NOMOR SOP"] == REGISTRASI.nomor
    assert rows["TGL. REVISI"] == "18 Februari 2022"
    assert "SRI RUMININGSIH, SE, M.Si" in rows["DISAHKAN OLEH"]
    assert root.all("h1")[0].text == REGISTRASI.nama
    assert [p.text for p in root.all("div", class_="kop")[0].all("p")][1:] == list(REGISTRASI.unit.kop)
    boxes = root.all("section", class_="kotak")
    assert [box.all("h2")[0].text.rstrip(" :") for box in boxes][::2] == ["DASAR HUKUM", "KETERKAITAN", "PERINGATAN"]
    assert [li.text for li in boxes[1].all("li")] == [
        "Mampu memahami peraturan yang berlaku",
        "Mampu mengoperasikan komputer",
    ]
    assert boxes[4].all("ul")
    assert page(DUA_TABEL).all("ol", type="a")


def test_flow_is_a_table_with_heads_for_rows_and_columns():
    root = page(REGISTRASI)
    (table,) = root.all("table")
    (heading,) = root.all("h2", class_="judul-alur")
    assert heading.text == REGISTRASI.nama
    first, second = table.all("thead")[0].all("tr")
    assert [(th.text, th.attributes["scope"]) for th in first.all("th")] == [
        ("No", "col"),
        ("Kegiatan", "col"),
        ("Pelaksana", "colgroup"),
        ("Mutu Baku", "colgroup"),
        ("Ket", "col"),
    ]
    heads = [th.text for th in second.all("th", scope="col")]
    assert heads == ["Pemohon", "Helpdesk", "Verifikator", "Kelengkapan", "Waktu", "Output"]
    rows = table.all("tbody")[0].all("tr")
    assert [row.all("th", scope="row")[0].text for row in rows] == [k.uraian for k in REGISTRASI.alur[0].kegiatan]
    assert all(len(row.all("td")) + len(row.all("th")) == 9 for row in rows)
    assert len(table.all("col")) == 9
    (region,) = root.all("div", role="region")
    assert region.attributes["tabindex"] == "0"
    assert region.attributes["aria-labelledby"] == table.attributes["aria-labelledby"] == heading.attributes["id"]
    (skip,) = root.all("a")
    assert skip.attributes["href"] == f"#{region.attributes['id']}"


def test_the_flow_is_told_in_words_that_may_be_opened():
    (told,) = page(REGISTRASI).all("details")
    lines = [li.text for li in told.all("li")]
    assert told.all("summary")[0].text == "Alur dalam kata-kata"
    assert lines == list(describe_steps(REGISTRASI.alur[0], REGISTRASI.pelaksana))
    assert [details.all("summary")[0].text for details in page(DUA_TABEL).all("details")] == [
        f"Alur dalam kata-kata: {alur.judul}" for alur in DUA_TABEL.alur
    ]
    lost, *rest = page(DRAF).all("details")[0].all("li")
    assert lost.text == "Baris 1-5 tidak terbaca pada naskah sumber."
    assert rest[0].text.startswith("Langkah 6, Agendaris: Menyerahkan piala.")
    assert not page(DRAF_KOSONG).all("details")


def test_each_symbol_is_said_in_words_and_the_drawing_is_hidden_from_screen_readers():
    root = page(REGISTRASI)
    said = [span.text for span in root.all("span", class_="baca")]
    assert len(said) == sum(len(k.simbol) for k in REGISTRASI.alur[0].kegiatan)
    assert "keputusan oleh Verifikator; tidak: ke langkah 10; ya: ke langkah 9 (Verifikator)" in said
    assert "mulai oleh Pemohon; ke langkah 2" in said
    assert "proses oleh Pemohon bersama Helpdesk" in said
    assert all(svg.attributes["aria-hidden"] == "true" for svg in root.all("svg", class_="gambar"))
    assert "keputusan oleh Kepala Bagian Umum, Setuju?; ya: ke langkah 3; tidak: selesai" in [
        span.text for span in page(DUA_TABEL).all("span", class_="baca")
    ]


def test_symbols_stand_in_the_cells_of_their_pelaksana():
    (table,) = page(KONSULTASI).all("table")
    for kegiatan, row in zip(KONSULTASI.alur[0].kegiatan, table.all("tbody")[0].all("tr"), strict=True):
        cells = row.all("td", class_="g")
        drawn = [bool(cell.all("path", class_="simbol")) for cell in cells]
        assert drawn == [kegiatan.simbol[0].pelaksana == id for id in KONSULTASI.alur[0].kolom]


def test_places_in_cells_are_shares_and_em_so_that_text_of_any_size_keeps_its_room():
    root = page(BANTUAN_HUKUM)
    strokes = root.all("rect", class_="garis")
    assert len(strokes) > len(BANTUAN_HUKUM.alur[0].panah)
    length = r"(?:0|-?[\d.]+em|[\d.]+%|calc\(-?[\d.]+% [+-] [\d.]+em\))"
    for stroke in strokes:
        assert re.fullmatch(rf"x:{length};y:{length};width:{length};height:{length}", stroke.attributes["style"] or "")
    heights = {re.fullmatch(r"height:[\d.]+em", td.attributes["style"] or "") for td in root.all("td", class_="g")}
    assert None not in heights


def test_several_tables_a_note_and_texts_of_several_lines():
    root = page(DUA_TABEL)
    assert [h.text for h in root.all("h2", class_="judul-alur")] == ["A. Perawatan Berkala", "B. Pelaporan Kerusakan"]
    (note,) = root.all("div", class_="catatan")
    assert note.all("em")[0].text == "Catatan:"
    heads = [th.text for th in root.all("th", scope="row")]
    assert DUA_TABEL.alur[1].kegiatan[1].uraian in heads
    assert "Waktu (Menit)" in [th.text for th in root.all("th", scope="col")]
    assert [text.text for text in root.all("text")].count("Setuju?") == 1


def test_drafts():
    root = page(DRAF)
    assert root.all("p", role="note")[0].text.startswith("DRAF")
    merged, *rows = root.all("tbody")[0].all("tr")
    assert [td.text for td in merged.all("td")] == ["Baris 1-5 tidak terbaca pada naskah sumber"]
    assert [row.all("td", class_="no")[0].text for row in rows] == ["6", "7"]
    empty = page(DRAF_KOSONG)
    assert not empty.all("table")
    assert empty.all("div", class_="catatan")[0].text.strip() == "Tabel kegiatan tidak terbaca pada naskah sumber."
    assert not page(REGISTRASI).all("p", role="note")


def test_author_text_is_data():
    root = page(hostile())
    assert not root.all("script")
    assert root.all("title")[0].text == f"{CLEAN} – {CLEAN}"
    assert root.all("h1")[0].text == CLEAN
    assert {th.text for th in root.all("th", scope="row")} == {CLEAN}
    assert {h.text for h in root.all("h2", class_="judul-alur")} == {f"{CLEAN} (alur 1)", f"{CLEAN} (alur 2)"}
    assert {p.text for p in root.all("div", class_="kop")[0].all("p")} == {"LOGO DAERAH", CLEAN}
    assert [style.text.count("<") for style in root.all("style")] == [0]
    assert "49" not in root.all("h1")[0].text


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (PNG, "png"),
        (b"\xff\xd8\xff\xe0", "jpeg"),
        (b'<?xml version="1.0"?>\n<!-- x --><svg xmlns="http://www.w3.org/2000/svg"/>', "svg+xml"),
    ],
)
def test_logo_is_shown_as_what_it_contains(data: bytes, kind: str):
    sop = REGISTRASI.model_copy(update={"unit": REGISTRASI.unit.model_copy(update={"logo": "a/logo.xyz"})})
    context = RenderContext(assets={"a/logo.xyz": data})
    (image,) = page(sop, context).all("img")
    assert (image.attributes["src"] or "").startswith(f"data:image/{kind};base64,")
    assert image.attributes["alt"] == "Lambang PEMERINTAH KOTA PEKALONGAN"
    assert render(sop, context).warnings == ()


@pytest.mark.parametrize("data", [b"GIF89a", b"", b"<html><svg></svg></html>"])
def test_another_file_than_a_picture_leaves_the_dashed_box_and_a_warning(data: bytes):
    sop = REGISTRASI.model_copy(update={"unit": REGISTRASI.unit.model_copy(update={"logo": "logo.png"})})
    context = RenderContext(assets={"logo.png": data})
    root = page(sop, context)
    assert not root.all("img")
    assert root.all("p", class_="tanpa-logo")[0].text == "LOGO DAERAH"
    assert render(sop, context).warnings == (
        'logo "logo.png" bukan gambar PNG, JPEG, atau SVG; kotak kosong dicetak sebagai gantinya',
    )


def test_the_kop_is_shown_as_written_and_a_nip_does_not_break():
    assert "text-transform" not in html(REGISTRASI)
    (nip,) = page(REGISTRASI).all("p", class_="nip")
    assert nip.text == "NIP. 19640226 199003 2 004"
    endless = REGISTRASI.disahkan_oleh.model_copy(update={"nip": "1 " * 60})
    assert not page(REGISTRASI.model_copy(update={"disahkan_oleh": endless})).all("p", class_="nip")


def full(count: int) -> Sop:
    """A SOP with so many legal bases of two lines."""
    bases = [f"Peraturan Daerah Nomor {n} Tahun 2018 tentang {'Perangkat Daerah ' * 5}" for n in range(count)]
    return KONSULTASI.model_copy(update={"dasar_hukum": kotak(*bases)})


def long_named(sop: Sop) -> Sop:
    """The SOP with a name of two lines on paper."""
    return sop.model_copy(update={"nama": f"{sop.nama} dalam Rangka {'Kunjungan Kerja Pimpinan ' * 8}"})


def printed_size(sop: Sop) -> float:
    found = re.search(r"--cetak-identitas: ([\d.]+)pt", html(sop))
    assert found
    return float(found[1])


def test_a_full_identity_is_printed_smaller_until_it_runs_on():
    sizes = [printed_size(full(count)) for count in range(1, 30)]
    smallest = sizes.index(min(sizes))
    assert sizes[0] == 10
    assert sizes[smallest] == 7.5
    assert sizes[: smallest + 1] == sorted(sizes[: smallest + 1], reverse=True)
    assert set(sizes[smallest + 1 :]) == {7.5, 9}


def test_paper():
    assert "size: 330mm 215mm;" in html(REGISTRASI)
    assert "size: 297mm 210mm;" in html(REGISTRASI, RenderContext("A4"))


@needs_chromium
@pytest.mark.parametrize(
    "sop",
    [KONSULTASI, *(full(n) for n in (6, 9, 11)), DRAF, DRAF_KOSONG, *(long_named(sop) for sop in (DRAF, DRAF_KOSONG))],
    ids=["plain", "6", "9", "11", "draft", "draft without table", "long", "long without table"],
)
def test_a_browser_prints_identity_and_flow_on_pages_of_their_own(sop, tmp_path):
    assert printed_size(sop) >= 7.5
    target = tmp_path / "sop.pdf"
    run(tmp_path, render(sop, RenderContext()).data, "--no-pdf-header-footer", f"--print-to-pdf={target}")
    assert target.read_bytes().count(b"/Type /Page\n") == 2
