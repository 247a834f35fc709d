"""A saved web page to plain lines, through trafilatura."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from framing.errors import ArticleError
from framing.ingest.clean import clean, clean_line
from framing.ingest.data import table
from framing.ingest.page import Line, Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element


def read_webpage(html: str, name: str) -> Page:
    """Return the article in ``html`` as lines, with the page's own title, date and address.

    Raises:
        ArticleError: no article text is found in the page.
    """
    # A third of a second to import, and only for pages.
    from trafilatura import bare_extraction  # noqa: PLC0415

    document = bare_extraction(
        html,
        favor_recall=True,
        include_comments=False,
        include_formatting=True,
        with_metadata=True,
        # Only dates that the page states; a guess from its body could be wrong by years.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    # A plain dictionary comes only when asked for.
    body = None if document is None or isinstance(document, dict) else document.body
    lines = () if body is None else tuple(_lines(body))
    if document is None or isinstance(document, dict) or not any(line.text for line in lines):
        raise ArticleError(
            f"{name}: no article text found in the page; save the article's text as a .txt file"
        )
    return Page(
        lines,
        title=clean_line(document.title or ""),
        published=_date(document.date or ""),
        url=clean_line(document.url or ""),
        author=clean_line(document.author or ""),
        site=clean_line(document.sitename or ""),
    )


def _lines(body: _Element) -> Iterator[Line]:
    """Walk the extracted body in order; every piece of text becomes part of exactly one line."""
    breaking = table("limits.toml")["page"]["breaking"]
    inside: list[str] = []
    words: list[str] = []
    for event, tag, text in _events(body):
        if event == "text":
            words.append(text)
            continue
        if tag in breaking:
            yield from _line(words, inside)
            words = []
        elif tag == "cell":
            words.append(" ")
        if event == "start":
            inside.append(tag)
        else:
            inside.pop()
    yield from _line(words, inside)


def _events(body: _Element) -> Iterator[tuple[str, str, str]]:
    """Start, text and end events without recursion: pages nest as deeply as they like."""
    stack: list[tuple[_Element, bool]] = [(body, False)]
    while stack:
        element, done = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if done:
            yield "end", tag, ""
            yield "text", tag, element.tail or ""
            continue
        yield "start", tag, ""
        yield "text", tag, (element.text or "") if tag else ""
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))


def _line(words: list[str], inside: list[str]) -> Iterator[Line]:
    text = " ".join(clean("".join(words)).split())
    if not text:
        return
    if any(tag in table("limits.toml")["page"]["headings"] for tag in inside):
        yield Line(text, "heading")
    elif "item" in inside:
        yield Line("- " + text, "bullet")
    else:
        yield Line(text)
    yield Line("")


def _date(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None
