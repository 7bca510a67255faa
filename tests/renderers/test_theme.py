"""The look of the forms that a collection chooses: headings, columns, capsules and connectors."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from sopdsl.backends import load_renderer
from sopdsl.model.index import index_of
from sopdsl.model.koleksi import Alur, Koleksi, Pelaksana, Simbol, Sop
from sopdsl.rendering import Bundle, BundleEntry, RenderContext, Signature, Theme
from sopdsl_renderers.form import html as form_html
from sopdsl_renderers.form import pdf as form_pdf
from sopdsl_renderers.form.lampiran import html as lampiran_html
from sopdsl_renderers.form.lampiran import pdf as lampiran_pdf
from sopdsl_renderers.form.terminators import with_terminators
from sopdsl_renderers.layout import audit, draw, flow_of
from sopdsl_renderers.layout.geometry import Metrics
from tests.layout.flows import table as flow_table
from tests.renderers.html_reader import read
from tests.renderers.pdf_reader import pages, pieces, reader
from tests.renderers.samples import DUA_TABEL, KONSULTASI, REGISTRASI, SEMUA, kegiatan, panah, sop
from tests.renderers.themed import draft, html, pdf

THEME = Theme(
    no="Nomor",
    kegiatan="Aktivitas",
    pelaksana="Pelaku",
    mutu_baku="Baku Mutu",
    kelengkapan="Persyaratan",
    waktu="Durasi",
    output="Hasil",
    keterangan=None,
    columns=("kelengkapan", "output", "waktu"),
    column_numbers=True,
    genre="POS",
    terminator="beside",
    connectors="letter",
    signature=Signature(qr=True, note="Dokumen ini ditandatangani secara elektronik."),
)


def heads(one: Sop, **chosen: object) -> list[str]:
    """The headings of the first table in the order of the HTML."""
    return [head.text.strip() for head in read(html(one, **chosen)).all("thead")[0].all("th")]


def places(data: bytes, page: int, *wanted: str) -> list[float]:
    """How far from the left the given words stand on a page."""
    found = {piece.text: piece.x for piece in pieces(data, page)}
    return [found[text] for text in wanted]


# Headings and columns


def test_without_a_theme_nothing_differs() -> None:
    for one in SEMUA:
        assert form_pdf.render(one, RenderContext()) == form_pdf.render(one, RenderContext(theme=Theme()))


def test_headings_are_those_of_the_theme() -> None:
    words = ("Nomor", "Aktivitas", "Pelaku", "Baku Mutu", "Persyaratan", "Durasi", "Hasil", "Catatan")
    chosen = dict(
        zip(
            ("no", "kegiatan", "pelaksana", "mutu_baku", "kelengkapan", "waktu", "output", "keterangan"),
            words,
            strict=True,
        )
    )
    text = pages(pdf(KONSULTASI, **chosen))[1]
    for word in words:
        assert word in text
    for word in ("Kegiatan", "Pelaksana", "Mutu Baku", "Kelengkapan", "Output"):
        assert f" {word} " not in text
    assert [word for word in heads(KONSULTASI, **chosen) if word in words] == [
        *words[:4],
        "Catatan",
        *words[4:7],
    ]


def test_the_unit_of_time_stands_behind_the_heading_of_the_theme() -> None:
    timed = KONSULTASI.model_copy(update={"satuan_waktu": "menit"})
    assert "Durasi (Menit)" in pages(pdf(timed, waktu="Durasi"))[1]
    assert "Durasi (Menit)" in heads(timed, waktu="Durasi")


def test_the_columns_of_mutu_baku_come_in_the_order_of_the_theme() -> None:
    data = pdf(KONSULTASI, columns=("output", "kelengkapan", "waktu"))
    kelengkapan, waktu, output, ket = places(data, 1, "Kelengkapan", "Waktu", "Output", "Ket")
    assert output < kelengkapan < waktu < ket
    assert heads(KONSULTASI, columns=("output", "kelengkapan", "waktu"))[-3:] == ["Output", "Kelengkapan", "Waktu"]


def test_cells_stand_under_their_headings_whatever_the_order() -> None:
    (row, *_) = KONSULTASI.alur[0].kegiatan
    assert row.waktu
    for columns in (("kelengkapan", "waktu", "output"), ("output", "waktu", "kelengkapan")):
        found = pieces(pdf(KONSULTASI, columns=columns), 1)
        times = [piece for piece in found if piece.text == row.waktu.teks]
        (head,) = [piece for piece in found if piece.text == "Waktu"]
        assert times
        assert all(abs(piece.x - head.x) < 25 for piece in times)
        cells = read(html(KONSULTASI, columns=columns)).all("tbody")[0].all("tr")[0].all("td")
        assert [cell.text.strip() for cell in cells[-4:-1]].index(row.waktu.teks) == columns.index("waktu")


def test_the_column_of_notes_can_be_left_out() -> None:
    text = pages(pdf(KONSULTASI, keterangan=None))[1]
    assert "Ket" not in text.replace("Ketua", "").split()
    assert "Ket" not in heads(KONSULTASI, keterangan=None)
    table = read(html(KONSULTASI, keterangan=None)).all("table")[0]
    assert len(table.all("col")) == 5 + len(KONSULTASI.alur[0].kolom)
    assert {len(row.all("td")) + len(row.all("th")) for row in table.all("tbody")[0].all("tr")} == {
        5 + len(KONSULTASI.alur[0].kolom)
    }


def test_a_note_that_has_no_column_is_warned_of() -> None:
    (alur,) = KONSULTASI.alur
    noted = [
        row.model_copy(update={"keterangan": "penting"}) if n in (1, 3) else row.model_copy(update={"keterangan": None})
        for n, row in enumerate(alur.kegiatan, 1)
    ]
    one = KONSULTASI.model_copy(update={"alur": (alur.model_copy(update={"kegiatan": tuple(noted)}),)})
    context = RenderContext(theme=Theme(keterangan=None))
    for render in (form_pdf.render, form_html.render):
        rendition = render(one, context)
        assert rendition.warnings == (
            "keterangan langkah 1, langkah 3 tidak dicetak, sebab tema koleksi ini tanpa kolom keterangan",
        )
        assert render(one, RenderContext()).warnings == ()


@pytest.mark.parametrize("one", [REGISTRASI, DUA_TABEL], ids=["many pages", "two tables"])
def test_columns_are_numbered_below_every_head(one: Sop) -> None:
    data = pdf(one, column_numbers=True)
    for page in range(1, len(reader(data).pages)):
        found = sorted(
            (piece for piece in pieces(data, page) if piece.text.isdigit() and 6.9 < piece.size < 7.1),
            key=lambda piece: (round(piece.y), piece.x),
        )
        tables = [alur for alur in one.alur if alur.kegiatan]
        count = len(tables[0].kolom) + 6
        top = [piece for piece in found if abs(piece.y - found[0].y) < 0.5]
        assert [int(piece.text) for piece in top][:count] == list(range(1, count + 1))
    for table, alur in zip(read(html(one, column_numbers=True)).all("table"), one.alur, strict=True):
        (numbers,) = table.all("thead")[0].all("tr")[2:]
        assert [cell.text for cell in numbers.all("td")] == [str(n) for n in range(1, len(alur.kolom) + 7)]


def test_lost_rows_and_strips_of_connectors_reach_over_all_columns() -> None:
    for one in SEMUA:
        for theme in (THEME, Theme(keterangan=None), Theme(column_numbers=True)):
            context = RenderContext(theme=theme)
            assert form_pdf.render(one, context).data.startswith(b"%PDF")
            for table in read(form_html.render(one, context).data.decode()).all("table"):
                columns = len(table.all("col"))
                for row in table.all("tbody")[0].all("tr"):
                    cells = [*row.all("td"), *row.all("th")]
                    assert sum(int(cell.attributes.get("colspan") or 1) for cell in cells) == columns


@pytest.mark.parametrize("word", ["W" * 40, "satu dua tiga empat lima enam tujuh", "i"])
def test_headings_of_any_length_stay_on_the_page(word: str) -> None:
    chosen = {"no": word, "kegiatan": word, "kelengkapan": word, "waktu": word, "output": word, "keterangan": word}
    data = pdf(REGISTRASI, **chosen)
    width = float(reader(data).pages[1].mediabox.width)
    assert all(0 < piece.x < width - 40 for piece in pieces(data, 1))


# What the document is called


def test_the_genre_is_said_throughout_the_form() -> None:
    one = draft(KONSULTASI)
    text = pages(pdf(one, genre="POS"))[0]
    assert "NOMOR POS" in text and "NAMA POS" in text
    assert text.startswith("DRAF: POS ini belum berlaku")
    assert "NOMOR SOP" not in text and "NAMA SOP" not in text
    page = html(one, genre="POS")
    assert "NOMOR POS" in page and "NAMA POS" in page and "DRAF: POS ini belum berlaku" in page
    assert "NOMOR SOP" not in page and "NAMA SOP" not in page
    for format in ("svg", "dot"):
        drawn = load_renderer(format)(one, RenderContext(theme=Theme(genre="POS"))).data.decode()
        assert "DRAF: POS ini belum berlaku" in drawn


def bundle(context: RenderContext, render: object) -> Bundle:
    assert callable(render)
    indexed = index_of(Koleksi(sop=(KONSULTASI,)), ["pdf"]).sop
    return Bundle(None, None, (BundleEntry(1, "SOP Konsultasi", indexed[0], render(KONSULTASI, context).part),))


def test_the_genre_is_said_of_the_collection_too() -> None:
    context = RenderContext(theme=Theme(genre="POS"))
    data = lampiran_pdf.render(bundle(context, form_pdf.render), context).data
    assert "PROSEDUR OPERASIONAL STANDAR" in pages(data)[0]
    assert next(entry["/Title"] for entry in reader(data).outline if not isinstance(entry, list)) == "Daftar POS"
    page = lampiran_html.render(bundle(context, form_html.render), context).data.decode()
    assert "PROSEDUR OPERASIONAL STANDAR" in page and "Daftar POS" in page and "Cari POS" in page


def test_the_theme_reaches_the_document_of_the_collection() -> None:
    context = RenderContext(theme=THEME)
    text = " ".join(pages(lampiran_pdf.render(bundle(context, form_pdf.render), context).data))
    page = lampiran_html.render(bundle(context, form_html.render), context).data.decode()
    for said in ("Aktivitas", "Persyaratan", "Kode QR", "Dokumen ini ditandatangani secara elektronik."):
        assert said in text
        assert said in page


# Capsules and connectors


def shapes(alur: Alur) -> dict[str, str]:
    return {simbol.id: simbol.bentuk for row in alur.kegiatan for simbol in row.simbol}


BESIDE = Theme(terminator="beside")


def test_capsules_stand_beside_the_first_and_last_symbol() -> None:
    (alur,) = REGISTRASI.alur
    assert with_terminators(alur, Theme()) is alur
    beside = with_terminators(alur, BESIDE)
    assert shapes(beside) == shapes(alur) | {
        "1.pemohon": "proses",
        "1.pemohon.mulai": "mulai",
        "17.pemohon": "proses",
        "17.pemohon.selesai": "selesai",
    }
    assert [(arrow.dari, arrow.ke) for arrow in beside.panah[len(alur.panah) :]] == [
        ("1.pemohon.mulai", "1.pemohon"),
        ("17.pemohon", "17.pemohon.selesai"),
    ]
    assert beside.panah[: len(alur.panah)] == alur.panah


def test_a_capsule_of_its_own_stays_one() -> None:
    own = Simbol(id="2.a.selesai", pelaksana="a", bentuk="selesai")
    alur = Alur(
        kolom=("a", "b"),
        kegiatan=(
            kegiatan(1, "b + a", "Satu", bentuk="mulai"),
            kegiatan(2, "a", "Dua", bentuk="keputusan", sendiri=[own]),
        ),
        panah=panah("1.b 2.a", "2.a 2.a.selesai Ya", "2.a 1.b Tidak"),
    )
    beside = with_terminators(alur, BESIDE)
    assert shapes(beside) == {
        "1.b": "proses",
        "1.b.mulai": "mulai",
        "1.a": "proses",
        "2.a": "keputusan",
        "2.a.selesai": "selesai",
    }


@pytest.mark.parametrize("alur", [alur for one in SEMUA for alur in one.alur if alur.kegiatan])
def test_a_flow_with_capsules_beside_is_drawn_without_fault(alur: Alur) -> None:
    flow = flow_of(with_terminators(alur, BESIDE))
    drawing = draw(flow)
    assert drawing.unrouted == ()
    metrics = Metrics([drawing.min_column] * drawing.columns, [row.min_height for row in drawing.rows])
    assert not audit(drawing, metrics).faults


def test_capsules_beside_are_printed_and_spoken_of() -> None:
    one = sop(
        "uji/01",
        "Uji",
        "1",
        KONSULTASI.unit,
        [("a", "Analis")],
        [
            Alur(
                kolom=("a",),
                kegiatan=(kegiatan(1, "a", "Satu", bentuk="mulai"), kegiatan(2, "a", "Dua", bentuk="selesai")),
                panah=panah("1.a 2.a"),
            )
        ],
    )
    for theme in (Theme(), BESIDE):
        assert [text for text in ("mulai", "selesai") if text in pages(pdf(one, terminator=theme.terminator))[1]] == [
            "mulai",
            "selesai",
        ]
    page = html(one, terminator="beside")
    assert "proses oleh Analis; selesai" in page
    assert "mulai; ke Analis pada langkah ini" in page


def test_connectors_have_numbers_or_letters() -> None:
    def connectors(**chosen: object) -> list[str]:
        text = pages(pdf(REGISTRASI, **chosen))[1:]
        return sorted(set(re.findall(r"(?<= )[A-Z](?= )", " ".join(f" {page} " for page in text))))

    assert len(pages(pdf(REGISTRASI))) > 2
    assert connectors() == []
    found = connectors(connectors="letter")
    assert found[:1] == ["A"]
    assert found == [chr(ord("A") + n) for n in range(len(found))]


def test_connectors_inside_a_page_have_them_too() -> None:
    crowded = flow_table("a b\n(a\nb\na\nb+a? : L0=5, L1=7, L2=6, L3=1, L4=3, L5=2\na\nb\nb)")
    pelaksana = tuple(Pelaksana(id=id, nama=f"Pelaksana {id}") for id in crowded.kolom)
    for count in (1, 2):
        one = REGISTRASI.model_copy(update={"alur": (crowded,) * count, "pelaksana": pelaksana})
        numbers, letters = [str(n) for n in range(1, 27)], [chr(ord("A") + n) for n in range(26)]
        for chosen, signs in ({}, numbers), ({"connectors": "letter"}, letters):
            context = RenderContext(theme=replace(Theme(), **chosen))
            page = read(form_html.render(one, context).data.decode())
            found = [text.text for text in page.all("text") if text.text in signs]
            # Each table has as many pairs as the other, and they count on.
            pairs, rest = divmod(len(found), 2 * count)
            marks = signs[: pairs * count]
            assert pairs > 0
            assert rest == 0
            assert sorted(found) == sorted(marks * 2)
            printed = " ".join(f" {text} " for text in pages(form_pdf.render(one, context).data)[1:])
            assert all(f" {mark} " in printed for mark in marks)
