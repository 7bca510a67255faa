"""A collection to preview, and a preview of it served from this process."""

from __future__ import annotations

import http.client
import json
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest

from sopdsl.building.built import Fault
from sopdsl.preview.live import Live
from sopdsl.preview.server import Server
from tests.support import DECLARATIONS, sop_text

FIRST = "sops/001-a.sop"
NO_ADVICE = '[check]\nselect = ["SOP602"]\n'
"""The settings of the shelf: of all rules one that finds nothing there."""


class Shelf:
    """The folder of a test, with a collection of two SOPs in `sops`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.write("sops/sopc.toml", NO_ADVICE)
        self.write("sops/deklarasi.sop", DECLARATIONS)
        self.write(FIRST, sop_text(name="Layanan Pertama", number="001/SOP/UJI/2022"))
        self.write("sops/002-b.sop", sop_text(name="Layanan Kedua", number="002/SOP/UJI/2022"))

    def write(self, name: str, content: str | bytes = "") -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        # At once, as most editors save: a view that is just being made must not find half a file.
        draft = path.with_name(f"{path.name}.baru")
        draft.write_bytes(content.encode() if isinstance(content, str) else content)
        draft.replace(path)
        return path

    def change(self, old: str, new: str, name: str = FIRST) -> None:
        text = (self.folder / name).read_text("utf-8")
        assert old in text
        self.write(name, text.replace(old, new))


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    folder = tmp_path / "meja kerja"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return Shelf(folder)


def never(fault: Fault) -> None:
    raise AssertionError(fault.details)


def live_of(path: str = FIRST) -> Live:
    return Live(path, never)


def view_of(live: Live, id: str = "") -> dict[str, Any]:
    """A view as the page of a browser gets it."""
    found: dict[str, Any] = json.loads(live.view(id))
    return found


def update_meanwhile(live: Live) -> None:
    """Has another thread read the changes, as the watching one does; comes back when it has begun to."""
    threading.Thread(target=live.update).start()
    while not live.outdated:
        time.sleep(0.001)


class Served:
    """A preview that is being served."""

    def __init__(self, live: Live, server: Server, faults: list[Fault]) -> None:
        self.live, self.server, self.faults = live, server, faults
        parts = urlsplit(server.address)
        self.place, self.base = parts.netloc, parts.path

    def get(
        self, path: str, *, host: str | None = None, method: str = "GET"
    ) -> tuple[int, http.client.HTTPMessage, bytes]:
        """Status, headers and body of the answer to a request for a whole path."""
        connection = http.client.HTTPConnection(self.place, timeout=30)
        connection.request(method, path, headers={} if host is None else {"Host": host})
        answer = connection.getresponse()
        try:
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()

    def events(self, id: str = "", look: str = "form") -> Iterator[dict[str, Any] | None]:
        """What a browser is sent that shows the form, or the `pages`, view by view; None when it is over."""
        connection = http.client.HTTPConnection(self.place, timeout=30)
        connection.request("GET", f"{self.base}events?sop={quote(id)}&look={look}")
        answer = connection.getresponse()
        assert answer.headers["Content-Type"].startswith("text/event-stream")
        try:
            for line in answer:
                if line.startswith(b"event: over"):
                    yield None
                elif line.startswith(b"data: "):
                    yield json.loads(line.removeprefix(b"data: "))
        finally:
            answer.close()
            connection.close()


@pytest.fixture
def serve(shelf: Shelf) -> Iterator[Callable[..., Served]]:  # noqa: ARG001 (the folder must be there)
    servers: list[Server] = []

    def start(path: str = FIRST) -> Served:
        faults: list[Fault] = []
        live = Live(path, faults.append)
        server = Server(live, 0, faults.append)
        servers.append(server)
        return Served(live, server, faults)

    yield start
    for server in servers:
        server.close()
