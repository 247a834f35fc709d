"""Pages fetched from a small web that plays good sites and bad ones."""

from __future__ import annotations

import gzip
import socket
import time
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from helpers.web import ARTICLE, HTML, Web, page, serving
from hypothesis import given
from hypothesis import strategies as st

from framing.errors import ArticleError
from framing.fetch import FetchLimits, article_from_address, fetch
from framing.fetch.address import parse_address
from framing.fetch.http_exchange import TooLargeError, ask
from framing.fetch.time_limit import Deadline, TimedSocket

if TYPE_CHECKING:
    from collections.abc import Iterator
    from http.server import BaseHTTPRequestHandler

LIMITS = FetchLimits(seconds=5, connect_seconds=2, bytes=200_000, redirects=3)
SITE = "http://news.example"


@pytest.fixture(scope="module")
def server() -> Iterator[Web]:
    with serving() as web:
        yield web


@pytest.fixture
def web(server: Web) -> Web:
    for kept in (server.pages, server.plays, server.names):
        kept.clear()
    server.asked.clear()
    server.looked_up.clear()
    return server


def body_of(web: Web, address: str, limits: FetchLimits = LIMITS) -> bytes:
    return fetch(address, limits, network=web.network()).data


def refusal_of(web: Web, address: str, limits: FetchLimits = LIMITS) -> str:
    with pytest.raises(ArticleError) as error:
        article_from_address(address, limits=limits, network=web.network())
    message = str(error.value)
    assert "\n" not in message
    assert message.startswith("http")
    assert ";" in message, "the message says what to do"
    return message


def test_a_page_is_fetched_and_read(web: Web) -> None:
    web.put("/mill?id=1", page(*ARTICLE, head='<meta property="og:site_name" content="The Gaz">'))
    read = article_from_address(f"{SITE}/mill?id=1#top", network=web.network())
    assert read.version.outlet == "The Gaz"
    assert read.version.title == "Mill burns down"
    assert read.version.url == f"{SITE}/mill?id=1"
    assert "thirty men" in read.version.text


def test_the_program_names_itself_and_sends_nothing_else(web: Web) -> None:
    web.put("/mill", page(*ARTICLE))
    fetch(f"{SITE}/mill", LIMITS, network=web.network())
    assert [path for path, _ in web.asked] == ["/robots.txt", "/mill"]
    for _, headers in web.asked:
        assert headers["User-Agent"].startswith("framing-compare/")
        assert headers["Host"] == "news.example"
        assert set(headers) == {
            "Host", "User-Agent", "Accept", "Accept-Language", "Accept-Encoding", "Connection"
        }  # fmt: skip


def test_a_cookie_is_not_sent_back(web: Web) -> None:
    web.pages["/mill"] = (302, {"Location": "/two", "Set-Cookie": "id=1"}, b"")
    web.put("/two", page(*ARTICLE))
    assert body_of(web, f"{SITE}/mill")
    assert all("Cookie" not in headers for _, headers in web.asked)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_page_that_moved_is_followed(web: Web, status: int) -> None:
    web.send_on("/old", "http://www.other.example/new", status)
    web.put("/new", page(*ARTICLE))
    fetched = fetch(f"{SITE}/old", LIMITS, network=web.network())
    assert fetched.address == "http://www.other.example/new"
    assert web.looked_up == ["news.example"] * 2 + ["www.other.example"] * 2


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ("file:///etc/passwd", "only http and https"),
        ("gopher://news.example/", "only http and https"),
        ("http://169.254.169.254/latest/meta-data/", "169.254.169.254"),
        ("http://inside.example/", "10.1.2.3"),
        ("http://[::1]/", "::1"),
        ("http://user:secret@news.example/", "password"),
        ("http://news.example:22/", "port 22"),
        ("http://[zz]/", "valid"),
        ("", "nowhere"),
        ("/a", "circle"),
    ],
)
def test_where_no_redirect_leads(web: Web, to: str, said: str) -> None:
    web.names |= {
        "inside.example": ["10.1.2.3"], "169.254.169.254": ["169.254.169.254"], "::1": ["::1"]
    }  # fmt: skip
    web.send_on("/a", to)
    message = refusal_of(web, f"{SITE}/a")
    assert said in message
    assert "secret" not in message


def test_redirects_without_end(web: Web) -> None:
    for number in range(9):
        web.send_on(f"/{number}", f"/{number + 1}")
    assert "more than 3 redirects" in refusal_of(web, f"{SITE}/0")
    assert len(web.asked) == 1 + 4


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (401, "login"), (402, "payment"), (403, "subscribers"), (404, "no such page"),
        (410, "gone"), (418, "refuses"), (429, "no more requests"), (451, "legal"),
        (500, "problem of its own"), (503, "problem of its own"), (204, "empty"), (304, "no page"),
    ],
)  # fmt: skip
def test_what_a_status_means(web: Web, status: int, said: str) -> None:
    web.put("/a", "", status=status)
    message = refusal_of(web, f"{SITE}/a")
    assert said in message
    assert str(status) in message


