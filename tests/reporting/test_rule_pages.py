"""The HTML page of rules: complete, linked, without anything that comes from elsewhere, and for everyone."""

from __future__ import annotations

import html as escaping
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from sopdsl.diagnostics import Severity
from sopdsl.lint.catalogue import ALL
from sopdsl.lint.explaining import page_of
from sopdsl.lint.rule import Bad, Rule
from sopdsl.reporting.pages import html, markdown
from tests.renderers.browser import chromium, needs_chromium, opened
from tests.renderers.test_html_access import faults

HOSTILE = Rule(
    code="SOP999",
    name="nama-aturan",
    level=Severity.WARNING,
    what="Tulis `<b>` & <script>alert(1)</script>.",
    why="[tautan](javascript:alert) *dan* `a|b`",
    source="</style>\"'",
    bad=(Bad("sop </code></pre><script>alert(1)</script> ``` «&amp;»"),),
    good=("peringatan: {{ 7 * 7 }} {% raw %}",),
)


@pytest.fixture(scope="module")
def page() -> str:
    return html.render([page_of(rule) for rule in ALL])


def test_every_rule_has_its_part_and_a_link_to_it(page):
    for rule in ALL:
        assert page.count(f'<article id="{rule.code}"') == 1
        assert page.count(f'<tr><th scope="row"><a href="#{rule.code}">{rule.code}</a></th>') == 1
    links = set(re.findall(r'href="#([^"]+)"', page))
    ids = re.findall(r' id="([^"]+)"', page)
    assert links <= set(ids)
    assert len(ids) == len(set(ids))


def test_it_needs_nothing_from_elsewhere(page):
    assert "<script" not in page
    assert not re.search(r"(?:src|srcset|action)=|@import|url\(", page)
    assert not re.search(r'href="(?!#)', page)


def test_messages_stand_on_it_as_they_are_printed(page):
    text = escaping.unescape(page)
    assert "peringatan[SOP103]: tanggal pembuatan jatuh sesudah tanggal revisi\n  ┌─ " in text
    assert "«" not in text


def test_what_stands_in_a_case_is_text():
    page = html.render([page_of(HOSTILE)])
    assert "<script" not in page
    assert "&lt;/code&gt;&lt;/pre&gt;&lt;script&gt;alert(1)&lt;/script&gt; ``` &amp;amp;" in page
    assert "<code>&lt;b&gt;</code> &amp; &lt;script&gt;" in page
    assert "{{ 7 * 7 }} {% raw %}" in page


def test_what_stands_in_a_case_is_text_in_markdown_too():
    text = markdown.render([page_of(HOSTILE)])
    assert "````sop\nsop </code></pre><script>alert(1)</script> ``` &amp;\n````" in text
    assert r"\[tautan\](javascript:alert) \*dan\* `a|b`" in text
    assert r"`<b>` & \<script\>" in text


def test_a_rule_without_examples_has_a_page():
    assert 'id="SOP999"' in html.render([page_of(replace(HOSTILE, bad=(), good=()))])


WINDOWS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "narrow": {"viewport": {"width": 320, "height": 640}},
    "few colours": {"forced_colors": "active"},
}
A_FEW = ("SOP001", "SOP041", "SOP103", "SOP312", "SOP602", "SOP801")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@needs_chromium
@pytest.mark.parametrize("window", WINDOWS.values(), ids=WINDOWS)
def test_no_rule_of_axe_is_broken(browser: Browser, tmp_path: Path, window: dict[str, Any]):
    few = html.render([page_of(rule) for rule in ALL if rule.code in A_FEW])
    with opened(browser, tmp_path, few.encode(), **window) as page:
        assert faults(page) == []
        scroll, client = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        assert scroll == client
