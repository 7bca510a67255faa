"""From the model to symbols on grid rows."""

from __future__ import annotations

import pytest

from sopdsl.model.koleksi import Alur, BarisHilang, Kegiatan, Panah, Simbol
from sopdsl_renderers.layout import flow_of, form_size, printed_rows
from sopdsl_renderers.layout.flow import is_capsule_of_its_own
from sopdsl_renderers.layout.geometry import Flow, Shape
from sopdsl_renderers.text import text_width
from tests.layout.flows import table


def places(flow: Flow) -> dict[str, tuple[int, int]]:
    return {symbol.id: (symbol.column, symbol.row) for symbol in flow.symbols}


def test_a_row_is_a_grid_row() -> None:
    flow = flow_of(table("a b\n(a\nb\na)"))
    assert places(flow) == {"1.a": (0, 0), "2.b": (1, 1), "3.a": (0, 2)}
    assert [row.printed for row in flow.rows] == [0, 1, 2]
    assert [(arrow.source, arrow.target, arrow.label) for arrow in flow.arrows] == [
        ("1.a", "2.b", None),
        ("2.b", "3.a", None),
    ]
    assert [symbol.shape for symbol in flow.symbols] == [Shape.MULAI, Shape.PROSES, Shape.SELESAI]
    assert flow.symbols[0].text == ("mulai",)


def test_capsules_of_their_own_stand_above_and_below() -> None:
    simbol = (
        Simbol(id="1.b.mulai", pelaksana="b", bentuk="mulai"),
        Simbol(id="1.b", pelaksana="b", bentuk="keputusan"),
        Simbol(id="1.b.selesai", pelaksana="b", bentuk="selesai"),
    )
    alur = Alur(
        kolom=("a", "b"),
        kegiatan=(Kegiatan(no=1, uraian="x", simbol=simbol),),
        panah=(Panah(dari="1.b.mulai", ke="1.b"), Panah(dari="1.b", ke="1.b.selesai", syarat="Ya")),
    )
    flow = flow_of(alur)
    assert places(flow) == {"1.b.mulai": (1, 0), "1.b": (1, 1), "1.b.selesai": (1, 2)}
    assert [row.printed for row in flow.rows] == [0, 0, 0]


def test_an_end_in_a_free_column_stands_beside() -> None:
    simbol = (
        Simbol(id="1.b", pelaksana="b", bentuk="keputusan"),
        Simbol(id="1.a.selesai", pelaksana="a", bentuk="selesai"),
    )
    flow = flow_of(Alur(kolom=("a", "b"), kegiatan=(Kegiatan(no=1, uraian="x", simbol=simbol),)))
    assert places(flow) == {"1.b": (1, 0), "1.a.selesai": (0, 0)}


def test_added_symbols_stand_below_in_their_own_column_and_beside_in_another() -> None:
    flow = flow_of(table("a b\na & a & b? & a\nb"))
    assert places(flow) == {"1.a": (0, 0), "1.a.2": (0, 1), "1.b": (1, 0), "1.a.3": (0, 2), "2.b": (1, 3)}
    assert [row.printed for row in flow.rows] == [0, 0, 0, 1]


def test_what_is_handed_back_stands_a_row_lower() -> None:
    flow = flow_of(table("a b c\na>b>a>c\nb"))
    assert places(flow) == {"1.a": (0, 0), "1.b": (1, 0), "1.a.2": (0, 1), "1.c": (2, 1), "2.b": (1, 2)}


def test_joints_follow_the_columns() -> None:
    flow = flow_of(table("a b c d\nc+a+d\nb"))
    assert flow.joints == (("1.a", "1.c"), ("1.c", "1.d"))


