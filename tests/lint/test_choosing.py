"""Which findings count, and at which level, by what a collection chooses."""

from __future__ import annotations

import pytest

from sopdsl.diagnostics import Diagnostic, Severity
from sopdsl.lint.choosing import OPTIONAL, Choice
from sopdsl.lint.rules import RULES
from sopdsl.source import Source, Span

SOURCE = Source("hukum/001-a.sop", "")


def found(code: str = "SOP103", name: str = "tanggal-terbalik", severity: Severity = Severity.WARNING) -> Diagnostic:
    return Diagnostic(code, name, severity, "ini salah", SOURCE, Span(0, 0))


def level(choice: Choice, one: Diagnostic, path: str = "hukum/001-a.sop") -> Severity | None:
    counted = choice.chosen(one, path)
    return counted and counted.severity


def test_everything_counts_by_itself():
    assert level(Choice(), found()) is Severity.WARNING


@pytest.mark.parametrize("selector", ["SOP103", "SOP10", "SOP1", "tanggal-terbalik", "sop103"])
def test_what_is_ignored_does_not_count(selector):
    assert level(Choice(ignore=(selector,)), found()) is None
    assert level(Choice(ignore=(selector,)), found("SOP203", "kegiatan-tanpa-kata-kerja")) is Severity.WARNING


def test_only_what_is_selected_counts():
    assert level(Choice(select=("SOP1",)), found()) is Severity.WARNING
    assert level(Choice(select=("SOP1",)), found("SOP203", "x")) is None


@pytest.mark.parametrize(
    ("select", "ignore", "counts"),
    [
        (("SOP103",), ("SOP1",), True),
        (("SOP1",), ("SOP103",), False),
        (("SOP1",), ("SOP1",), False),
        (("tanggal-terbalik",), ("SOP10",), True),
        (("SOP",), ("tanggal-terbalik",), False),
    ],
)
def test_the_selector_that_says_more_decides_and_ignore_wins_a_draw(select, ignore, counts):
    assert (level(Choice(select=select, ignore=ignore), found()) is not None) is counts


def test_an_error_always_counts_as_an_error():
    error = found("SOP301", "tujuan-tak-dikenal", Severity.ERROR)
    choice = Choice(select=("SOP1",), ignore=("SOP",), levels={"SOP": Severity.INFO})
    assert level(choice, error) is Severity.ERROR


def test_levels_are_set_by_the_selector_that_says_most():
    choice = Choice(levels={"SOP": Severity.INFO, "SOP103": Severity.ERROR, "SOP2": Severity.WARNING})
    assert level(choice, found()) is Severity.ERROR
    assert level(choice, found("SOP203", "x", Severity.INFO)) is Severity.WARNING
    assert level(choice, found("SOP401", "x")) is Severity.INFO


def test_files_may_be_excepted_by_a_pattern():
    choice = Choice(per_file_ignores={"hukum/*.sop": ("SOP103",), "umum/001-*.sop": ("SOP",)})
    assert level(choice, found(), "hukum/001-a.sop") is None
    assert level(choice, found(), "umum/002-b.sop") is Severity.WARNING
    assert level(choice, found(), "umum/001-b.sop") is None


def test_rules_that_are_off_by_themselves_are_known_without_them():
    assert {rule.code for rule in RULES if not rule.default} == OPTIONAL
    (code,) = OPTIONAL
    optional = found(code, "istilah-asing-tidak-miring", Severity.INFO)
    assert level(Choice(), optional) is None
    assert level(Choice(select=("SOP", "SOP6")), optional) is None
    assert level(Choice(select=("SOP", code)), optional) is Severity.INFO
    assert level(Choice(select=("istilah-asing-tidak-miring",)), optional) is Severity.INFO
