"""Articles as they are given on the screen: pasted, as a file, or by address."""

from __future__ import annotations

from pathlib import PurePath
from typing import NamedTuple

from framing.errors import ArticleError
from framing.ingest import Read, article_from_bytes, article_from_text
from framing.stories import Draft, draft_from_article, pasted

LONGEST = 200_000
TYPES = ["txt", "md", "html", "htm", "pdf", "docx"]


class Given(NamedTuple):
    """An article, and the file that it would be in a story."""

    read: Read
    draft: Draft


def from_paste(outlet: str, title: str, text: str) -> Given:
    """Read a pasted article.

    Raises:
        FramingError: It is no article.
    """
    draft = pasted(outlet, title, text)
    return Given(article_from_text(text, draft.outlet, " ".join(title.split())), draft)


def from_upload(outlet: str, name: str, data: bytes) -> Given:
    """Read an uploaded file; without an outlet's name it is the page's own, or the file's.

    Raises:
        FramingError: The file is no article.
    """
    # The browser's name for the file must not lead anywhere.
    file = PurePath(name)
    read = article_from_bytes(data, file.name, " ".join(outlet.split()) or None)
    return Given(read, draft_from_article(read, data, file.suffix))


def from_address(outlet: str, address: str) -> Given:
    """Fetch and read a page; without an outlet's name it is the page's own.

    Raises:
        FramingError: It cannot be had, or holds no article.
    """
    # Only who fetches waits for what fetching needs.
    from framing.fetch import article_from_address, is_address  # noqa: PLC0415

    if not is_address(address):
        raise ArticleError(f"{address[:80]}: an address begins with https:// or http://; add it")
    read = article_from_address(address, " ".join(outlet.split()) or None)
    return Given(read, draft_from_article(read))
