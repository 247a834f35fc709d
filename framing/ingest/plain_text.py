"""Plain text: one line of the file is one line of the article."""

from __future__ import annotations

from framing.ingest.extracted_article import ExtractedArticle, Line


def read_plain(text: str) -> ExtractedArticle:
    """Return the lines of cleaned ``text``; nothing in them says what kind they are."""
    return ExtractedArticle(tuple(Line(line.rstrip()) for line in text.split("\n")))
