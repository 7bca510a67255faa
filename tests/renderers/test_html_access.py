"""The HTML documents for everyone: the rules of axe-core, small windows, large text, few colours, keys alone, paper."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page

from sopdsl.cli import main
from sopdsl.model.koleksi import Sop
from sopdsl.rendering import Bundle, RenderContext
from sopdsl_renderers.form.html import render
from tests.renderers.appendix_html import entry
from tests.renderers.appendix_html import html as lampiran
from tests.renderers.browser import needs_chromium, opened, with_large_text
from tests.renderers.collection import SOPS, real
from tests.renderers.samples import BANTUAN_HUKUM, DRAF_KOSONG, DUA_TABEL, KONSULTASI, REGISTRASI

pytestmark = needs_chromium

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
# Every rule there is, those of WCAG 2.2 AAA and the experimental ones too.
CHECK = """async (left_out) => {
  for (const details of document.querySelectorAll("details")) details.open = true;
  const rules = axe.getRules().map((rule) => rule.ruleId).filter((rule) => !left_out.includes(rule));
  const enabled = Object.fromEntries(rules.map((rule) => [rule, { enabled: true }]));
  const result = await axe.run({ runOnly: { type: "rule", values: rules }, rules: enabled });
  const brief = (found) => found.flatMap((one) => one.nodes.map((node) => [one.id, node.target.join(), node.html]));
  const channel = (value) => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const light = (colour) => {
    const [red, green, blue] = colour.match(/[\\d.]+/g).map(Number).map(channel);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
  };
  const contrast = (target) => {
    let element = document.querySelector(target);
    const front = light(getComputedStyle(element).color);
    while (getComputedStyle(element).backgroundColor === "rgba(0, 0, 0, 0)") element = element.parentElement;
    const back = light(getComputedStyle(element).backgroundColor);
    return Math.max(front, back) / Math.min(front, back);
  };
  const unsure = result.incomplete.filter((one) => one.id.startsWith("color-contrast"));
  return {
    passed: result.passes.length,
    found: brief([...result.violations, ...result.incomplete.filter((one) => !unsure.includes(one))]),
    contrast: unsure.flatMap((one) => one.nodes.map((node) => contrast(node.target[0]))),
  };
}"""
ONE_OF_EACH = {
    "5 rows": real("organisasi/001-konsultasi-lkjip"),
    "17 rows": real("pbjminbang/002-registrasi-penyedia"),
    "8 pelaksana": real("hukum/007-bantuan-hukum-masyarakat-miskin"),
    "italics": real("protokol/007-dokumentasi-kegiatan"),
    "lost rows": real("pemerintahan/001-sepeda-sehat"),
    "no table": DRAF_KOSONG,
    "two titled tables": DUA_TABEL,
}
WINDOWS: dict[str, dict[str, Any]] = {
    "narrow": {"viewport": {"width": 320, "height": 640}},
    "dark": {"color_scheme": "dark"},
    "few colours": {"forced_colors": "active"},
}


def page_of(sop: Sop) -> bytes:
    return render(sop, RenderContext()).data


def faults(page: Page, *left_out: str) -> list[list[str]]:
    """What axe-core finds or leaves to be looked at: the rule, the element's selector and its HTML."""
    page.evaluate(AXE)
    found = page.evaluate(CHECK, left_out)
    assert found["passed"] > 20
    # Where cells span rows axe-core cannot tell what lies behind a text; here it is always the element or a parent.
    assert min(found["contrast"], default=7) >= 7
    # It cannot look at what is only printed; it says so of the watermark, a picture that nobody need hear of.
    return [one for one in found["found"] if one[0] != "hidden-content" or "tanda-air" not in one[2]]


@pytest.mark.parametrize("sop", ONE_OF_EACH.values(), ids=ONE_OF_EACH)
def test_no_rule_of_axe_is_broken(browser: Browser, tmp_path: Path, sop: Sop):
    with opened(browser, tmp_path, page_of(sop)) as page:
        assert faults(page) == []


