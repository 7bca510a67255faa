"""Mending texts by the fixes of their findings: what a round applies, what it takes back, and where it ends."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sopdsl.diagnostics import Diagnostic, Edit, Fix, Label, Severity
from sopdsl.lint.cases import DECLARATIONS, case_of
from sopdsl.lint.checking import Given, check_files
from sopdsl.lint.fixing import MOST_ROUNDS, settle
from sopdsl.lint.mending import Seen, applied
from sopdsl.source import Source, Span
from sopdsl.syntax import parse
from sopdsl.syntax.reports import Kind

PATH = "a.sop"


def finding(text, edits, *, code="SOP600", safe=True, path=PATH, severity=Severity.WARNING):
    edits = tuple(Edit(Span(start, end), new) for start, end, new in edits)
    span = edits[0].span if edits else Span(0, 0)
    return Diagnostic(code, "uji", severity, "uji", Source(path, text), span, fix=Fix(edits, safe) if edits else None)


def replacing(*pairs, errors=None, safe=True):
    """A look that wants each match of a pattern replaced, and has an error for each match of `errors`."""

    def look(texts):
        text = texts[PATH]
        fixes = [
            finding(text, [(match.start(), match.end(), match.expand(new))], safe=safe)
            for old, new in pairs
            for match in re.finditer(old, text)
        ]
        broken = [
            finding(text, [], code="SOP014", severity=Severity.ERROR) for _ in re.finditer(errors or r"(?!)", text)
        ]
        return Seen([*fixes, *broken], fixes)

    return look


def mended(text, look, **wanted):
    return settle({PATH: text}, look, **{"unsafe": False, **wanted})


def once(make):
    """A look that has findings in the first text only."""

    def look(texts, first=[]):  # noqa: B006 - remembered from look to look
        first.append(texts)
        found = make(texts[PATH]) if texts == first[0] else []
        return Seen(found, found)

    return look


def test_edits_are_applied_in_order_of_their_places():
    text = "satu dua tiga"
    edits = [Edit(Span(0, 4), "1"), Edit(Span(5, 5), "ke"), Edit(Span(9, 13), "")]
    assert applied(text, edits) == "1 kedua "


def test_unsafe_fixes_are_only_made_where_they_are_wanted():
    look = replacing(("a", "b"), safe=False)
    assert mended("aa", look).texts == {PATH: "aa"}
    assert mended("aa", look, unsafe=True).texts == {PATH: "bb"}
    assert mended("aa", replacing(("a", "b"))).fixed == {PATH: 2}


def test_of_overlapping_fixes_the_later_waits_for_the_next_round():
    done = mended("xabcx", replacing(("ab", "A"), ("bc", "C"), ("Ac", "done")))
    assert done.texts == {PATH: "xdonex"}
    assert [dict(edits) for edits in done.rounds] == [
        {PATH: (Edit(Span(1, 3), "A"),)},
        {PATH: (Edit(Span(1, 3), "done"),)},
    ]


def test_insertions_at_one_place_follow_each_other():
    def look(texts):
        text = texts[PATH]
        found = [finding(text, [(1, 1, new)]) for new in "xy" if new not in text]
        return Seen(found, found)

    done = mended("ab", look)
    assert [len(edits[PATH]) for edits in done.rounds] == [1, 1]
    assert sorted(done.texts[PATH]) == sorted("abxy")


def test_an_insertion_at_the_edge_of_a_replacement_waits():
    done = mended("ab", once(lambda text: [finding(text, [(0, 1, "A")]), finding(text, [(1, 1, "-")])]))
    assert done.texts == {PATH: "Ab"}


def test_neighbouring_replacements_are_made_together():
    done = mended("ab", once(lambda text: [finding(text, [(0, 1, "A")]), finding(text, [(1, 2, "B")])]))
    assert done.texts == {PATH: "AB"}
    assert len(done.rounds) == 1


def test_a_fix_is_all_or_nothing():
    def make(text):
        return [finding(text, [(0, 1, "A"), (4, 5, "E")]), finding(text, [(1, 2, "B"), (4, 5, "X")])]

    assert mended("abcde", once(make)).texts == {PATH: "AbcdE"}


def test_one_fix_of_several_findings_is_made_once():
    done = mended("ab", once(lambda text: [finding(text, [(0, 0, ">")], code=code) for code in ("SOP601", "SOP602")]))
    assert (done.texts, done.fixed) == ({PATH: ">ab"}, {PATH: 1})


def test_insertions_of_one_fix_at_one_place_keep_their_order():
    assert mended("ab", once(lambda text: [finding(text, [(1, 1, "1"), (1, 1, "2")])])).texts == {PATH: "a12b"}


@pytest.mark.parametrize(
    "edits",
    [[(0, 3, "x"), (2, 4, "y")], [(3, 99, "x")], [(-1, 1, "x")], [(3, 2, "x")], [(0, 1, "a")]],
    ids=["overlaps itself", "past the end", "before the start", "backwards", "changes nothing"],
)
def test_a_fix_that_makes_no_sense_is_left(edits):
    done = mended("abcde", once(lambda text: [finding(text, edits)]))
    assert (done.texts, done.fixed, done.rounds) == ({PATH: "abcde"}, {}, ())


def test_a_file_that_was_not_given_is_left_alone():
    found = [finding("abc", [(0, 1, "X")], path="lain.sop")]
    assert mended("abc", lambda _: Seen(found, found)).texts == {PATH: "abc"}


@pytest.mark.parametrize("text", ["a b a", "b", "a a a a a b b", "b a", "ab" * 9])
def test_what_brings_an_error_is_taken_back_and_the_rest_is_kept(text):
    done = mended(text, replacing(("a", "A"), ("b", "!"), errors="!"))
    assert done.texts == {PATH: text.replace("a", "A")}
    assert done.fixed == ({PATH: text.count("a")} if "a" in text else {})
    assert not [one for one in done.seen.found if one.severity is Severity.ERROR]


@pytest.mark.parametrize("b_text", ["b", "bbb", "", "b b"])
@pytest.mark.parametrize("a_text", ["x", "axa", "aaxx", "xaaaaaaa"])
@pytest.mark.parametrize("pointing", [True, False], ids=["pointing", "without a trace"])
def test_a_fix_that_brings_an_error_into_another_file_is_taken_back(a_text, b_text, pointing):
    """`x` may not become `y`, for then the other file has an error; all other fixes are made."""

    def look(texts):
        fixes = [
            finding(text, [(match.start(), match.end(), new)], path=path)
            for path, text in texts.items()
            for old, new in (("x", "y"), ("a", "A"), ("b", "B"))
            for match in re.finditer(old, text)
        ]
        error = finding("", [], code="SOP507", severity=Severity.ERROR, path="b.sop")
        if pointing:
            error = replace(error, related=(Label(Source(PATH, ""), Span(0, 0), "di sini"),))
        broken = [error] * texts[PATH].count("y")
        return Seen([*fixes, *broken], fixes)

    done = settle({PATH: a_text, "b.sop": b_text}, look, unsafe=False)
    assert done.texts == {PATH: a_text.replace("a", "A"), "b.sop": b_text.replace("b", "B")}
    assert not [one for one in done.seen.found if one.severity is Severity.ERROR]


def test_fixes_that_are_only_wrong_together_are_not_made_together():
    def look(texts):
        fixes = [finding(text, [(0, 1, "!")], path=path) for path, text in texts.items() if text != "!"]
        both = set(texts.values()) == {"!"}
        broken = [finding("", [], code="SOP508", severity=Severity.ERROR, path="c.sop")] if both else []
        return Seen([*fixes, *broken], fixes)

    assert settle({"a.sop": "a", "b.sop": "b"}, look, unsafe=False).texts == {"a.sop": "!", "b.sop": "b"}


def test_few_looks_are_needed_where_few_fixes_are_wrong():
    looks = []

    def look(texts):
        looks.append(texts)
        seen = [replacing(("a", "A"), ("b", "!"), errors="!")({PATH: text}) for text in texts.values()]
        found, chosen = (
            [
                replace(one, source=Source(path, text))
                for (path, text), of_file in zip(texts.items(), group, strict=True)
                for one in of_file
            ]
            for group in ([one.found for one in seen], [one.chosen for one in seen])
        )
        return Seen(found, chosen)

    texts = {f"{at}.sop": "a" * 31 + "b" + "a" * 32 for at in range(40)}
    done = settle(texts, look, unsafe=False)
    assert done.texts == {path: text.replace("a", "A") for path, text in texts.items()}
    assert len(looks) < 20


def test_what_was_taken_back_is_not_tried_for_ever():
    tried = []

    def look(texts):
        tried.append(texts[PATH])
        return replacing(("b", "!"), errors="!")(texts)

    assert mended("b", look).rounds == ()
    assert tried == ["b", "!"]


def test_a_fix_that_waited_for_one_that_was_taken_back_has_its_turn():
    assert mended("ab", replacing(("ab", "!"), ("b", "B"), errors="!")).texts == {PATH: "aB"}


def test_fixes_that_undo_each_other_come_to_an_end():
    look = replacing(("a", "b"), ("b", "a"))
    done = mended("a", look)
    assert len(done.rounds) < MOST_ROUNDS
    assert mended(done.texts[PATH], look).texts == done.texts


def test_there_are_not_more_rounds_than_allowed():
    done = mended("a", replacing(("a+$", r"\g<0>a")))
    assert done.texts == {PATH: "a" * (MOST_ROUNDS + 1)}
    assert done.fixed == {PATH: MOST_ROUNDS}


def test_the_same_texts_give_the_same_result():
    look = replacing(("ab", "A"), ("bc", "C"), ("c", "d"))
    assert mended("abcabc", look) == mended("abcabc", look)


# With the findings of SOPs.


def look_at(texts):
    files = {"deklarasi.sop": DECLARATIONS, **texts}
    found = check_files([Given(name.removesuffix(".sop"), Source(name, text)) for name, text in files.items()]).found
    return Seen(found, found)


SOUND = case_of("").files["001-peminjaman-arsip.sop"]
HEAD = SOUND.partition("\npelaksana:")[0].replace("@uu-25-2009", "@uu-25-2009  # yang utama")
SLIPPED = f"""\
{HEAD}
pelaksana:
  pemohon = Pemohon
  # Petugas arsip:
  arsiparis = Arsiparis  # satu orang
