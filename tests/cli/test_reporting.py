"""How findings read, as text and as JSON."""

from __future__ import annotations

import json
import unicodedata

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopdsl.diagnostics import Diagnostic, Edit, Fix, Label, Severity
from sopdsl.reporting.excerpt import excerpt
from sopdsl.reporting.glyphs import ASCII, BOXES, encodable, visible, width
from sopdsl.reporting.json import schema, to_json
from sopdsl.reporting.text import coloured, concise, fixable, notice, plain, report, summary
from sopdsl.source import Source, Span
from tests.support import sop_text


def finding(source: Source, part: str, message: str = "ada yang salah", **further) -> Diagnostic:
    start = source.text.index(part)
    severity = further.pop("severity", Severity.ERROR)
    span = Span(start, start + len(part))
    return Diagnostic("SOP301", "tujuan-tak-dikenal", severity, message, source, span, **further)


def test_the_fact_both_places_and_what_to_type():
    lines = [""] * 30 + ["  [serahkan] pd: Menyerahkan"] + [""] * 9 + ["  tidak -> serahkn"]
    source = Source("sops/006.sop", "\n".join(lines))
    at = source.text.index("serahkn")
    found = finding(
        source,
        "serahkn",
        'langkah "serahkn" tidak ada',
        hint='maksud Anda "serahkan" (baris 31)?\natau hapus',
        related=(Label(source, Span(at, at + 7), "tujuan panah ini"), Label(source, Span(33, 41), "langkah ini")),
    )
    assert plain(report([found])) == (
        'galat[SOP301]: langkah "serahkn" tidak ada\n'
        "  ┌─ sops/006.sop:41:12\n"
        "  │\n"
        "41│   tidak -> serahkn\n"
        "  │            ^^^^^^^ tujuan panah ini\n"
        "  ├─ sops/006.sop:31:4\n"
        "  │\n"
        "31│   [serahkan] pd: Menyerahkan\n"
        "  │    -------- langkah ini\n"
        '  = maksud Anda "serahkan" (baris 31)?\n'
        "  = atau hapus\n"
        "\n"
    )


def test_ascii_in_place_of_boxes():
    text = plain(report([finding(Source("a.sop", "ini salah"), "salah", hint="h")], ASCII))
    assert text == "galat[SOP301]: ada yang salah\n  --> a.sop:1:5\n  |\n 1| ini salah\n  |     ^^^^^\n  = h\n\n"


@pytest.mark.parametrize(
    ("line", "part", "shown", "under"),
    [
        ("\tx salah", "salah", "    x salah", "      ^^^^^"),
        ("日本 salah", "salah", "日本 salah", "     ^^^^^"),
        ("a 日本 b", "日本", "a 日本 b", "  ^^^^"),
        ("e\u0301 salah", "salah", "e\u0301 salah", "  ^^^^^"),
        ("a\u00a0salah", "\u00a0", "a salah", " ^"),
        ("a\x1b[31m salah", "salah", "a\\x1b[31m salah", "          ^^^^^"),
        ("a\u202e salah", "salah", "a\\u202e salah", "        ^^^^^"),
        ("salah\tx", "\t", "salah    x", "     ^^^^"),
        ("🏢🏢 salah", "salah", "🏢🏢 salah", "     ^^^^^"),
        ("❤\ufe0f salah", "salah", "❤\ufe0f salah", "  ^^^^^"),
        ("ꦏꦸ salah", "salah", "ꦏꦸ salah", "  ^^^^^"),
        ("한 salah", "salah", "한 salah", "   ^^^^^"),
        ("\u1112\u1161\u11ab salah", "salah", "\u1112\u1161\u11ab salah", "   ^^^^^"),
        ("ﬁ salah", "salah", "ﬁ salah", "  ^^^^^"),
    ],
)
def test_the_underline_stands_under_its_text(line, part, shown, under):
    lines = plain(report([finding(Source("a.sop", line), part)])).splitlines()
    assert lines[3] == f" 1│ {shown}"
    assert lines[4] == f"  │ {under}"


def test_margin_grows_with_the_line_number():
    source = Source("a.sop", "\n" * 11_999 + "salah")
    assert plain(report([finding(source, "salah")])).splitlines()[1:5] == [
        "     ┌─ a.sop:12000:1", "     │", "12000│ salah", "     │ ^^^^^",
    ]  # fmt: skip


