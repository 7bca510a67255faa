"""The swimlane diagram."""

import re
import subprocess
import sys
from dataclasses import replace
from typing import get_args
from xml.etree import ElementTree

import pytest

from sopdsl.model.koleksi import Kegiatan, Simbol, Sop
from sopdsl.rendering import Direction, RenderContext
from sopdsl_renderers.form.html import render as render_html
from sopdsl_renderers.layout import draw, flow_of
from sopdsl_renderers.swimlane.svg import SCALE, render
from sopdsl_renderers.swimlane.symbols import LEADING, SIZE, fit
from sopdsl_renderers.text import text_width
from tests.renderers.hostile import CLEAN, hostile
from tests.renderers.samples import DRAF, DRAF_KOSONG, DUA_TABEL, KONSULTASI, REGISTRASI, SEMUA

SVG = "{http://www.w3.org/2000/svg}"


def tree(sop: Sop) -> ElementTree.Element:
    return ElementTree.fromstring(render(sop, RenderContext()).data)


def texts(root: ElementTree.Element) -> list[str]:
    """The content of each text element, its lines joined by a blank."""
    return [" ".join("".join(line.itertext()) for line in text) for text in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("sop", [*SEMUA, hostile()], ids=lambda sop: sop.id)
def test_is_well_formed_and_needs_nothing_else(sop: Sop):
    data = render(sop, RenderContext()).data
    assert data == render(sop, RenderContext("A4", {"x": b""})).data
    root = ElementTree.fromstring(data)
    assert root.tag == f"{SVG}svg"
    left, top, wide, high = map(float, root.get("viewBox", "").split())
    assert (left, top) == (0, 0)
    points = [float(root.get(side, "").removesuffix("pt")) for side in ("width", "height")]
    assert points == pytest.approx([wide * SCALE, high * SCALE], abs=0.02)
    assert not {f"{SVG}script", f"{SVG}image", f"{SVG}foreignObject"} & {e.tag for e in root.iter()}
    assert data.count(b"http") == 1
    numbers = re.findall(r"-?\d+\.?\d*(?:e-?\d+)?", " ".join(e.get("d", "") for e in root.iter(f"{SVG}path")))
    assert not [n for n in numbers if "e" in n or n == "-0" or len(n.partition(".")[2]) > 2]


def test_names_itself_and_tells_the_flow_in_words():
    root = tree(REGISTRASI)
    assert root.get("role") == "img"
    named = {e.get("id"): e.text or "" for e in root if e.tag in (f"{SVG}title", f"{SVG}desc")}
    assert list(named) == (root.get("aria-labelledby") or "").split()
    title, description = named.values()
    assert title == f"{REGISTRASI.nomor} – {REGISTRASI.nama}"
    assert len(description.split("\n")) == 17
    assert (
        "Langkah 8: Menerima dokumen persyaratan dan memeriksa apakah penyedia sudah terdaftar di lpse lain"
        " (keputusan oleh Verifikator; tidak: ke langkah 10; ya: ke langkah 9 (Verifikator))."
    ) in description


def test_each_step_stands_in_its_symbol_and_each_arrow_is_drawn():
    root = tree(REGISTRASI)
    written = [text.replace("/ ", "/") for text in texts(root)]
    for kegiatan in REGISTRASI.alur[0].kegiatan:
        told = kegiatan.no not in (5, 8, 10)
        assert written.count(f"{kegiatan.no}. {kegiatan.uraian}") == told
    assert written.count("10. Apakah sudah sesuai atau lengkap?") == 1
    drawn = {a for p in root.iter(f"{SVG}path") for a in (p.get("data-panah") or "").split()}
    assert drawn == {arrow.id for arrow in flow_of(REGISTRASI.alur[0]).arrows}
    assert written.count("Tidak") == 3
    heads = [text for text in written if text in ("Pemohon", "Helpdesk", "Verifikator")]
    assert heads == ["Pemohon", "Pemohon", "Helpdesk", "Helpdesk", "Verifikator", "Verifikator"]
    titles = [e for group in root.iter(f"{SVG}g") for e in group if e.tag == f"{SVG}title"]
    assert len(titles) == sum(len(k.simbol) for k in REGISTRASI.alur[0].kegiatan)
    assert "keputusan oleh Verifikator; tidak: ke langkah 10; ya: ke langkah 9 (Verifikator)" in (titles[7].text or "")


def test_a_joint_step_is_a_plain_line():
    root = tree(REGISTRASI)
    joints = [p for p in root.iter(f"{SVG}path") if p.get("class") == "panah" and p.get("data-panah") is None]
    assert len(joints) == 1 + 2  # and those of the legend


def test_several_tables_questions_capsules_and_a_note():
    written = texts(tree(DUA_TABEL))
    for text in ("A. Perawatan Berkala", "B. Pelaporan Kerusakan", "2. Setuju?", "2. Bisa?", "selesai"):
        assert written.count(text) == 1
    note = [t for t in tree(DUA_TABEL).iter(f"{SVG}text") if "".join(t.itertext()).startswith("Catatan: kendaraan")]
    italic = [e.text for e in note[0].iter(f"{SVG}tspan") if e.get("font-style") == "italic"]
    assert italic == ["Catatan:"]


def test_italics_survive_wrapping():
    uraian = "Mengunggah berkas ke aplikasi   e-procurement\nlalu menyimpan bukti unggah"
    start = uraian.index("e-")
    first = (
        KONSULTASI.alur[0]
        .kegiatan[0]
        .model_copy(update={"uraian": uraian, "miring": ((start, start + len("e-procurement\nlalu")),)})
    )
    alur = KONSULTASI.alur[0]
    alur = alur.model_copy(update={"kegiatan": (first, *alur.kegiatan[1:])})
    root = tree(KONSULTASI.model_copy(update={"alur": (alur,)}))
    italic = "".join(e.text or "" for e in root.iter(f"{SVG}tspan") if e.get("font-style") == "italic")
    bold = [e.text for e in root.iter(f"{SVG}tspan") if e.get("font-weight") == "bold"]
    assert italic == "e-procurementlalu"
    assert bold == ["1.", "2.", "3.", "4.", "5."]


def test_drafts():
    assert "Baris 1-5 tidak terbaca pada naskah sumber" in texts(tree(DRAF))
    assert "Tabel kegiatan tidak terbaca pada naskah sumber." in texts(tree(DRAF_KOSONG))


def test_an_arrow_that_layout_could_not_draw_is_reported(monkeypatch):
    def without_one(flow):
        return replace(draw(flow), unrouted=("3",))

    monkeypatch.setattr("sopdsl_renderers.swimlane.lanes.draw", without_one)
    monkeypatch.setattr("sopdsl_renderers.form.tables.draw", without_one)
    expected = ("panah dari langkah 4 ke langkah 5 tidak dapat digambar",)
    assert render(KONSULTASI, RenderContext()).warnings == expected
    assert render_html(KONSULTASI, RenderContext()).warnings == expected


def test_author_text_is_data():
    root = tree(hostile())
    title = root.find(f"{SVG}title")
    assert title is not None
    assert title.text == f"{CLEAN} – {CLEAN}"
    assert any(text.replace(" ", "") == f"2.{CLEAN}".replace(" ", "") for text in texts(root))


@pytest.mark.parametrize("words", [1, 3, 8, 20, 60])
def test_text_keeps_inside_a_diamond(words: int):
    kegiatan = Kegiatan(no=12, uraian=" ".join(["apakah", "lengkap"] * words), simbol=())
    for direction in get_args(Direction):
        fitted = fit(Simbol(id="1.a", pelaksana="a", bentuk="keputusan", tanya=kegiatan.uraian), kegiatan, direction)
        assert " ".join(fitted.lines) == f"12. {kegiatan.uraian}"
        for number, line in enumerate(fitted.lines):
            edge = (abs(number - (len(fitted.lines) - 1) / 2) + 0.5) * LEADING
            assert text_width(line, SIZE) <= fitted.width * (1 - edge / (fitted.height / 2))


def test_is_quick_because_it_loads_nothing_heavy():
    code = (
        "import sys, sopdsl_renderers.swimlane.svg\n"
        "print(sorted({'jinja2', 'typst', 'graphviz', 'rich', 'fontpkg_arimo'} & set(sys.modules)))"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONPATH": ":".join(sys.path)}
    )
    assert found.stdout == "[]\n"