@pytest.mark.parametrize("window", WINDOWS.values(), ids=WINDOWS)
def test_no_rule_of_axe_is_broken_in_other_windows(browser: Browser, tmp_path: Path, window: dict[str, Any]):
    with opened(browser, tmp_path, page_of(DUA_TABEL), **window) as page:
        assert faults(page) == []


@pytest.mark.parametrize("window", WINDOWS.values(), ids=WINDOWS)
def test_no_rule_of_axe_is_broken_by_a_small_collection(browser: Browser, tmp_path: Path, window: dict[str, Any]):
    with opened(browser, tmp_path, lampiran().encode(), bypass_csp=True, **window) as page:
        page.add_style_tag(content=".sop { content-visibility: visible !important }")
        assert faults(page) == []


def test_no_rule_of_axe_is_broken_by_the_whole_collection(browser: Browser, tmp_path: Path):
    assert main(["build", str(SOPS), "-o", str(tmp_path / "build"), "--format", "html", "--jobs", "1"]) == 0
    html = (tmp_path / "build" / "lampiran.html").read_bytes()
    assert html.count(b'<article class="sop"') == 45
    with opened(browser, tmp_path, html, bypass_csp=True) as page:
        page.add_style_tag(content=".sop { content-visibility: visible !important }")
        # Contrast takes longest and is that of the single documents: the style sheet is the same.
        assert faults(page, "color-contrast", "color-contrast-enhanced") == []


DOCUMENTS = {
    "sop": page_of(REGISTRASI),
    "8 pelaksana": page_of(BANTUAN_HUKUM),
    "lampiran": lampiran().encode(),
}
SMALL: dict[str, dict[str, Any]] = {
    "320 px": {"viewport": {"width": 320, "height": 256}},
    "zoom 200 %": {"viewport": {"width": 640, "height": 400}, "device_scale_factor": 2},
}
OVERFLOWING = """() => [...document.querySelectorAll("main *")].filter((element) =>
  !element.closest(".gulir, .baca") && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0
).map((element) => element.outerHTML.slice(0, 80))"""


def assert_only_tables_scroll_sideways(browser: Browser, folder: Path, html: bytes, **window: Any) -> None:
    with opened(browser, folder, html, bypass_csp=True, **window) as page:
        page.add_style_tag(content=".sop { content-visibility: visible !important }")
        page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true })")
        scroll, client = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        assert scroll == client
        assert page.evaluate(OVERFLOWING) == []
        wider = "[...document.querySelectorAll('.gulir')].filter((one) => one.scrollWidth > one.clientWidth).length"
        assert page.evaluate(wider)


@pytest.mark.parametrize("window", SMALL.values(), ids=SMALL)
@pytest.mark.parametrize("html", DOCUMENTS.values(), ids=DOCUMENTS)
def test_in_a_small_window_only_tables_scroll_sideways(
    browser: Browser, tmp_path: Path, html: bytes, window: dict[str, Any]
):
    assert_only_tables_scroll_sideways(browser, tmp_path, html, **window)


def test_with_large_text_only_tables_scroll_sideways(browser: Browser, tmp_path: Path):
    with with_large_text(browser) as another:
        for html in DOCUMENTS.values():
            for width in (1280, 320):
                window = {"viewport": {"width": width, "height": 640}}
                assert_only_tables_scroll_sideways(another, tmp_path, html, **window)


def test_what_is_said_of_lost_rows_is_in_sight(browser: Browser, tmp_path: Path):
    with opened(browser, tmp_path, page_of(ONE_OF_EACH["lost rows"]), viewport={"width": 320, "height": 640}) as page:
        page.locator(".gulir").scroll_into_view_if_needed()
        for scrolled in (0, 250, 10_000):
            page.locator(".gulir").evaluate("(region, left) => { region.scrollLeft = left }", scrolled)
            box = page.locator(".hilang span").bounding_box()
            assert box and box["x"] >= 0 and box["x"] + box["width"] <= 320


