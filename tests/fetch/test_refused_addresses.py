"""Addresses that must not be asked, in every spelling, and that checked ones are the ones asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from helpers.web import PUBLIC, serving
from hypothesis import given
from hypothesis import strategies as st

from framing.errors import ArticleError
from framing.fetch import fetch
from framing.fetch.address import is_address, parse_address, redirect_target
from framing.fetch.connections import Network, look_up, refusal

if TYPE_CHECKING:
    import socket

LOCAL = [
    "0.0.0.1", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "127.0.0.1", "127.8.9.1",
    "169.254.0.1", "169.254.169.254", "172.16.0.1", "172.31.255.254", "192.0.0.8", "192.168.1.1",
    "198.18.0.1", "198.19.255.254", "::", "::1", "fc00::1", "fd12:3456::1", "fe80::1",
    "fe80::1%eth0", "fec0::1", "100::1", "64:ff9b:1::1",
    # The same, inside another.
    "::ffff:127.0.0.1", "::ffff:7f00:1", "::ffff:10.0.0.1", "::ffff:169.254.169.254",
    "::127.0.0.1", "::ffff:0:127.0.0.1", "64:ff9b::127.0.0.1", "64:ff9b::a00:1",
    "2002:7f00:1::", "2002:a00:1::1", "2002:c0a8:101::1",
]  # fmt: skip
NEVER = [
    "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.51.100.7",
    "203.0.113.9", "192.88.99.1", "ff02::1", "2001:db8::1", "2001::1", "3fff::1", "5f00::1",
    "::ffff:224.0.0.1", "", "no address", "1.2.3.4.5",
]  # fmt: skip
ALLOWED = [
    PUBLIC, "8.8.8.8", "1.1.1.1", "172.15.0.1", "172.32.0.1", "192.167.1.1", "100.128.0.1",
    "169.253.1.1", "2606:4700::1111", "2a00:1450:4001::1", "64:ff9b::808:808", "::ffff:8.8.8.8",
]  # fmt: skip
# What a person or a page may write for this machine. The system's own look-up reads most of them.
SPELLINGS = [
    "http://localhost/", "http://LOCALHOST/", "http://localhost./", "http://localhost:8501/",
    "http://127.0.0.1/", "http://127.1/", "http://127.0.1/", "http://2130706433/",
    "http://0x7f000001/", "http://0x7f.1/", "http://0177.0.0.1/", "http://017700000001/",
    "http://0/", "http://0.0.0.0:8000/", "http://[::1]/", "http://[::]/",
    "http://[0:0:0:0:0:0:0:1]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/",
    "http://[::127.0.0.1]/",
    "https://127.0.0.1:8443/", "http://\uff11\uff12\uff17.0.0.1/", "http://127\u30020\u30020\u30021/",
    "HTTP://127.0.0.1/", "http://169.254.169.254/latest/", "http://10.0.0.1/", "http://192.168.0.1/",
]  # fmt: skip
ODD = [
    "file:///etc/passwd", "ftp://news.example/a", "gopher://news.example/", "data://text,x",
    "javascript://news.example/%0aalert(1)", "jar:http://news.example/", "news.example/a",
    "//news.example/", "", "   ", "http://", "http:///path", "http://?a", "http://user@news.example/",
    "http://user:pass@news.example/", "http://@news.example/", "http://news.example:80@10.0.0.1/",
    "http://news.example\\@10.0.0.1/", "http://news.example\\.evil.example/",
    "http://news.example /", "http://news.example/a b", "http://news.example/\r\nHost: evil/",
    "http://news.example/\x00", "http://news.example:99999/", "http://news.example:abc/",
    "http://news.example:0/", "http://news.example:22/", "http://news.example:25/a",
    "http://[::1", "http://[fe80::1%25eth0]/", "http://[v1.x]/", "http://-news.example/",
    "http://news..example/", "http://new%73.example/", "http://ne<ws.example/",
    "http://" + "a" * 300 + ".example/", "http://news.example/" + "a" * 3000, "http://\ud800.example/",
]  # fmt: skip


@pytest.mark.parametrize("ip", LOCAL)
def test_addresses_of_this_machine_and_its_network(ip: str) -> None:
    assert "own network" in refusal(ip)
    assert refusal(ip, allow_local=True) == ""


@pytest.mark.parametrize("ip", NEVER)
def test_addresses_of_no_machine(ip: str) -> None:
    assert refusal(ip)
    assert refusal(ip, allow_local=True)


@pytest.mark.parametrize("ip", ALLOWED)
def test_public_addresses(ip: str) -> None:
    assert refusal(ip) == ""


def nowhere(*_: object) -> socket.socket:
    raise AssertionError("a connection was made")


@pytest.mark.parametrize("address", SPELLINGS)
def test_every_spelling_of_this_machine(address: str) -> None:
    with pytest.raises(ArticleError) as error:
        fetch(address, network=Network(look_up, nowhere))
    # Some systems do not read the odder spellings at all.
    assert "own network" in str(error.value) or "no such host" in str(error.value)


@pytest.mark.parametrize("address", ODD)
def test_what_is_no_address_of_a_page(address: str) -> None:
    with pytest.raises(ArticleError) as error:
        fetch(address, network=Network(nowhere, nowhere))  # type: ignore[arg-type]
    message = str(error.value)
    assert "\n" not in message
    assert "pass@" not in message
    assert len(message) < 300


@pytest.mark.parametrize(
    "ips", [["10.0.0.1"], [PUBLIC, "127.0.0.1"], ["::1", PUBLIC], ["fe80::1%2"], ["bad"]]
)
def test_a_name_that_leads_inside_among_others_is_refused(ips: list[str]) -> None:
    with pytest.raises(ArticleError):
        fetch("http://news.example/", network=Network(lambda *_: ips, nowhere))


def test_the_connection_goes_to_the_very_address_that_was_checked() -> None:
    """A name that changes between look-ups (DNS rebinding) is checked each time it is used."""
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    with serving() as web:
        web.put("/robots.txt", "", "text/plain")
        network = web.network()
        rebinding = Network(lambda *_: next(answers), network.connect)
        with pytest.raises(ArticleError, match=r"127\.0\.0\.1"):
            fetch("http://news.example/a", network=rebinding)
        assert [path for path, _ in web.asked] == ["/robots.txt"]


def test_this_machine_is_asked_when_that_is_allowed() -> None:
    with serving() as web:
        web.put("/a", "text", "text/plain")
        address = f"http://127.0.0.1:{web.port}/a"
        assert fetch(address, allow_local=True).data == b"text"
        with pytest.raises(ArticleError, match="own network"):
            fetch(address)


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("HTTP://News.Example", "http://news.example/"),
        ("https://news.example:443/a#b", "https://news.example/a"),
        ("http://news.example:8080/a?b=c d".replace(" ", "%20"), "http://news.example:8080/a?b=c%20d"),
        ("http://bücher.example/ä?ö", "http://xn--bcher-kva.example/%C3%A4?%C3%B6"),
        ("http://[2606:4700::1111]:8080/", "http://[2606:4700::1111]:8080/"),
        ("  https://news.example./x\n", "https://news.example/x"),
    ],
)  # fmt: skip
def test_an_address_is_written_in_one_way(given: str, read: str) -> None:
    assert str(parse_address(given)) == read


def test_a_relative_address_is_one_of_the_same_site() -> None:
    here = parse_address("https://news.example/a/b?c")
    assert str(redirect_target(here, "../d")) == "https://news.example/d"
    assert str(redirect_target(here, "//other.example/x y")) == "https://other.example/x%20y"
    assert str(redirect_target(here, "/caf\xc3\xa9")) == "https://news.example/caf%C3%A9"


def test_what_is_meant_as_an_address() -> None:
    assert all(map(is_address, ("http://a", "HTTPS://a", "ftp://a", "file:///a")))
    assert not any(map(is_address, ("a.txt", "C:\\a", "a/b://c", "-", "http:/a", "")))


@given(st.text() | st.builds("http://{}".format, st.text()))
def test_any_text_at_all(text: str) -> None:
    try:
        address = parse_address(text)
    except ArticleError as error:
        assert "\n" not in str(error)  # noqa: PT017 - most texts end here
        return
    again = parse_address(str(address))
    assert again.host.rstrip(".") == address.host.rstrip(".")
    assert (again.port, again.target) == (address.port, address.target)
    assert str(address).isascii()


@given(st.text(max_size=60))
def test_any_redirect_at_all(location: str) -> None:
    try:
        redirect_target(parse_address("http://news.example/a"), location)
    except ArticleError as error:
        assert "\n" not in str(error)  # noqa: PT017 - as above


def test_names_are_looked_up_by_the_system() -> None:
    assert set(look_up("localhost", 80)) <= {"127.0.0.1", "::1"}
