"""Plain text: a line of the file is a line of the article, unless they were broken at a width."""

from __future__ import annotations

from framing.ingest.extracted_article import ExtractedArticle, Line
from framing.ingest.hard_wrapped import unwrapped


def read_plain(text: str) -> ExtractedArticle:
    """Return the lines of cleaned ``text``; nothing in them says what kind they are."""
    return ExtractedArticle(unwrapped(tuple(Line(line.rstrip()) for line in text.split("\n"))))
