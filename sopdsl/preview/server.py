"""Serves a preview to the browsers of this computer, and to nobody else.

It listens on 127.0.0.1 alone. Every address begins with a secret; without it, or under another host name (a page of the
web may have its own name point here), there is nothing. What a browser is started with can be read by all users of a
computer, so that is another address, which leads to the real one, but only once. Nothing is read from the disk for a
request. What SOPs say is shown by documents that may run no script and fetch nothing, see `_POLICIES`.
"""

from __future__ import annotations

import hmac
import os
import secrets
import socket
import socketserver
import sys
import threading
import time
import traceback
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from sopdsl.building.built import Fault
from sopdsl.preview.live import Live
from sopdsl.preview.rules import rule_page

HOST = "127.0.0.1"
_HEARTBEAT = 15.0
"""Seconds after which something is sent to a browser, to see whether it is still there."""
_FAREWELL = 1.0
"""Seconds that browsers get to be told that it is over."""
_PATIENCE = 0.1
"""Seconds that a browser gets to take what is sent to it, where another one waits for that."""
_MOST_STREAMS = 4
"""Tabs of a browser that are told of changes at the same time: it opens six connections to a server, all tabs together,
and needs some of them for pages."""
_PAGE = Path(__file__).resolve().parent / "page"
_STATIC = {
    "": ("index.html", "text/html; charset=utf-8"),
    "style.css": ("style.css", "text/css; charset=utf-8"),
    "script.js": ("script.js", "text/javascript; charset=utf-8"),
}
_TYPES = {"svg": "image/svg+xml", "html": "text/html; charset=utf-8", "pdf": "application/pdf"}
_CLOSED = "default-src 'none'; base-uri 'none'; form-action 'none'"
_OWN = (
    f"{_CLOSED}; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
# The frame of the form may be scrolled by our page, hence `allow-same-origin`; scripts in it are not allowed.
_POLICIES = {
    "svg": f"{_CLOSED}; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox",
    "html": f"{_CLOSED}; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox allow-same-origin",
    "pdf": "frame-ancestors 'none'",
}
_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Server:
    """Serves a preview from a thread of its own until it is closed; `report` is told of our own faults.

    Raises OSError where the port is taken or not ours to use. With port 0 the system gives a free one.
    """

    def __init__(self, live: Live, port: int, report: Callable[[Fault], None]) -> None:
        self._live = live
        self._token = secrets.token_urlsafe(24)
        self._http = _Http((HOST, port), live, self._token, report)
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        """The address for a browser, with the secret."""
        return f"http://{HOST}:{self._http.server_port}/{self._token}/"

    def invite(self) -> str:
        """An address that leads to `address` the first time that it is asked for, and is nothing after that."""
        self._http.invited = secrets.token_urlsafe(24)
        return f"http://{HOST}:{self._http.server_port}/{self._http.invited}/"

    def close(self) -> None:
        """Tells the browsers that it is over, and ends."""
        self._live.close()
        end = time.monotonic() + _FAREWELL
        while self._http.streams and time.monotonic() < end:
            time.sleep(0.01)
        self._http.shutdown()
        self._http.server_close()


class _Http(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # on Windows it would let two servers share a port

    def __init__(self, place: tuple[str, int], live: Live, token: str, report: Callable[[Fault], None]) -> None:
        self.live, self.token, self.report = live, token, report
        self._door = threading.Lock()
        self.invited: str | None = None
        self.streams: dict[_Handler, None] = {}
        super().__init__(place, _Handler)

    def server_bind(self) -> None:
        """As its parent, but asks no name server for the name of this computer, which can take seconds."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, int(self.server_address[1])
        self.hosts = {f"{name}:{self.server_port}" for name in (HOST, "localhost")}

    def accepts(self, secret: str) -> bool:
        """Whether this is the secret of an invitation, which is then used up."""
        with self._door:
            accepted = self.invited is not None and _same(secret, self.invited)
            if accepted:
                self.invited = None
            return accepted

    def begin_stream(self, stream: _Handler) -> None:
        """Counts a stream in; the oldest one must rest where there are too many."""
        with self._door:
            self.streams[stream] = None
            resting = list(self.streams)[:-_MOST_STREAMS]
        for other in resting:
            other.rest()

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401, ARG002 (as its parent)
        """Passes our own faults on; a browser that went away is none."""
        error = sys.exception()
        if error and not isinstance(error, OSError):
            details = "".join(traceback.format_exception(error))
            self.report(Fault("melayani peramban", type(error).__name__, details))


class _Handler(BaseHTTPRequestHandler):
    server: _Http
    protocol_version = "HTTP/1.1"
    timeout = 30
    disable_nagle_algorithm = True  # it would hold the end of an answer back for a moment

    def do_GET(self) -> None:
        """Answers a request."""
        url = urlsplit(self.path)
        token, slash, name = url.path.removeprefix("/").partition("/")
        if not slash or self.headers.get("Host") not in self.server.hosts:
            self._nothing(404)
        elif not _same(token, self.server.token):
            if name == "" and self.server.accepts(token):
                self._nothing(303, {"Location": f"/{self.server.token}/"})
            else:
                self._nothing(404)
        elif name in _STATIC:
            file, kind = _STATIC[name]
            self._send(_static(file), kind, _OWN)
        elif name == "events":
            asked = parse_qs(url.query)
            self._stream(asked.get("sop", [""])[0], asked.get("look") != ["form"])
        else:
            data = self.server.live.file(name) or rule_page(name)
            suffix = name.rpartition(".")[2]
            if data is None:
                self._nothing(404)
            else:
                self._send(data, _TYPES[suffix], _POLICIES[suffix])

    def _send(self, data: bytes, kind: str, policy: str) -> None:
        self._begin(200, kind, policy)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _stream(self, id: str, pages_first: bool) -> None:
        """Sends a view of a SOP, and another one whenever it changes, until one of both sides is gone."""
        self._writing = threading.Lock()
        try:
            self._begin(200, "text/event-stream; charset=utf-8", _CLOSED)
            self.send_header("Connection", "close")
            self.end_headers()
            self.close_connection = True
            self.server.begin_stream(self)
            for view in self.server.live.views(id, _HEARTBEAT, pages_first=pages_first):
                self._tell(":" if view is None else f"data: {view}")
            self._tell("event: over\ndata:")
        finally:
            self.server.streams.pop(self, None)

    def rest(self) -> None:
        """Tells the browser, from another thread, that this stream ends so that others have room, and ends it."""
        with suppress(OSError):
            if self._writing.acquire(timeout=_PATIENCE):  # or the browser is not listening
                with suppress(OSError):
                    self.wfile.write(b"event: rest\ndata:\n\n")
                self._writing.release()
            self.connection.shutdown(socket.SHUT_RDWR)

    def _tell(self, event: str) -> None:
        with self._writing:
            self.wfile.write(f"{event}\n\n".encode())

    def _begin(self, status: int, kind: str, policy: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Security-Policy", policy)
        for header, value in _HEADERS.items():
            self.send_header(header, value)

    def _nothing(self, status: int, headers: Mapping[str, str] | None = None) -> None:
        self._begin(status, "text/plain; charset=utf-8", _CLOSED)
        for header, value in {"Content-Length": "0", **(headers or {})}.items():
            self.send_header(header, value)
        self.end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002
        """Refuses a request that is none, or not GET, without a word; the connection is of no more use."""
        self.close_connection = True
        if code == 501:
            self._nothing(405, {"Allow": "GET"})
        else:
            self._nothing(code)

    def version_string(self) -> str:
        """The name of the server, without versions."""
        return "sopc"

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: the terminal is for the author."""


def _same(given: str, secret: str) -> bool:
    """Whether this is the secret; takes as long whatever is given."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), secret.encode())


@cache
def _static(name: str) -> bytes:
    return (_PAGE / name).read_bytes()