def drip(seconds: float, *, head: bool) -> object:
    def play(handler: BaseHTTPRequestHandler) -> None:
        end = time.monotonic() + seconds
        if not head:
            handler.send_response(200)
            handler.send_header("Content-Type", HTML)
            handler.end_headers()
        while time.monotonic() < end:
            handler.wfile.write(b"H")
            handler.wfile.flush()
            time.sleep(0.02)

    return play


@pytest.mark.parametrize("head", [True, False])
def test_a_site_that_drips_runs_out_of_time(web: Web, *, head: bool) -> None:
    web.plays["/slow"] = drip(3, head=head)  # type: ignore[assignment]
    started = time.monotonic()
    message = refusal_of(web, f"{SITE}/slow", replace(LIMITS, seconds=0.3))
    assert "within 0.3 seconds" in message
    assert time.monotonic() - started < 2


def test_a_name_that_is_never_found_runs_out_of_time(web: Web) -> None:
    network = replace(web.network(), look_up=lambda *_: time.sleep(1.5) or [])  # type: ignore[func-returns-value]
    with pytest.raises(ArticleError, match=r"within 0\.1 seconds"):
        fetch(f"{SITE}/", replace(LIMITS, seconds=0.1), network=network)


def test_a_page_that_is_too_large(web: Web) -> None:
    web.put("/big", b"x" * (LIMITS.bytes + 1))
    assert "larger than 0.2 MB" in refusal_of(web, f"{SITE}/big")
    web.put("/fits", b"x" * LIMITS.bytes)
    assert len(body_of(web, f"{SITE}/fits")) == LIMITS.bytes


def test_a_page_without_end_is_not_read_to_its_end(web: Web) -> None:
    def play(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        while True:
            handler.wfile.write(b"x" * 65_536)

    web.plays["/endless"] = play
    assert "larger than" in refusal_of(web, f"{SITE}/endless")


def packed(web: Web, data: bytes, packing: str) -> None:
    web.pages["/z"] = (200, {"Content-Type": HTML, "Content-Encoding": packing}, data)


def test_a_page_is_unpacked(web: Web) -> None:
    plain = page(*ARTICLE).encode()
    raw = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    for packing, data in (
        ("gzip", gzip.compress(plain)),
        ("deflate", zlib.compress(plain)),
        ("deflate", raw.compress(plain) + raw.flush()),
        ("identity", plain),
    ):
        packed(web, data, packing)
        assert body_of(web, f"{SITE}/z") == plain


def test_what_is_small_packed_and_huge_unpacked_is_too_large(web: Web) -> None:
    bomb = gzip.compress(bytes(60_000_000))
    assert len(bomb) < LIMITS.bytes
    packed(web, bomb, "gzip")
    assert "larger than" in refusal_of(web, f"{SITE}/z")


@pytest.mark.parametrize(
    ("data", "packing", "said"),
    [
        (b"no gzip", "gzip", "broken"),
        (gzip.compress(page(*ARTICLE).encode())[:-20], "gzip", "breaks off"),
        (b"x", "br", "encoding"),
        (b"x", "gzip, gzip", "encoding"),
    ],
)
def test_what_cannot_be_unpacked(web: Web, data: bytes, packing: str, said: str) -> None:
    packed(web, data, packing)
    assert said in refusal_of(web, f"{SITE}/z")


def test_an_answer_that_breaks_off(web: Web) -> None:
    def play(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(b"<html>only the beginning")

    web.plays["/half"] = play
    assert "breaks off" in refusal_of(web, f"{SITE}/half")


@pytest.mark.parametrize(
    "answer",
    [
        b"220 mail.example ready\r\n",
        b"",
        b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 500 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nA: " + b"b" * 100_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 999999 OK\r\n\r\n",
    ],
)
def test_what_is_no_answer_of_a_web_server(web: Web, answer: bytes) -> None:
    web.plays["/odd"] = lambda handler: handler.wfile.write(answer)  # type: ignore[assignment]
    assert "broken" in refusal_of(web, f"{SITE}/odd")


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "application/json", "a/b\x1b[31m"])
def test_what_is_no_page(web: Web, kind: str) -> None:
    web.put("/a", b"\x89PNG", kind)
    message = refusal_of(web, f"{SITE}/a")
    assert "not a page" in message
    assert message.isprintable()


@pytest.mark.parametrize("kind", ["text/plain", "text/plain; charset=iso-8859-1", ""])
def test_plain_text_is_read_as_such(web: Web, kind: str) -> None:
    web.put("/a", "Mill burns\n\n" + "\n\n".join(ARTICLE), kind)
    read = article_from_address(f"{SITE}/a", network=web.network())
    assert read.version.text.startswith("Mill burns\n\nThe mill")
    assert read.version.outlet == "news.example"


