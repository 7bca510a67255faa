"""The swimlane diagram of every SOP of the project, in both directions: nothing lies on anything else."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from sopdsl.model.koleksi import Sop
from sopdsl.pipeline import compile_collection
from sopdsl.rendering import Direction, RenderContext
from sopdsl.workspace.collection import find_collections
from sopdsl_renderers.layout import audit, draw
from sopdsl_renderers.swimlane.lanes import lanes_of
from sopdsl_renderers.swimlane.svg import diagram_of, flows_of, render, width_of
from tests.layout.flows import random_table
from tests.renderers.hostile import hostile
from tests.renderers.samples import BANTUAN_HUKUM, DRAF, DUA_TABEL, KONSULTASI, REGISTRASI, SEMUA
from tests.renderers.svg_reader import Row, read

ROOT = Path(__file__).resolve().parents[2]
DIRECTIONS: tuple[Direction, ...] = ("columns", "rows")
CONTEXTS = [RenderContext(direction=direction, notes=notes) for direction in DIRECTIONS for notes in (False, True)]
NAMES = [f"{context.direction}{'-notes' if context.notes else ''}" for context in CONTEXTS]


@cache
def real() -> tuple[Sop, ...]:
    found: list[Sop] = []
    for folder in ("examples", "sops"):
        (collection,) = find_collections([str(ROOT / folder)])
        found += compile_collection(collection).koleksi.sop
    return tuple(found)


def test_there_are_sops() -> None:
    assert len(real()) >= 60


@pytest.mark.parametrize("context", CONTEXTS, ids=NAMES)
def test_the_drawings_have_no_faults(context: RenderContext) -> None:
    arrows = crossings = 0
    for sop in (*real(), *SEMUA, hostile()):
        flows = flows_of(sop, context)
        for lanes in flows:
            result = audit(lanes.drawing, lanes.metrics(width_of(flows)))
            assert (sop.id, result.notes, result.unrouted) == (sop.id, (), 0)
            arrows += len(lanes.flow.arrows)
            crossings += result.crossings
    assert arrows > 400
    assert crossings <= 4


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_those_of_random_flows_have_none_either(direction: Direction) -> None:
    chance = random.Random(2022)
    arrows = crossings = 0
    for _ in range(40):
        columns, rows = chance.randint(3, 8), chance.randint(5, 40)
        alur = random_table(chance, columns, rows, chance.randint(0, min(8, rows - 3)))
        lanes = lanes_of(alur, direction, None, {}, {})
        result = audit(lanes.drawing, lanes.metrics(0.0))
        assert (result.notes, result.unrouted) == ((), 0)
        arrows += len(alur.panah)
        crossings += result.crossings
    assert crossings <= 0.05 * arrows


@pytest.mark.parametrize("context", CONTEXTS, ids=NAMES)
def test_text_stands_inside_its_symbol_and_on_no_other_text(context: RenderContext) -> None:
    seen = 0
    for sop in (*real(), *SEMUA, hostile()):
        picture = read(render(sop, context).data)
        for symbol in picture.symbols:
            assert symbol.rows, (sop.id, symbol.title)
            for row in symbol.rows:
                assert symbol.holds(row, 1.5), (sop.id, symbol.title, row.text)
                seen += 1
        for row in picture.rows:
            assert 10 < row.left < row.right < picture.width - 10, (sop.id, row.text)
            assert 10 < row.top < row.bottom < picture.height - 10, (sop.id, row.text)
        for one, two in itertools.combinations(picture.rows, 2):
            assert not overlap(one, two), (sop.id, one.text, two.text)
    assert seen > 1000


def overlap(a: Row, b: Row) -> bool:
    return a.left < b.right and b.left < a.right and a.top < b.bottom and b.top < a.bottom


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_the_flow_runs_along_the_lanes(direction: Direction) -> None:
    picture = read(render(REGISTRASI, RenderContext(direction=direction)).data)
    places = {}
    for symbol in picture.symbols:
        number = symbol.rows[0].text.partition(".")[0]
        places[number] = ((symbol.left + symbol.right) / 2, (symbol.top + symbol.bottom) / 2)
    along = 0 if direction == "rows" else 1
    steps = [places[str(n)][along] for n in range(1, 18)]
    assert steps == sorted(steps)
    across = {round(places[str(n)][1 - along], 3) for n in (1, 2, 3, 6, 13)}
    assert len(across) == 1
    wide = picture.width > picture.height
    assert wide is (direction == "rows")


def test_text_is_never_turned() -> None:
    for context in CONTEXTS:
        for sop in (BANTUAN_HUKUM, DRAF, DUA_TABEL):
            assert b"rotate" not in render(sop, context).data
            assert b"matrix" not in render(sop, context).data


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_lanes_are_named_in_the_order_of_the_form(direction: Direction) -> None:
    picture = read(render(BANTUAN_HUKUM, RenderContext(direction=direction)).data)
    names = {p.id: p.nama for p in BANTUAN_HUKUM.pelaksana}
    heads = [row for row in picture.rows if row.size == 9.0]
    ordered = sorted(heads, key=lambda row: row.top if direction == "rows" else (row.left + row.right) / 2)
    text = "".join(row.text for row in ordered).replace(" ", "")
    assert text == "".join(names[id] for id in BANTUAN_HUKUM.alur[0].kolom).replace(" ", "")


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_long_lanes_are_named_at_both_ends(direction: Direction) -> None:
    picture = read(render(REGISTRASI, RenderContext(direction=direction)).data)
    symbols = [(s.left, s.right) if direction == "rows" else (s.top, s.bottom) for s in picture.symbols]
    for name in ("Pemohon", "Helpdesk", "Verifikator"):
        first, last = (row for row in picture.rows if row.text == name)
        if direction == "rows":
            assert (first.top, first.right < min(symbols)[0]) == (last.top, max(symbols)[1] < last.left)
        else:
            assert (first.left, first.bottom < min(symbols)[0]) == (last.left, max(symbols)[1] < last.top)
    assert sum(row.text == "Sekda" for row in read(render(BANTUAN_HUKUM, RenderContext()).data).rows) == 1


class TestTitleBlock:
    @pytest.mark.parametrize("direction", DIRECTIONS)
    def test_kop_name_number_dates_and_status(self, direction: Direction) -> None:
        texts = [row.text for row in read(render(KONSULTASI, RenderContext(direction=direction)).data).rows]
        for said in (*KONSULTASI.unit.kop, KONSULTASI.nama, KONSULTASI.nomor, "18 Februari 2022", "11 April 2022"):
            assert "".join(texts).replace(" ", "").count(said.replace(" ", "")) == 1
        assert texts[texts.index("STATUS") + 1] == "Berlaku"

    def test_what_is_missing_has_no_cell(self) -> None:
        tanggal = KONSULTASI.tanggal.model_copy(update={"revisi": None})
        texts = [
            row.text
            for row in read(diagram_of(KONSULTASI.model_copy(update={"tanggal": tanggal}), RenderContext()).svg).rows
        ]
        assert "TGL. REVISI" not in texts
        assert "TGL. EFEKTIF" in texts

    def test_a_flow_that_is_called_like_the_sop_does_not_say_so_again(self) -> None:
        for judul, said in (("KONSULTASI", ["Konsultasi"]), ("Tahap pertama", ["Konsultasi", "Tahap pertama"])):
            alur = KONSULTASI.alur[0].model_copy(update={"judul": judul})
            sop = KONSULTASI.model_copy(update={"nama": "Konsultasi", "alur": (alur,)})
            texts = [row.text for row in read(render(sop, RenderContext()).data).rows]
            assert [text for text in texts if text in ("Konsultasi", judul)] == said

    def test_a_draft_says_so_above_all(self) -> None:
        first, *others = read(render(KONSULTASI.model_copy(update={"status": "draf"}), RenderContext()).data).rows
        assert first.text == "DRAF: SOP ini belum berlaku"
        assert all(row.top > first.bottom for row in others)
        assert "Draf" in [row.text for row in others]


def test_the_legend_shows_what_is_drawn() -> None:
    def legend(sop: Sop) -> set[str]:
        words = {"Mulai/selesai", "Kegiatan", "Keputusan", "Arah alur", "Dikerjakan bersama"}
        return words & {row.text for row in read(render(sop, RenderContext()).data).rows}

    assert legend(REGISTRASI) == {"Mulai/selesai", "Kegiatan", "Keputusan", "Arah alur", "Dikerjakan bersama"}
    assert legend(KONSULTASI) == {"Mulai/selesai", "Kegiatan", "Arah alur"}


def test_the_legend_explains_connectors_where_an_arrow_had_to_be_parted(monkeypatch: pytest.MonkeyPatch) -> None:
    def explained() -> bool:
        texts = [row.text for row in read(render(KONSULTASI, RenderContext()).data).rows]
        return any(text.startswith("Penghubung") for text in texts)

    assert not explained()
    monkeypatch.setattr(
        "sopdsl_renderers.swimlane.lanes.draw", lambda flow: replace(draw(flow), in_page=(flow.arrows[0].id,))
    )
    assert explained()