def test_a_span_over_several_lines_is_marked_on_its_first():
    source = Source("a.sop", "satu dua\ntiga")
    lines = plain(report([finding(source, "dua\ntiga")])).splitlines()
    assert lines[3:5] == [" 1│ satu dua", "  │      ^^^ sampai baris 2"]


def test_the_end_of_the_text_and_an_empty_span_have_one_mark():
    source = Source("a.sop", "satu")
    found = Diagnostic("SOP001", "x", Severity.INFO, "m", source, Span(4, 4))
    assert plain(report([found])).splitlines()[3:5] == [" 1│ satu", "  │     ^"]


def test_a_finding_about_a_whole_file_shows_no_line():
    found = Diagnostic("SOP509", "x", Severity.ERROR, "m", Source("a.sop", "satu"), Span(0, 0), "h")
    assert plain(report([found])) == "galat[SOP509]: m\n  ┌─ a.sop\n  = h\n\n"


@given(
    st.text(alphabet=st.characters(exclude_characters="\n"), max_size=400),
    st.integers(0, 400),
    st.integers(0, 60),
    st.sampled_from([BOXES, ASCII]),
)
def test_an_excerpt_is_short_and_marks_what_it_shows(line, start, length, glyphs):
    start = min(start, len(line))
    shown = excerpt(Source("a.sop", line), Span(start, start + length), glyphs)
    assert shown.columns >= 1
    assert len(shown.text) <= 10 * 106
    assert not any(unicodedata.category(char) in ("Cc", "Cf", "Cs") for char in shown.text)
    wanted = visible(line[start : start + 1])
    if wanted.strip():
        columns = ""
        for char in shown.text:
            columns += char * width(char)
        assert columns[shown.indent :].startswith(wanted[0]) or width(wanted[0]) == 0


def test_long_lines_are_cut_around_the_span():
    line = "a" * 500 + "SALAH" + "b" * 500
    text = plain(report([finding(Source("a.sop", line), "SALAH")]))
    shown, under = text.splitlines()[3:5]
    assert shown.startswith(" 1│ …a")
    assert shown.endswith("b…")
    assert len(shown) < 110
    assert shown.index("SALAH") == under.index("^^^^^")


@pytest.mark.parametrize("letter", ["日", "\t", "\x1b", "a\u0301", "🏢"])
@pytest.mark.parametrize("columns", [32, 60, 100])
def test_long_lines_are_cut_by_columns(letter, columns):
    line = letter * 300 + "SALAH" + letter * 300
    start = line.index("SALAH")
    shown = excerpt(Source("a.sop", line), Span(start, start + 5), BOXES, columns)
    assert columns - 10 < width(shown.text.strip("…")) <= columns
    assert shown.marked == "SALAH"
    assert shown.before.startswith("…")
    assert not unicodedata.combining(shown.before[1])
    assert width(shown.before) == shown.indent <= columns * 0.3 + 1


@pytest.mark.parametrize("at", [0, 20, 95, 130, 195])
def test_a_cut_line_shows_as_much_as_there_is_room_for(at):
    line = "a" * at + "SALAH" + "b" * (195 - at)
    shown = excerpt(Source("a.sop", line), Span(at, at + 5), BOXES)
    assert len(shown.text.strip("…")) == 100
    assert shown.marked == "SALAH"
    assert (shown.before[:1] == "…") == (at > 65)
    assert (shown.after[-1:] == "…") == (at < 130)


def test_a_long_span_is_shown_from_its_beginning():
    line = "a" * 80 + "x" * 300
    shown = excerpt(Source("a.sop", line), Span(80, 380), BOXES)
    assert (shown.before, shown.marked, shown.after) == ("…" + "a" * 30, "x" * 70, "…")


def test_at_most_100_messages_a_file():
    source = Source("a.sop", "x" * 130)
    found = [Diagnostic("SOP001", "x", Severity.ERROR, "m", source, Span(at, at + 1)) for at in range(130)]
    other = finding(Source("b.sop", "salah"), "salah")
    text = plain(report([other, *found]))
    assert text.count("galat[SOP001]") == 100
    assert "dan 30 lagi di a.sop\n  = lihat semuanya dengan sopc check --output-format concise\n" in text
    assert text.count("galat[SOP301]") == 1
    assert "lagi di b.sop" not in text


