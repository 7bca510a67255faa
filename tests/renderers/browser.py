"""Chromium, where it is installed: lays out and runs the HTML documents made in tests."""

import shutil
import subprocess
from pathlib import Path

import pytest

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
