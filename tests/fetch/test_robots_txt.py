"""``robots.txt``: what it says, and what it means when it cannot be read."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from helpers.web import ARTICLE, Web, page, serving
from hypothesis import given
from hypothesis import strategies as st

from framing.errors import ArticleError
from framing.fetch import FetchLimits, fetch
from framing.fetch.robots_txt import may_read, rules_for

if TYPE_CHECKING:
    from collections.abc import Iterator

AGENT = "framing-compare"
LIMITS = FetchLimits(seconds=5, connect_seconds=2, bytes=200_000, redirects=3)


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("", "/a", True),
        ("Disallow:", "/a", True),
        ("Disallow: /", "/a", False),
        ("Disallow: /", "/robots.txt", True),
        ("Disallow: /a", "/a/b", False),
        ("Disallow: /a", "/b/a", True),
        ("Disallow: /a/", "/a", True),
        # The longest rule decides, wherever it stands; of equal ones the one that allows.
        ("Disallow: /\nAllow: /news/", "/news/a", True),
        ("Allow: /\nDisallow: /news/", "/news/a", False),
        ("Disallow: /news\nAllow: /news", "/news", True),
        ("Disallow: /*.pdf$", "/a.pdf", False),
        ("Disallow: /*.pdf$", "/a.pdf?x", True),
        ("Disallow: /*?print", "/a?print=1", False),
        ("Disallow: /a*b*c", "/axxbxxc", False),
        ("Disallow: /a*b*c", "/axxcxxb", True),
        ("Disallow: /a$", "/a", False),
        ("Disallow: /a$", "/ab", True),
        ("Disallow: /*a*$", "/xay", False),
        ("Disallow: /a*ba$", "/aba", False),
        ("Disallow: /ab*ba$", "/aba", True),
        ("Disallow: /caf%C3%A9", "/café", False),
        ("Disallow: /café", "/caf%c3%a9", False),
        ("Disallow: /%7Ea", "/~a", False),
        ("disallow : /a # why", "/a", False),
        ("Crawl-delay: 10\nSitemap: /a\nnonsense\nDisallow: /a", "/a", False),
    ],
)
def test_rules_for_everyone(rules: str, path: str, *, allowed: bool) -> None:
    assert may_read(rules_for(f"User-agent: *\n{rules}", AGENT), path) is allowed


def test_rules_for_us_come_before_those_for_everyone() -> None:
    text = (
        "User-agent: *\nDisallow: /\n\nUser-agent: other\nUser-agent: Framing-Compare/1.0\n"
        "Disallow: /private\n\nUser-agent: framing-compare\nDisallow: /two\n"
    )
    rules = rules_for(text, AGENT)
    assert may_read(rules, "/a")
    assert not may_read(rules, "/private")
    assert not may_read(rules, "/two")
    assert not may_read(rules_for(text, "somebody"), "/a")
    assert may_read(rules_for("User-agent: framing-compare\n\nUser-agent: x\nAllow: /", AGENT), "/")


def test_rules_before_any_name_are_nobodys() -> None:
    assert may_read(rules_for("Disallow: /", AGENT), "/a")


@given(st.text(max_size=300), st.text(max_size=60))
def test_any_text_at_all(text: str, path: str) -> None:
    rules = rules_for(f"User-agent: *\nDisallow: {text}", AGENT)
    assert may_read(rules, f"/{path}") in {True, False}


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as web:
        web.put("/mill", page(*ARTICLE))
        web.put("/elsewhere", page(*ARTICLE))
        yield web


def get(web: Web, path: str = "/mill", limits: FetchLimits = LIMITS) -> bytes:
    return fetch(f"http://news.example{path}", limits, network=web.network()).data


def test_a_page_that_programs_are_asked_to_leave_alone_is_not_asked_for(web: Web) -> None:
    web.put("/robots.txt", "User-agent: *\nDisallow: /mill", "text/plain")
    with pytest.raises(ArticleError, match="asks programs to keep out"):
        get(web)
    assert [path for path, _ in web.asked] == ["/robots.txt"]
    assert get(web, "/elsewhere")


def test_every_site_on_the_way_is_asked(web: Web) -> None:
    web.put("/robots.txt", "User-agent: *\nDisallow: /elsewhere", "text/plain")
    web.send_on("/mill", "http://other.example/elsewhere")
    with pytest.raises(ArticleError, match=r"other\.example.*keep out"):
        get(web)
    assert [path for path, _ in web.asked] == ["/robots.txt", "/mill", "/robots.txt"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 429])
def test_a_site_without_rules_has_none(web: Web, status: int) -> None:
    web.put("/robots.txt", "User-agent: *\nDisallow: /", status=status)
    assert get(web)


@pytest.mark.parametrize("status", [500, 503])
def test_a_site_that_cannot_say_means_no(web: Web, status: int) -> None:
    web.put("/robots.txt", "", status=status)
    with pytest.raises(ArticleError, match="which means no"):
        get(web)


def test_rules_that_moved_are_followed_and_those_in_a_circle_are_none(web: Web) -> None:
    web.send_on("/robots.txt", "/moved")
    web.put("/moved", "User-agent: *\nDisallow: /mill")
    with pytest.raises(ArticleError, match="keep out"):
        get(web)
    web.send_on("/moved", "/robots.txt")
    assert get(web)


def test_rules_that_lead_inside_are_not_read(web: Web) -> None:
    web.names["inside.example"] = ["192.168.0.1"]
    web.send_on("/robots.txt", "http://inside.example/")
    with pytest.raises(ArticleError, match=r"192\.168\.0\.1"):
        get(web)


def test_of_rules_without_end_the_beginning_counts(web: Web) -> None:
    most = "User-agent: *\nDisallow: /mill\n" + "# more\n" * 200_000
    web.put("/robots.txt", most, "text/plain")
    with pytest.raises(ArticleError, match="keep out"):
        get(web)


def test_rules_that_never_come_use_up_the_time(web: Web) -> None:
    web.plays["/robots.txt"] = lambda _: time.sleep(1)
    with pytest.raises(ArticleError, match=r"within 0\.2 seconds"):
        get(web, limits=replace(LIMITS, seconds=0.2))
