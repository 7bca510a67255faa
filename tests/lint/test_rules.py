"""Every kind of finding by its own declaration: its bad cases are reported where they are marked, its good ones not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sopdsl.diagnostics import Diagnostic
from sopdsl.lint.cases import case_of
from sopdsl.lint.catalogue import ALL
from sopdsl.lint.checking import Given, check_files
from sopdsl.lint.fixing import settle
from sopdsl.lint.mending import Seen
from sopdsl.lint.pages import PAGES
from sopdsl.lint.rules import RULES
from sopdsl.lint.waivers import waive
from sopdsl.model import faults
from sopdsl.source import Source
from sopdsl.syntax.reports import Kind

SOURCE = Path(__file__).resolve().parents[2] / "sopdsl"
SHOWN = [rule for rule in ALL if not rule.on_disk]
BAD = [pytest.param(rule, bad, id=f"{rule.code}-{at}") for rule in SHOWN for at, bad in enumerate(rule.bad)]
GOOD = [pytest.param(rule, good, id=f"{rule.code}-{at}") for rule in SHOWN for at, good in enumerate(rule.good)]

FIXED = [pytest.param(*one.values, id=one.id) for one in BAD if one.values[1].fixed is not None]


def found_in(files: dict[str, str]) -> tuple[Diagnostic, ...]:
    checked = check_files([Given(name.removesuffix(".sop"), Source(name, text)) for name, text in files.items()])
    return waive(checked.found, checked.parsed).left


def told(files: dict[str, str]) -> str:
    return "\n".join(f"{one.source.path}: {one.code} {one.message}" for one in found_in(files))


@pytest.mark.parametrize(("rule", "bad"), BAD)
def test_a_bad_case_is_reported_where_it_is_marked(rule, bad):
    case = case_of(bad.text)
    expected = {(name, span) for name, spans in case.marks.items() for span in spans}
    found = [one for one in found_in(case.files) if one.code == rule.code]
    assert expected
    assert {(one.source.path, one.span) for one in found} == expected, told(case.files)
    assert all((one.name, one.severity) == (rule.name, rule.level) for one in found)


@pytest.mark.parametrize(("rule", "bad"), BAD)
def test_a_bad_case_has_no_error_beside_it(rule, bad):
    found = found_in(case_of(bad.text).files)
    assert not [one for one in found if one.severity.value == "error" and one.code != rule.code], told(
        case_of(bad.text).files
    )


@pytest.mark.parametrize(("rule", "good"), GOOD)
def test_a_good_case_is_not_reported(rule, good):
    files = case_of(good).files
    assert rule.code not in {one.code for one in found_in(files)}, told(files)
    assert not [one for one in found_in(files) if one.severity.value == "error"], told(files)


def mended(files, rule, *, unsafe):
    """The files after all fixes of one rule."""

    def look(texts):
        found = found_in(texts)
        return Seen(found, [one for one in found if one.code == rule.code])

    return settle(files, look, unsafe=unsafe).texts


@pytest.mark.parametrize(("rule", "bad"), FIXED)
def test_a_bad_case_is_mended_as_declared(rule, bad):
    before, wanted = case_of(bad.text).files, case_of(bad.fixed).files
    assert before != wanted
    assert mended(before, rule, unsafe=True) == wanted
    assert mended(wanted, rule, unsafe=True) == wanted
    assert not [one for one in found_in(wanted) if one.severity.value == "error"], told(wanted)


@pytest.mark.parametrize(("rule", "bad"), FIXED)
def test_only_safe_fixes_are_made_unasked(rule, bad):
    files = case_of(bad.text).files
    fixes = [one.fix for one in found_in(files) if one.code == rule.code and one.fix]
    assert (mended(files, rule, unsafe=False) != files) == any(fix.safe for fix in fixes)


@pytest.mark.parametrize(("rule", "bad"), BAD)
def test_a_rule_with_a_fix_shows_what_it_does(rule, bad):
    if any(one.fix for one in found_in(case_of(bad.text).files) if one.code == rule.code):
        assert any(case.fixed is not None for case in rule.bad)


def test_the_sound_sop_of_the_cases_has_no_finding():
    assert told(case_of("").files) == ""


@pytest.mark.parametrize("rules", [RULES, PAGES, ALL], ids=["rules", "pages", "all"])
def test_rules_are_listed_by_code_each_once(rules):
    codes = [rule.code for rule in rules]
    assert codes == sorted(set(codes))
    assert len({rule.name for rule in rules}) == len(codes)


def test_every_code_that_is_written_somewhere_has_a_page():
    texts = "".join(path.read_text(encoding="utf-8") for path in sorted(SOURCE.rglob("*.py")))
    written = set(re.findall(r'"(SOP\d{3})"', texts))
    assert len(written) > 30
    assert written - {rule.code for rule in ALL} == set()


def test_what_earlier_stages_find_has_a_page_that_says_the_same_of_it():
    pages = {rule.code: (rule.code, rule.name, rule.level) for rule in PAGES}
    given = [*(kind.value for kind in Kind), *map(tuple, faults.RULES)]
    assert [one for one in given if pages.get(one[0]) != one] == []
