"""Signs that a page is not the article but stands before it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from framing.fetch.request_limits import fetch_table

if TYPE_CHECKING:
    from framing.fetch.get_page import Fetched
    from framing.types import Version

_TAG = re.compile(r"<[^<>]{0,2000}>")
_CODE = re.compile(r"<(script|style)\b", re.IGNORECASE)

_CONSENT = "the site asks about cookies before it shows the article"
_BROWSER = "the site shows the article only to a browser"
_PAYWALL = "the article is behind a paywall"


def blocked_reason(fetched: Fetched, version: Version, host: str) -> str:
    """Say what a page with little text is in place of the article; empty when it may be one."""
    words = sum(
        len(version.text[block.start : block.end].split())
        for block in version.blocks
        if block.kind != "boilerplate"
    )
    short = fetch_table("blocked_pages.toml")["short"]
    if words >= short["words"]:
        return ""
    page = fetched.data.decode("utf-8", "replace")
    if _pattern("consent", "hosts").fullmatch(host):
        return _CONSENT
    if _pattern("paywall", "not_free").search(page):
        return f"{_PAYWALL} (only {words} words can be read)"
    reason = _reason_in_text(f"{version.title}\n{version.text}")
    if not reason and words < short["none"]:
        reason = (
            _reason_in_text(_visible_text(page)) or f"only {words} words of text are in the page"
        )
    return reason


def is_subscribers_only(fetched: Fetched) -> bool:
    """Tell whether a page says of itself that it is not free to read."""
    page = fetched.data.decode("utf-8", "replace")
    return _pattern("paywall", "not_free").search(page) is not None


def missing_article_reason(data: bytes, address: str) -> str:
    """Say what a page in which no article was found is; empty when it does not say."""
    page = data.decode("utf-8", "replace")
    if _pattern("consent", "hosts").fullmatch(urlsplit(address).hostname or ""):
        return _CONSENT
    if _pattern("paywall", "not_free").search(page):
        return _PAYWALL
    return _reason_in_text(_visible_text(page)) or "no article text is in the page"


def _reason_in_text(text: str) -> str:
    if _pattern("consent", "says").search(text):
        return _CONSENT
    if _pattern("browser", "says").search(text):
        return _BROWSER
    return _PAYWALL if _pattern("paywall", "says").search(text) else ""


def _visible_text(page: str) -> str:
    """Return about what a reader sees of a page: without code and tags."""
    visible: list[str] = []
    lower = page.lower()
    place = 0
    while hit := _CODE.search(page, place):
        visible.append(page[place : hit.start()])
        end = lower.find(f"</{hit[1].lower()}", hit.end())
        place = end if end >= 0 else len(page)
    visible.append(page[place:])
    return " ".join(_TAG.sub(" ", "".join(visible)).split())


@cache
def _pattern(kind: str, name: str) -> re.Pattern[str]:
    return re.compile(fetch_table("blocked_pages.toml")[kind][name], re.IGNORECASE)