def test_a_pelaksana_may_be_called_mulai() -> None:
    simbol = (
        Simbol(id="1.mulai.mulai", pelaksana="mulai", bentuk="mulai"),
        Simbol(id="1.mulai", pelaksana="mulai", bentuk="proses"),
        Simbol(id="1.a", pelaksana="a", bentuk="proses"),
        Simbol(id="1.mulai.2", pelaksana="mulai", bentuk="keputusan", tambahan=True),
        Simbol(id="1.mulai.2.selesai", pelaksana="mulai", bentuk="selesai"),
    )
    alur = Alur(kolom=("mulai", "a"), kegiatan=(Kegiatan(no=1, uraian="x", hubungan="bersama", simbol=simbol),))
    flow = flow_of(alur)
    assert [is_capsule_of_its_own(s) for s in simbol] == [True, False, False, False, True]
    assert [places(flow)[s.id] for s in simbol] == [(0, 0), (0, 1), (1, 1), (0, 2), (0, 3)]
    assert flow.joints == (("1.mulai", "1.a"),)


def test_only_joint_steps_have_joints() -> None:
    assert flow_of(table("a b\na|b\nb")).joints == ()
    assert flow_of(table("a b\na>b\nb")).joints == ()


@pytest.mark.parametrize(("sebelum", "at"), [(1, 0), (2, 1), (3, 2)])
def test_lost_rows_are_a_row_without_symbols(sebelum: int, at: int) -> None:
    alur = table("a b\n(a\nb)").model_copy(update={"baris_hilang": (BarisHilang(dari=1, sampai=2, sebelum=sebelum),)})
    rows = printed_rows(alur)
    assert isinstance(rows[at], BarisHilang)
    flow = flow_of(alur)
    assert [(row.printed, row.lost) for row in flow.rows] == [(n, n == at) for n in range(3)]
    assert at not in {symbol.row for symbol in flow.symbols}


def test_an_empty_table_has_an_empty_flow() -> None:
    flow = flow_of(Alur(kolom=("a",)))
    assert (flow.columns, flow.rows, flow.symbols) == (1, (), ())


def test_arrows_to_nowhere_are_left_out() -> None:
    alur = table("a b\n(a\nb)").model_copy(update={"panah": (Panah(dari="1.a", ke="9.z"),)})
    assert flow_of(alur).arrows == ()


@pytest.mark.parametrize("columns", [3, 12])
@pytest.mark.parametrize("tanya", ["Lengkap?", "Sudah daftar?", "Apakah berkas permohonan sudah sesuai ketentuan?"])
def test_a_diamond_holds_its_question(tanya: str, columns: int) -> None:
    simbol = Simbol(id="1.a", pelaksana="a", bentuk="keputusan", tanya=tanya)
    width, height, text = form_size(columns)(simbol, Kegiatan(no=1, uraian="x", simbol=(simbol,)))
    assert " ".join(text) == tanya
    wide = max(text_width(line, 7.0) for line in text)
    assert wide / width + (7.0 + 8.4 * (len(text) - 1)) / height <= 1.0


def test_diamonds_are_narrower_where_there_are_many_columns() -> None:
    simbol = Simbol(id="1.a", pelaksana="a", bentuk="keputusan", tanya="Sudah sesuai ketentuan?")
    sizes = [form_size(columns)(simbol, Kegiatan(no=1, uraian="x", simbol=(simbol,))) for columns in (3, 6, 12)]
    (few, _, _), (six, _, _), (many, _, text) = sizes
    assert few == six > many
    assert text == ("Sudah", "sesuai", "ketentuan?")


def test_a_word_too_long_for_a_diamond_is_parted_between_syllables() -> None:
    simbol = Simbol(id="1.a", pelaksana="a", bentuk="keputusan", tanya="Dipertanggungjawabkan?")
    *_, text = form_size(3)(simbol, Kegiatan(no=1, uraian="x", simbol=(simbol,)))
    assert text == ("Dipertanggung-", "jawabkan?")


def test_sizes_can_be_chosen() -> None:
    flow = flow_of(table("a\n(a\na)"), size=lambda _, kegiatan: (90.0, 30.0, (kegiatan.uraian,)))
    assert {(symbol.width, symbol.height) for symbol in flow.symbols} == {(90.0, 30.0)}
    assert flow.symbols[1].text == ("Langkah 2",)
