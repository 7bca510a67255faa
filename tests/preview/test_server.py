"""Who gets what from the server of a preview: nobody without the secret, and no script from a SOP."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import closing
from urllib.parse import urlsplit

import pytest

from sopdsl.preview.live import Live
from sopdsl.preview.server import Server
from tests.preview.conftest import FIRST, view_of


@pytest.fixture
def served(serve):
    return serve()


class TestDoor:
    def test_it_listens_on_this_computer_alone(self, served):
        parts = urlsplit(served.server.address)
        assert parts.hostname == "127.0.0.1"
        with closing(socket.socket()) as listening:
            assert listening.connect_ex(("127.0.0.1", parts.port)) == 0
        # Had it taken all addresses of IPv4, those of the loopback's net would answer too.
        with closing(socket.socket()) as listening:
            assert listening.connect_ex(("127.0.0.2", parts.port)) != 0
        with closing(socket.socket(socket.AF_INET6)) as listening:
            assert listening.connect_ex(("::1", parts.port)) != 0

    def test_the_secret_is_long_and_another_one_each_time(self, serve):
        secrets = {serve().base for _ in range(3)}
        assert len(secrets) == 3
        assert all(len(secret.strip("/")) >= 32 for secret in secrets)

    def test_nothing_without_the_secret(self, served):
        own = served.base.strip("/")
        wrong = [
            "/", "//", "/favicon.ico", "/style.css", "/events", f"/{own}", f"/{own[:-1]}/", f"/{own}x/",
            f"/x/{own}/", f"/{own.swapcase()}/", "/../", "/%2e%2e/", "/%00/", f"/x/../{own}/",
        ]  # fmt: skip
        for path in wrong:
            status, headers, body = served.get(path)
            assert (status, body) == (404, b""), path
            assert own not in str(headers)
        assert served.get(served.base)[0] == 200
        assert not served.faults

    @pytest.mark.parametrize("path", ["x", "pages/", "pages/x.svg", "../server.py", "..%2fserver.py", "index.html",
                                      "pages/../../../../etc/passwd", "%00", "script.js/", "style.css%00"])  # fmt: skip
    def test_nothing_beside_what_a_view_names(self, served, path):
        assert served.get(served.base + path)[::2] == (404, b"")
        assert not served.faults

    def test_other_host_names_are_refused(self, served):
        port = served.place.rpartition(":")[2]
        others = ["example.com", f"example.com:{port}", "127.0.0.1", f"127.0.0.1:{int(port) ^ 1}", f"[::1]:{port}", ""]
        for host in (*others, f"127.0.0.1:{port}.a"):
            assert served.get(served.base, host=host)[::2] == (404, b""), host
        for host in (f"127.0.0.1:{port}", f"localhost:{port}"):
            assert served.get(served.base, host=host)[0] == 200

    def test_a_request_without_a_host_is_refused(self, served):
        port = int(served.place.rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
            connection.sendall(f"GET {served.base} HTTP/1.0\r\n\r\n".encode())
            assert connection.recv(100).startswith(b"HTTP/1.1 404 ")

    def test_an_invitation_counts_once(self, served):
        invited = urlsplit(served.server.invite()).path
        assert invited != served.base
        assert served.get(invited, host="example.com")[0] == 404
        assert [served.get(path)[0] for path in (invited + "events", invited + "style.css", invited[:-1])] == [404] * 3
        status, headers, body = served.get(invited)
        assert (status, headers["Location"], body) == (303, served.base, b"")
        assert (headers["Cache-Control"], headers["Referrer-Policy"]) == ("no-store", "no-referrer")
        assert served.get(invited)[::2] == (404, b"")
        assert served.get(served.base)[0] == 200

    @pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE", "X"])
    def test_only_get(self, served, method):
        for path in (served.base, "/"):
            status, headers, body = served.get(path, method=method)
            assert (status, headers["Allow"], body) == (405, "GET", b"")
        assert "Access-Control-Allow-Origin" not in headers

    @pytest.mark.parametrize(
        "request_", [b"\r\n\r\n", b"x\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"GET " + b"a" * 70000,
                     b"\x16\x03\x01\x02\x00", b"GET /\xe9/ HTTP/1.1\r\nHost: x\r\n\r\n",
                     b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 200 + b"\r\n"])  # fmt: skip
    def test_what_is_no_request_does_no_harm(self, served, request_):
        port = int(served.place.rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
            connection.sendall(request_)
            connection.shutdown(socket.SHUT_WR)
            answer = b""
            try:
                while data := connection.recv(1000):
                    answer += data
            except ConnectionError:  # it did not read all of it
                pass
        assert b"200" not in answer and b"<" not in answer
        assert served.get(served.base)[0] == 200
        assert not served.faults

    def test_a_port_that_is_taken(self, served):
        port = int(served.place.rpartition(":")[2])
        with pytest.raises(OSError, match="in use"):
            Server(Live(FIRST, print), port, print)


class TestAnswers:
    def test_every_answer_is_closed_to_others(self, served):
        view = view_of(served.live)
        names = ["", "style.css", "script.js", *view["pages"], view["form"], view["document"]]
        for name in names:
            status, headers, body = served.get(served.base + name)
            assert status == 200 and body
            assert headers["Cache-Control"] == "no-store"
            assert headers["X-Content-Type-Options"] == "nosniff"
            assert headers["Referrer-Policy"] == "no-referrer"
            assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
            assert headers["Server"] == "sopc"

    def test_no_policy_names_another_place_or_lets_inline_scripts_run(self, served):
        view = view_of(served.live)
        for name in ["", *view["pages"], view["form"]]:
            policy = served.get(served.base + name)[1]["Content-Security-Policy"]
            rules = {rule.split()[0]: rule.split()[1:] for rule in policy.split("; ")}
            assert rules["default-src"] == ["'none'"]
            assert rules.get("script-src", []) == ([] if name else ["'self'"])
            assert "http" not in policy and "*" not in policy and "unsafe-eval" not in policy
            assert rules["base-uri"] == rules["form-action"] == ["'none'"]
            assert "allow-scripts" not in policy
            assert ("sandbox" in rules) == bool(name)

    def test_the_page_itself_holds_nothing_of_a_sop(self, served):
        page = served.get(served.base)[2].decode()
        assert "Layanan" not in page
        assert "http:" not in page and "https:" not in page

    def test_the_kinds_of_documents(self, served):
        view = view_of(served.live)
        kinds = {name: served.get(served.base + name) for name in (view["pages"][0], view["form"], view["document"])}
        assert [headers["Content-Type"].split(";")[0] for _, headers, _ in kinds.values()] == [
            "image/svg+xml", "text/html", "application/pdf",
        ]  # fmt: skip
        assert kinds[view["document"]][2].startswith(b"%PDF-")


class TestEvents:
    def test_a_view_at_once_and_another_after_a_change(self, served, shelf):
        events = served.events()
        next(events)
        assert next(events) == view_of(served.live)
        shelf.change("Layanan Pertama", "Layanan Perdana")
        served.live.update()
        second = next(events)
        assert second["title"] == "Layanan Perdana"
        served.server.close()
        assert any(event is None for event in events)

    def test_a_browser_that_shows_pages_gets_them_first(self, served):
        events = served.events(look="pages")
        pages, checked, whole = next(events), next(events), next(events)
        assert pages["pages"] == checked["pages"] == whole["pages"]
        assert (pages["form"], checked["form"]) == (None, None)
        assert (pages["checked"], checked["checked"]) == (False, True)
        assert whole == view_of(served.live)

    def test_nothing_is_sent_where_nothing_changed(self, served, shelf):
        events = served.events()
        next(events), next(events)
        served.live.update()
        served.live.update()
        view_of(served.live)  # made now, or the server might make it of the changed file before it knows of the change
        shelf.change("Layanan Pertama", "Layanan Perdana")
        served.live.update()
        assert next(events)["title"] == "Layanan Perdana"

    def test_each_browser_has_its_own_sop(self, serve, shelf):
        served = serve("sops")
        one, other = served.events("001-a"), served.events("002-b")
        for _ in "as it is", "checked":
            assert [next(one)["title"], next(other)["title"]] == ["Layanan Pertama", "Layanan Kedua"]
        shelf.change("Layanan Kedua", "Layanan Lain", "sops/002-b.sop")
        served.live.update()
        assert next(other)["title"] == "Layanan Lain"
        assert dict(next(one)["choices"])["002-b"] == "Layanan Lain"

    def test_browsers_that_go_away_are_forgotten(self, served, shelf):
        running = threading.active_count()
        for _ in range(3):
            events = served.events()
            next(events)
            events.close()
        for number in range(100):
            shelf.change("nomor:", f"# {number}\nnomor:")
            served.live.update()
            if threading.active_count() <= running:
                break
            time.sleep(0.05)
        assert threading.active_count() <= running
        assert not served.faults
