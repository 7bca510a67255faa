"""The catalogue holds every message: each place in the source that makes one is reached by an example on the page."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass

import pytest

from sopdsl.diagnostics import Diagnostic
from sopdsl.lint.cases import case_of
from sopdsl.lint.catalogue import ALL
from sopdsl.lint.explaining import page_of
from tests.catalogue.compiling import compiled
from tests.catalogue.entries import Entry, entries
from tests.catalogue.make_pesan import PAGE, rendered
from tests.catalogue.recording import Made, reached, recorded
from tests.catalogue.sites import Site, sites, warnings

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links, pipes and closed files are others there")

ELSEWHERE = ("sopdsl/keeping.py",)
"""Where findings are only told again."""
UNREACHED = {
    "panah dari X ke X tidak dapat digambar": "no flow is known that gives it: connectors stand in for such arrows",
    "logo X bukan gambar PNG, JPEG, atau SVG; kotak kosong dicetak sebagai gantinya": "only pictures are handed to a "
    "renderer; of others SOP047 has said so before",
    "PDF ini tidak memenuhi standar arsip PDF/A-3a": "the reason is not known: letters and logos have theirs",
    "ada X SOP, lebih dari X: lampiran dibuat satu berkas per unit": "needs 501 SOPs; tests/cli/test_lampiran.py",
}
"""Sentences without an example, each with the reason; X for what is filled in."""


@dataclass(frozen=True)
class Catalogue:
    entries: tuple[Entry, ...]
    made: frozenset[Made]
    sites: tuple[Site, ...]

    @property
    def shown(self) -> list[Diagnostic]:
        return [found for entry in self.entries for found in entry.found]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    all_entries = entries()
    with recorded() as made:
        for entry in all_entries:
            entry.found  # noqa: B018 - compiles it
            entry.printed  # noqa: B018
    return Catalogue(tuple(all_entries), frozenset(made), tuple(one for one in sites() if one.file not in ELSEWHERE))


def test_the_page_is_as_make_pesan_writes_it(catalogue):
    assert PAGE.read_text(encoding="utf-8") == rendered(catalogue.entries), "run `make pesan`"


def test_every_example_gives_what_it_is_there_for(catalogue):
    assert [entry.place for entry in catalogue.entries if not entry.sentences] == []


def test_no_two_examples_are_the_same(catalogue):
    texts = [(entry.rule, entry.format, entry.text.strip()) for entry in catalogue.entries]
    assert len(texts) == len(set(texts))


def test_every_kind_of_finding_has_an_example(catalogue):
    assert {rule.code for rule in ALL} - {entry.rule.code for entry in catalogue.entries if entry.rule} == set()


def test_every_sentence_of_every_place_is_shown(catalogue):
    sentences = {found.message for found in catalogue.shown}
    missing = [
        f"{site}: {pattern}"
        for site in catalogue.sites
        for pattern in site.sentences
        if not any(re.fullmatch(pattern, one, re.DOTALL) and reached(site, one, catalogue.made) for one in sentences)
    ]
    assert missing == [], "add an example to tests/catalogue/cases, then run `make pesan`"


def test_every_sentence_about_a_document_is_shown(catalogue):
    said = {one for entry in catalogue.entries if entry.format for one in entry.sentences}
    missing = {
        _readable(pattern): str(site)
        for site in warnings()
        for pattern in site.sentences
        if not any(re.fullmatch(pattern, one) for one in said)
    }
    assert missing.keys() == UNREACHED.keys(), missing


def _readable(pattern: str) -> str:
    return re.sub(r"\\(.)", r"\1", pattern.replace('".*"', "X").replace(".*", "X"))


def test_every_sentence_that_is_shown_comes_from_a_place_that_is_known(catalogue):
    stray = [
        f"{found.code} {found.message}"
        for found in catalogue.shown
        if not any(
            re.fullmatch(pattern, found.message, re.DOTALL) and reached(site, found.message, catalogue.made)
            for site in catalogue.sites
            for pattern in site.sentences
        )
    ]
    assert stray == []


def test_the_search_for_places_reads_sentences(catalogue):
    patterns = [pattern for site in catalogue.sites for pattern in site.sentences]
    assert len(patterns) > 200
    assert len([pattern for site in warnings() for pattern in site.sentences]) > 10
    assert ".*" not in patterns
    # Chosen by a condition, handed on by a function, and written in a table.
    for sentence in ("tujuan sesudah koma belum ditulis", "ini dokumen PDF, bukan berkas teks", "koma ini berganda"):
        assert re.escape(sentence) in patterns


def test_a_page_shows_every_kind_of_fix_that_its_findings_have(catalogue):
    for rule in ALL:
        fixes = {
            found.fix.safe for entry in catalogue.entries if entry.rule is rule for found in entry.found if found.fix
        }
        assert page_of(rule).fixes == fixes, rule.code


ON_DISK = [rule for rule in ALL if rule.on_disk]
BAD = [pytest.param(rule, bad, id=f"{rule.code}-{at}") for rule in ON_DISK for at, bad in enumerate(rule.bad)]
GOOD = [pytest.param(rule, good, id=f"{rule.code}-{at}") for rule in ON_DISK for at, good in enumerate(rule.good)]


@pytest.mark.parametrize(("rule", "bad"), BAD)
def test_a_bad_case_on_disk_is_reported_where_it_is_marked(rule, bad):
    case = case_of(bad.text)
    expected = {(name.rstrip("/"), span) for name, spans in case.marks.items() for span in spans}
    found = compiled(case, on_disk=True)
    assert expected
    assert {(one.source.path, one.span) for one in found if one.code == rule.code} == expected
    assert all((one.name, one.severity) == (rule.name, rule.level) for one in found if one.code == rule.code)
    assert not [one for one in found if one.severity.value == "error" and one.code != rule.code]


@pytest.mark.parametrize(("rule", "good"), GOOD)
def test_a_good_case_on_disk_is_not_reported(rule, good):
    found = compiled(case_of(good), on_disk=True)
    assert not [one for one in found if one.code == rule.code or one.severity.value == "error"]