def test_the_heaviest_messages_of_a_file_are_shown_in_their_order():
    source = Source("a.sop", "x" * 130)
    found = [Diagnostic("SOP601", "x", Severity.INFO, "m", source, Span(at, at + 1)) for at in range(128)]
    found += [Diagnostic("SOP001", "x", level, "m", source, Span(129, 130)) for level in list(Severity)[:2]]
    lines = [line for line in plain(report(found)).splitlines() if "[SOP" in line]
    assert len(lines) == 100
    assert lines[97:] == ["saran[SOP601]: m", "galat[SOP001]: m", "peringatan[SOP001]: m"]
    assert "dan 30 lagi" in plain(report(found))


def test_concise_tells_all():
    source = Source("a.sop", "x" * 130)
    found = [Diagnostic("SOP601", "x", Severity.INFO, "m", source, Span(at, at + 1)) for at in range(130)]
    lines = plain(concise([*found, Diagnostic("SOP509", "x", Severity.ERROR, "m", Source("b.sop", ""), Span(0, 0))]))
    assert lines.splitlines()[128:] == [
        "a.sop:1:129: saran[SOP601]: m",
        "a.sop:1:130: saran[SOP601]: m",
        "b.sop: galat[SOP509]: m",
    ]


@pytest.mark.parametrize(
    ("safe", "expected"),
    [
        ([], None),
        ([None], None),
        ([True, None, True], "2 temuan dapat diperbaiki dengan --fix"),
        ([False], "1 temuan dapat diperbaiki dengan --unsafe-fixes"),
        ([True, False, True], "2 temuan dapat diperbaiki dengan --fix, 1 lagi dengan --unsafe-fixes"),
    ],
)
def test_fixable(safe, expected):
    source = Source("a.sop", "x")
    assert fixable(finding(source, "x", fix=None if one is None else Fix((), one)) for one in safe) == expected


def test_sorted_by_file_and_place():
    a, b = Source("a.sop", "satu dua"), Source("b.sop", "satu")
    text = plain(report([finding(b, "satu"), finding(a, "dua"), finding(a, "satu")]))
    assert [line.split("─ ")[1] for line in text.splitlines() if "┌─" in line] == [
        "a.sop:1:1",
        "a.sop:1:6",
        "b.sop:1:1",
    ]


def test_colour_adds_nothing_but_colour():
    import re

    source = Source("a.sop", "ini salah")
    found = [finding(source, "salah", severity=severity, hint="h") for severity in Severity]
    painted = coloured(report(found))
    assert painted != plain(report(found))
    assert re.sub(r"\x1b\[[\d;]*m", "", painted).replace(" \n", "\n") == plain(report(found))
    assert painted.count("\x1b[0m") == painted.count("\x1b[") / 2


def test_author_text_cannot_steer_the_terminal():
    source = Source("a\x1b[2J.sop", "x\x1b]0;judul\x07")
    found = finding(source, "x", "pesan \x1b[2J\r\u202e", hint="\x9b2J")
    text = plain([*report([found]), *notice(Severity.WARNING, "\x1b", "\x1b")])
    assert text.isprintable() or set(filter(lambda char: not char.isprintable(), text)) == {"\n"}


def test_summary():
    error, warning, info = Severity.ERROR, Severity.WARNING, Severity.INFO
    assert summary([], 8) == "tidak ada temuan dalam 8 berkas"
    assert summary([warning, error, info, error], 1) == "2 galat, 1 peringatan, 1 saran dalam 1 berkas"


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [("utf-8", "→ é…日"), ("cp1252", "-> é…?"), ("ascii", "-> ?...?"), ("tidak-ada", "-> ?...?"), (None, "-> ?...?")],
)
def test_encodable(encoding, expected):
    assert encodable("→ é…日", encoding) == expected


def test_surrogates_are_never_printed():
    assert encodable("a\udce9", "utf-8") == "a?"


