"""Widths of the columns and the head of a printed flow table."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopdsl.model.koleksi import Pelaksana
from sopdsl.rendering import Theme
from sopdsl_renderers.form.printed.flow import FlowTable
from sopdsl_renderers.form.printed.heads import Head, Heading
from sopdsl_renderers.form.printed.runs import line_count
from sopdsl_renderers.form.printed.sheet import TABLE_SIZE, pitch, sheet_of
from sopdsl_renderers.form.printed.widths import LEAST_PELAKSANA, TextColumn, Widths, fit
from sopdsl_renderers.text import text_width
from tests.layout.flows import random_table
from tests.renderers.printing import changed
from tests.renderers.samples import REGISTRASI

ROOM = sheet_of("F4").room[0]
LONG = "Menyampaikan kekurangan dokumen persyaratan kepada pemohon melalui helpdesk untuk dilengkapi"


def widths(
    names: list[str], cells: list[list[str]], min_pelaksana: float = 0.0, room: float = ROOM
) -> tuple[Widths, list[float]]:
    """The widths for a table with these cells in its text columns, and all of them in order."""
    headings = ("Kegiatan", "Kelengkapan", "Waktu", "Output", "Ket")
    columns = [TextColumn(heading, column, 30.0) for heading, column in zip(headings, cells, strict=True)]
    found = fit(
        TextColumn("No", [str(n) for n in range(len(cells[0]))], 24.0),
        names,
        columns,
        min_pelaksana,
        room,
        size=TABLE_SIZE,
        pitch=pitch(TABLE_SIZE),
        padding=8,
        padding_y=9,
    )
    return found, [found.no, *[found.pelaksana] * len(names), *found.texts]


def heading(name: str, width: float, others: tuple[str, ...] = ()) -> Heading:
    """The heading of the first pelaksana, in columns of this width."""
    names = [(text, ()) for text in (name, *others)]
    return Head(
        Theme(), names, ("Kelengkapan", "Waktu", "Output"), [24, 200, *[width] * len(names), 80, 50, 80, 40]
    ).names[0]


TEXTS = st.lists(st.sampled_from(["", "Akun", "Dokumen Persyaratan", LONG, "w" * 90]), min_size=4, max_size=4)


@given(
    st.lists(st.sampled_from(["Sekda", "Kepala Bagian Perekonomian", "w" * 60]), min_size=1, max_size=12),
    st.lists(TEXTS, min_size=5, max_size=5),
    st.floats(0, 120),
    st.sampled_from([ROOM, sheet_of("A4").room[0]]),
)
def test_a_table_is_as_wide_as_the_text_of_the_page(
    names: list[str], cells: list[list[str]], min_pelaksana: float, room: float
) -> None:
    found, columns = widths(names, cells, min_pelaksana, room)
    assert sum(columns) * found.zoom == pytest.approx(room)
    assert found.pelaksana >= max(LEAST_PELAKSANA, min_pelaksana) - 1e-6
    assert 0 < found.zoom <= 1
    assert min(found.texts) >= 30


def test_few_columns_need_no_zoom_and_many_do() -> None:
    cells = [[LONG], ["Berkas"], ["5 menit"], ["Berkas"], [""]]
    assert widths(["Sekda"] * 8, cells)[0].zoom == 1
    assert widths(["Sekda"] * 12, cells, 60)[0].zoom < 1


def test_the_column_with_the_longest_texts_is_the_widest() -> None:
    kegiatan, kelengkapan, waktu, output, ket = widths(
        ["Sekda"] * 4, [[LONG] * 5, ["Berkas perkara"] * 5, ["5 menit"] * 5, [LONG] * 5, [""] * 5]
    )[0].texts
    assert min(kegiatan, output) > max(kelengkapan, waktu, ket)


def test_words_fit_their_column() -> None:
    found = widths(["Sekda"] * 8, [[LONG], ["Pertanggungjawaban"], ["Sesuai kebutuhan"], ["Berkas"], ["Keterangan"]])[0]
    assert found.texts[1] - 8 >= text_width("Pertanggungjawaban", TABLE_SIZE)
    assert found.texts[4] - 8 >= text_width("Keterangan", TABLE_SIZE)


def test_short_times_stay_whole_where_there_is_room() -> None:
    columns = [
        TextColumn(heading, [text] * 6, 28.0, whole)
        for heading, text, whole in (
            ("Kegiatan", LONG, 0),
            ("Kelengkapan", "Berkas", 0),
            ("Waktu", "10 hari kerja", 14),
            ("Output", LONG, 0),
            ("Ket", "", 0),
        )
    ]
    room = sheet_of("A4").room[0]
    for count, drawing in ((4, 0.0), (6, 74.0), (8, 50.0)):
        found = fit(
            TextColumn("No", ["1"] * 6, 24.0),
            ["Sekda"] * count,
            columns,
            drawing,
            room,
            size=TABLE_SIZE,
            pitch=pitch(TABLE_SIZE),
            padding=8,
            padding_y=9,
        )
        assert found.texts[2] - 8 >= text_width("10 hari kerja", TABLE_SIZE)
        assert found.zoom > 0.85


def test_a_heading_lies_where_its_words_fit() -> None:
    assert heading("Kepala Bagian Hukum", 60).upright == 0
    assert heading("Analisis/Verifikator", 60).upright == 0


def test_headings_that_lie_are_of_one_size() -> None:
    small = heading("Sekda", 56, ("Perencanaan", "Pihak Ketiga"))
    assert 7 <= small.size < TABLE_SIZE
    assert heading("Sekda", 60).size == TABLE_SIZE


def test_a_word_that_is_too_wide_is_parted_and_the_others_stay_whole() -> None:
    parted = heading("Pengadministrasi", 48.2, ("Organisasi", "Sekda"))
    whole = heading("Organisasi", 48.2, ("Pengadministrasi", "Sekda"))
    assert parted.upright == whole.upright == 0
    assert parted.size == whole.size
    assert whole.lines == [["Organisasi"]]
    assert [run for run in parted.lines[0] if isinstance(run, int)] == [1]
    for part in parted.lines[0][::2]:
        assert isinstance(part, str)
        assert text_width(f"{part}-", parted.size, "bold") <= 42.2


@pytest.mark.parametrize("name", ["Kabag.Organisasi&Kepegawaian", "a/b/c/Penanggungjawab", "KPPBC-TMP"])
def test_only_words_are_given_hyphens(name: str) -> None:
    found = heading(name, 48.2)
    assert found.upright == 0
    for line in found.lines:
        for n, run in enumerate(line):
            if run == 1:
                assert "".join(str(part) for part in line[n - 1 : n + 2 : 2]).isalpha() or "/" in name


def test_where_one_cannot_lie_all_stand_upright() -> None:
    for name in ("w" * 20, "Sekda"):
        assert heading(name, 48.2, ("Sekda", "w" * 20)).upright > 0


def test_an_upright_heading_is_no_taller_than_its_words_and_lines_ask_for() -> None:
    unparted = "Prkmndprkmnd"
    single = heading(unparted, 48.2)
    assert 0 < single.upright - text_width(unparted, single.size, "bold") < 6
    several = heading(f"Kepala Bagian {unparted} dan Sumber Daya Alam", 48.2)
    assert several.upright < 110


@pytest.mark.parametrize("count", [1, 2, 3])
def test_where_there_is_much_room_time_takes_no_more_than_it_needs(count: int) -> None:
    columns = [
        TextColumn(heading, [text] * 6, 28.0, whole)
        for heading, text, whole in (
            ("Kegiatan", LONG, 0),
            ("Kelengkapan", "Berkas", 0),
            ("Waktu", "10 hari kerja", 14),
            ("Output", "Berkas", 0),
            ("Ket", "", 0),
        )
    ]
    sizes = {"size": TABLE_SIZE, "pitch": pitch(TABLE_SIZE), "padding": 8, "padding_y": 9}
    found = fit(TextColumn("No", ["1"] * 6, 24.0), ["Sekda"] * count, columns, 0.0, ROOM, **sizes)
    assert found.texts[2] < text_width("10 hari kerja", TABLE_SIZE) + 25
    assert found.texts[4] == 28
    assert sum(found.texts) + found.no + count * found.pelaksana == pytest.approx(ROOM)


@pytest.mark.parametrize("name", ["w" * 300, "kata " * 500, "", "x\n" * 200])
def test_an_unruly_heading_is_set_smaller_and_stays_in_its_column(name: str) -> None:
    found = heading(name, 60)
    assert found.upright <= 130
    if found.upright:
        words = [text_width(word, found.size, "bold") for word in name.split()]
        lines = line_count(words, found.upright, text_width(" ", found.size, "bold"))
        assert lines * pitch(found.size) <= 60


@pytest.mark.parametrize(
    ("words", "lines"),
    [([], 1), ([10], 1), ([40, 40], 1), ([40, 60], 2), ([250], 3), ([50, 250, 40], 4)],
)
def test_lines_are_counted_as_they_break(words: list[float], lines: int) -> None:
    assert line_count(words, 100, 10) == lines


@pytest.mark.parametrize(("seed", "most"), [(32, 71.0), (30, 108.0), (11, 78.0)])
def test_a_drawing_that_needs_wider_columns_does_not_ask_for_more_once_it_has_them(seed: int, most: float) -> None:
    alur = random_table(Random(seed), 7, 14, 5)
    sop = changed(REGISTRASI, alur=(alur,), pelaksana=tuple(Pelaksana(id=id, nama="Kabag") for id in alur.kolom))
    table = FlowTable(sop, alur, sheet_of("F4").room, Theme())
    asked = table.widths[2]
    while not table.settle([12.0] * len(table.requests())):
        pass
    assert asked < table.widths[2] <= most
    assert max(page.drawing.min_column for page in table.pages) <= table.widths[2] + 0.01