@pytest.mark.parametrize(("width", "stays"), [(320, True), (800, False)])
def test_in_a_narrow_window_the_number_of_a_step_stays_in_sight(
    browser: Browser, tmp_path: Path, width: int, stays: bool
):
    with opened(browser, tmp_path, page_of(BANTUAN_HUKUM), viewport={"width": width, "height": 640}) as page:
        region = page.locator(".gulir").bounding_box()
        page.locator(".gulir").evaluate("(region) => { region.scrollLeft = 150 }")
        for cell in (page.locator("td.no").first, page.locator("thead th").first):
            box = cell.bounding_box()
            assert region and box
            assert (abs(box["x"] - region["x"]) < 2) == stays
            # Nothing of the row shows through it.
            if stays:
                assert cell.evaluate("(cell) => getComputedStyle(cell).backgroundColor") != "rgba(0, 0, 0, 0)"


def test_in_a_low_window_the_search_does_not_cover_the_page(browser: Browser, tmp_path: Path):
    for height, position in ((256, "static"), (640, "sticky")):
        with opened(browser, tmp_path, lampiran().encode(), viewport={"width": 320, "height": height}) as page:
            assert page.locator(".samping").evaluate("(bar) => getComputedStyle(bar).position") == position


COLOURS = """() => {
  const one = (selector, property) => getComputedStyle(document.querySelector(selector))[property];
  return {
    paper: one("body", "backgroundColor"), text: one("body", "color"), line: one(".garis", "fill"),
    head: one(".kepala", "fill"), symbol: one(".simbol", "stroke"), label: one(".gambar text", "fill"),
    border: one("td", "borderTopColor"), shade: one("thead th", "backgroundColor"),
  };
}"""


@pytest.mark.parametrize("window", [WINDOWS["few colours"], WINDOWS["dark"], WINDOWS["few colours"] | WINDOWS["dark"]])
def test_the_drawing_is_of_the_colour_of_the_text(browser: Browser, tmp_path: Path, window: dict[str, Any]):
    with opened(browser, tmp_path, page_of(REGISTRASI), **window) as page:
        seen = page.evaluate(COLOURS)
        assert seen["text"] != seen["paper"] != "rgb(255, 255, 255)" or "color_scheme" not in window
        assert {seen[part] for part in ("line", "head", "symbol", "label", "border")} == {seen["text"]}
        page.emulate_media(media="print", color_scheme="dark", forced_colors="none")
        printed = page.evaluate(COLOURS)
        assert (printed["paper"], printed["line"]) == ("rgb(255, 255, 255)", "rgb(0, 0, 0)")


FOCUS = """() => {
  const one = document.activeElement;
  const labelled = (one.getAttribute("aria-labelledby") || "").split(" ").map((id) => document.getElementById(id));
  const name = labelled.filter(Boolean).map((label) => label.textContent.trim()).join(" ");
  const box = one.getBoundingClientRect();
  const text = name || one.labels?.[0]?.textContent || one.textContent;
  return [one.localName, text.trim(), box.left >= 0 && box.width > 0];
}"""


def stops(page: Page, count: int) -> list[tuple[str, str]]:
    """What the next presses of Tab reach, each of which must be in sight and show that it has the focus."""
    found = []
    for _ in range(count):
        page.keyboard.press("Tab")
        tag, name, seen = page.evaluate(FOCUS)
        assert seen, name
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
        found.append((tag, name))
    return found


def test_keys_reach_all_that_opens_or_scrolls(browser: Browser, tmp_path: Path):
    with opened(browser, tmp_path, page_of(DUA_TABEL), viewport={"width": 320, "height": 640}) as page:
        first, second = (alur.judul for alur in DUA_TABEL.alur)
        assert stops(page, 5) == [
            ("a", "Langsung ke alur"),
            ("summary", f"Alur dalam kata-kata: {first}"),
            ("div", first),
            ("summary", f"Alur dalam kata-kata: {second}"),
            ("div", second),
        ]
        page.keyboard.press("ArrowRight")
        page.wait_for_function("document.activeElement.scrollLeft > 0")


def test_the_first_link_leads_to_the_flow(browser: Browser, tmp_path: Path):
    with opened(browser, tmp_path, page_of(KONSULTASI)) as page:
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "alur-1"
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
        assert page.locator("details.kata li").first.is_visible()
    with opened(browser, tmp_path, page_of(DRAF_KOSONG)) as page:
        assert not page.locator("a.lompat").count()