class TestJson:
    def test_every_key_and_exact_places(self):
        source = Source("sops/a.sop", "sop X\ntidak -> serahkn\n")
        at = source.text.index("serahkn")
        found = finding(
            source, "serahkn", hint="h", related=(Label(source, Span(4, 5), "di sini"),),
            fix=Fix((Edit(Span(at, at + 7), "serahkan"),)),
        )  # fmt: skip
        assert json.loads(to_json([found])) == [{
            "code": "SOP301", "name": "tujuan-tak-dikenal", "level": "error", "message": "ada yang salah",
            "file": "sops/a.sop", "line": 2, "column": 10, "end_line": 2, "end_column": 17, "hint": "h",
            "related": [{"file": "sops/a.sop", "line": 1, "column": 5, "message": "di sini"}],
            "fix": {"safe": True, "edits": [
                {"line": 2, "column": 10, "end_line": 2, "end_column": 17, "text": "serahkan"}]},
        }]  # fmt: skip

    def test_keys_stay_where_there_is_nothing(self):
        (entry,) = json.loads(to_json([finding(Source("a.sop", "x"), "x")]))
        assert (entry["hint"], entry["related"], entry["fix"]) == (None, [], None)

    def test_it_is_written_as_the_library_would(self):
        source = Source("sops/a.sop", "sop X\ntidak → serahkn\n")
        found = [finding(source, part, f"{part}\n ü") for part in ("X", "tidak", "serahkn")]
        for several in (found, found[:1], []):
            text = to_json(several)
            assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"

    def test_the_array_is_empty_without_findings(self):
        assert to_json([]) == "[]\n"

    def test_a_real_report_keeps_to_the_schema(self, desk):
        desk.collection("001-a")
        desk.write("sops/002-b.sop", sop_text("  pd: A\n    tidak -> x\n").replace("\nunit", "\n\tunit") + "•  b\n")
        desk.write("sops/Tiga B.sop", b"sop caf\xe9\n")
        entries = desk.check("sops").json
        assert len(entries) > 3
        validator = jsonschema.Draft202012Validator(schema())
        validator.validate(entries)
        assert any(entry["fix"] for entry in entries)
        with pytest.raises(jsonschema.ValidationError):
            validator.validate([{**entries[0], "level": "galat"}])
        with pytest.raises(jsonschema.ValidationError):
            validator.validate([{key: value for key, value in entries[0].items() if key != "fix"}])

    def test_sorted_by_file_and_place(self, desk):
        desk.collection("001-a")
        for name in ("b", "a"):
            desk.write(f"sops/{name}.sop", "sop X\nnomer: 1\nunitt: x\n")
        places = [(entry["file"], entry["line"], entry["column"]) for entry in desk.check("sops").json]
        assert places == sorted(places)
        assert len({file for file, *_ in places}) == 2


@pytest.mark.parametrize("kind", ["sop", "koleksi", "diagnostics"])
def test_schemas_are_printed_and_sound(desk, kind):
    outcome = desk.run("schema", kind)
    assert outcome.status == 0
    jsonschema.Draft202012Validator.check_schema(outcome.json)
    assert outcome.json["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_what_is_built_keeps_to_the_schemas(desk):
    desk.collection("hukum/001-a", "002-b")
    desk.run("build", "sops", "--format", "json")
    for name, kind in {"hukum/001-a": "sop", "indeks": "koleksi"}.items():
        document = json.loads((desk.folder / f"build/{name}.json").read_text())
        jsonschema.Draft202012Validator(desk.run("schema", kind).json).validate(document)


@pytest.mark.parametrize(
    ("level", "statuses"), [("error", (1, 1, 1)), ("warning", (0, 1, 1)), ("info", (0, 0, 1)), (None, (0, 0, 0))]
)
def test_exit_status_follows_fail_on(desk, level, statuses):
    desk.collection("001-a")
    texts = {
        None: sop_text(),
        "error": sop_text(fields="nomer: 1\n"),
        "warning": sop_text(fields="peringatan: Ruang # 3\n"),
        "info": sop_text("  [a] pd: A\n    waktu: 1 hari\n  pd: B\n    ya -> a\n    tidak -> lanjut\n"),
    }
    desk.write("sops/001-a.sop", texts[level])
    assert {entry["level"] for entry in desk.check("sops").json} == ({level} if level else set())
    assert tuple(desk.check("sops", "--fail-on", limit).status for limit in ("error", "warning", "info")) == statuses
    assert desk.check("sops").status == statuses[0]
