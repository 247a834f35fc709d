"""What finds the article in a page: this program, trafilatura, and others that are installed."""

from __future__ import annotations

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


def ours(data: bytes) -> str:
    """Return what this program scores of a page, headings included but for the title."""
    text, _ = read_page(data)
    return text


def read_page(data: bytes) -> tuple[str, bool]:
    """Return what is scored of a page, and whether the reading warns of anything."""
    from framing.ingest import article_from_bytes  # noqa: PLC0415 - loads what pages need

    try:
        read = article_from_bytes(data, "page.html", kind="html")
    except ArticleError:
        # A page that is refused is told to the user, and nothing of it is scored.
        return "", True
    version = read.version
    kept = (
        version.text[block.start : block.end]
        for block in version.blocks
        if block.kind not in {"boilerplate", "title"}
    )
    return "\n".join(kept), bool(read.warnings)


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