def test_keys_lead_through_a_collection(browser: Browser, tmp_path: Path):
    with opened(browser, tmp_path, lampiran().encode(), viewport={"width": 800, "height": 600}) as page:
        assert stops(page, 3) == [("a", "Langsung ke isi"), ("input", "Cari SOP"), ("summary", "Daftar SOP")]
        page.keyboard.press("Shift+Tab")
        page.keyboard.type("verifikator")
        assert page.locator("article.sop:visible").count() == 1
        page.keyboard.press("Enter")
        page.wait_for_function("location.hash.startsWith('#sop/')")
        assert REGISTRASI.nama in page.locator("article.sop:visible").inner_text()
    with opened(browser, tmp_path, lampiran().encode()) as page:
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.localName") == "main"
        assert stops(page, 1)[0][0] == "a"
        assert page.evaluate("document.activeElement.closest('main') !== null")


def test_a_screen_reader_hears_the_flow_as_a_list_and_as_a_table(browser: Browser, tmp_path: Path):
    with opened(browser, tmp_path, page_of(KONSULTASI)) as page:
        page.locator("summary").click()
        heard = page.locator("main").aria_snapshot()
    first = KONSULTASI.alur[0].kegiatan[0]
    assert f'heading "{KONSULTASI.nama}" [level=2]' in heard
    assert f'listitem: "Langkah 1 (mulai), Kasubag Bensus: {first.uraian}. Lalu ke langkah 2."' in heard
    assert f'region "{KONSULTASI.nama}"' in heard
    assert f'table "{KONSULTASI.nama}"' in heard
    assert f'rowheader "{first.uraian}"' in heard
    assert 'cell "mulai oleh Kasubag Bensus; ke langkah 2"' in heard
    assert f"definition: {KONSULTASI.nomor}" in heard
    assert not re.search(r"text: mulai$", heard, re.MULTILINE)


def named(page: Page, role: str) -> list[str]:
    return re.findall(rf'^ *- {role} "(.*)"', page.locator("main").aria_snapshot(), re.MULTILINE)


@pytest.mark.parametrize(
    ("titles", "told"),
    [
        ((None, None), ["{nama} (alur 1)", "{nama} (alur 2)"]),
        (("Sama", "Sama"), ["Sama (alur 1)", "Sama (alur 2)"]),
        (("Sama", "Lain"), ["Sama", "Lain"]),
        ((None, "Lain"), ["{nama}", "Lain"]),
    ],
)
def test_no_two_tables_are_named_alike(
    browser: Browser, tmp_path: Path, titles: tuple[str | None, str | None], told: list[str]
):
    tables = [table.model_copy(update={"judul": t}) for table, t in zip(DUA_TABEL.alur, titles, strict=True)]
    sop = DUA_TABEL.model_copy(update={"alur": tuple(tables)})
    names = [name.format(nama=sop.nama) for name in told]
    with opened(browser, tmp_path, page_of(sop)) as page:
        assert named(page, "region") == named(page, "table") == names
        assert len({summary.text_content() for summary in page.locator("summary").all()}) == 2
        assert faults(page) == []
    with opened(browser, tmp_path, lampiran(Bundle(None, None, (entry(1, sop),))).encode(), bypass_csp=True) as page:
        page.add_style_tag(content=".sop { content-visibility: visible !important }")
        assert len(set(named(page, "table"))) == 2
        assert [name.endswith(own) for name, own in zip(named(page, "table"), names, strict=True)] != [False, False]


def test_words_and_links_of_the_screen_are_not_printed(browser: Browser, tmp_path: Path):
    for html in (page_of(DUA_TABEL), lampiran().encode()):
        with opened(browser, tmp_path, html, bypass_csp=True) as page:
            page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true })")
            page.emulate_media(media="print")
            for selector in (".kata", ".lompat"):
                assert page.locator(selector).count()
                assert not any(one.is_visible() for one in page.locator(selector).all())
