"""Measures how soon a preview shows what was saved, against the figures to reach: `make bench`, or run this file.

A SOP of many rows is saved again and again while Chromium shows it, with another word in a step, or with another title,
which stands on all of its pages; the time goes from before the save to after the next frame with a new picture. The
machine must have nothing else to do.
"""

from __future__ import annotations

import http.client
import itertools
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

REPOSITORY = Path(__file__).resolve().parents[2]
SOPS = REPOSITORY / "sops"
MANY_ROWS = "pbjminbang/002-registrasi-penyedia.sop"
STEP = "helpdesk: Menanyakan "
SAVES = 30
LIMITS = {"median": 0.200, "95th": 0.300}
"""Seconds that half of the saves, and all but one in twenty, may take at most."""
_CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
_CHANGED = """async (before) => {
  const names = () => [...document.querySelectorAll("#pages img")].map((each) => each.dataset.name).join();
  while (names() === before) await new Promise(requestAnimationFrame);
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return names();
}"""


@contextmanager
def preview(file: Path) -> Iterator[str]:
    """The address of a preview that runs."""
    command = [sys.executable, "-m", "sopdsl", "preview", str(file), "--no-open"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        yield process.stdout.readline().split()[-1]
        process.kill()


def save(file: Path, text: str) -> float:
    """Writes a file as many editors do, emptying it first; gives the time before that."""
    start = time.perf_counter()
    file.write_text(text, encoding="utf-8")
    return start


def sent(address: str, saves: Callable[[], float]) -> list[float]:
    """Seconds from each save to the view being sent."""
    place = urlsplit(address)
    connection = http.client.HTTPConnection(place.netloc)
    connection.request("GET", f"{place.path}events")
    lines = (line for line in connection.getresponse() if line.startswith(b"data: "))
    pages = json.loads(next(lines).removeprefix(b"data: "))["pages"]
    took = []
    for _ in range(SAVES):
        start = saves()
        view: dict[str, Any] = {"pages": pages}
        while view["pages"] == pages:  # what follows on the pages is no news
            view = json.loads(next(lines).removeprefix(b"data: "))
        took.append(time.perf_counter() - start)
        assert view["stale"] is None
        pages = view["pages"]
    return took


def shown(address: str, saves: Callable[[], float]) -> list[float]:
    """Seconds from each save to the page with it being painted."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        page.goto(address)
        names = page.evaluate(_CHANGED, "")
        took = []
        for _ in range(SAVES):
            start = saves()
            names = page.evaluate(_CHANGED, names)
            took.append(time.perf_counter() - start)
        browser.close()
    return took


def main() -> None:
    """Prints the table."""
    with tempfile.TemporaryDirectory() as folder:
        sops = Path(folder) / "sops"
        shutil.copytree(SOPS, sops)
        file = sops / MANY_ROWS
        text = file.read_text(encoding="utf-8")
        numbers = itertools.count(1)

        def saves(old: str) -> float:
            number = next(numbers)
            time.sleep(0.1 + number % 7 / 100)  # at any moment between two looks
            return save(file, text.replace(old, f"{old}{number} ", 1))

        step, title = partial(saves, STEP), partial(saves, "sop ")
        runs = [("a step, view sent", sent, step)]
        if _CHROMIUM:
            runs += [("a step, page painted", shown, step), ("the title, page painted", shown, title)]
        print(f"{'saved':25} {'median':>8} {'95th':>8} {'longest':>8}   to reach: {LIMITS}")
        for name, measure, edit in runs:
            with preview(file) as address:
                took = measure(address, edit)
            found = {"median": statistics.median(took), "95th": statistics.quantiles(took, n=20)[-1]}
            missed = [f"{which} missed" for which, limit in LIMITS.items() if found[which] > limit]
            figures = " ".join(f"{seconds:7.3f}s" for seconds in (*found.values(), max(took)))
            print(f"{name:25} {figures}  {', '.join(missed)}")


if __name__ == "__main__":
    main()
