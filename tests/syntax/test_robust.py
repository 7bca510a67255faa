"""Parsing never raises for what an author wrote, finds every mistake, and stays quick on monstrous input."""

from hypothesis import given
from hypothesis import strategies as st

from sopdsl.source import Source
from sopdsl.syntax import parse
from tests.support import DECLARATIONS, sop_text

PIECES = st.sampled_from(
    [
        *("\n", "\n  ", "\n    ", "\n\t", " ", ":", "->", "=", "|", "[", "]", "&", "#", " # x", "@", "@a", "*", "\\"),
        *("- ", "1. ", "a. ", "•", "→", "\x00", "\u00a0", "\u200b", "\u2028", "é", "\U0001f600"),
        *("sop A", "keputusan A", "unit a = B", "pelaksana:", "alur:", "alur A: b:", "lampiran:", "menetapkan: a"),
        *("KESATU: b", "kolom: a", "catatan:", "baris hilang: 1-2", "a: B", "a + b: C", "a > b: C", "a | b: C"),
        *("waktu: 5 menit", "tanya: A?", "opsional", "sisi: kiri", "halaman baru", "sop: @x", "nomor: -", "& [x] a"),
        *("ya -> x", "tidak -> selesai", "jika x -> y", "-> a, b", "a -> b"),
    ]
)
STEPS = "  [a] pd: Satu\n    | dua\n    waktu:\n      - A: 5 menit\n    ya -> a\n    tidak -> selesai\n    & petugas\n"


def _check(text: str) -> None:
    source = Source("x.sop", text)
    parsed = parse(source)
    for found in parsed.diagnostics:
        assert 0 <= found.span.start <= found.span.end <= len(text) + 1
        assert found.message
        assert not found.message.endswith(".")
        for edit in found.fix.edits if found.fix else ():
            assert 0 <= edit.span.start <= edit.span.end <= len(text)
    assert [c.span.start for c in parsed.comments] == sorted({c.span.start for c in parsed.comments})
    assert all(source.slice(c.span).startswith("#") for c in parsed.comments)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_pieces(text: str) -> None:
    _check(text)


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    _check(text)


@given(st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 12), PIECES), min_size=1, max_size=8))
def test_damaged_sops(damages: list[tuple[int, int, str]]) -> None:
    text = DECLARATIONS + sop_text(STEPS)
    for at, cut, piece in damages:
        at %= len(text) + 1
        text = text[:at] + piece + text[at + cut :]
    _check(text)


def test_ten_mistakes_give_ten_messages() -> None:
    text = sop_text(
        "  [serahkan pd: Menyerahkan\n"
        "  petugas Memeriksa berkas\n"
        "    waktu 5 menit\n"
        "    tidak → serahkan\n"
        "  kabag: Menandatangani\n"
        "    keluaran: surat\n"
        "    ya ->\n"
        "\tpd: Menerima\n"
        "    - berkas\n"
    ).replace("nomor:", "nomer:", 1).replace("14 Februari", "14 Pebruari", 1)  # fmt: skip
    parsed = parse(Source("x.sop", text))
    assert [(d.code, parsed.source.position(d.span.start).line) for d in parsed.diagnostics] == [
        ("SOP005", 3),
        ("SOP008", 5),
        ("SOP009", 15),
        ("SOP006", 16),
        ("SOP006", 17),
        ("SOP012", 18),
        ("SOP005", 20),
        ("SOP015", 21),
        ("SOP001", 22),
        ("SOP020", 23),
    ]


def test_a_mistake_hides_nothing_else() -> None:
    text = sop_text("  ???\n  pd: Satu\n    ???\n    waktu: 5 menit\n  petugas: Dua\n")
    (alur,) = parse(Source("x.sop", text)).file.sop.alur
    assert [row.uraian.plain for row in alur.rows] == ["Satu", "Dua"]
    assert alur.rows[0].waktu.intro.plain == "5 menit"
    assert not alur.intact


def test_a_line_of_a_megabyte_and_twenty_thousand_mistakes() -> None:
    million = 1_000_000
    for text in (
        "sop " + "a" * million,
        "sop A\n" + "a" * million,
        "sop A\na" + " " * million + "b",
        " " * million + "x: y",
        "sop A\nalur:\n  pd: a\n    jika " + "a -> " * (million // 5),
        "sop A\nalur " + "a: " * (million // 3),
        "sop " + " *a" * (million // 3),
        "sop A\n" + "???\n" * 20_000,
        "sop A\nperingatan: a\n" + "  teks\n" * 20_000,
    ):
        _check(text)
