"""The report for a head of unit: complete, counted right, of text only, needing nothing else, and for everyone."""

from __future__ import annotations

import html as escaping
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from sopdsl.diagnostics import Severity
from sopdsl.reporting import html
from sopdsl.reporting.overview import Counts, overview
from sopdsl.reporting.report import Report
from sopdsl.source import Source, Span
from tests.renderers.browser import chromium, needs_chromium, opened
from tests.renderers.test_html_access import faults
from tests.reporting.samples import BAD, HOSTILE, NOTHING, REPORT, at

REPORTS = {"all": REPORT, "hostile": BAD, "nothing": NOTHING, "empty": Report((), ())}
every_report = pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)


class Tags(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: dict[str, list[str]] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        for name, value in attrs:
            self.attributes.setdefault(name, []).append(value or "")


def text_of(page: str) -> str:
    """The words of a page, without its tags."""
    return " ".join(escaping.unescape(re.sub(r"<[^>]*>", " ", page.split("</style>")[1])).split())


class TestOverview:
    def test_units_by_name_and_those_without_last(self):
        units = overview(REPORT).units
        assert [(unit.name, [sop.name for sop in unit.sops]) for unit in units] == [
            ("Bagian Kesra", ["Layanan 日本", "Dua"]),
            ("Bagian Umum", ["Tiga"]),
            ("Tanpa unit", ["Empat"]),
        ]
        assert [unit.clean for unit in units] == [0, 1, 1]

    def test_every_finding_is_counted_once(self):
        whole = overview(REPORT)
        assert (whole.sops, whole.clean, whole.counts) == (4, 2, Counts(2, 3, 1))
        assert whole.units[0].counts == Counts(1, 3, 1)
        assert [(part.path, part.counts) for part in whole.others] == [("sops/sopc.toml", Counts(1, 0, 0))]
        assert (whole.safe, whole.unsafe, whole.waived, whole.known) == (1, 1, 3, 4)
        parts = [*whole.others, *(sop for unit in whole.units for sop in unit.sops)]
        assert sum(len(told.places) for part in parts for told in part.told) == len(REPORT.found)

    def test_findings_alike_are_told_together_and_the_heaviest_first(self):
        satu, dua = overview(REPORT).units[0].sops
        assert [told.level for told in satu.told] == [Severity.ERROR, Severity.WARNING, Severity.INFO]
        (told,) = dua.told
        assert [place.excerpt.number for place in told.places] == [2, 2]

    def test_the_most_frequent_rules_first(self):
        assert [(one.rule.code, one.found, one.files) for one in overview(REPORT).frequent] == [
            ("SOP601", 4, 2),
            ("SOP040", 1, 1),
            ("SOP105", 1, 1),
        ]

    def test_further_places_name_the_other_file(self):
        ((place,), *_) = (told.places for told in overview(REPORT).units[0].sops[0].told)
        assert place.further == (
            ("", 0, "di sini sendiri"),
            ("sops/kesra/map ü #%?/002.sop", 2, "di [sini] juga"),
            ("", 1, "dan \\ di sini"),
        )


@every_report
def test_it_needs_nothing_from_elsewhere(report):
    tags = Tags(html.render(report))
    assert not tags.names & {"script", "link", "img", "iframe", "object", "form", "base"}
    assert not tags.attributes.keys() & {"src", "srcset", "action", "style"}
    assert not [name for name in tags.attributes if name.startswith("on")]
    assert all(link.startswith("#") for link in tags.attributes.get("href", []))
    assert not re.search(r"@import|url\(", html.render(report))


@every_report
def test_links_lead_somewhere(report):
    tags = Tags(html.render(report))
    ids = tags.attributes.get("id", [])
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in tags.attributes["href"]} <= set(ids)
    assert {name for names in tags.attributes.get("aria-labelledby", []) for name in names.split()} <= set(ids)


def test_what_authors_write_is_text():
    page = html.render(BAD)
    assert "<script" not in page
    assert "javascript:alert" in page
    assert "\x1b" not in page
    assert "\u202e" not in page
    seen = text_of(page)
    assert HOSTILE.replace("\u202e", "\\u202e").replace("\x1b", "\\x1b") in seen
    assert seen.count("{{ 7*7 }}") >= 3
    assert page.count("<title>") == 1


def test_a_finding_is_told_with_its_line_and_what_to_type():
    seen = text_of(html.render(REPORT))
    assert (
        'Galat. Ejaan "analisa" tidak baku. SOP601 (dapat diperbaiki otomatis, lalu diperiksa) '
        "Yang perlu dilakukan: satu Yang perlu dilakukan: dua Baris 4 a: Menganalisa 🏢 analisa di sini sendiri "
        "sops/kesra/map ü #%?/002.sop, baris 2: di [sini] juga baris 1: dan \\ di sini"
    ) in seen
    assert "Baris 5 sampai 6 b: dua" in seen
    assert "Seluruh berkas" in seen
    assert "<mark>Menganalisa</mark> 🏢" in html.render(REPORT)


def test_counts_and_clean_sops_are_told():
    seen = text_of(html.render(REPORT))
    assert "4 SOP dari 3 unit diperiksa." in seen
    assert "3 temuan lain sudah diabaikan" in seen
    assert "4 temuan lain sudah dicatat" in seen
    assert "Tiga (tanpa temuan) 0 0 0" in seen
    assert "Jumlah 4 2 2 3 1" in seen
    assert "1 temuan dengan sopc check --fix , 1 temuan dengan sopc check --unsafe-fixes" in seen


def test_rules_are_explained():
    page = html.render(REPORT)
    assert page.count("<dt id=") == 3
    seen = text_of(page)
    assert "Mengapa: SOP ialah naskah dinas" in seen


def test_without_findings_it_says_so():
    seen = text_of(html.render(NOTHING))
    assert "2 SOP dari 1 unit diperiksa: Unit A. Tidak ada temuan." in seen
    assert "Temuan terbanyak" not in seen


def test_a_very_long_line_is_cut():
    source = Source("a.sop", "x" * 5_000 + "SALAH" + "y" * 5_000)
    page = html.render(Report((at(source, Span(5_000, 5_005)),), ()))
    assert "<mark>SALAH</mark>" in page
    assert "x" * 300 not in page


WINDOWS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "narrow": {"viewport": {"width": 320, "height": 640}},
    "few colours": {"forced_colors": "active"},
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@needs_chromium
@pytest.mark.parametrize("window", WINDOWS.values(), ids=WINDOWS)
@every_report
def test_no_rule_of_axe_is_broken(browser: Browser, tmp_path: Path, window: dict[str, Any], report: Report):
    with opened(browser, tmp_path, html.render(report).encode(), **window) as page:
        page.add_style_tag(content="article { content-visibility: visible !important }")
        assert faults(page) == []
        scroll, client = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        assert scroll == client


@needs_chromium
def test_on_paper_it_is_black_on_white_without_links_of_the_screen(browser: Browser, tmp_path: Path):
    with opened(browser, tmp_path, html.render(REPORT).encode(), color_scheme="dark") as page:
        page.emulate_media(media="print")
        assert page.evaluate("getComputedStyle(document.body).color") == "rgb(17, 17, 17)"
        assert not any(one.is_visible() for one in page.locator(".lompat, .ke-atas").all())
        assert page.locator("article").first.is_visible()
