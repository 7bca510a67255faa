"""Whatever an author writes is printed as it is: never run, never lost, never a failure."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sopdsl.model.koleksi import Kotak, Sop
from sopdsl.rendering import RenderContext
from sopdsl_renderers.form.pdf import render
from sopdsl_renderers.form.printed.runs import box_of, lines_of
from sopdsl_renderers.markup import allowed
from sopdsl_renderers.text import text_width
from tests.renderers.hostile import CLEAN, hostile
from tests.renderers.pdf_reader import pages, pieces, squeezed
from tests.renderers.samples import KONSULTASI, kotak

MARKUP = (
    '#import "x": *',
    '#panic() #sys.inputs #read("data.json")',
    "$x^2$ *tebal* _miring_ `kode` ```mentah```",
    "= Judul",
    "- butir + butir / istilah: arti",
    "<label> @rujukan \\ \\u{41} ~ -- --- ...",
    "// komentar /* komentar */ #{ [ ] }",
    "https://contoh.go.id/#a?b=c&d=e",
    "'kutip' \"kutip\"",
)
LONG = "https://sites.google.com/view/bagumun/peminjaman-ruangan/" + "w" * 300


def everywhere(text: str) -> Sop:
    """The sample with `text` as number, name, kop, official, boxes and as all texts of its first step."""
    table = KONSULTASI.alur[0]
    row = table.kegiatan[0].model_copy(
        update={"uraian": text, "kelengkapan": kotak(text), "output": kotak(pengantar=text), "keterangan": text}
    )
    return KONSULTASI.model_copy(
        update={
            "nomor": text,
            "nama": text,
            "unit": KONSULTASI.unit.model_copy(update={"kop": (text,)}),
            "disahkan_oleh": KONSULTASI.disahkan_oleh.model_copy(update={"nama": text, "jabatan": text, "nip": text}),
            "keterkaitan": kotak(text, pengantar=text, penanda="strip"),
            "pelaksana": tuple(p.model_copy(update={"nama": text}) for p in KONSULTASI.pelaksana),
            "alur": (
                table.model_copy(
                    update={"judul": text, "catatan": kotak(text), "kegiatan": (row, *table.kegiatan[1:])}
                ),
            ),
        }
    )


def printed(sop: Sop) -> str:
    return squeezed("".join(pages(render(sop, RenderContext()).data)))


@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_printed_literally(text: str) -> None:
    assert printed(everywhere(text)).count(squeezed(text)) >= 12


def test_hostile_text_in_every_place() -> None:
    rendition = render(hostile(), RenderContext())
    assert rendition.warnings == ()
    assert squeezed(CLEAN) in squeezed("".join(pages(rendition.data)))


def test_a_word_longer_than_its_cell_breaks_and_stays_whole() -> None:
    data = render(everywhere(LONG), RenderContext()).data
    assert squeezed("".join(pages(data))).count(squeezed(LONG)) >= 10
    right = (330 - 15) * 72 / 25.4
    for page in range(len(pages(data))):
        for piece in pieces(data, page):
            assert piece.x + text_width(piece.text, piece.size) <= right + 2, piece


def test_letters_that_arimo_lacks_are_kept_and_told_where_no_font_has_them() -> None:
    arabic = render(everywhere("\u0645\u0631\u062d\u0628\u0627 ✓"), RenderContext())
    assert arabic.warnings == ()
    assert "✓" in "".join(pages(arabic.data))
    emoji = render(everywhere("Selesai 😀"), RenderContext())
    [warning] = emoji.warnings
    assert warning.startswith("ada huruf yang tidak dapat dicetak pada PDF")
    assert "😀 (U+1F600)" in warning


def test_letters_that_no_font_has_are_all_named_with_their_places() -> None:
    alur = KONSULTASI.alur[0]
    rows = (alur.kegiatan[0].model_copy(update={"uraian": "日本語 ไทย ✓ مرحبا"}), *alur.kegiatan[1:])
    sop = KONSULTASI.model_copy(update={"alur": (alur.model_copy(update={"kegiatan": rows}),)})
    [warning] = render(sop, RenderContext()).warnings
    assert all(f"{c} (U+{ord(c):04X})" in warning for c in "日本語ไทย")
    assert "✓" not in warning
    assert warning.endswith("; lihat langkah 1")


def test_what_turns_text_round_is_neither_printed_nor_a_letter_without_a_font() -> None:
    rendition = render(everywhere("Nomor \u202e21\u202c"), RenderContext())
    assert rendition.warnings == ()
    assert "Nomor 21" in pages(rendition.data)[0]


def test_a_line_end_starts_a_new_line_and_an_empty_line_is_kept() -> None:
    assert lines_of("satu\n\ntiga", 100, 10) == [["satu"], [], ["tiga"]]


def test_italics_are_cut_out_of_their_line() -> None:
    assert lines_of("isi email\nsurat online", 200, 10, ((4, 9), (16, 22))) == [
        ["isi ", ["email"]],
        ["surat ", ["online"]],
    ]


def test_italics_over_a_line_end_go_on_in_the_next_line() -> None:
    assert lines_of("ab\ncd", 200, 10, ((1, 4),)) == [["a", ["b"]], [["c"], "d"]]


def test_places_to_break_are_given_only_in_words_that_do_not_fit() -> None:
    [line] = lines_of("pendek contoh.go.id/sangat/panjang", 60, 10)
    assert line == ["pendek contoh.", 0, "go.", 0, "id/", 0, "sangat/", 0, "panjang"]
    assert lines_of("pendek", 60, 10) == [["pendek"]]


def test_a_box_has_its_markers() -> None:
    box = box_of(kotak("satu", "dua", pengantar="Isi:", penanda="huruf"), 100, 10)
    assert box == {"pengantar": [["Isi:"]], "butir": [["a.", [["satu"]]], ["b.", [["dua"]]]]}
    assert box_of(Kotak(), 100, 10) == {"pengantar": [], "butir": []}


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@settings(max_examples=25)
@given(TEXTS)
def test_no_text_is_refused(text: str) -> None:
    assert render(everywhere(text), RenderContext()).data.startswith(b"%PDF")


@given(TEXTS, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=3), st.integers(1, 200))
def test_runs_hold_the_whole_text(text: str, ranges: list[tuple[int, int]], width: int) -> None:
    lines = lines_of(text, width, 9, tuple(ranges))
    joined = "\n".join(
        "".join(run if isinstance(run, str) else run[0] for run in line if not isinstance(run, int)) for line in lines
    )
    assert len(joined) == len(allowed(text))
    assert joined.count("\n") == text.count("\n")


@pytest.mark.parametrize("word", ["w" * 20_000, "a.b/" * 5_000, "ab" * 9_000 + "/"])
def test_an_endless_word_has_few_places_to_break(word: str) -> None:
    [line] = lines_of(word, 100, 8.5)
    assert "".join(run for run in line if isinstance(run, str)) == word
    places = line.count(0)
    lines = text_width(word, 8.5) / 100
    assert lines < places < 6 * lines