alur:
\tpemohon: Mengajukan permohonan  # lisan
\t\twaktu: 5 menit
  arsiparis: Mencari arsip
    waktu:  10 menit
    ya → serahkan
    # bila tidak ada
    tidak => selesai
  [serahkan] arsiparis: Menyerahkan arsip
    kelengkapan:  # semua
      • surat
      • kartu
    waktu: 5 menit
    keterangan: Arsip dicari
      di ruang simpan
"""


def errors(found):
    return Counter((one.source.path, one.code) for one in found if one.severity is Severity.ERROR)


def nothing_is_worse(before, after):
    """No new error of syntax; and others only where lines can be read that could not, or where more errors are gone."""
    old, new = errors(before), errors(after)
    syntax = {kind.value[0] for kind in Kind}
    unread, left = (Counter({key: found[key] for key in found if key[1] in syntax}) for found in (old, new))
    assert left <= unread, left - unread
    assert new <= old or left.total() < unread.total() or new.total() < old.total(), new - old


def comments(text):
    parsed = parse(Source(PATH, text))
    return Counter(parsed.source.slice(one.span) for one in parsed.comments)


def test_slips_of_the_syntax_are_mended():
    text = SLIPPED
    before = look_at({PATH: text})
    assert {"SOP001", "SOP004", "SOP011", "SOP012"} <= {one.code for one in before.found}
    done = settle({PATH: text}, look_at, unsafe=True)
    assert not errors(done.seen.found)
    assert comments(done.texts[PATH]) == comments(text)
    assert "    ya -> serahkan\n    # bila tidak ada\n    tidak -> selesai\n" in done.texts[PATH]


def test_an_error_that_a_slip_had_hidden_does_not_keep_the_slip():
    text = SOUND.replace("    waktu: 5 menit\n", "    waktu: 5 menit\n    ya → tiada\n", 1)
    assert {code for _, code in errors(look_at({PATH: text}).found)} == {"SOP012"}
    done = settle({PATH: text}, look_at, unsafe=False)
    assert "ya -> tiada" in done.texts[PATH]
    assert {code for _, code in errors(done.seen.found)} == {"SOP301"}


def cases():
    for path in sorted(Path(__file__).parents[1].glob("*/cases/*.txt")):
        for case in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            title, _, rest = case.partition("\n")
            yield pytest.param(re.split(r"^--- ", rest, flags=re.MULTILINE)[0], id=f"{path.stem}-{title}")


@pytest.mark.parametrize("text", list(cases()))
def test_mending_what_authors_may_write_wrongly(text):
    before = look_at({PATH: text})
    safe = settle({PATH: text}, look_at, unsafe=False)
    assert not [one for one in safe.seen.found if one.fix and one.fix.safe and one.source.path == PATH]
    for unsafe in (False, True):
        done = settle({PATH: text}, look_at, unsafe=unsafe)
        nothing_is_worse(before.found, done.seen.found)
        assert not comments(text) - comments(done.texts[PATH])
        assert settle(done.texts, look_at, unsafe=unsafe).texts == done.texts


def test_mending_real_sops_with_a_comment_on_every_line():
    """All fixes of all rules at once, in the texts that have most findings."""
    folder = Path(__file__).parents[2] / "sops"
    texts = {}
    for path in sorted(folder.rglob("*.sop")):
        lines = path.read_text(encoding="utf-8").split("\n")
        name = path.relative_to(folder).as_posix()
        texts[name] = "\n".join(
            f"{line}  # {name} {at}" if line.strip() and "#" not in line else line for at, line in enumerate(lines)
        )

    def look(texts):
        found = check_files(
            [Given(name.removesuffix(".sop"), Source(name, text)) for name, text in texts.items()]
        ).found
        return Seen(found, found)

    done = settle(texts, look, unsafe=True)
    assert sum(done.fixed.values()) > 100
    assert not errors(done.seen.found)
    assert {name: comments(text) for name, text in texts.items()} == {
        name: comments(text) for name, text in done.texts.items()
    }
    assert not [one for one in done.seen.found if one.fix]


DAMAGES = st.sampled_from(
    [
        *(
            "\t",
            "  ",
            " ",
            "\u00a0",
            "• ",
            "– ",
            "1) ",
            "→",
            "=>",
            "| ",
            " # catatan",
            "  # catatan\n",
            "\n# catatan\n",
        ),
        *(":", ": ", " ,", ",,", "..", "aktifitas ", "analisa ", "@001-peminjaman-arsip", "SOP Peminjaman Arsip"),
        *("\n    ya -> selesai", "\n    keterangan: SOP Lain Sekali", "\n  1. SOP Peminjaman Arsip", "# sopc: abaikan"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 3), DAMAGES), max_size=6), st.booleans())
def test_mending_damaged_sops(damages, unsafe):
    text = SOUND
    for at, cut, piece in damages:
        at %= len(text) + 1
        text = text[:at] + piece + text[at + cut :]
    before = look_at({PATH: text})
    done = settle({PATH: text}, look_at, unsafe=unsafe)
    assert done.seen.found == look_at(done.texts).found

    nothing_is_worse(before.found, done.seen.found)

    # Nothing is touched but what the edits of some fix name.
    now = text
    for edits in done.rounds:
        assert edits.keys() == {PATH}
        at, pieces = 0, []
        for edit in edits[PATH]:
            assert at <= edit.span.start <= edit.span.end <= len(now)
            pieces += [re.escape(now[at : edit.span.start]), re.escape(edit.text)]
            at = edit.span.end
        after = applied(now, edits[PATH])
        assert re.fullmatch("".join([*pieces, re.escape(now[at:])]), after)
        now = after
    assert now == done.texts[PATH]

    # Comments stay; those that waive something for nothing are taken out.
    def kept(text):
        return Counter({comment: count for comment, count in comments(text).items() if "sopc" not in comment})

    if not errors(before.found):
        assert kept(done.texts[PATH]) == kept(text)
    again = settle(done.texts, look_at, unsafe=unsafe)
    assert again.texts == done.texts or len(done.rounds) == MOST_ROUNDS
