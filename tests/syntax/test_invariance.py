"""What does not change the tree: blank lines, comments, blanks at line ends, wider indentation, blanks around signs."""

from hypothesis import given
from hypothesis import strategies as st

from sopdsl.source import Source
from sopdsl.syntax import parse
from sopdsl.syntax.nodes import File

WORDS = st.lists(
    st.sampled_from(
        ["berkas", "Surat", "#1", "a@b.id", "*website*", "@uu-1", "\\#", "a:", "-", "=", "[x]", "->", "(a)"]
    ),
    min_size=1,
    max_size=5,
).map(" ".join)
TARGETS = st.sampled_from(["lanjut", "selesai", "satu", "satu.pd", "satu, selesai.pd"])
FIELD = st.one_of(
    st.builds("{}: {}".format, st.sampled_from(["keterangan", "tanya"]), WORDS),
    st.builds("nomor: {}".format, st.sampled_from(["-", "a"])),
    st.just("opsional"),
    st.sampled_from(["sisi: kiri", "sisi: kanan", "halaman baru"]),
    st.builds("kelengkapan: {}\n  - {}\n  - {}".format, WORDS, WORDS, WORDS),
    st.builds("waktu:\n  1. {}\n    | {}".format, WORDS, WORDS),
    st.builds("ya -> {}".format, TARGETS),
    st.builds("jika {} -> {}".format, WORDS.filter(lambda text: "#" not in text), TARGETS),
    st.builds("-> {}: {}".format, TARGETS, WORDS),
    st.builds("& [dua] pd\n  tidak -> {}".format, TARGETS),
)
HEAD = st.builds(
    "{}{}: {}".format,
    st.sampled_from(["", "[satu] "]),
    st.sampled_from(["pd", "pd + petugas", "pd > petugas > kabag", "pd | kabag"]),
    WORDS,
)
KEY = lambda line: line.lstrip().split(":")[0].split(" ")[0]  # noqa: E731
STEP = st.tuples(HEAD, st.lists(FIELD, max_size=4, unique_by=KEY))


def _text(steps: list[tuple[str, list[str]]]) -> str:
    lines = ["sop A", "pelaksana:", "  pd = PD", "  petugas = P", "  kabag = K", "alur Judul:"]
    for head, fields in steps:
        lines.append("  " + head)
        lines += ["    " + line for field in fields for line in field.split("\n")]
    return "\n".join(lines) + "\n"


def _tree(text: str) -> File:
    parsed = parse(Source("a.sop", text))
    assert [d for d in parsed.diagnostics if d.severity == "error" and d.code != "SOP026"] == []
    return parsed.file


@given(st.lists(STEP, min_size=1, max_size=6), st.data())
def test_layout_of_the_source_does_not_change_the_tree(steps: list[tuple[str, list[str]]], data: st.DataObject) -> None:
    text = _text(steps)
    width = data.draw(st.integers(1, 5), label="indentation")
    changed: list[str] = []
    for line in text.splitlines():
        body = line.lstrip(" ")
        levels = (len(line) - len(body)) // 2
        if not body.startswith("|"):
            changed += data.draw(st.sampled_from([[], [""], ["   "], ["# komentar"], [" " * 9 + "#", ""]]))
        end = data.draw(st.sampled_from(["", "  ", "  # komentar: -> x", "\t# y"]))
        changed.append(" " * (width * levels) + body + end)
    tail = data.draw(st.sampled_from(["", "\n", "\n\n# akhir"]))
    assert _tree("\n".join(changed) + tail) == _tree(text)
