"""What finds the article in a page: this program, trafilatura, and others that are installed."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

from framing.errors import ArticleError
from framing.evaluation.task import OURS

if TYPE_CHECKING:
    from collections.abc import Callable

TRAFILATURA = "trafilatura"


def extractors() -> dict[str, Callable[[bytes], str]]:
    """Return what can be run here, by name: bytes of a page in, the text of its article out."""
    there: dict[str, Callable[[bytes], str]] = {OURS: ours, TRAFILATURA: _trafilatura}
    if find_spec("readability") is not None:
        there["readability-lxml"] = _readability
    if find_spec("newspaper") is not None:
        there["newspaper4k"] = _newspaper
    return there


@dataclass(frozen=True, slots=True)
class PageReading:
    """What this program makes of a page."""

    scored: str = ""
    """What is scored of it, headings included but for the title."""
    kept: str = ""
    """The same, with the lines that are marked as no part of the article."""
    warns: bool = True
    title: str = ""
    outlet: str = ""
    published: str = ""
    """The day as in 2021-03-04; empty without one."""


def ours(data: bytes) -> str:
    """Return what this program scores of a page, headings included but for the title."""
    return read_page(data).scored


def read_page(data: bytes) -> PageReading:
    """Return what this program makes of a page; of one that is refused it is told, and no more."""
    from framing.ingest import article_from_bytes  # noqa: PLC0415 - loads what pages need

    try:
        read = article_from_bytes(data, "page.html", kind="html")
    except ArticleError:
        return PageReading()
    version = read.version
    texts = [
        (block.kind, version.text[block.start : block.end])
        for block in version.blocks
        if block.kind != "title"
    ]
    return PageReading(
        scored="\n".join(text for kind, text in texts if kind != "boilerplate"),
        kept="\n".join(text for _, text in texts),
        warns=bool(read.warnings),
        title=version.title,
        outlet=version.outlet,
        published=version.published.isoformat() if version.published else "",
    )


def _trafilatura(data: bytes) -> str:
    from trafilatura import extract  # noqa: PLC0415 - only where it is run

    return extract(data.decode("utf-8", "replace"), include_comments=False) or ""


def _readability(data: bytes) -> str:
    from lxml.html import fromstring  # noqa: PLC0415 - only where it is run
    from readability import Document  # noqa: PLC0415 - only where it is run

    summary = Document(data.decode("utf-8", "replace")).summary()
    return " ".join(fromstring(summary).itertext())


def _newspaper(data: bytes) -> str:
    from newspaper import Article  # noqa: PLC0415 - only where it is run

    article = Article(url="https://example.org/", language="en")
    article.download(input_html=data.decode("utf-8", "replace"))
    article.parse()
    return str(article.text)
