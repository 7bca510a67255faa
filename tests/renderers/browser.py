"""Chromium, where it is installed: lays out and runs the HTML documents made in tests."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserType, Page, sync_playwright

_CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
needs_chromium = pytest.mark.skipif(_CHROMIUM is None, reason="needs Chromium to lay the page out")


def run(folder: Path, html: bytes, *options: str, anchor: str = "") -> str:
    """What Chromium prints with these options when it opens a document at an anchor; `folder` is the test's own."""
    assert _CHROMIUM
    page = folder / "halaman.html"
    page.write_bytes(html)
    given = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}", *options]
    done = subprocess.run([_CHROMIUM, *given, page.as_uri() + anchor], check=True, capture_output=True, timeout=60)
    return done.stdout.decode()


@contextmanager
def chromium() -> Iterator[Browser]:
    """A running Chromium, to be driven as a person does: pages, keys, pictures."""
    with sync_playwright() as playwright, _launched(playwright.chromium) as browser:
        yield browser


@contextmanager
def with_large_text(browser: Browser) -> Iterator[Browser]:
    """A second Chromium beside the first, of someone who has set the size of text to 200 %."""
    with _launched(browser.browser_type, "--blink-settings=defaultFontSize=32") as another:
        yield another


@contextmanager
def _launched(kind: BrowserType, *options: str) -> Iterator[Browser]:
    browser = kind.launch(executable_path=_CHROMIUM, args=["--no-sandbox", "--disable-gpu", *options])
    yield browser
    browser.close()


@contextmanager
def opened(browser: Browser, folder: Path, html: bytes, anchor: str = "", **setting: Any) -> Iterator[Page]:
    """A document opened in a window of its own, 1280 × 800 unless `setting` (of the window) says otherwise."""
    file = folder / "halaman.html"
    file.write_bytes(html)
    window = browser.new_context(**{"viewport": {"width": 1280, "height": 800}} | setting)
    page = window.new_page()
    page.goto(file.as_uri() + anchor)
    yield page
    window.close()
