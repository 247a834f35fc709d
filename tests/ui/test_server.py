"""The server before its pages: who is answered, what every answer says, what is held of whom."""

from __future__ import annotations

import http.client
import json
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

import pytest
from helpers.browser import chromium, environment
from server.gate import host_is_allowed, origin_is_allowed
from server.page_policy import policy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

WATCHED = Path(__file__).parents[1] / "helpers" / "watched_server.py"
SOCKET = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server that says which outside hosts it looked for, and which texts it holds."""
    folder = tmp_path_factory.mktemp("watched")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with (folder / "log.txt").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, str(WATCHED), str(port)],
            stdout=log,
            stderr=log,
            cwd=folder,
            env=environment(folder),
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(address)
            yield address
        finally:
            server.terminate()
            server.wait()


@pytest.fixture
def address(watched: str) -> str:
    return watched


def _wait(address: str) -> None:
    for _ in range(300):
        try:
            if asked(address, "/_stcore/health").status == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not answer")


class Answer(NamedTuple):
    status: int
    headers: http.client.HTTPMessage
    body: bytes


def asked(address: str, path: str, method: str = "GET", **headers: str) -> Answer:
    place = urlsplit(address)
    connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=20)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, headers=named)
    answer = connection.getresponse()
    read = Answer(answer.status, answer.headers, answer.read())
    connection.close()
    return read


def upgraded(address: str, **headers: str) -> int:
    place = urlsplit(address)
    connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=20)
    connection.request("GET", "/_stcore/stream", headers=SOCKET | headers)
    status = connection.getresponse().status
    connection.close()
    return status


@pytest.mark.parametrize("path", ["/", "/story", "/_stcore/health", "/_stcore/host-config"])
def test_a_host_by_another_name_is_refused(watched: str, path: str) -> None:
    port = urlsplit(watched).port
    assert asked(watched, path, Host=f"evil.example:{port}").status == 403
    assert asked(watched, path, Host=f"localhost:{port}").status == 200


def test_a_socket_is_opened_for_our_own_pages_alone(watched: str) -> None:
    port = urlsplit(watched).port
    own = f"127.0.0.1:{port}"
    assert upgraded(watched, Host=own, Origin=f"http://{own}") == 101
    assert upgraded(watched, Host=own, Origin="http://evil.example") == 403
    assert upgraded(watched, Host="evil.example", Origin="http://evil.example") == 403
    assert upgraded(watched, Host=own, Origin="null") == 403


def test_no_outside_host_is_asked_whatever_a_foreign_page_wants(watched: str) -> None:
    started = time.monotonic()
    for number in range(5):
        origin = f"http://evil{number}.example"
        assert asked(watched, "/_stcore/health", Origin=origin).status == 403
        assert asked(watched, "/_stcore/upload_file/a/b", "OPTIONS", Origin=origin).status == 403
        upgraded(watched, Origin=origin)
    assert time.monotonic() - started < 5
    looked = json.loads(asked(watched, "/looked-for").body)
    assert looked == []


def test_every_answer_says_that_none_may_frame_it(watched: str) -> None:
    for path, headers in (("/", {}), ("/_stcore/health", {}), ("/", {"Host": "evil.example"})):
        answer = asked(watched, path, **headers)
        rules = answer.headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in rules
        assert "unsafe-eval" not in rules
        assert "script-src 'self' blob:" in rules
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_browser_gets_a_number_once_and_scripts_cannot_read_it(watched: str) -> None:
    cookies = asked(watched, "/").headers.get_all("Set-Cookie") or []
    (mine,) = (cookie for cookie in cookies if cookie.startswith("framing_reader="))
    assert "HttpOnly" in mine
    assert "SameSite=Strict" in mine
    again = asked(watched, "/", Cookie=mine.partition(";")[0]).headers.get_all("Set-Cookie") or []
    assert not [cookie for cookie in again if cookie.startswith("framing_reader=")]


def test_what_no_page_needs_is_closed(watched: str) -> None:
    for path in ("/_stcore/metrics", "/_stcore/agent/openapi.json"):
        assert asked(watched, path).status == 404


def test_a_window_uploads_so_much_and_no_more(watched: str) -> None:
    path = "/_stcore/upload_file/somebody/file"
    answer = asked(watched, path, "PUT", Content_Length=str(70_000_000))
    assert answer.status == 413
    place = urlsplit(watched)
    with socket.create_connection((place.hostname, place.port)) as line:
        line.sendall(
            f"PUT {path} HTTP/1.1\r\nHost: 127.0.0.1:{place.port}\r\n"
            "Transfer-Encoding: chunked\r\n\r\n".encode()
        )
        assert b" 411 " in line.recv(200)


@pytest.mark.parametrize(
    ("host", "allowed"),
    [
        ("localhost", True),
        ("LOCALHOST.:8501", True),
        ("127.0.0.1:8501", True),
        ("[::1]:8501", True),
        ("localhost.evil.example", False),
        ("127.0.0.1.evil.example", False),
        ("evil.example@localhost:x", False),
        ("", False),
        (None, False),
    ],
)
def test_which_hosts_are_ours(
    host: str | None,
    allowed: bool,  # noqa: FBT001 - what is expected
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names = ["localhost", "127.0.0.1", "::1"]
    monkeypatch.setattr("streamlit.config.get_option", lambda _: names)
    assert host_is_allowed(host) == allowed


def test_which_origins_are_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("streamlit.config.get_option", lambda _: ["https://desk.example"])
    assert origin_is_allowed("http://localhost:8501", "localhost:8501")
    assert origin_is_allowed("https://desk.example", "localhost:8501")
    assert not origin_is_allowed("http://localhost:9999", "localhost:8501")
    assert not origin_is_allowed("null", "localhost:8501")


def test_a_host_writes_nothing_into_the_policy() -> None:
    assert "evil" not in policy("a; script-src evil")["content-security-policy"]


@pytest.mark.skipif(chromium() is None, reason="no Chromium is found on this machine")
def test_a_foreign_page_cannot_frame_ours(open_page: Callable[..., Page], watched: str) -> None:
    page = open_page("/")
    page.wait_for_selector("h1")
    page.goto("about:blank")
    page.set_content(f'<iframe src="{watched}/"></iframe>')
    page.wait_for_timeout(1500)
    assert not any(frame.url.startswith(watched) for frame in page.frames)


@pytest.mark.skipif(chromium() is None, reason="no Chromium is found on this machine")
def test_what_a_window_brought_goes_with_it(open_page: Callable[..., Page], watched: str) -> None:
    page = open_page("/?bring=1")
    page.get_by_text("Brought").wait_for()
    assert held(watched) > 0
    page.context.close()
    end = time.monotonic() + 30
    while held(watched) and time.monotonic() < end:
        time.sleep(0.5)
    assert held(watched) == 0


def held(address: str) -> int:
    return int(json.loads(asked(address, "/held").body))


def test_the_app_is_known_by_a_name_that_is_given(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "framing", "app", "--port", str(port)]
    with (
        (tmp_path / "log.txt").open("w") as log,
        subprocess.Popen(
            [*command, "--host", "desk.example", "--library", str(tmp_path / "mine")],
            stdout=log,
            stderr=log,
            cwd=tmp_path,
            env=environment(tmp_path),
        ) as app,
    ):
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(address)
            assert asked(address, "/", Host="desk.example").status == 200
            assert asked(address, "/", Host="desk.example.evil.example").status == 403
            assert asked(address, "/").status == 200
        finally:
            app.terminate()