def test_the_charset_of_the_header_is_heeded(web: Web) -> None:
    text = page(*(paragraph.replace("Gazette", "Café") for paragraph in ARTICLE))
    web.put("/a", text.encode("windows-1250"), "text/html; charset=windows-1250")
    assert "Harbour Café" in article_from_address(f"{SITE}/a", network=web.network()).version.text


FEW = ("The mill burnt down on Monday night, and nobody in the town knows why it did so at all.",)
NOT_FREE = '<script type="application/ld+json">{"isAccessibleForFree": "False"}</script>'


@pytest.mark.parametrize(
    ("path", "html", "said"),
    [
        ("/a", page(*FEW, head=NOT_FREE), "paywall"),
        ("/a", page(*FEW, "Subscribe to continue reading this story."), "paywall"),
        (
            "/a",
            page("Before you continue, choose what we and our 812 partners may store."),
            "cookies",
        ),
        ("/a", page("Please enable JavaScript and reload."), "browser"),
        ("/a", page("Checking your browser before you go on."), "browser"),
        ("/a", page(), "words"),
        ("/a", "<html><body></body></html>", "no article text"),
        ("/a", "<html><body><script>var a = 'subscribe'</script></body></html>", "no article text"),
        ("/a", "", "no article text"),
        ("/a", page("Gone fishing."), "words of text"),
    ],
)
def test_what_comes_in_place_of_an_article(web: Web, path: str, html: str, said: str) -> None:
    web.put(path, html)
    assert said in refusal_of(web, SITE + path)


def test_a_question_about_cookies_on_a_host_of_its_own(web: Web) -> None:
    web.send_on("/a", "http://consent.news.example/ask?for=a")
    web.put("/ask?for=a", page(*FEW))
    assert "cookies" in refusal_of(web, f"{SITE}/a")


def test_an_article_about_cookies_and_subscriptions_is_an_article(web: Web) -> None:
    about = ("Subscribe to continue reading, sites say; we use cookies, they say, too.",)
    web.put("/a", page(*ARTICLE, *about))
    read = article_from_address(f"{SITE}/a", network=web.network())
    assert "cookies" in read.version.text
    assert read.warnings == ()


def test_a_long_page_for_subscribers_may_be_cut_and_says_so(web: Web) -> None:
    web.put("/a", page(*ARTICLE, head=NOT_FREE))
    read = article_from_address(f"{SITE}/a", network=web.network())
    assert [warning for warning in read.warnings if "for subscribers" in warning]


@pytest.mark.parametrize("host", ["consent.example", "cookies.example", "privacy.example"])
def test_a_site_may_be_called_anything(web: Web, host: str) -> None:
    web.put("/a", page(*ARTICLE[:2]))
    assert article_from_address(f"http://{host}/a", network=web.network()).version.outlet == host


def test_a_canonical_address_of_another_site_is_not_believed(web: Web) -> None:
    link = '<link rel="canonical" href="http://{}/mill">'
    web.put("/a?from=mail", page(*ARTICLE, head=link.format("elsewhere.example")))
    read = article_from_address(f"{SITE}/a?from=mail", network=web.network())
    assert read.version.url == f"{SITE}/a?from=mail"
    web.put("/a?from=mail", page(*ARTICLE, head=link.format("news.example")))
    read = article_from_address(f"{SITE}/a?from=mail", network=web.network())
    assert read.version.url == f"{SITE}/mill"


_HEADS = st.sampled_from(
    [b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 301 OK\r\nLocation: ", b"HTTP/1.0 200 OK\r\n\r\n",
     b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n",
     b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n\x1f\x8b\x08",
     b"HTTP/1.1 200 OK\r\nContent-Length: "]
)  # fmt: skip


@given(_HEADS, st.binary(max_size=2000))
def test_any_bytes_for_an_answer(head: bytes, rest: bytes) -> None:
    ours, theirs = socket.socketpair()
    with theirs:
        theirs.sendall(head + rest)
        theirs.shutdown(socket.SHUT_WR)
        try:
            answer = ask(parse_address(f"{SITE}/a"), TimedSocket(ours, Deadline.of(5)), 1000)
        except (ArticleError, TooLargeError):
            return
    assert len(answer.body) <= 1000


def test_a_host_that_does_not_answer(web: Web) -> None:
    def refuse(*_: object) -> object:
        raise ConnectionRefusedError(111, "Connection refused")

    with pytest.raises(ArticleError, match="cannot connect"):
        fetch(f"{SITE}/", LIMITS, network=replace(web.network(), connect=refuse))  # type: ignore[arg-type]


def test_a_host_that_nobody_knows(web: Web) -> None:
    assert "no such host" in refusal_of(web, "http://news.invalid/")
