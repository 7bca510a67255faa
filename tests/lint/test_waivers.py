"""Findings that authors waive by a comment: where a waiver holds, and what is said about one that does nothing."""

from __future__ import annotations

from sopdsl.diagnostics import Diagnostic
from sopdsl.lint.cases import FILE, case_of
from sopdsl.lint.checking import Given, check_files
from sopdsl.lint.waivers import Waived, waive
from sopdsl.source import Source

NAME = f"{FILE}.sop"
TWISTED = "tanggal pembuatan: 2 Mei 2026"
"""Later than the case's tanggal efektif: SOP103."""


def waived(text: str) -> Waived:
    files = case_of(text).files
    checked = check_files([Given(name.removesuffix(".sop"), Source(name, body)) for name, body in files.items()])
    return waive(checked.found, checked.parsed)


def told(found: tuple[Diagnostic, ...]) -> list[tuple[str, str]]:
    return [(one.code, one.source.slice(one.span)) for one in found]


def test_without_a_waiver_the_finding_is_left():
    result = waived(TWISTED)
    assert told(result.left) == [("SOP103", "2 Mei 2026")]
    assert not result.waived


def test_at_the_end_of_a_line_it_holds_for_that_line():
    result = waived(f"{TWISTED}  # sopc: abaikan SOP103 -- demikian naskahnya")
    assert not result.left
    assert told(result.waived) == [("SOP103", "2 Mei 2026")]
    other = waived(f"{TWISTED}\ntanggal efektif: 2 Februari 2026  # sopc: abaikan SOP103 -- demikian naskahnya")
    assert {code for code, _ in told(other.left)} == {"SOP103", "SOP802"}


def test_on_a_line_of_its_own_it_holds_for_the_field_below():
    assert not waived(f"# sopc: abaikan SOP103 -- demikian naskahnya\n{TWISTED}").left


def test_blank_lines_and_comments_between_it_and_its_field_do_not_matter():
    text = f"# sopc: abaikan SOP103 -- demikian naskahnya\n\n# catatan lain\n{TWISTED}"
    assert not waived(text).left


def test_it_holds_for_what_belongs_to_the_step_below_and_no_further():
    steps = """
        alur:
          # sopc: abaikan SOP401 -- formulirnya belum ada
          pemohon: Mengajukan permohonan peminjaman arsip
            waktu: 5 menit

          arsiparis: Mencari dan menyerahkan arsip
            waktu: 30 menit
    """
    left = [one for one in waived(steps).left if one.code == "SOP401"]
    hidden = [one for one in waived(steps).waived if one.code == "SOP401"]
    every = [one for one in waived(steps.replace("# sopc: abaikan SOP401", "# lalu")).left if one.code == "SOP401"]
    assert every
    assert len(left) + len(hidden) == len(every)
    assert len(left) == len(hidden)


def test_above_the_first_line_it_holds_for_the_whole_file():
    files = case_of(TWISTED).files
    files[NAME] = f"# Naskah lama.\n# sopc: abaikan SOP103 -- demikian naskahnya\n{files[NAME]}"
    checked = check_files([Given(name.removesuffix(".sop"), Source(name, body)) for name, body in files.items()])
    assert not waive(checked.found, checked.parsed).left


def test_a_rule_may_be_named_and_several_may_be_waived():
    text = "# sopc: abaikan tanggal-terbalik, SOP105 – demikian naskahnya"
    result = waived(f"~ keterkaitan\n{TWISTED}  {text}")
    assert {code for code, _ in told(result.left)} == {"SOP105", "SOP802"}


def test_without_a_reason_it_holds_and_is_reported():
    result = waived(f"{TWISTED}  # sopc: abaikan SOP103")
    assert [code for code, _ in told(result.left)] == ["SOP801"]


def test_an_unused_one_is_reported_with_a_fix_that_takes_it_out():
    result = waived("tanggal pembuatan: 5 Januari 2026  # sopc: abaikan SOP103 -- x")
    (found,) = result.left
    assert found.code == "SOP802"
    (edit,) = found.fix.edits
    text = found.source.text
    mended = text[: edit.span.start] + edit.text + text[edit.span.end :]
    assert "tanggal pembuatan: 5 Januari 2026\n" in mended
    assert "sopc:" not in mended


def test_the_fix_of_one_on_a_line_of_its_own_takes_the_line():
    (found,) = waived("# sopc: abaikan SOP103 -- x\ntanggal pembuatan: 5 Januari 2026").left
    (edit,) = found.fix.edits
    assert found.source.slice(edit.span) == "# sopc: abaikan SOP103 -- x\n"


def test_an_error_cannot_be_waived():
    text = """
        alur:
          pemohon: Mengajukan permohonan
            ya -> entah  # sopc: abaikan SOP301 -- nanti
            tidak -> lanjut

          arsiparis: Mencari arsip
    """
    codes = {code for code, _ in told(waived(text).left)}
    assert {"SOP301", "SOP803"} <= codes


def test_what_is_no_waiver_is_told():
    for comment in ("# sopc: abaikn SOP103 -- x", "# sopc: abaikan", "# sopc:", "# sopc: SOP103 -- x"):
        codes = [code for code, _ in told(waived(f"{TWISTED}  {comment}").left)]
        assert sorted(codes) == ["SOP103", "SOP803"], comment


def test_other_comments_mean_nothing():
    assert not waived("tanggal pembuatan: 5 Januari 2026  # sopc dipakai untuk memeriksa SOP103").left


def test_while_there_is_an_error_of_syntax_nothing_is_said_about_use():
    """The rules did not look: the finding is there again when the error is mended, and `--fix` must not take it out."""
    comment = "# sopc: abaikan SOP103 -- demikian naskahnya"
    assert not waived(f"{TWISTED}  {comment}").left
    codes = [code for code, _ in told(waived(f"{TWISTED}  {comment}\nnomor 001/SOP").left)]
    assert "SOP006" in codes
    assert "SOP802" not in codes


def test_a_single_dash_begins_the_reason_too():
    assert not waived(f"{TWISTED}  # sopc: abaikan SOP103 - demikian naskahnya").left


def test_the_beginning_of_a_code_is_no_rule_and_the_hint_says_so():
    (found, *_) = [one for one in waived(f"{TWISTED}  # sopc: abaikan SOP1 -- x").left if one.code == "SOP803"]
    assert "kode lengkap" in (found.hint or "")


def test_a_waiver_without_rules_is_not_asked_whether_it_meant_what_it_says():
    (found,) = [one for one in waived(f"{TWISTED}  # sopc: abaikan -- x").left if one.code == "SOP803"]
    assert "maksud Anda" not in (found.hint or "")
